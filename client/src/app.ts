import type { Uri } from 'vscode';
import type { Bases } from './bases';
import type { Connections } from './connections';
import type { History } from './history';
import type { LanguageServer } from './language-server';
import type { LiveFiles } from './live-files';
import type { LiveValues } from './live-values';
import type { Log } from './log';
import type { Places } from './places';
import type { Recents } from './pick/recents';
import type { Refusals } from './refusals';
import type { Seen } from './seen';
import type { Snapshots } from './snapshots';
import type { ClientTree } from './tree/model';
import type { WorkspaceClients } from './workspace-clients';

/** What the commands share. Made once, in extension.ts. */
export interface App {
  /** Where the extension's own files are. */
  readonly extensionUri: Uri;
  readonly log: Log;
  readonly snapshots: Snapshots;
  /** What each file and its client last agreed on. */
  readonly bases: Bases;
  readonly history: History;
  /** What was last seen live of each client. */
  readonly seen: Seen;
  /** What the user pools have, as far as it is known. */
  readonly liveValues: LiveValues;
  readonly refusals: Refusals;
  readonly liveFiles: LiveFiles;
  readonly connections: Connections;
  /** Where each file last went. */
  readonly places: Places;
  readonly recents: Recents;
  /** The app client files of the workspace. */
  readonly files: WorkspaceClients;
  readonly tree: ClientTree;
  readonly languageServer: LanguageServer;
}
