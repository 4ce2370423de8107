// What a suite has done so far, for the case that its extension host ends before it does. tools/host/report.mjs reads it.
import type { Runner } from 'mocha';

/**
 * Appends a line to the progress at the beginning and the end of each test and hook: `begin TITLE`, `end`, `passed` or `failed`.
 * `append` must have written the line when it returns: a moment later the process may be gone.
 */
export function recordProgress(runner: Runner, append: (line: string) => void): void {
  const begin = (runnable: Mocha.Runnable): void => append(`begin ${runnable.fullTitle().replaceAll('\n', ' ')}`);
  const end = (): void => append('end');
  runner.on('test', begin).on('hook', begin);
  runner.on('test end', end).on('hook end', end);
  runner.on('pass', () => append('passed')).on('fail', () => append('failed'));
}
