import { sampleOf, type Sample } from './document';

/** Takes away members and list items, one at a time, as long as the document still divides the judges. Terminates: each step leaves less. */
export function smallest(sample: Sample, divides: (it: Sample) => boolean): Sample {
  const smaller = lessOf(sample.body)
    .map((body) => sampleOf(body, 'compact'))
    .find(divides);
  return smaller ? smallest(smaller, divides) : sample;
}

/** All values with one member or item less, at any depth. */
function lessOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, at) => [
      items.filter((_, index) => index !== at),
      ...lessOf(item).map((less) => items.map((it, index) => (index === at ? less : it))),
    ]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const { [name]: _without, ...rest } = value as Record<string, unknown>;
    return [rest, ...lessOf(member).map((less) => ({ ...value, [name]: less }))];
  });
}
