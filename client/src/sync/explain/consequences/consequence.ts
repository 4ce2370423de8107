import type { AppClientContext } from '../../../../../server/src/language/context';
import type { SettableName } from '../../../../../server/src/language/schema';
import type { Risk } from '../../risk';
import type { Settings } from '../../settings';
import type { Sentence } from '../sentence';

/** A change takes something away from apps, users or the people who run them, or it opens something. */
export type Side = 'takes-away' | 'opens';

/** What a change does: a sentence with its side and its weight. Its parameters are those of the change. */
export interface Consequence extends Sentence {
  readonly side: Side;
  readonly weight: Risk;
}

/** The settings before and after a change, and what is known beside them. */
export interface ClientChange {
  readonly before: Settings;
  readonly after: Settings;
  readonly context: AppClientContext;
}

/** What a table says of one thing that can happen. */
export interface Words {
  readonly side: Side;
  readonly weight: Risk;
  readonly text: string;
}

/** Parameters that can bring a consequence about, the most telling first. */
export type Causes = readonly [SettableName, ...SettableName[]];

/** One way to look at a change: none, one or several consequences. Parameters that did not change are taken out of them later. */
export type ConsequenceRule = (step: ClientChange) => readonly Consequence[];
