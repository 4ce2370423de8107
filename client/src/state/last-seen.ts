import {
  isGatewayError,
  type CognitoGateway,
  type ConnectionOptions,
  type GatewayErrorKind,
  type Target,
} from '../aws/gateway';
import { createListeners } from './listeners';
import { isRegisteredIn } from '../sync/live';
import { fromDescribe, type Settings } from '../sync/settings';

/** A client's settings as they were live at a time. */
export interface Snapshot {
  /** Milliseconds since the epoch. */
  readonly when: number;
  readonly settings: Settings;
  /** Undefined: not known. */
  readonly hasSecret: boolean | undefined;
  readonly isRegistered: boolean;
}

/** What was last observed of an app client: a snapshot, a failure, or both. */
export interface Observation {
  /** The last snapshot. Absent when the client was not found since: it is gone. */
  readonly live?: Snapshot;
  /** Why the last describe failed; absent when it succeeded. */
  readonly failure?: { readonly when: number; readonly kind: GatewayErrorKind };
}

/** What caused an observation: a command of the user, or background work. */
export type ObservationOrigin = 'command' | 'background';

/**
 * What was last observed of each app client, for as long as the window is open. Never calls Cognito: it learns from what gateways that
 * `recording` wraps are asked: describe calls, and lists of secrets.
 */
export interface ClientObservations {
  /** The last observation of a client; undefined before the first one. */
  of(target: Target): Observation | undefined;
  /** Calls the listener after each observation, until it is disposed of. */
  onDidObserve(listener: (target: Target, connection: ConnectionOptions, origin: ObservationOrigin) => void): {
    dispose(): void;
  };
  /** Wraps a gateway so that each describe call is recorded, with its answer or its failure. A cancelled call is not recorded. */
  recording(gateway: CognitoGateway, connection: ConnectionOptions, origin?: ObservationOrigin): CognitoGateway;
}

/** The connection that an observation was made by, and what caused it. */
interface ObservationSource {
  readonly connection: ConnectionOptions;
  readonly origin: ObservationOrigin;
}

export function createObservations(now: () => number = Date.now): ClientObservations {
  const observations = new Map<string, Observation>();
  const observed = createListeners<{ readonly target: Target; readonly source: ObservationSource }>();
  const record = (target: Target, source: ObservationSource, observation: Observation): void => {
    observations.set(keyOf(target), observation);
    observed.tell({ target, source });
  };
  const recordFailure = (target: Target, source: ObservationSource, kind: GatewayErrorKind): void => {
    if (kind === 'cancelled') return;
    const live = kind === 'not-found' ? undefined : observations.get(keyOf(target))?.live;
    record(target, source, { ...(live && { live }), failure: { when: now(), kind } });
  };
  const describing =
    (gateway: CognitoGateway, source: ObservationSource): CognitoGateway['describeUserPoolClient'] =>
    async (target, signal) => {
      try {
        const answer = await gateway.describeUserPoolClient(target, signal);
        const { members, showsSecret } = answer;
        record(target, source, {
          live: {
            when: now(),
            settings: fromDescribe(members).settings,
            // That a client has a secret, or none, never changes.
            hasSecret: showsSecret || observations.get(keyOf(target))?.live?.hasSecret,
            isRegistered: isRegisteredIn(members),
          },
        });
        return answer;
      } catch (error) {
        if (isGatewayError(error)) recordFailure(target, source, error.kind);
        throw error;
      }
    };
  const listingSecrets =
    (gateway: CognitoGateway, source: ObservationSource): CognitoGateway['listUserPoolClientSecrets'] =>
    async (target, signal) => {
      const secrets = await gateway.listUserPoolClientSecrets(target, signal);
      const { live, ...others } = observations.get(keyOf(target)) ?? {};
      if (live) record(target, source, { ...others, live: { ...live, hasSecret: secrets.length > 0 } });
      return secrets;
    };
  return {
    of: (target) => observations.get(keyOf(target)),
    onDidObserve: (listener) =>
      observed.add(({ target, source: { connection, origin } }) => listener(target, connection, origin)),
    recording: (gateway, connection, origin = 'command') => ({
      ...gateway,
      describeUserPoolClient: describing(gateway, { connection, origin }),
      listUserPoolClientSecrets: listingSecrets(gateway, { connection, origin }),
    }),
  };
}

const keyOf = ({ userPoolId, clientId }: Target): string => `${userPoolId}/${clientId}`;
