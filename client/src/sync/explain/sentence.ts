import type { AppClientContext } from '../../../../server/src/language/context';
import type { FactId } from '../../../../server/src/language/facts';
import type { SettableName } from '../../../../server/src/language/schema';
import type { Settings } from '../settings';

/**
 * One thing that a client can do, in plain text. Holds values of file and pool as they are: escape them for Markdown, clean them for a
 * terminal.
 */
export interface Sentence {
  readonly text: string;
  /** What the sentence lists, sorted; each is shown on a line of its own. */
  readonly items?: readonly string[];
  /** The parameters that it follows from, the most important first; never empty. */
  readonly parameters: readonly [SettableName, ...SettableName[]];
}

/** The input of an explanation: settings, whose absent parameters have their documented default, and what is known of pool and client. */
export interface Subject {
  readonly settings: Settings;
  readonly context: AppClientContext;
}

/** A topic of an explanation. `sentences` is pure, and does not depend on the order of lists. */
export interface Topic {
  readonly id: string;
  readonly heading: string;
  /** What its sentences say of the service. */
  readonly facts: readonly [FactId, ...FactId[]];
  sentences(subject: Subject): readonly Sentence[];
}

/** Makes a sentence with what it lists. */
export function sentence(text: string, parameters: Sentence['parameters'], items: readonly string[] = []): Sentence {
  return { text, parameters, ...(items.length > 0 && { items: sorted(items) }) };
}

/** The items without duplicates, in an order that does not depend on the list's. */
export function sorted(items: readonly string[]): string[] {
  return [...new Set(items)].sort((a, b) => (a < b ? -1 : 1));
}
