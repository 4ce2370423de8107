import {
  GatewayError,
  isGatewayError,
  type CognitoGateway,
  type CreateRequest,
  type CreatedClient,
} from '../../aws/gateway';
import { same } from '../canonical';
import { FACETS, type FacetName } from '../facets';
import { readLive, type Live } from '../live';
import { allPages } from '../pages';
import type { Settings } from '../settings';

/** What a creation needs. */
export interface ClientCreation {
  readonly gateway: CognitoGateway;
  readonly userPoolId: string;
  /** With a ClientName. */
  readonly settings: Settings;
  readonly generateSecret: boolean;
}

/** An app client that was made. The secret, if it has one, is behind takeSecret() and nowhere else. */
export interface CreateResult extends CreatedClient {
  readonly outcome: 'made';
  /** What is live now; the error when reading back failed. */
  readonly after: Live | GatewayError;
  /** Parameters that the service stored otherwise than asked for. */
  readonly otherwise: readonly FacetName[];
}

/** Nobody knows whether it was made: the answer was lost. */
export interface UncertainCreate {
  readonly outcome: 'in-doubt';
  readonly doubt: GatewayError;
  /** Ids of the pool's clients that have its name now; undefined when they could not be listed. */
  readonly namesakes: readonly string[] | undefined;
}

/**
 * One CreateUserPoolClient, carried to its end, then a look at what was made.
 * @throws GatewayError after which certainly nothing was made
 */
export async function runCreate(
  { gateway, userPoolId, settings, generateSecret }: ClientCreation,
  signal: AbortSignal,
): Promise<CreateResult | UncertainCreate> {
  if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled.');
  const toTheEnd = new AbortController().signal;
  const body = { UserPoolId: userPoolId, ...settings, GenerateSecret: generateSecret } as CreateRequest;
  try {
    const made = await gateway.createUserPoolClient(body, toTheEnd);
    const after = await readLive(gateway, { userPoolId, clientId: made.clientId }, toTheEnd).catch(gatewayErrorOnly);
    const otherwise =
      'settings' in after
        ? FACETS.filter((name) => settings[name] !== undefined && !same(name, settings, after.settings))
        : [];
    return { outcome: 'made', ...made, after, otherwise };
  } catch (error) {
    if (!isGatewayError(error) || !error.details.mayHaveApplied) throw error;
    return {
      outcome: 'in-doubt',
      doubt: error,
      namesakes: await namesakes(gateway, userPoolId, settings.ClientName, toTheEnd),
    };
  }
}

async function namesakes(
  gateway: CognitoGateway,
  userPoolId: string,
  name: string | undefined,
  signal: AbortSignal,
): Promise<string[] | undefined> {
  const found: string[] = [];
  try {
    for await (const { items } of allPages((next) => gateway.listUserPoolClients(userPoolId, next, signal)))
      found.push(...items.filter((item) => item.name === name).map(({ clientId }) => clientId));
    return found;
  } catch (error) {
    gatewayErrorOnly(error);
    return undefined;
  }
}

/** What to say of a creation in doubt, and what to do. */
export function formatUncertainCreate(
  { doubt, namesakes: ids }: UncertainCreate,
  name: string,
  userPoolId: string,
): string {
  const lost = `It is not known whether ${name} was created in ${userPoolId}: the answer of Cognito was lost (${doubt.kind}).`;
  if (ids === undefined) return `${lost} Look into the user pool before you create it again.`;
  if (ids.length === 0)
    return `${lost} The user pool has no client of this name so far: most likely it was not created. Look into the user pool before you create it again.`;
  return `${lost} The user pool has ${ids.length === 1 ? 'a client' : 'clients'} of this name: ${ids.join(', ')}. Pull it instead of creating another one; a secret that was given with the lost answer can be read in the AWS console.`;
}

function gatewayErrorOnly(error: unknown): GatewayError {
  if (isGatewayError(error)) return error;
  throw error;
}
