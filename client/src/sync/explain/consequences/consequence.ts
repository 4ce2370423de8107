import type { FactId } from '../../../../../server/src/language/facts';
import type { AppClientContext } from '../../../../../server/src/language/context';
import type { SettableName } from '../../../../../server/src/language/schema';
import type { Risk } from '../../risk';
import type { Settings } from '../../settings';
import type { Sentence } from '../sentence';

/** The side of a consequence: it takes something away from apps, users or the people who run them, or it opens something. */
export type Side = 'takes-away' | 'opens';

/** One consequence of a change: a sentence with its side and its weight. Its parameters are those that changed. */
export interface Consequence extends Sentence {
  readonly side: Side;
  readonly weight: Risk;
}

/** The settings before and after a change, and what is known of pool and client. */
export interface ClientChange {
  readonly before: Settings;
  readonly after: Settings;
  readonly context: AppClientContext;
}

/** What a sentence about the service rests on. */
export type Basis = readonly [FactId, ...FactId[]];

/** A consequence in a table, without its parameters. */
export interface ConsequenceText {
  readonly side: Side;
  readonly weight: Risk;
  readonly text: string;
}

/** Parameters that can cause a consequence, the most important first. */
export type Causes = readonly [SettableName, ...SettableName[]];

/** Finds consequences of a change. Parameters that did not change are removed from them later. */
export type ConsequenceRule = (change: ClientChange) => readonly Consequence[];
