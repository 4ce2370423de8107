import type { AppClientContext } from '../../../server/src/language/context';
import { GatewayError, isGatewayError, type CognitoGateway } from '../aws/gateway';
import { identityProviders, poolFacts, resourceServers } from './pool-facts';

/**
 * Reads what the rules use of a user pool: schema, plan, domain, providers, resource servers. What cannot be read, for want of a
 * permission, stays unknown, and no rule reports it.
 * @throws GatewayError `cancelled` only
 */
export async function readPoolContext(
  gateway: CognitoGateway,
  userPoolId: string,
  signal: AbortSignal,
): Promise<AppClientContext> {
  const [pool, providers, servers] = await Promise.all([
    ifReadable(gateway.describeUserPool(userPoolId, signal)),
    ifReadable(identityProviders(gateway, userPoolId, signal)),
    ifReadable(resourceServers(gateway, userPoolId, signal)),
  ]);
  if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled.');
  return {
    ...(pool && poolFacts(pool)),
    ...(providers && { identityProviders: providers.value }),
    ...(servers && { resourceServers: servers.value }),
  };
}

async function ifReadable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isGatewayError(error)) return undefined;
    throw error;
  }
}
