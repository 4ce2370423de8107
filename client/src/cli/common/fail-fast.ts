import { setMaxListeners } from 'node:events';
import { isGatewayError, type CognitoGateway, type GatewayError, type GatewayErrorKind } from '../../aws/gateway';

/** Failures on the way to AWS: what is asked next would fail the same. */
const FINAL: ReadonlySet<GatewayErrorKind> = new Set([
  'no-credentials',
  'no-profile',
  'bad-profile',
  'sign-in',
  'mfa',
  'process',
  'clock',
  'proxy',
  'expired',
  'bad-credentials',
  'bad-endpoint',
]);

/** A role that may not be assumed, of IAM or of SSO, stands before every call. */
const isFinal = ({ kind, details }: GatewayError): boolean =>
  FINAL.has(kind) || (kind === 'denied' && details.denied !== undefined);

/**
 * The same gateway, which asks no more after a failure that every further call would share: five hundred files start a failing program
 * once, and wait for a silent proxy once. What waits for its turn meanwhile ends with the same failure. An update under way is left alone.
 */
export function failFast(gateway: CognitoGateway): CognitoGateway {
  const over = new AbortController();
  const signals = new WeakMap<AbortSignal, AbortSignal>();
  const eitherOf = (signal: AbortSignal): AbortSignal => {
    const either = signals.get(signal) ?? AbortSignal.any([signal, over.signal]);
    // Every request under way listens: many are no leak.
    setMaxListeners(0, either);
    signals.set(signal, either);
    return either;
  };
  const until = async <T>(signal: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    over.signal.throwIfAborted();
    try {
      return await call(signal);
    } catch (error) {
      if (!signal.aborted && !over.signal.aborted && isGatewayError(error) && isFinal(error)) over.abort(error);
      throw over.signal.aborted && isGatewayError(error) && error.kind === 'cancelled' && !signal.aborted
        ? over.signal.reason
        : error;
    }
  };
  const reading = <T>(signal: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    until(signal, () => call(eitherOf(signal)));
  return {
    listUserPools: (next, signal) => reading(signal, (it) => gateway.listUserPools(next, it)),
    listUserPoolClients: (pool, next, signal) => reading(signal, (it) => gateway.listUserPoolClients(pool, next, it)),
    describeUserPool: (pool, signal) => reading(signal, (it) => gateway.describeUserPool(pool, it)),
    listIdentityProviders: (pool, next, signal) =>
      reading(signal, (it) => gateway.listIdentityProviders(pool, next, it)),
    describeIdentityProvider: (pool, name, signal) =>
      reading(signal, (it) => gateway.describeIdentityProvider(pool, name, it)),
    listResourceServers: (pool, next, signal) => reading(signal, (it) => gateway.listResourceServers(pool, next, it)),
    describeUserPoolClient: (target, signal) => reading(signal, (it) => gateway.describeUserPoolClient(target, it)),
    updateUserPoolClient: (request, signal) => until(signal, (it) => gateway.updateUserPoolClient(request, it)),
    createUserPoolClient: (request, signal) => until(signal, (it) => gateway.createUserPoolClient(request, it)),
    dispose: () => gateway.dispose(),
  };
}
