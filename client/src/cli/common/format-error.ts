import { UsageError } from '../exit';
import type { Output } from '../io';
import { printable } from './printable';
import { redact } from '../../aws/redact';
import { CallFailure } from './connection';
import { printNotice } from './note';

/** What went wrong with one of several things, in a sentence. @throws what is a fault of this program */
export function formatError(error: unknown): string {
  if (error instanceof UsageError || error instanceof CallFailure) return redact(error.message);
  throw error;
}

/** Says it on stderr, with its details on lines of their own. @throws what is a fault of this program */
export async function printError(err: Pick<Output, 'write'>, error: unknown): Promise<void> {
  await printNotice(err, formatError(error));
  if (error instanceof UsageError) for (const detail of error.details) await err.write(`  ${printable(detail)}\n`);
}
