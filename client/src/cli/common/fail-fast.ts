import { setMaxListeners } from 'node:events';
import { isGatewayError, type CognitoGateway, type GatewayError, type GatewayErrorKind } from '../../aws/gateway';

/** Failures on the way to AWS, which every further call would share. */
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

// Without the right to assume its role, of IAM or of SSO, no call can succeed.
const isFinal = ({ kind, details }: GatewayError): boolean =>
  FINAL.has(kind) || (kind === 'denied' && details.denied !== undefined);

/**
 * A gateway that sends nothing more after a failure that every further call would share: five hundred files start a failing program
 * once, and wait for a silent proxy once. Calls that are waiting end with the same failure. An update under way is left alone.
 */
export function failFast(gateway: CognitoGateway): CognitoGateway {
  const stop = new AbortController();
  const signals = new WeakMap<AbortSignal, AbortSignal>();
  const orStop = (signal: AbortSignal): AbortSignal => {
    const either = signals.get(signal) ?? AbortSignal.any([signal, stop.signal]);
    // Every request under way listens: many are no leak.
    setMaxListeners(0, either);
    signals.set(signal, either);
    return either;
  };
  const write = async <T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> => {
    stop.signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (signal.aborted || !isGatewayError(error)) throw error;
      if (!stop.signal.aborted && isFinal(error)) stop.abort(error);
      throw stop.signal.aborted && error.kind === 'cancelled' ? stop.signal.reason : error;
    }
  };
  const read = <T>(signal: AbortSignal, call: (either: AbortSignal) => Promise<T>): Promise<T> =>
    write(signal, () => call(orStop(signal)));
  return {
    listUserPools: (next, signal) => read(signal, (either) => gateway.listUserPools(next, either)),
    listUserPoolClients: (list, next, signal) =>
      read(signal, (either) => gateway.listUserPoolClients(list, next, either)),
    listUserPoolClientSecrets: (target, signal) =>
      read(signal, (either) => gateway.listUserPoolClientSecrets(target, either)),
    describeUserPool: (pool, signal) => read(signal, (either) => gateway.describeUserPool(pool, either)),
    listIdentityProviders: (pool, next, signal) =>
      read(signal, (either) => gateway.listIdentityProviders(pool, next, either)),
    describeIdentityProvider: (pool, name, signal) =>
      read(signal, (either) => gateway.describeIdentityProvider(pool, name, either)),
    listResourceServers: (pool, next, signal) =>
      read(signal, (either) => gateway.listResourceServers(pool, next, either)),
    describeUserPoolClient: (target, signal) =>
      read(signal, (either) => gateway.describeUserPoolClient(target, either)),
    updateUserPoolClient: (request, signal) => write(signal, () => gateway.updateUserPoolClient(request, signal)),
    createUserPoolClient: (request, signal) => write(signal, () => gateway.createUserPoolClient(request, signal)),
    foreignHost: () => gateway.foreignHost(),
    dispose: () => gateway.dispose(),
  };
}
