import type { Output } from '../io';
import { printable } from './printable';

/** Says a sentence on stderr, on one line whatever stands in it. */
export function printNotice(err: Pick<Output, 'write'>, sentence: string): Promise<void> {
  return err.write(`cognito-client: ${printable(sentence)}\n`);
}
