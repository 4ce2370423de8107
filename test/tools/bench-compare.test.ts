import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Row {
  readonly id: string;
  readonly what: string;
  readonly against: readonly { readonly name: string; readonly ratio: { readonly median: number } }[];
}
interface Found {
  readonly key: string;
  readonly kind: string;
  readonly line: string;
}
interface Compare {
  compare(rows: readonly Row[], stored?: { readonly rows: readonly Row[] }): Found[];
  compareTwice(measure: () => Promise<readonly Row[]>, stored?: { readonly rows: readonly Row[] }): Promise<Found[]>;
  verdict(found: readonly Found[]): string[];
  fails(found: readonly Found[]): boolean;
}

const row = (id: string, ratios: Readonly<Record<string, number>>): Row => ({
  id,
  what: `the ${id}`,
  against: Object.entries(ratios).map(([name, median]) => ({ name, ratio: { median } })),
});
const STORED = { rows: [row('start', { json: 0.5, yaml: 0.2 }), row('memory', { json: 1 })] };
const GOOD = [row('start', { json: 0.62, yaml: 0.1 }), row('memory', { json: 1.25 })];

describe('the check of npm run bench', () => {
  let bench: Compare;
  before(async () => {
    bench = (await import(pathToFileURL(join(__dirname, '../../tools/bench/compare.mjs')).href)) as Compare;
  });
  const kinds = (found: readonly Found[]): string[] => found.map(({ kind, key }) => `${kind} ${key}`);
  const measures = (...runs: readonly (readonly Row[])[]) => {
    const left = [...runs];
    return { left, measure: () => Promise.resolve(left.shift() ?? assert.fail('measured once too often')) };
  };

  it('passes up to a quarter above what is stored', () => {
    assert.deepEqual(bench.compare(GOOD, STORED), []);
    assert.equal(bench.fails([]), false);
  });

  it('names a ratio that is worse by more than a quarter, with both figures', () => {
    const found = bench.compare([row('start', { json: 0.63, yaml: 0.2 }), row('memory', { json: 1 })], STORED);
    assert.deepEqual(bench.verdict(found), ['WORSE BY A QUARTER: the start, beside json: ratio 0.63, was 0.50']);
    assert.equal(bench.fails(found), true);
  });

  it('fails for a row, a peer and a section without a stored figure, and for one that is stored as no number', () => {
    assert.deepEqual(kinds(bench.compare([...GOOD, row('new', { json: 1 })], STORED)), ['unknown new json']);
    assert.deepEqual(
      kinds(bench.compare([row('start', { json: 0.5, yaml: 0.2, other: 3 }), row('memory', { json: 1 })], STORED)),
      ['unknown start other'],
    );
    assert.deepEqual(kinds(bench.compare([row('memory', { json: 1 })], undefined)), ['unknown memory json']);
    assert.deepEqual(
      kinds(
        bench.compare([row('memory', { json: 1 })], { rows: [row('memory', { json: null as unknown as number })] }),
      ),
      ['unknown memory json'],
    );
    assert.equal(bench.fails(bench.compare(GOOD, undefined)), true);
  });

  it('fails for a ratio that is no number', () => {
    assert.deepEqual(
      kinds(bench.compare([row('start', { json: NaN, yaml: Infinity }), row('memory', { json: 1 })], STORED)),
      ['worse start json', 'worse start yaml'],
    );
  });

  it('says what is stored but was not measured, which is no failure: another machine may lack a server', () => {
    const found = bench.compare([row('start', { json: 0.5 })], STORED);
    assert.deepEqual(bench.verdict(found), [
      'NOT COMPARED: the start, beside yaml: stored, but not measured here',
      'NOT COMPARED: the memory, beside json: stored, but not measured here',
    ]);
    assert.equal(bench.fails(found), false);
  });

  it('measures a second time only when something is worse, and blames only what is worse both times', async () => {
    const once = measures(GOOD, GOOD);
    assert.deepEqual(await bench.compareTwice(once.measure, STORED), []);
    assert.equal(once.left.length, 1);
    const bad = (json: number, yaml: number, memory: number) => [
      row('start', { json, yaml }),
      row('memory', { json: memory }),
      row('new', { json: 1 }),
    ];
    const found = await bench.compareTwice(measures(bad(9, 9, 1), bad(9, 0.2, 9)).measure, STORED);
    assert.deepEqual(kinds(found), ['worse start json', 'unknown new json']);
  });
});
