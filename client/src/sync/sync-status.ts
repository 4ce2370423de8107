import type { GatewayErrorKind } from '../aws/gateway';
import { pluralize } from './format';
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

/** Why a look at a client failed, in a few words. */
const FAILURES: Readonly<Record<GatewayErrorKind, string>> = {
  'not-found': 'not found',
  'no-pool': 'no such user pool in this account',
  offline: 'offline',
  proxy: 'proxy lets nothing through',
  service: 'Cognito failed',
  'invalid-answer': "no answer of Cognito's",
  'no-credentials': 'no AWS credentials',
  'no-profile': 'no such profile',
  'bad-profile': 'profile cannot be used',
  'bad-credentials': 'AWS credentials not accepted',
  'sign-in': 'not signed in to AWS',
  mfa: 'MFA code needed',
  process: 'credential process failed',
  expired: 'AWS credentials expired',
  clock: 'clock is off',
  denied: 'no permission to look',
  throttled: 'requests are limited',
  concurrent: 'busy',
  refused: 'look refused',
  'bad-endpoint': 'endpoint cannot be used',
  cancelled: 'cancelled',
};

/** How a file stands to its client, in a few words; empty while live was never seen. */
export function formatSyncStatus(standing: SyncStatus): string {
  switch (standing.state) {
    case 'in-step':
      return 'in step';
    case 'file-ahead':
      return `${pluralize(standing.here, 'change')} to push`;
    case 'live-ahead':
      return `${pluralize(standing.there, 'setting')} changed live`;
    case 'both':
      return [
        standing.here && `${pluralize(standing.here, 'change')} to push`,
        standing.there && `${pluralize(standing.there, 'setting')} changed live`,
        standing.conflicts && pluralize(standing.conflicts, 'conflict'),
      ]
        .filter(Boolean)
        .join(', ');
    case 'gone':
      return FAILURES['not-found'];
    case 'unknown':
      return '';
  }
}

/** What was last seen of a client, as far as a line tells it. */
export interface LastObservation {
  /** Milliseconds since the last answered look; undefined when there was none. */
  readonly age?: number | undefined;
  readonly failure?: GatewayErrorKind | undefined;
}

/** The same in one line with what was last seen: "3 changes to push, seen 5 minutes ago, now offline". */
export function formatSyncStatusLine(standing: SyncStatus, { age, failure }: LastObservation): string {
  if (standing.state === 'unknown') return failure ? FAILURES[failure] : 'live not looked at yet';
  const news = failure && standing.state !== 'gone' ? `now ${FAILURES[failure]}` : '';
  return [formatSyncStatus(standing), age === undefined ? '' : `seen ${ago(age)}`, news].filter(Boolean).join(', ');
}

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

/** "just now", "5 minutes ago". */
function ago(milliseconds: number): string {
  const [size, noun] = UNITS.find(([it]) => milliseconds >= it) ?? [];
  return size && noun ? `${pluralize(Math.floor(milliseconds / size), noun)} ago` : 'just now';
}
