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
export interface Look {
  /** Milliseconds since the epoch. */
  readonly when: number;
  readonly settings: Settings;
  readonly hasSecret: boolean;
}

/** What is remembered of an app client. At least one of both is there. */
export interface Sight {
  /** The last answered look. A client that was not found since has none: it is gone. */
  readonly live?: Look;
  /** Why the last look failed; absent when it did not. */
  readonly failure?: { readonly when: number; readonly kind: GatewayErrorKind };
}

/** Who wanted a look: a command of the user, or work that goes on by itself. */
export type Looker = 'command' | 'background';

/**
 * What was last seen live of each app client, for as long as the window is open. It never calls Cognito: whoever reads a client
 * through a gateway under `watched` tells it.
 */
export interface Seen {
  /** Undefined: never looked. */
  of(target: Target): Sight | undefined;
  /** Calls the listener after each look, with the client that was looked at, by what connection and for whom, until it is disposed of. */
  onDidLook(listener: (target: Target, by: ConnectionOptions, looker: Looker) => void): { dispose(): void };
  /** The same gateway; each describe through it is remembered, whether it was answered or failed. A cancelled one is no look. */
  watched(gateway: CognitoGateway, by: ConnectionOptions, looker?: Looker): CognitoGateway;
}

interface By {
  readonly options: ConnectionOptions;
  readonly looker: Looker;
}

export function createSeen(now: () => number = Date.now): Seen {
  const sights = new Map<string, Sight>();
  const looked = createListeners<{ readonly target: Target; readonly by: By }>();
  const keep = (target: Target, by: By, sight: Sight): void => {
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
    onDidLook: (listener) => looked.add(({ target, by: { options, looker } }) => listener(target, options, looker)),
    watched: (gateway, options, looker = 'command') => ({
      ...gateway,
      describeUserPoolClient: describing(gateway, { options, looker }),
    }),
  };
}

const keyOf = ({ userPoolId, clientId }: Target): string => `${userPoolId}/${clientId}`;
