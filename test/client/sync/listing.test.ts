import assert from 'node:assert/strict';
import type { ResultPage } from '../../../client/src/aws/gateway';
import { listing } from '../../../client/src/sync/listing';
import { allPages } from '../../../client/src/sync/pages';

/** Pages by number; each load is noted. */
function paged(pages: readonly (readonly number[])[], failing: () => boolean = () => false) {
  const loads: (string | undefined)[] = [];
  const list = listing<number>(async (next) => {
    loads.push(next);
    if (failing()) throw new Error('no answer');
    const at = Number(next ?? 0);
    return { items: pages[at] ?? [], ...(at + 1 < pages.length && { next: String(at + 1) }) };
  });
  return { list, loads };
}

describe('a paged list', () => {
  it('reads nothing before it is asked, and then one page at a time', async () => {
    const { list, loads } = paged([[1, 2], [3], [4]]);
    assert.deepEqual([loads.length, list.items.length, list.hasMore], [0, 0, true]);
    await list.more();
    assert.deepEqual([loads.length, list.items, list.hasMore], [1, [1, 2], true]);
    await list.more();
    await list.more();
    assert.deepEqual([loads, list.items, list.hasMore], [[undefined, '1', '2'], [1, 2, 3, 4], false]);
    await list.more();
    assert.equal(loads.length, 3, 'a list that has ended is not read again');
  });

  it('reads over empty pages to the next thing', async () => {
    const { list, loads } = paged([[], [], [1], [2]]);
    await list.more();
    assert.deepEqual([list.items, loads.length], [[1], 3]);
  });

  it('joins a reading that is under way', async () => {
    const { list, loads } = paged([[1], [2]]);
    await Promise.all([list.more(), list.more(), list.more()]);
    assert.deepEqual([list.items, loads.length], [[1], 1]);
  });

  it('keeps what it has when a page fails, and tries that page again', async () => {
    let fails = false;
    const { list, loads } = paged([[1], [2]], () => fails);
    await list.more();
    fails = true;
    await assert.rejects(list.more(), /no answer/);
    assert.deepEqual([list.items, list.hasMore], [[1], true]);
    fails = false;
    await list.more();
    assert.deepEqual(
      [list.items, loads],
      [
        [1, 2],
        [undefined, '1', '1'],
      ],
    );
  });

  const endless: readonly (readonly [what: string, page: (next: string | undefined) => ResultPage<number>])[] = [
    ['gives one token for ever', () => ({ items: [1], next: 'same' })],
    ['goes round in a circle', (next) => ({ items: [1], next: next === 'a' ? 'b' : 'a' })],
    ['gives empty pages for ever', (next) => ({ items: [], next: `${Number(next ?? 0) + 1}` })],
    ['gives something new for ever', (next = '0') => ({ items: [Number(next)], next: `${Number(next) + 1}` })],
    ['always has more', (next) => ({ items: Array(5_000).fill(1) as number[], next: `${Number(next ?? 0) + 1}` })],
  ];
  for (const [what, page] of endless) {
    it(`that ${what} is no answer of Cognito's`, async () => {
      let loads = 0;
      const load = async (next: string | undefined): Promise<ResultPage<number>> => {
        loads += 1;
        assert.ok(loads < 2_100, 'it ends');
        return page(next);
      };
      const list = listing<number>(load);
      const readAll = async (): Promise<void> => {
        while (list.hasMore) await list.more();
      };
      await assert.rejects(readAll(), { name: 'GatewayError', kind: 'invalid-answer' });
      loads = 0;
      const drain = async (): Promise<void> => {
        for await (const { items } of allPages(load)) assert.ok(items.length <= 5_000);
      };
      await assert.rejects(drain(), { name: 'GatewayError', kind: 'invalid-answer' });
    });
  }
});
