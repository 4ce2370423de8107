import type { Uri } from 'vscode';
import type { Bases } from '../../state/bases';
import type { ClientObservations } from '../../state/last-seen';
import type { Target } from '../../aws/gateway';
import { parseFile } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import { syncStatusOf, type SyncStatus, formatSyncStatusLine } from '../../sync/sync-status';

/** What is remembered of files and their clients. */
interface SyncMemory {
  readonly bases: Bases;
  readonly observations: ClientObservations;
}

/** The sync status of a file's text against what was last seen of the client that it names. Asks Cognito nothing. */
export async function syncStatusOfText(
  { bases, observations }: SyncMemory,
  uri: Uri,
  target: Target,
  text: string,
): Promise<SyncStatus> {
  const observation = observations.of(target);
  const gone = observation?.failure?.kind === 'not-found' ? ('gone' as const) : undefined;
  const live = observation?.live?.settings ?? gone;
  return syncStatusOf(await bases.read(uri.toString(), target), fromFile(parseFile(text) ?? {}), live);
}

/** Formats the sync status of a file's text in one line, with how long ago the client was seen and why the last look failed. */
export async function formatSyncStatusOfText(
  memory: SyncMemory,
  uri: Uri,
  target: Target,
  text: string,
  now = Date.now(),
): Promise<string> {
  const status = await syncStatusOfText(memory, uri, target, text);
  const observation = memory.observations.of(target);
  const age = observation?.live && now - observation.live.when;
  return formatSyncStatusLine(status, { age, failure: observation?.failure?.kind });
}
