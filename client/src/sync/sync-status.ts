import { planPush, usableBase, type Base, type EntryVerdict } from './plan';
import type { Settings } from './settings';

/** How a file stands to what was last agreed on and to what is live, with the meaning that a push would give it. */
export type SyncStatus =
  | { readonly state: 'in-step' }
  /** A push would change `here` settings. */
  | { readonly state: 'file-ahead'; readonly here: number }
  /** Somebody changed `there` settings that the file has otherwise. */
  | { readonly state: 'live-ahead'; readonly there: number }
  /** Both; `conflicts` settings were changed on both sides to different values, and are counted in neither of the other two. */
  | { readonly state: 'both'; readonly here: number; readonly there: number; readonly conflicts: number }
  /** There is no such client. */
  | { readonly state: 'gone' }
  /** Live was never seen. */
  | { readonly state: 'unknown' };

/**
 * Counts settings, a lifetime with its unit as one. Without a usable base every difference is the file's.
 * @param live undefined when it is not known, `gone` when the client was looked for and not found
 */
export function syncStatusOf(base: Base | undefined, local: Settings, live: Settings | 'gone' | undefined): SyncStatus {
  if (live === undefined) return { state: 'unknown' };
  if (live === 'gone') return { state: 'gone' };
  const { entries, changes } = planPush({ base: usableBase(base, local), local, live });
  const count = (wanted: EntryVerdict): number => entries.filter(({ verdict }) => verdict === wanted).length;
  const [here, there, conflicts] = [changes.length, count('changed-there'), count('conflict')];
  if (conflicts > 0 || (here > 0 && there > 0)) return { state: 'both', here, there, conflicts };
  if (here > 0) return { state: 'file-ahead', here };
  return there > 0 ? { state: 'live-ahead', there } : { state: 'in-step' };
}
