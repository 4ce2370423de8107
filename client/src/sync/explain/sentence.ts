import type { AppClientContext } from '../../../../server/src/language/context';
import type { SettableName } from '../../../../server/src/language/schema';
import type { Settings } from '../settings';

/** One thing that a client can do, in plain text. Values of file and pool stand in it as they are: escape them for Markdown, clean them for a terminal. */
export interface Sentence {
  readonly text: string;
  /** What the sentence lists, sorted; each is read as a line of its own. */
  readonly items?: readonly string[];
  /** The parameters that say so, the most telling first; never empty. */
  readonly parameters: readonly [SettableName, ...SettableName[]];
}

/** What is explained: settings whose absent parameters have their documented default, and what is known of pool and client beside them. */
export interface Subject {
  readonly settings: Settings;
  readonly context: AppClientContext;
}

/** A side of an app client. `sentences` is pure; the order of lists means nothing to it. */
export interface Topic {
  readonly id: string;
  readonly heading: string;
  sentences(subject: Subject): readonly Sentence[];
}

/** A sentence with what it lists. */
export function sentence(text: string, parameters: Sentence['parameters'], items: readonly string[] = []): Sentence {
  return { text, parameters, ...(items.length > 0 && { items: sorted(items) }) };
}

/** The items once each, in an order that does not depend on the list's. */
export function sorted(items: readonly string[]): string[] {
  return [...new Set(items)].sort((a, b) => (a < b ? -1 : 1));
}
