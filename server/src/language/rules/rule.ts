import type { FactId } from '../facts';
import type { AppClientContext, ContextPart, ContextFacts } from '../context';
import type { AppClientParameters } from '../schema';
import type { Fix, Path, Severity } from '../problem';
import type { Unsound } from '../unsound';
import type { UrlParameter, UrlReader } from './urls';

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
  /** Other ways to mend it, offered below the fix. */
  readonly otherFixes?: readonly Fix[];
  /** Set while something that is not known yet could excuse it (Problem.needsPoolToConfirm). */
  readonly needsPoolToConfirm?: true;
}

/** What every rule may ask of the file besides its values. */
export interface FileFacts<K extends keyof AppClientParameters = keyof AppClientParameters> {
  /** The URLs among what the rule reads, each taken apart once for all rules. */
  readonly urls: UrlReader<K & UrlParameter>;
  /** What is written and has an error of its own: neither absent nor known. */
  readonly unsound: Unsound;
}

/** A cross-field rule: data plus one pure function over valid values, and over what it declares to need of the pool. */
export interface Rule<
  K extends keyof AppClientParameters = keyof AppClientParameters,
  N extends ContextPart = ContextPart,
  M extends ContextPart = ContextPart,
> {
  /** The catalogue's id. */
  readonly code: string;
  readonly severity: Severity;
  /** What it rests on, the fact that decides first. An error rests on one that is measured or documented (a test holds it to that). */
  readonly facts: readonly [FactId, ...FactId[]];
  /** The page that documents the behavior. */
  readonly docs: string;
  /** check() looks at these only (a test holds it to that), and waits while one of them has a schema error. An absent parameter is undefined. */
  readonly reads: readonly K[];
  /**
   * Those of `reads` that the rule judges piece by piece, and so does not wait for: a list or object comes without what has an error of
   * its own, and what is wrong as a whole is undefined. Not for a rule about what a list lacks: the flawed item may be what it looks for.
   */
  readonly pieces?: readonly K[];
  /** Those of `reads` that count with their live value where the file leaves them out and live is known: a push keeps it. */
  readonly keeps?: readonly K[];
  /** Parts of the context without which the rule is silent: check() sees them known, and lists complete, of which it gets the items. */
  readonly requires?: readonly N[];
  /** Parts that change what the rule says but which it does not wait for: check() sees them as they are, absent or incomplete. */
  readonly optionalContext?: readonly M[];
  check(
    values: { readonly [P in K]?: AppClientParameters[P] },
    facts: ContextFacts<N> & Pick<AppClientContext, M> & FileFacts<K>,
  ): Iterable<Finding>;
}

/** Gives a rule its types; the value is returned as it is. */
export function defineRule<
  const K extends keyof AppClientParameters,
  const N extends ContextPart = never,
  const M extends ContextPart = never,
>(rule: Rule<K, N, M>): Rule<K, N, M> {
  return rule;
}
