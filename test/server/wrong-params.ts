/** What stands where something else should. */
const WRONG: readonly unknown[] = [
  null,
  undefined,
  true,
  -1,
  1.5,
  2 ** 53,
  1e308,
  'x',
  '',
  [],
  [null],
  {},
  { start: null },
  { line: -5, character: -5 },
  { line: 1e9, character: 2 ** 31 },
];

/** No parameters at all, ones of other types, and the given ones with each member in turn replaced by each thing that is wrong there. */
export function wrongParams(good: object): unknown[] {
  return [...WRONG, ...placesIn(good).flatMap((place) => WRONG.map((wrong) => replaced(good, place, wrong)))];
}

type Place = readonly string[];

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    [name],
    ...placesIn(member).map((rest) => [name, ...rest]),
  ]);
}

function replaced(value: unknown, [name, ...rest]: Place, wrong: unknown): unknown {
  if (name === undefined) return wrong;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = replaced(copy[name], rest, wrong);
  return copy;
}
