import type { Uri } from 'vscode';
import type { Bases } from '../state/bases';
import type { Connections } from './connection/connections';
import type { Consent } from './connection/consent';
import type { History } from '../state/history';
import type { LanguageServer } from './language-server/language-server';
import type { LiveValues } from './live/live-values';
import type { Log } from './ui/log';
import type { Destinations } from './connection/destinations';
import type { Recents } from './pick/recents';
import type { ClientObservations } from '../state/last-seen';
import type { Reviews } from './ui/reviews';
import type { Snapshots } from './ui/virtual-documents';
import type { WorkspaceClients } from './files/workspace-clients';

/** The services that commands share. Made once, in extension.ts; a feature that owns state gets that state as a parameter of its own. */
export interface App {
  /** Where the extension's own files are. */
  readonly extensionUri: Uri;
  readonly log: Log;
  readonly snapshots: Snapshots;
  /** What each file and its client last agreed on. */
  readonly bases: Bases;
  readonly history: History;
  /** What was last seen live of each client. */
  readonly observations: ClientObservations;
  /** What the user pools have, as far as it is known. */
  readonly liveValues: LiveValues;
  readonly connections: Connections;
  /** Which hosts a workspace may send requests to. */
  readonly consent: Consent;
  /** Where each file was last pulled from or pushed to. */
  readonly destinations: Destinations;
  readonly recents: Recents;
  /** The app client files of the workspace. */
  readonly files: WorkspaceClients;
  /** The reviews of pushes, which are decided on there. */
  readonly reviews: Reviews;
  readonly languageServer: LanguageServer;
}
