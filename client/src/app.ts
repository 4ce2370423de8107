import type { Log } from './log';
import type { Snapshots } from './snapshots';

/** What the commands share. Made once, in extension.ts. */
export interface App {
  readonly log: Log;
  readonly snapshots: Snapshots;
}
