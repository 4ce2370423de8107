import generated from './catalogue.json';

/** A rule as its page in docs/rules describes it. */
export interface RuleEntry {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** When it reports, in one sentence. */
  readonly when: string;
  readonly docs: string;
}

/** Every code that a file can be reported with, in alphabetical order. A test writes the file from the pages, and finds it stale. */
export const catalogue = generated as readonly RuleEntry[];

export const codes: readonly string[] = catalogue.map((it) => it.code);
