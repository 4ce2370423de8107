import { GatewayError, isGatewayError, type CognitoGateway, type Target } from '../aws/gateway';
import { newFileText, pulledText, type Identity } from './file-text';
import { fromDescribe, type Settings } from './settings';

/** A live app client, ready to be compared with a file. */
export interface Live {
  readonly identity: Identity;
  readonly settings: Settings;
  /** Its name, or its id when it has none. */
  readonly name: string;
  /** Members that this version of the product does not know: neither shown nor sent. */
  readonly unknown: readonly string[];
  /** Undefined: not known. See readSecret. */
  readonly hasSecret: boolean | undefined;
  /** An application registered it (dynamic client registration). */
  readonly isRegistered: boolean;
  /** The client as text, laid out like the given file so that a comparison shows only what differs. */
  textLike(file?: string): string;
}

/** Asks Cognito for a client. @throws GatewayError */
export async function readLive(gateway: CognitoGateway, target: Target, signal: AbortSignal): Promise<Live> {
  const { members, showsSecret } = await gateway.describeUserPoolClient(target, signal);
  const { settings, unknown } = fromDescribe(members);
  const identity = { UserPoolId: target.userPoolId, ClientId: target.clientId };
  return {
    identity,
    settings,
    unknown,
    hasSecret: showsSecret || undefined,
    isRegistered: isRegisteredIn(members),
    name: typeof settings.ClientName === 'string' ? settings.ClientName : target.clientId,
    textLike: (file) => (file === undefined ? newFileText(identity, settings) : pulledText(file, identity, settings)),
  };
}

/** Whether a described client was registered by an application. */
export const isRegisteredIn = (members: Readonly<Record<string, unknown>>): boolean => members['ClientType'] === 'DCR';

/**
 * Whether a client has a secret. What describe shows proves that it has one, and never that it has none: then the list of its secrets
 * says it, where it may be asked for. One request at most.
 * @returns undefined: not known
 * @throws GatewayError `cancelled` only
 */
export async function readSecret(
  gateway: CognitoGateway,
  { identity, hasSecret }: Pick<Live, 'identity' | 'hasSecret'>,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  if (hasSecret !== undefined) return hasSecret;
  const target = { userPoolId: identity.UserPoolId, clientId: identity.ClientId };
  try {
    return (await gateway.listUserPoolClientSecrets(target, signal)).length > 0;
  } catch (error) {
    if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled.');
    if (isGatewayError(error)) return undefined;
    throw error;
  }
}

/** What a person should know of a pulled client: sentences, none where there is nothing to say. */
export function formatLiveRemarks({ hasSecret, isRegistered, unknown }: Omit<Live, 'textLike'>): string {
  return [
    hasSecret ? 'The client has a secret; it stays in Cognito.' : '',
    isRegistered ? 'An application registered this client (dynamic client registration).' : '',
    formatUnknownMembers(unknown),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What to say of members that this version does not know; empty when there are none. */
export function formatUnknownMembers(unknown: readonly string[]): string {
  return unknown.length === 0
    ? ''
    : `Cognito has ${unknown.join(', ')}, which this version does not know: it is not shown, and an update cannot carry it.`;
}
