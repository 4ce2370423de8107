import type { Memento } from 'vscode';
import type { Target } from '../../aws/gateway';

/** An app client that was chosen in this workspace before. */
export interface Recent extends Target {
  readonly name: string;
  readonly poolName?: string;
}

/** The app clients that were chosen last in this workspace. */
export interface Recents {
  /** Newest first. */
  list(): readonly Recent[];
  /** Puts one on top. What was known of it and is not said anew stays. */
  add(recent: Recent): Promise<void>;
}

const KEY = 'recentAppClients';
const KEPT = 10;

export function openRecents(memory: Pick<Memento, 'get' | 'update'>): Recents {
  const list = (): readonly Recent[] => (memory.get<unknown>(KEY, []) as readonly unknown[]).filter(isRecent);
  const is =
    (a: Target) =>
    (b: Target): boolean =>
      a.userPoolId === b.userPoolId && a.clientId === b.clientId;
  return {
    list,
    async add(recent) {
      const known = list();
      await memory.update(
        KEY,
        [{ ...known.find(is(recent)), ...recent }, ...known.filter((it) => !is(recent)(it))].slice(0, KEPT),
      );
    },
  };
}

function isRecent(value: unknown): value is Recent {
  const { userPoolId, clientId, name } = (value ?? {}) as Record<string, unknown>;
  return [userPoolId, clientId, name].every((it) => typeof it === 'string' && it !== '');
}
