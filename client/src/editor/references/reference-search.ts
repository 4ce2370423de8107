import * as vscode from 'vscode';
import type { Log } from '../ui/log';
import type { SearchTerm } from '../../sync/references/search-terms';
import type { References } from '../../sync/references/search';
import { findReferences, type WorkspaceFile } from './workspace-files';

/** One search of the workspace, for a document that is shown at once and filled in when the search has ended. */
export interface ReferenceSearch extends vscode.Disposable {
  /** What was found; undefined as long as the search goes on. */
  found(): References<WorkspaceFile> | undefined;
  readonly onDidEnd: vscode.Event<void>;
  /** Starts the search, once. It is bounded; dispose() ends it earlier. */
  start(): void;
}

export function createReferenceSearch(log: Log, terms: readonly SearchTerm[]): ReferenceSearch {
  const ending = new AbortController();
  const ended = new vscode.EventEmitter<void>();
  let references: References<WorkspaceFile> | undefined;
  let isStarted = false;
  async function search(): Promise<void> {
    references = await findReferences(terms, ending.signal).catch((error: Error) => {
      log.failure(`The workspace could not be searched: ${error.message}`);
      return { places: [], files: 0, cutOff: 'cancelled' as const };
    });
    ended.fire();
  }
  return {
    found: () => references,
    onDidEnd: ended.event,
    dispose: () => ending.abort(),
    start() {
      if (isStarted || terms.length === 0) return;
      isStarted = true;
      void search();
    },
  };
}
