import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

/** Runs a piece of work; what it throws is logged, and `empty` is the answer. */
export type SafeRunner = <T>(name: string, empty: T, work: () => T) => T;

/** A runner whose log names the error and the lines of code, but not its message, which may repeat text of the document. */
export function createSafeRunner(log: (line: string) => void): SafeRunner {
  return (name, empty, work) => {
    try {
      return work();
    } catch (error) {
      log(`${name} failed: ${describeError(error)}`);
      return empty;
    }
  };
}

/** The answer to a request that was canceled before its turn came; undefined for others. */
export function cancelled(token: CancellationToken): ResponseError<void> | undefined {
  return token.isCancellationRequested
    ? new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
    : undefined;
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
  return [error.name, ...frames].join(' ');
}
