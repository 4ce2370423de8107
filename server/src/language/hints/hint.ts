import type { ObjectASTNode } from 'vscode-json-languageservice';
import type { AppClientContext } from '../context';
import type { Fix } from '../problem';
import type { Settings } from '../schema';

/** Kinds of hints, each with its own switch. */
export const HINT_KINDS = ['units', 'durations', 'live', 'stored'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Which kinds are shown; what is not named is shown. */
export type HintSwitches = { readonly [K in HintKind]?: boolean };

/** A few words beside the text about what stands there. Plain text: names and URLs in it are not markup. */
export interface Hint {
  readonly kind: HintKind;
  /** Where it is shown, in UTF-16 code units. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
  /** Writes into the file what the hint says. */
  readonly fix?: Fix;
}

/** What hints are made from. */
export interface Shown {
  readonly root: ObjectASTNode;
  /** The settings of the file, as far as their types are sound. */
  readonly file: Settings;
  readonly live: AppClientContext['live'];
}

/** Finds the hints of one kind. */
export type HintSource = (shown: Shown) => Iterable<Omit<Hint, 'kind'>>;
