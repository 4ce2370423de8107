import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRate, type Clock } from '../../client/src/aws/rate';

/** A clock that is moved by whoever waits, and wakes late by up to so many milliseconds. */
function clock(late: () => number): Clock & { time: number } {
  const it = {
    time: 0,
    now: () => it.time,
    sleep: async (milliseconds: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      it.time += milliseconds + late();
    },
  };
  return it;
}

const never = new AbortController().signal;

/** The most that fall into any second. */
const densest = (times: readonly number[]): number => Math.max(...times.map((start) => times.filter((it) => it >= start && it < start + 1000).length));

describe('the rate of requests', () => {
  it('is exceeded in no second, whatever the timers do, and is used to nine tenths', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(0.5, 1, 3, 5, 10, 50, 100), fc.array(fc.nat(20), { minLength: 20, maxLength: 20 }), async (perSecond, lateness) => {
      let turn = 0;
      const time = clock(() => lateness[turn++ % lateness.length] ?? 0);
      const rate = createRate(perSecond, time);
      const times: number[] = [];
      for (let count = 0; count < 4 * Math.ceil(perSecond) + 8; count++) {
        await rate.take(never);
        times.push(time.time);
      }
      assert.ok(densest(times) <= Math.max(1, perSecond), `${densest(times)} requests in a second at ${perSecond}`);
      const ideal = ((times.length - 1) * 1000) / perSecond;
      assert.ok((times.at(-1) ?? 0) <= ideal * 1.1 + 20, `${times.at(-1)} ms instead of ${ideal}`);
    }), { numRuns: 60 });
  });

  it('halves when it is throttled, once for a pause, and comes back slowly', async () => {
    const time = clock(() => 0);
    const rate = createRate(8, time);
    rate.throttled();
    rate.throttled();
    assert.equal(rate.perSecond, 4);
    await rate.take(never);
    assert.ok(time.time >= 1000, 'nothing is sent in the pause');
    rate.throttled();
    assert.equal(rate.perSecond, 2);
    for (let count = 0; count < 50; count++) rate.succeeded();
    assert.ok(Math.abs(rate.perSecond - 6) < 0.001, String(rate.perSecond));
    for (let count = 0; count < 500; count++) rate.succeeded();
    assert.equal(rate.perSecond, 8);
    for (let count = 0; count < 50; count++) { time.time += 5000; rate.throttled(); }
    assert.equal(rate.perSecond, 0.2, 'it never stands still');
  });

  it('gives way in the order of the calls, and an aborted wait holds up nobody', async () => {
    const time = clock(() => 0);
    const rate = createRate(5, time);
    const done: number[] = [];
    const stop = new AbortController();
    const takes = [0, 1, 2, 3].map((it) => rate.take(it === 1 ? stop.signal : never).then(() => done.push(it)));
    stop.abort();
    const results = await Promise.allSettled(takes);
    assert.deepEqual([done, results.map(({ status }) => status)], [[0, 2, 3], ['fulfilled', 'rejected', 'fulfilled', 'fulfilled']]);
  });
});
