import type { Uri } from 'vscode';
import type { Bases } from '../../state/bases';
import type { ClientObservations } from '../../state/last-seen';
import type { Target } from '../../aws/gateway';
import { parseFile } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import { syncStatusOf, type SyncStatus, formatSyncStatusLine } from '../../sync/sync-status';

/** What is remembered of files and their clients. */
interface Known {
  readonly bases: Bases;
  readonly observations: ClientObservations;
}

/** How a text of a file stands to the client that it names, by what was last seen of it. Asks Cognito nothing. */
export async function syncStatusOfText(
  { bases, observations }: Known,
  uri: Uri,
  target: Target,
  text: string,
): Promise<SyncStatus> {
  const sight = observations.of(target);
  const live = sight?.live?.settings ?? (sight?.failure?.kind === 'not-found' ? ('gone' as const) : undefined);
  return syncStatusOf(await bases.read(uri.toString(), target), fromFile(parseFile(text) ?? {}), live);
}

/** The same in one line, with how long ago it was seen and why the last look failed. */
export async function formatSyncStatusOfText(
  known: Known,
  uri: Uri,
  target: Target,
  text: string,
  now = Date.now(),
): Promise<string> {
  const standing = await syncStatusOfText(known, uri, target, text);
  const sight = known.observations.of(target);
  return formatSyncStatusLine(standing, { age: sight?.live && now - sight.live.when, failure: sight?.failure?.kind });
}
