import {
  GatewayError,
  gatewayErrorOnly,
  isGatewayError,
  type CognitoGateway,
  type CreateRequest,
  type CreatedClient,
} from '../../aws/gateway';
import { same } from '../../../../server/src/language/same';
import { FACETS, type FacetName } from '../facets';
import { readLive, type Live } from '../live';
import { allPages } from '../pages';
import type { Settings } from '../settings';

/** The input of a creation. */
export interface ClientCreation {
  readonly gateway: CognitoGateway;
  readonly userPoolId: string;
  /** The settings, with a ClientName. */
  readonly settings: Settings;
  readonly generateSecret: boolean;
}

/** An app client that was created. Its secret, if it has one, is only available from takeSecret(). */
export interface CreateResult extends CreatedClient {
  readonly outcome: 'made';
  /** The live client; the error when reading back failed. */
  readonly after: Live | GatewayError;
  /** Parameters that the service stored with another value than requested. */
  readonly mismatches: readonly FacetName[];
}

/** A creation whose answer was lost: it is not known whether there is a client now. */
export interface UncertainCreate {
  readonly outcome: 'uncertain';
  readonly uncertainty: GatewayError;
  /** Ids of the pool's clients with its name; undefined when they could not be listed. */
  readonly namesakes: readonly string[] | undefined;
}

/**
 * Creates an app client with one request that is not aborted, then reads it back.
 * @throws GatewayError after which certainly nothing was created
 */
export async function runCreate(
  { gateway, userPoolId, settings, generateSecret }: ClientCreation,
  signal: AbortSignal,
): Promise<CreateResult | UncertainCreate> {
  if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled.');
  const neverAborted = new AbortController().signal;
  const body = { UserPoolId: userPoolId, ...settings, GenerateSecret: generateSecret } as CreateRequest;
  try {
    const created = await gateway.createUserPoolClient(body, neverAborted);
    const target = { userPoolId, clientId: created.clientId };
    const after = await readLive(gateway, target, neverAborted).catch(gatewayErrorOnly);
    const mismatches =
      'settings' in after
        ? FACETS.filter((name) => settings[name] !== undefined && !same(name, settings, after.settings))
        : [];
    return { outcome: 'made', ...created, after, mismatches };
  } catch (error) {
    if (!isGatewayError(error) || !error.details.mayHaveApplied) throw error;
    return {
      outcome: 'uncertain',
      uncertainty: error,
      namesakes: await findNamesakes(gateway, userPoolId, settings.ClientName, neverAborted),
    };
  }
}

/** The ids of a pool's clients with a name; undefined when they cannot be listed. */
async function findNamesakes(
  gateway: CognitoGateway,
  userPoolId: string,
  name: string | undefined,
  signal: AbortSignal,
): Promise<string[] | undefined> {
  const found: string[] = [];
  try {
    for await (const { items } of allPages((next) =>
      gateway.listUserPoolClients({ userPoolId, type: 'REGULAR' }, next, signal),
    ))
      found.push(...items.filter((item) => item.name === name).map(({ clientId }) => clientId));
    return found;
  } catch (error) {
    gatewayErrorOnly(error);
    return undefined;
  }
}

const PULL_INSTEAD =
  'Pull it instead of creating another one; a secret that was given with the lost answer can be read in the AWS console.';

/** The message of a creation whose answer was lost, with what to do about it. */
export function formatUncertainCreate(
  { uncertainty, namesakes: ids }: UncertainCreate,
  name: string,
  userPoolId: string,
): string {
  const lost = `It is not known whether ${name} was created in ${userPoolId}: the answer of Cognito was lost (${uncertainty.kind}).`;
  if (ids === undefined) return `${lost} Look into the user pool before you create it again.`;
  if (ids.length === 0)
    return `${lost} The user pool has no client of this name so far. Look again in a minute, before you create it again.`;
  const found = `The user pool has ${ids.length === 1 ? 'a client' : 'clients'} of this name: ${ids.join(', ')}.`;
  return `${lost} ${found} ${PULL_INSTEAD}`;
}
