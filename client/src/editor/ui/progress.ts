import * as vscode from 'vscode';
import { sanitizeLabel } from './safe-text';

/** How far work is: what is being done, and by how many percent it went on since the last report. */
export interface ProgressStep {
  readonly message?: string;
  readonly increment?: number;
}

/** A signal that is aborted when the token is cancelled. */
export function abortSignalOf(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}

/** Runs work under one progress notification, which the user can cancel: then the signal is aborted. */
export async function withCancellableProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (step: ProgressStep) => void) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: sanitizeLabel(title), cancellable: true },
    (progress, token) =>
      work(abortSignalOf(token), ({ message, ...step }) =>
        progress.report({ ...step, ...(message !== undefined && { message: sanitizeLabel(message) }) }),
      ),
  );
}
