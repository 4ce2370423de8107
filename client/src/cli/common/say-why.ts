import { UsageError } from '../exit';
import { CallFailure } from './connection';
import { redact } from '../../redact';

/** What went wrong with one of several things, in a sentence. @throws what is a fault of this program */
export function sayWhy(error: unknown): string {
  if (error instanceof UsageError || error instanceof CallFailure) return redact(error.message);
  throw error;
}
