import type { Problem, Severity } from '../problem';

/** The most problems that one file shows; more would not help, and slow the editor down. */
export const MAX_PROBLEMS = 250;

/** Problems beyond this number are counted only, so that a huge broken file costs no time for messages. */
const MAX_DESCRIBED = 4 * MAX_PROBLEMS;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Gathers the problems of one text. */
export class Report {
  readonly #problems: Problem[] = [];
  #undescribed = 0;

  /** How many problems were added. */
  get count(): number {
    return this.#problems.length + this.#undescribed;
  }

  /** Adds a problem; `describe` is only called while there is room for it. */
  add(describe: () => Problem): void {
    if (this.#problems.length < MAX_DESCRIBED) this.#problems.push(describe());
    else this.#undescribed++;
  }

  /** All problems in text order; of too many the worst, and a last one that says how many more there are. */
  inTextOrder(): Problem[] {
    const byWeight = this.#onReadableText().sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.offset - b.offset);
    const shown = byWeight.slice(0, MAX_PROBLEMS).sort(byOffset);
    const left = byWeight.length - shown.length + this.#undescribed;
    return left > 0 ? [...shown, tooManyProblems(left, shown)] : shown;
  }

  /** Nothing more is said about a key or value that is not even legal JSON, such as a text without its closing quote. */
  #onReadableText(): Problem[] {
    const broken = new Set(
      this.#problems.filter((problem) => problem.code === 'json-syntax').map((problem) => problem.offset),
    );
    return this.#problems.filter((problem) => problem.code === 'json-syntax' || !broken.has(problem.offset));
  }
}

function byOffset(a: Problem, b: Problem): number {
  return a.offset - b.offset || RANK[a.severity] - RANK[b.severity] || (a.code < b.code ? -1 : 1);
}

function tooManyProblems(count: number, shown: readonly Problem[]): Problem {
  const { offset = 0, length = 0 } = shown.at(-1) ?? {};
  return {
    code: 'too-many-problems',
    severity: 'warning',
    offset,
    length,
    message: `${count} more problems are not shown. Repair the first ones; the rest then appear.`,
  };
}
