import {
  isGatewayError,
  type CognitoGateway,
  type ConnectionOptions,
  type GatewayErrorKind,
  type Target,
} from '../aws/gateway';
import { createListeners } from './listeners';
import { fromDescribe, type Settings } from '../sync/settings';

/** A look at a client that was answered. */
export interface Snapshot {
  /** Milliseconds since the epoch. */
  readonly when: number;
  readonly settings: Settings;
  readonly hasSecret: boolean;
}

/** What is remembered of an app client. At least one of both is there. */
export interface Observation {
  /** The last answered look. A client that was not found since has none: it is gone. */
  readonly live?: Snapshot;
  /** Why the last look failed; absent when it did not. */
  readonly failure?: { readonly when: number; readonly kind: GatewayErrorKind };
}

/** Who wanted a look: a command of the user, or work that goes on by itself. */
export type ObservationOrigin = 'command' | 'background';

/**
 * What was last seen live of each app client, for as long as the window is open. It never calls Cognito: whoever reads a client
 * through a gateway under `watched` tells it.
 */
export interface ClientObservations {
  /** Undefined: never looked. */
  of(target: Target): Observation | undefined;
  /** Calls the listener after each look, with the client that was looked at, by what connection and for whom, until it is disposed of. */
  onDidObserve(listener: (target: Target, by: ConnectionOptions, looker: ObservationOrigin) => void): {
    dispose(): void;
  };
  /** The same gateway; each describe through it is remembered, whether it was answered or failed. A cancelled one is no look. */
  recording(gateway: CognitoGateway, by: ConnectionOptions, looker?: ObservationOrigin): CognitoGateway;
}

interface By {
  readonly options: ConnectionOptions;
  readonly looker: ObservationOrigin;
}

export function createObservations(now: () => number = Date.now): ClientObservations {
  const sights = new Map<string, Observation>();
  const looked = createListeners<{ readonly target: Target; readonly by: By }>();
  const keep = (target: Target, by: By, sight: Observation): void => {
    sights.set(keyOf(target), sight);
    looked.tell({ target, by });
  };
  const keepFailure = (target: Target, by: By, kind: GatewayErrorKind): void => {
    const live = kind === 'not-found' ? undefined : sights.get(keyOf(target))?.live;
    if (kind !== 'cancelled') keep(target, by, { ...(live && { live }), failure: { when: now(), kind } });
  };
  const describing =
    (gateway: CognitoGateway, by: By): CognitoGateway['describeUserPoolClient'] =>
    async (target, signal) => {
      try {
        const answer = await gateway.describeUserPoolClient(target, signal);
        keep(target, by, {
          live: { when: now(), settings: fromDescribe(answer.members).settings, hasSecret: answer.hasSecret },
        });
        return answer;
      } catch (error) {
        if (isGatewayError(error)) keepFailure(target, by, error.kind);
        throw error;
      }
    };
  return {
    of: (target) => sights.get(keyOf(target)),
    onDidObserve: (listener) => looked.add(({ target, by: { options, looker } }) => listener(target, options, looker)),
    recording: (gateway, options, looker = 'command') => ({
      ...gateway,
      describeUserPoolClient: describing(gateway, { options, looker }),
    }),
  };
}

const keyOf = ({ userPoolId, clientId }: Target): string => `${userPoolId}/${clientId}`;
