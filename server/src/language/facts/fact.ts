/**
 * How a fact about the service is known.
 * `measured`: an answer of the service is on record.
 * `documented`: AWS, or the standard that AWS follows, says it.
 * `inferred`: it follows from something else that is measured or documented, and nobody has seen it.
 * `unsettled`: sources contradict each other, or there is none.
 */
export type Known = 'measured' | 'documented' | 'inferred' | 'unsettled';

/** Where a fact comes from. */
export interface Source {
  readonly title: string;
  /** Absent for a source that is not on the web, such as an npm package. */
  readonly url?: string;
  /** When the service was observed or, where that is not known, when the source was read: YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
}

/** One statement about Amazon Cognito, and how it is known. */
export interface Fact {
  /** Plain text; code is in backticks. */
  readonly says: string;
  readonly known: Known;
  readonly sources: readonly [Source, ...Source[]];
}

/** Gives a group of facts its type; the value is returned as it is. */
export const defineFacts = <const F extends Readonly<Record<string, Fact>>>(facts: F): F => facts;

/** Whether a fact is certain enough to call something an error, or to say that a change has no effect. */
export const isCertain = ({ known }: Fact): boolean => known === 'measured' || known === 'documented';
