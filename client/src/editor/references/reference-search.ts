import * as vscode from 'vscode';
import type { Log } from '../ui/log';
import type { Needle } from '../../sync/references/needles';
import type { Uses } from '../../sync/references/search';
import { findUses, type WorkspaceFile } from './workspace-files';

/** One search of the workspace for a document that is shown at once, and says more when the search has ended. */
export interface SearchedUses extends vscode.Disposable {
  /** What was found; undefined as long as the search goes on. */
  found(): Uses<WorkspaceFile> | undefined;
  readonly onDidEnd: vscode.Event<void>;
  /** Begins, once; it is bounded by itself, and to dispose ends it. */
  start(): void;
}

export function searchedUses(log: Log, needles: readonly Needle[]): SearchedUses {
  const ending = new AbortController();
  const ended = new vscode.EventEmitter<void>();
  let uses: Uses<WorkspaceFile> | undefined;
  let isStarted = false;
  const search = async (): Promise<void> => {
    uses = await findUses(needles, ending.signal).catch((error: Error) => {
      log.failure(`The workspace could not be searched: ${error.message}`);
      return { places: [], files: 0, cutOff: 'cancelled' as const };
    });
    ended.fire();
  };
  return {
    found: () => uses,
    onDidEnd: ended.event,
    dispose: () => ending.abort(),
    start() {
      if (isStarted || needles.length === 0) return;
      isStarted = true;
      void search();
    },
  };
}
