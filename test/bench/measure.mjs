/** Milliseconds for `count` runs of a subject on a text. */
async function time(subject, text, count) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) await subject(text);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The value below which a share of all values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at - Math.floor(at));
}

export const spread = (values) => ({ median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) });

/**
 * Runs two subjects in turn, in the same process and on the same text, and compares each pair of rounds: what slows the machine down meets both.
 * Which one goes first changes from pair to pair. `runs` is what a round repeats.
 */
export async function compareRuns(ours, theirs, text, { rounds, runs, warmUp }) {
  await time(ours, text, warmUp);
  await time(theirs, text, warmUp);
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await time(ours, text, runs) : undefined;
    const their = await time(theirs, text, runs);
    pairs.push({ our: first ?? await time(ours, text, runs), their });
  }
  return {
    ratio: spread(pairs.map(({ our, their }) => our / their)),
    ours: spread(pairs.map(({ our }) => our / runs)),
    theirs: spread(pairs.map(({ their }) => their / runs)),
  };
}
