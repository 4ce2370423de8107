import type { GatewayErrorKind } from '../aws/gateway';
import { pluralize } from './format';
import { planPush, type EntryVerdict, type StoredBase } from './plan';
import type { Settings } from './settings';

/** How a file compares with its base and with what is live, as a push would see it. */
export type SyncStatus =
  | { readonly state: 'in-step' }
  /** A push would change `localChanges` settings. */
  | { readonly state: 'file-ahead'; readonly localChanges: number }
  /** Somebody changed `liveChanges` settings live, to another value than the file's. */
  | { readonly state: 'live-ahead'; readonly liveChanges: number }
  /** Both; `conflicts` settings were changed on both sides to different values, and do not count in the other two. */
  | { readonly state: 'both'; readonly localChanges: number; readonly liveChanges: number; readonly conflicts: number }
  /** The client does not exist. */
  | { readonly state: 'gone' }
  /** The live settings are not known. */
  | { readonly state: 'unknown' };

/**
 * The sync status of a file. Counts settings, a lifetime with its unit as one. Without a base, every difference is the file's.
 * @param live undefined when it is not known, `gone` when the client was looked for and not found
 */
export function syncStatusOf(base: StoredBase, local: Settings, live: Settings | 'gone' | undefined): SyncStatus {
  if (live === undefined) return { state: 'unknown' };
  if (live === 'gone') return { state: 'gone' };
  const { entries, changes } = planPush({ base, local, live });
  const count = (wanted: EntryVerdict): number => entries.filter(({ verdict }) => verdict === wanted).length;
  const localChanges = changes.length;
  const liveChanges = count('changed-there');
  const conflicts = count('conflict');
  if (conflicts > 0 || (localChanges > 0 && liveChanges > 0))
    return { state: 'both', localChanges, liveChanges, conflicts };
  if (localChanges > 0) return { state: 'file-ahead', localChanges };
  return liveChanges > 0 ? { state: 'live-ahead', liveChanges } : { state: 'in-step' };
}

/** The reason why a describe call failed, in a few words. */
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

/** A sync status in a few words; empty when the live settings are not known. */
export function formatSyncStatus(status: SyncStatus): string {
  switch (status.state) {
    case 'in-step':
      return 'in step';
    case 'file-ahead':
      return `${pluralize(status.localChanges, 'change')} to push`;
    case 'live-ahead':
      return `${pluralize(status.liveChanges, 'setting')} changed live`;
    case 'both':
      return [
        status.localChanges && `${pluralize(status.localChanges, 'change')} to push`,
        status.liveChanges && `${pluralize(status.liveChanges, 'setting')} changed live`,
        status.conflicts && pluralize(status.conflicts, 'conflict'),
      ]
        .filter(Boolean)
        .join(', ');
    case 'gone':
      return FAILURES['not-found'];
    case 'unknown':
      return '';
  }
}

/** The last observation of a client, as far as a line shows it. */
export interface LastObservation {
  /** Milliseconds since the last snapshot; undefined when there is none. */
  readonly age?: number | undefined;
  readonly failure?: GatewayErrorKind | undefined;
}

/** A sync status with the last observation: "3 changes to push, seen 5 minutes ago, now offline". */
export function formatSyncStatusLine(status: SyncStatus, { age, failure }: LastObservation): string {
  if (status.state === 'unknown') return failure ? FAILURES[failure] : 'live not looked at yet';
  const now = failure && status.state !== 'gone' ? `now ${FAILURES[failure]}` : '';
  return [formatSyncStatus(status), age === undefined ? '' : `seen ${formatAge(age)}`, now].filter(Boolean).join(', ');
}

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

/** An age in words: "just now", "5 minutes ago". */
function formatAge(milliseconds: number): string {
  const [unit, noun] = UNITS.find(([size]) => milliseconds >= size) ?? [];
  return unit && noun ? `${pluralize(Math.floor(milliseconds / unit), noun)} ago` : 'just now';
}
