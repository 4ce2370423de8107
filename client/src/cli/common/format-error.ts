import { UsageError } from '../exit';
import type { Output } from '../io';
import { redact } from '../../aws/redact';
import { CallFailure } from './connection';
import { boundedSentence, printable, printNotice } from './terminal-text';

/** An error as a sentence for the user. @throws the error itself when it is a bug of this program */
export function formatError(error: unknown): string {
  if (error instanceof UsageError || error instanceof CallFailure) return redact(error.message);
  throw error;
}

/** Prints an error on stderr, and its details on lines of their own. @throws the error itself when it is a bug of this program */
export async function printError(err: Pick<Output, 'write'>, error: unknown): Promise<void> {
  await printNotice(err, formatError(error));
  if (error instanceof UsageError)
    for (const detail of error.details) await err.write(`  ${printable(boundedSentence(detail))}\n`);
}
