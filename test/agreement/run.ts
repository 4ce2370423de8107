import fc from 'fast-check';
import type { Sample } from './document';
import { samples } from './documents';
import { compare } from './laws';
import { askLinter } from './linter';
import { askService } from './service';
import { smallest } from './smallest';
import { Tally } from './tally';

/** Holds the two judges against each other over many documents and counts them. Throws with the smallest document on which they disagree. */
export function runAgreement(seed: number, documents: number, tally: Tally): void {
  const result = fc.check(
    fc.property(samples, (sample) => {
      judge(sample, tally);
    }),
    { seed, numRuns: documents },
  );
  if (result.failed) throw new Error(failureText(seed, documents, result), { cause: result.errorInstance });
}

/** Throws when the judges disagree on a document. */
export function judge({ text, body }: Sample, tally: Tally): void {
  const linter = askLinter(text);
  const service = askService(body);
  const comparison = compare(linter, service);
  if ('disagreement' in comparison) throw new Error(comparison.disagreement);
  tally.add(comparison.outcome, linter, service);
}

/** What is wrong with a document, which may also be that one of the judges fails. */
function faultOf(sample: Sample): string | undefined {
  try {
    judge(sample, new Tally());
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function failureText(seed: number, documents: number, { counterexample, numRuns }: fc.RunDetails<[Sample]>): string {
  const [found] = counterexample ?? [];
  const sample = found && smallest(found, (it) => faultOf(it) !== undefined);
  return [
    `Document ${numRuns} of seed ${seed} divides linter and service. The smallest such document:`,
    sample?.text,
    sample && faultOf(sample),
    `Replay: AGREEMENT_SEED=${seed} AGREEMENT_RUNS=${documents}`,
  ].join('\n');
}
