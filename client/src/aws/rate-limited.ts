import { isGatewayError, type CognitoGateway, type GatewayErrorKind } from './gateway';
import type { Rate } from './rate';

/** Failures after which another attempt may succeed, with the most attempts. A throttled request was not carried out. */
const MAX_ATTEMPTS: { readonly [K in GatewayErrorKind]?: number } = { throttled: 12, offline: 3, service: 3 };

/**
 * Wraps a gateway so that its reading calls, with their retries, keep a rate. Open the inner gateway with `attempts: 1`: the rate does
 * not count retries of the SDK. Calls that change something pass through, and are sent once.
 */
export function rateLimited(gateway: CognitoGateway, rate: Rate): CognitoGateway {
  const limited = <T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> => withRetries(call, rate, signal);
  return {
    ...gateway,
    listUserPools: (next, signal) => limited(signal, () => gateway.listUserPools(next, signal)),
    listUserPoolClients: (list, next, signal) => limited(signal, () => gateway.listUserPoolClients(list, next, signal)),
    listUserPoolClientSecrets: (target, signal) =>
      limited(signal, () => gateway.listUserPoolClientSecrets(target, signal)),
    describeUserPool: (pool, signal) => limited(signal, () => gateway.describeUserPool(pool, signal)),
    listIdentityProviders: (pool, next, signal) =>
      limited(signal, () => gateway.listIdentityProviders(pool, next, signal)),
    describeIdentityProvider: (pool, name, signal) =>
      limited(signal, () => gateway.describeIdentityProvider(pool, name, signal)),
    listResourceServers: (pool, next, signal) => limited(signal, () => gateway.listResourceServers(pool, next, signal)),
    describeUserPoolClient: (target, signal) => limited(signal, () => gateway.describeUserPoolClient(target, signal)),
  };
}

async function withRetries<T>(call: () => Promise<T>, rate: Rate, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    // After an aborted wait, the call itself rejects, with the gateway's own error.
    const answered = await rate.take(signal).catch(() => undefined);
    try {
      const answer = await call();
      rate.succeeded();
      return answer;
    } catch (error) {
      if (!isGatewayError(error) || signal.aborted) throw error;
      if (error.kind === 'throttled') rate.throttled();
      if (attempt >= (MAX_ATTEMPTS[error.kind] ?? 1)) throw error;
    } finally {
      answered?.();
    }
  }
}
