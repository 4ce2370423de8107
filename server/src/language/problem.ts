/** How bad a problem is: an error is refused by the service (and stops a push), a warning is useless, altered or insecure, the others are good to know. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A place in the parsed value: keys and list indexes from the top. `[]` is the whole object. */
export type Path = readonly (string | number)[];

/**
 * A repair as data, free of positions: paths to set (or, with undefined, to remove), and keys to rename.
 * An index equal to the length of a list appends to it. No repair ever writes null.
 * The `edits` of a repair become format-preserving text edits where it is applied.
 */
export interface Fix {
  /** What the repair does, as the title of a code action: "Remove ClientSecret". */
  readonly title: string;
  readonly set?: readonly (readonly [path: Path, value: unknown])[];
  readonly rename?: readonly (readonly [path: Path, name: string])[];
  /** A member of the top-level object that makes way for its own members, after all else is done. */
  readonly lift?: string;
  /**
   * Set where the repair only mends what the service refuses or drops, and what is meant is plain, so that it may be made together
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
  /** Address of the documentation that the rule stands on. */
  readonly docs?: string;
  readonly tag?: 'deprecated' | 'unnecessary';
  readonly related?: readonly { readonly offset: number; readonly length: number; readonly message: string }[];
  readonly fix?: Fix;
  /**
   * Set while the pool or the live client, not known to the check, could show that the service accepts this. Nothing is to be refused
   * for it before the service was asked; with the answer in its context the check says it without the mark, or not at all.
   */
  readonly needsPoolToConfirm?: true;
}
