import fc from 'fast-check';
import { CONTEXTS, LEVELS } from './clients';
import { hugeNames, PIECES, STARTS, type HugeName } from './texts';

/** Where in a text, as a part of a million of its length: a script of actions then fits any text, also a shrunk one. */
export const MILLION = 1_000_000;

/** One change of a text. `beyond`: its range ends behind the end of a line, where clients that count otherwise put it. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly text: string;
  readonly beyond: boolean;
}

/** One thing that a user or a client does. */
export type Action =
  /** `alone`: waits for all answers before and measures the work. */
  | ({ readonly kind: 'edit'; readonly alone: boolean } & Edit)
  /** Several edits in one notification. */
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  /** The whole text is replaced, by one change without a range. */
  | { readonly kind: 'replace'; readonly text: string }
  /** A text that is far too large or too deep is pasted, everything is asked, and it is taken back. */
  | { readonly kind: 'huge'; readonly at: number; readonly what: HugeName }
  /** `whole`: by a change without a range, else by the smallest one. */
  | { readonly kind: 'undo'; readonly steps: number; readonly whole: boolean }
  | { readonly kind: 'reopen' }
  /** All answers are held against those of a server to which the text is new. */
  | { readonly kind: 'compare'; readonly ends: readonly [number, number] }
  /** The user's settings and what is known of the pool change. */
  | { readonly kind: 'told'; readonly levels: number; readonly context: number }
  | ({ readonly kind: 'ask'; readonly alone: boolean } & Question);

/** A request about the document. */
export interface Question {
  /** Index into the requests, and at code actions into their kinds. */
  readonly method: number;
  readonly at: number;
  readonly to: number;
  readonly trigger: string;
  readonly cancel: boolean;
  /** The positions are line and character as they are, wherever the text ends. */
  readonly beyond: boolean;
  /** About the diagnostics that the text has, instead of made-up ones. */
  readonly real: boolean;
}

const place = fc.oneof(
  { weight: 10, arbitrary: fc.nat(MILLION) },
  { weight: 1, arbitrary: fc.constantFrom(0, MILLION) },
);
const seldom = fc.nat(9).map((number) => number === 9);
const often = fc.nat(9).map((number) => number > 3);
const pasted = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.constantFrom(...STARTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.json() },
);
const edit = fc.record({
  at: place,
  remove: fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }),
  text: fc.oneof({ weight: 5, arbitrary: pasted }, { weight: 1, arbitrary: fc.constant('') }),
  beyond: seldom,
});

export const question: fc.Arbitrary<Question> = fc.record({
  method: fc.nat(1000),
  at: place,
  to: place,
  trigger: fc.constantFrom('', '"', ':', '/', 'x'),
  cancel: seldom,
  beyond: seldom,
  real: fc.boolean(),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 300, arbitrary: fc.tuple(edit, seldom).map(([it, alone]) => ({ kind: 'edit' as const, alone, ...it })) },
  {
    weight: 30,
    arbitrary: fc.array(edit, { minLength: 1, maxLength: 5 }).map((edits) => ({ kind: 'edits' as const, edits })),
  },
  { weight: 15, arbitrary: fc.constantFrom(...STARTS).map((text) => ({ kind: 'replace' as const, text })) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('huge' as const), at: place, what: fc.constantFrom(...hugeNames) }),
  },
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('undo' as const),
      steps: fc.integer({ min: 1, max: 20 }),
      whole: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'reopen' as const }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('compare' as const), ends: fc.tuple(place, place) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('told' as const),
      levels: fc.nat(LEVELS.length - 1),
      context: fc.nat(CONTEXTS.length - 1),
    }),
  },
  { weight: 90, arbitrary: fc.tuple(question, often).map(([it, alone]) => ({ kind: 'ask' as const, alone, ...it })) },
);

/** What is done with one document, from its opening on; in the end everything is compared, with other settings too. */
export const scripts = fc.record({
  start: fc.constantFrom(...STARTS),
  actions: fc.array(action, { maxLength: 500, size: 'max' }),
  ends: fc.tuple(place, place),
});
export interface Script {
  readonly start: string;
  readonly actions: readonly Action[];
  readonly ends: readonly [number, number];
}

/** Texts by themselves: some start with pieces thrown in. */
export const texts = fc.tuple(fc.constantFrom(...STARTS), fc.array(edit, { maxLength: 12 })).map(([start, edits]) =>
  edits.reduce((text, { at, remove, text: by }) => {
    const offset = Math.floor((text.length * at) / MILLION);
    return text.slice(0, offset) + by + text.slice(offset + remove);
  }, start),
);
