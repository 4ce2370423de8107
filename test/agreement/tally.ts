import type { LinterVerdict } from './linter';
import { OUTCOMES, type Outcome } from './laws';
import type { ServiceVerdict } from './service';
import { BOTH, CLIENT_LIBRARIES_ONLY, JUDGEMENTS, UNSETTLED_FOR_BOTH } from './tables';

/** Counts of a run: documents by outcome, and for each rule how many documents met it. */
export class Tally {
  readonly #outcomes = new Map<string, number>();
  readonly #linter = new Map<string, number>();
  readonly #milder = new Map<string, number>();
  readonly #service = new Map<string, number>();
  readonly #unsettled = new Map<string, number>();

  add(outcome: Outcome, linter: LinterVerdict, service: ServiceVerdict): void {
    count(this.#outcomes, [outcome]);
    count(this.#linter, linter.errors);
    count(this.#milder, linter.milder);
    count(this.#service, service.refusedBy);
    count(this.#unsettled, service.unsettled);
  }

  get documents(): number {
    return [...this.#outcomes.values()].reduce((sum, documents) => sum + documents, 0);
  }

  of(outcome: Outcome): number {
    return this.#outcomes.get(outcome) ?? 0;
  }

  /** Rules that no document met: on either side for those that both enforce, at the linter or at the service for the exceptions. */
  unexercised(): string[] {
    const shared = BOTH.filter((code) => !this.#linter.has(code) || !this.#service.has(code));
    const lone = Object.keys(CLIENT_LIBRARIES_ONLY).filter((code) => !this.#linter.has(code));
    const judged = Object.entries(JUDGEMENTS)
      .filter(([id, { warned }]) => !this.#service.has(id) || !this.#milder.has(warned))
      .map(([id]) => id);
    const unsettled = Object.keys(UNSETTLED_FOR_BOTH).filter((id) => !this.#unsettled.has(id));
    return [...new Set([...shared, ...lone, ...judged, ...unsettled])];
  }

  /** A table for people. */
  report(): string {
    const rules = [
      ...BOTH,
      ...Object.keys(CLIENT_LIBRARIES_ONLY),
      ...Object.keys({ ...JUDGEMENTS, ...UNSETTLED_FOR_BOTH }).filter(
        (id) => !(BOTH as readonly string[]).includes(id),
      ),
    ];
    const width = Math.max(...rules.map((rule) => rule.length));
    const cell = (counts: ReadonlyMap<string, number>, code: string): string =>
      String(counts.get(code) ?? 0).padStart(8);
    return [
      `${this.documents} documents, all agreed: ${OUTCOMES.map((outcome) => `${this.of(outcome)} ${outcome}`).join(', ')}`,
      `${'rule'.padEnd(width)}   error  milder refused`,
      ...rules.map(
        (code) =>
          `${code.padEnd(width)}${cell(this.#linter, code)}${cell(this.#milder, code)}${cell(this.#service, code)}`,
      ),
    ].join('\n');
  }
}

function count(counts: Map<string, number>, names: Iterable<string>): void {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
}
