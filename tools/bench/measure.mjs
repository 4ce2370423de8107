/** The value below which a share of all values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at - Math.floor(at));
}

export const spread = (values) => ({
  median: quantile(values, 0.5),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
});

/**
 * One figure beside its peers, from samples that were taken in turn: a ratio is taken of each pair of samples, so that what slows
 * the machine down meets both. `aim` is the highest ratio that is good.
 * @param {{ id: string, what: string, unit: string, aim?: number, of: (sample: unknown) => number }} measure
 * @param {{ name: string, samples: unknown[] }[]} subjects this product first
 */
export function rowOf({ id, what, unit, aim, of }, [ours, ...peers]) {
  const mine = ours.samples.map(of);
  return {
    id,
    what,
    unit,
    ...(aim && { aim }),
    ours: spread(mine),
    against: peers.map(({ name, samples }) => {
      const theirs = samples.map(of);
      return { name, theirs: spread(theirs), ratio: spread(mine.map((sample, index) => sample / theirs[index])) };
    }),
  };
}

/** A row for each measure. */
export const rowsOf = (measures, subjects) => measures.map((measure) => rowOf(measure, subjects));

/** Runs subjects in turn for some rounds; which one goes first changes from round to round. Resolves to the samples of each. */
export async function inTurn(rounds, subjects) {
  const samples = subjects.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < subjects.length; index++) {
      const at = (index + round) % subjects.length;
      samples[at].push(await subjects[at]());
    }
  }
  return samples;
}

/** Milliseconds for `count` runs of some work. */
export async function time(work, count = 1) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}
