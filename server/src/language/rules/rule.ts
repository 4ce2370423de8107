import type { AppClientParameters } from '../schema';
import type { Fix, Path, Severity } from '../problem';

/** What a rule found, placed by path; check.ts turns it into a Problem with offsets. */
export interface Finding {
  /** The exact value: the item, not the list. */
  readonly at: Path;
  /** `key` underlines the property name instead of the value. */
  readonly on?: 'key';
  readonly message: string;
  /** Where the rule's own severity does not fit this case. */
  readonly severity?: Severity;
  readonly tag?: 'deprecated' | 'unnecessary';
  readonly related?: readonly { readonly at: Path; readonly message: string }[];
  readonly fix?: Fix;
}

/** A cross-field rule: data plus one pure function over sound values. */
export interface Rule<K extends keyof AppClientParameters = keyof AppClientParameters> {
  /** The catalogue's id. */
  readonly code: string;
  readonly severity: Severity;
  /** The page that documents the behaviour. */
  readonly docs: string;
  /** check() sees only these, and waits while one of them has a schema error. An absent parameter is undefined. */
  readonly reads: readonly K[];
  check(values: { readonly [P in K]?: AppClientParameters[P] }): Iterable<Finding>;
}

/** Gives a rule its types; the value is returned as it is. */
export function defineRule<const K extends keyof AppClientParameters>(rule: Rule<K>): Rule<K> {
  return rule;
}
