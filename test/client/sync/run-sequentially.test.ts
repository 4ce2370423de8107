import assert from 'node:assert/strict';
import { runSequentially, type Job } from '../../../client/src/sync/run-sequentially';

/** Jobs that note when they begin and answer with their name. */
function jobs(...names: readonly string[]): { readonly all: Job<string>[]; readonly begun: string[] } {
  const begun: string[] = [];
  return {
    begun,
    all: names.map((name) => ({
      name,
      run: async () => {
        begun.push(name);
        return name;
      },
    })),
  };
}

describe('several jobs, one after the other', () => {
  const calm = { signal: new AbortController().signal, endsAt: () => false };

  it('gives the results in order, and tells each before the next begins', async () => {
    const { all, begun } = jobs('a', 'b', 'c');
    const told: string[] = [];
    const results = await runSequentially(all, {
      ...calm,
      settled: async (result, { name }) => {
        told.push(`${result}=${name} of ${begun.join('')}`);
      },
    });
    assert.deepEqual(
      [results, told],
      [
        ['a', 'b', 'c'],
        ['a=a of a', 'b=b of ab', 'c=c of abc'],
      ],
    );
  });
  it('ends at a result that says so, which is told, too', async () => {
    const { all, begun } = jobs('a', 'b', 'c');
    const told: string[] = [];
    assert.deepEqual(
      await runSequentially(all, { ...calm, endsAt: (text) => text === 'b', settled: (text) => void told.push(text) }),
      ['a', 'b'],
    );
    assert.deepEqual(
      [begun, told],
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
    );
  });
  it('ends between two when it is cancelled, and begins nothing when it is from the start', async () => {
    const { all, begun } = jobs('a', 'b', 'c');
    const cancel = new AbortController();
    assert.deepEqual(
      await runSequentially(all, {
        ...calm,
        signal: cancel.signal,
        settled: (text) => {
          if (text === 'b') cancel.abort();
        },
      }),
      ['a', 'b'],
    );
    assert.deepEqual(await runSequentially(all, { ...calm, signal: AbortSignal.abort() }), []);
    assert.deepEqual(begun, ['a', 'b']);
  });
  it('does nothing with nothing to do', async () => assert.deepEqual(await runSequentially([], calm), []));
});
