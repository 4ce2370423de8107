import type { CognitoGateway, Target } from '../aws/gateway';
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
  readonly hasSecret: boolean;
  /** The client as text, laid out like the given file so that a comparison shows only what differs. */
  textLike(file?: string): string;
}

/** Asks Cognito for a client. @throws GatewayError */
export async function readLive(gateway: CognitoGateway, target: Target, signal: AbortSignal): Promise<Live> {
  const { members, hasSecret } = await gateway.describeUserPoolClient(target, signal);
  const { settings, unknown } = fromDescribe(members);
  const identity = { UserPoolId: target.userPoolId, ClientId: target.clientId };
  return {
    identity,
    settings,
    unknown,
    hasSecret,
    name: typeof settings.ClientName === 'string' ? settings.ClientName : target.clientId,
    textLike: (file) => (file === undefined ? newFileText(identity, settings) : pulledText(file, identity, settings)),
  };
}

/** What to say of members that this version does not know; empty when there are none. */
export function formatUnknownMembers(unknown: readonly string[]): string {
  return unknown.length === 0
    ? ''
    : `Cognito has ${unknown.join(', ')}, which this version does not know: it is not shown, and an update cannot carry it.`;
}
