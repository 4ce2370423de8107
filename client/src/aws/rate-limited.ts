import { isGatewayError, type CognitoGateway, type GatewayErrorKind } from './gateway';
import type { Rate } from './rate';

/** What may go better the next time, and how often it is tried at most. A throttled request was not carried out. */
const TRIES: { readonly [K in GatewayErrorKind]?: number } = { throttled: 12, offline: 3, service: 3 };

/**
 * The same gateway with every reading call under a rate, the repetitions of failed ones included. To be put over one that was opened
 * with `attempts: 1`: repetitions of the SDK's own would not be counted. An update goes through as it is, and once.
 */
export function rateLimited(gateway: CognitoGateway, rate: Rate): CognitoGateway {
  const under = <T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> => repeated(call, rate, signal);
  return {
    ...gateway,
    listUserPools: (next, signal) => under(signal, () => gateway.listUserPools(next, signal)),
    listUserPoolClients: (pool, next, signal) => under(signal, () => gateway.listUserPoolClients(pool, next, signal)),
    describeUserPool: (pool, signal) => under(signal, () => gateway.describeUserPool(pool, signal)),
    listIdentityProviders: (pool, next, signal) =>
      under(signal, () => gateway.listIdentityProviders(pool, next, signal)),
    describeIdentityProvider: (pool, name, signal) =>
      under(signal, () => gateway.describeIdentityProvider(pool, name, signal)),
    listResourceServers: (pool, next, signal) => under(signal, () => gateway.listResourceServers(pool, next, signal)),
    describeUserPoolClient: (target, signal) => under(signal, () => gateway.describeUserPoolClient(target, signal)),
  };
}

async function repeated<T>(call: () => Promise<T>, rate: Rate, signal: AbortSignal): Promise<T> {
  for (let tried = 1; ; tried++) {
    // An aborted wait ends in the call itself, which says so in the gateway's own way.
    const answered = await rate.take(signal).catch(() => undefined);
    try {
      const answer = await call();
      rate.succeeded();
      return answer;
    } catch (error) {
      if (!isGatewayError(error) || signal.aborted) throw error;
      if (error.kind === 'throttled') rate.throttled();
      if (tried >= (TRIES[error.kind] ?? 1)) throw error;
    } finally {
      answered?.();
    }
  }
}
