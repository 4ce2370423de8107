import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRate, type Clock } from '../../../client/src/aws/rate';

/** A made-up clock, on which no real time passes: it goes on when nothing else is left to do, and wakes late by so many milliseconds. */
function clock(late: () => number): Clock & { time: number } {
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const wakeNext = (): void => {
    const [first] = sleepers.sort((one, other) => one.at - other.at);
    sleepers = sleepers.slice(1);
    it.time = Math.max(it.time, first!.at);
    first!.wake();
  };
  const it = {
    time: 0,
    now: () => it.time,
    wait: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        signal.throwIfAborted();
        sleepers.push({ at: it.time + milliseconds + late(), wake: resolve });
        setImmediate(wakeNext);
      }),
  };
  return it;
}

const never = new AbortController().signal;

/** The most that fall into any second. */
const densest = (times: readonly number[]): number =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length));

/** Sends requests at the same time; each takes its time to the service and back. When each arrived there. */
async function arrivals(
  perSecond: number,
  count: number,
  ways: readonly number[],
  late: readonly number[],
): Promise<number[]> {
  let [turn, way] = [0, 0];
  const time = clock(() => late[turn++ % late.length]!);
  const rate = createRate(perSecond, time);
  const times: number[] = [];
  const travelled = (): Promise<void> => time.wait(ways[way++ % ways.length]!, never);
  const request = async (): Promise<void> => {
    const answered = await rate.take(never);
    await travelled();
    times.push(time.time);
    await travelled();
    answered();
  };
  await Promise.all(Array.from({ length: count }, request));
  return times.sort((one, other) => one - other);
}

const perSecond = fc.constantFrom(0.5, 1, 3, 5, 10, 50, 100);
const upTo = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof(fc.nat(5), fc.nat(most)), { minLength: 20, maxLength: 20 });

describe('the rate of requests', () => {
  it('is exceeded in no second at the service, whatever the timers and the network do', async () => {
    await fc.assert(
      fc.asyncProperty(perSecond, upTo(1500), upTo(300), async (rate, ways, late) => {
        const times = await arrivals(rate, 3 * Math.ceil(rate) + 8, ways, late);
        assert.ok(densest(times) <= Math.max(1, rate), `${densest(times)} requests in a second at ${rate}`);
      }),
      { numRuns: 60 },
    );
  });

  it('is used to nine tenths, where the network is quick', async () => {
    await fc.assert(
      fc.asyncProperty(perSecond, upTo(20), upTo(20), async (rate, ways, late) => {
        const times = await arrivals(rate, 4 * Math.ceil(rate) + 8, ways, late);
        const ideal = ((times.length - 1) * 1000) / rate;
        assert.ok(times.at(-1)! - times[0]! <= ideal * 1.1 + 40, `${times.at(-1)! - times[0]!} ms instead of ${ideal}`);
      }),
      { numRuns: 60 },
    );
  });

  it('waits for an answer that does not come, until that request is given up', async () => {
    const time = clock(() => 0);
    const rate = createRate(1, time);
    const answered = await rate.take(never);
    const stop = new AbortController();
    const second = rate.take(stop.signal);
    stop.abort(new Error('given up'));
    await assert.rejects(second, /given up/);
    time.time += 60_000;
    answered();
    await rate.take(never);
    assert.equal(time.time, 61_000);
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
    for (let count = 0; count < 50; count++) {
      time.time += 5000;
      rate.throttled();
    }
    assert.equal(rate.perSecond, 0.2, 'it never stands still');
  });

  it('gives way in the order of the calls, and an aborted wait holds up nobody', async () => {
    const time = clock(() => 0);
    const rate = createRate(5, time);
    const done: number[] = [];
    const stop = new AbortController();
    const takes = [0, 1, 2, 3].map((index) =>
      rate.take(index === 1 ? stop.signal : never).then(() => done.push(index)),
    );
    stop.abort();
    const results = await Promise.allSettled(takes);
    assert.deepEqual(
      [done, results.map(({ status }) => status)],
      [
        [0, 2, 3],
        ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
      ],
    );
  });
});
