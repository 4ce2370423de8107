import { number } from './report.mjs';

/** How much worse a ratio may be than the stored one. */
const MOST = 1.25;

/**
 * Holds what was measured against what is stored of an earlier time.
 * @param {{ id: string, what: string, against: { name: string, ratio: { median: number } }[] }[]} rows
 * @param {{ rows: typeof rows } | undefined} stored
 * @returns {{ key: string, kind: 'worse' | 'unknown' | 'absent', line: string }[]} `worse`: by a quarter, or no number at all;
 * `unknown`: no figure is stored, so that nothing can be said; `absent`: stored, but not measured this time
 */
export function compare(rows, stored) {
  const [now, before] = [ratiosOf(rows), ratiosOf(stored?.rows ?? [])];
  const judged = [...now]
    .map(([key, { name, ratio }]) => ({ key, ...judge(name, ratio, before.get(key)?.ratio) }))
    .filter(({ kind }) => kind !== 'good');
  const absent = [...before]
    .filter(([key]) => !now.has(key))
    .map(([key, { name }]) => ({ key, kind: 'absent', line: `${name}: stored, but not measured here` }));
  return [...judged, ...absent];
}

const ratiosOf = (rows) =>
  new Map(
    rows.flatMap(({ id, what, against }) =>
      against.map(({ name, ratio }) => [`${id} ${name}`, { name: `${what}, beside ${name}`, ratio: ratio.median }]),
    ),
  );

function judge(name, ratio, was) {
  if (!Number.isFinite(was))
    return { kind: 'unknown', line: `${name}: ratio ${number(ratio)}, but no figure is stored` };
  return { kind: ratio <= MOST * was ? 'good' : 'worse', line: `${name}: ratio ${number(ratio)}, was ${number(was)}` };
}

/**
 * What is worse twice in a row: one measurement alone may have met a busy machine. What has no stored figure, or was not measured, is told at once.
 * @param {() => Promise<typeof rows>} measure
 */
export async function compareTwice(measure, stored) {
  const first = compare(await measure(), stored);
  const others = first.filter(({ kind }) => kind !== 'worse');
  if (others.length === first.length) return others;
  const again = compare(await measure(), stored);
  return [
    ...again.filter(
      ({ key, kind }) => kind === 'worse' && first.some((other) => other.kind === kind && other.key === key),
    ),
    ...others,
  ];
}

const TITLES = { worse: 'WORSE BY A QUARTER', unknown: 'NOTHING TO COMPARE WITH', absent: 'NOT COMPARED' };

/** What a check prints at its end. */
export const verdict = (found) => found.map(({ kind, line }) => `${TITLES[kind]}: ${line}`);

/**
 * Whether a check fails. A figure that this machine cannot measure is no failure; one that was never stored is, because the check would
 * be blind to it.
 */
export const fails = (found) => found.some(({ kind }) => kind !== 'absent');
