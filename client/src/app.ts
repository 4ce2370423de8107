import type { Uri } from 'vscode';
import type { Log } from './log';
import type { Snapshots } from './snapshots';

/** What the commands share. Made once, in extension.ts. */
export interface App {
  /** Where the extension's own files are. */
  readonly extensionUri: Uri;
  readonly log: Log;
  readonly snapshots: Snapshots;
}
