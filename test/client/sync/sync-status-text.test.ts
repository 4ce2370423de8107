import assert from 'node:assert/strict';
import { type SyncStatus, formatSyncStatusLine, type LastObservation } from '../../../client/src/sync/sync-status';

describe('the state of a file in words', () => {
  const cases: readonly [SyncStatus, LastObservation, string][] = [
    [{ state: 'in-step' }, { age: 5 * 60_000 + 1 }, 'in step, seen 5 minutes ago'],
    [{ state: 'in-step' }, { age: 59_999 }, 'in step, seen just now'],
    [{ state: 'file-ahead', localChanges: 3 }, { age: 3_600_000 }, '3 changes to push, seen 1 hour ago'],
    [
      { state: 'file-ahead', localChanges: 1 },
      { age: 0, failure: 'offline' },
      '1 change to push, seen just now, now offline',
    ],
    [{ state: 'live-ahead', liveChanges: 2 }, { age: 50 * 3_600_000 }, '2 settings changed live, seen 2 days ago'],
    [
      { state: 'both', localChanges: 1, liveChanges: 0, conflicts: 2 },
      { age: 0 },
      '1 change to push, 2 conflicts, seen just now',
    ],
    [{ state: 'gone' }, { failure: 'not-found' }, 'not found'],
    [{ state: 'unknown' }, {}, 'live not looked at yet'],
    [{ state: 'unknown' }, { failure: 'offline' }, 'offline'],
    [{ state: 'unknown' }, { failure: 'denied' }, 'no permission to look'],
  ];
  for (const [standing, look, expected] of cases)
    it(expected, () => assert.equal(formatSyncStatusLine(standing, look), expected));
});
