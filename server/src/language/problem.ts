/**
 * How bad a problem is: an error is refused by the service (and stops a push), a warning is useless, altered or insecure, the others are
 * good to know.
 */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A path into the parsed value: keys and list indexes from the top. `[]` is the whole object. */
export type Path = readonly (string | number)[];

/**
 * A fix as data, free of positions: paths to set (or, with undefined, to remove), and keys to rename.
 * An index equal to the length of a list appends to it. No fix ever writes null.
 * Where a fix is applied, it becomes text edits that keep the format.
 */
export interface Fix {
  /** What the fix does, as the title of a code action: "Remove ClientSecret". */
  readonly title: string;
  readonly set?: readonly (readonly [path: Path, value: unknown])[];
  readonly rename?: readonly (readonly [path: Path, name: string])[];
  /** A member of the top-level object that makes way for its own members, after all else is done. */
  readonly lift?: string;
  /**
   * Set where the fix only corrects what the service refuses or drops, and what is meant is plain, so that it may be made together
   * with others without being looked at. Absent for advice, for anything that works as written, and where there is a choice.
   */
  readonly safe?: boolean;
}

/** One finding. Offsets count UTF-16 code units of the text. */
export interface Problem {
  /** Stable id: the rule's name in the catalogue, its file, fixture, page and settings key. */
  readonly code: string;
  readonly severity: Severity;
  /** Plain words: what is wrong, what the service would do, what to write instead. */
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  /** Address of the documentation that the rule is based on. */
  readonly docs?: string;
  readonly tag?: 'deprecated' | 'unnecessary';
  readonly related?: readonly { readonly offset: number; readonly length: number; readonly message: string }[];
  readonly fix?: Fix;
  /** Other ways to mend it, offered below the fix; none of them is made without being chosen. */
  readonly otherFixes?: readonly Fix[];
  /**
   * Set while the pool or the live client, not known to the check, could show that the service accepts this. Nothing is to be refused
   * for it before the service was asked; with the answer in its context the check says it without the mark, or not at all.
   */
  readonly needsPoolToConfirm?: true;
}
