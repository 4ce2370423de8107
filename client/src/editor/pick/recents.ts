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
  /** Puts one on top. What was known of it and is not given now stays. */
  add(recent: Recent): Promise<void>;
}

const KEY = 'recentAppClients';
const MAX_RECENTS = 10;

export function openRecents(memory: Pick<Memento, 'get' | 'update'>): Recents {
  const list = (): readonly Recent[] => (memory.get<unknown>(KEY, []) as readonly unknown[]).filter(isRecent);
  return {
    list,
    async add(recent) {
      const isSame = ({ userPoolId, clientId }: Target): boolean =>
        userPoolId === recent.userPoolId && clientId === recent.clientId;
      const known = list();
      const others = known.filter((other) => !isSame(other));
      await memory.update(KEY, [{ ...known.find(isSame), ...recent }, ...others].slice(0, MAX_RECENTS));
    },
  };
}

function isRecent(value: unknown): value is Recent {
  const { userPoolId, clientId, name } = (value ?? {}) as Record<string, unknown>;
  return [userPoolId, clientId, name].every((text) => typeof text === 'string' && text !== '');
}
