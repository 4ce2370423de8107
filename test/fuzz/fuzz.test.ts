import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { fullCapabilities, plainCapabilities } from '../server/client';
import { hugeNames, scripts, type Script } from './actions';
import { play } from './session';
import { memoryOf, startSubject, type Subject } from './subject';

/** The long form (long.mjs) sets these. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_701);
const EDITS = Number(process.env['FUZZ_EDITS'] ?? 2_000);
const IS_LONG = process.env['FUZZ_EDITS'] !== undefined;
/** Generous in CI, where other things run beside it; the long form takes one second. */
const LIMIT_MS = Number(process.env['FUZZ_LIMIT_MS'] ?? 15_000);
const MOST_MEMORY_MB = 1024;
/** Scripts of one fast-check run: some 150 edits each. */
const RUNS = Math.max(4, Math.min(100, Math.round(EDITS / 2 / 150)));

/** A server that is there for all scripts, and is replaced when one has ended it. */
function keeper(capabilities: ClientCapabilities) {
  let subject: Subject | undefined;
  return {
    async get() {
      if (subject && !subject.isAlive) subject.client.connection.dispose();
      if (!subject?.isAlive) subject = await startSubject(capabilities, LIMIT_MS);
      return subject;
    },
    end: () => { if (subject?.isAlive) subject.client.process.kill(); subject?.client.connection.dispose(); },
  };
}

/** Plays a script; after a failure the next one gets a server of its own. */
async function playOn(keep: ReturnType<typeof keeper>, capabilities: ClientCapabilities, script: Script): Promise<void> {
  const subject = await keep.get();
  const others: Subject[] = [];
  const fresh = async (): Promise<Subject> => others[others.push(await startSubject(capabilities, LIMIT_MS)) - 1] as Subject;
  try {
    await play(subject, script, fresh);
  } catch (error) {
    keep.end();
    await new Promise((ended) => { if (subject.isAlive) subject.client.process.once('exit', ended); else ended(undefined); });
    throw error;
  } finally {
    for (const { client } of others) { client.process.kill(); client.connection.dispose(); }
  }
}

describe(`random edits (seed ${SEED})`, function () {
  this.timeout(0);

  for (const [who, capabilities] of [['a client that pulls', fullCapabilities], ['a client that is pushed to', plainCapabilities]] as const) {
    describe(`of ${who}`, () => {
      const keep = keeper(capabilities);
      after(() => keep.end());

      it('crash, hang and mislead nobody', async () => {
        for (let seed = SEED; (await keep.get()).edits < EDITS / 2; seed++) {
          await fc.assert(fc.asyncProperty(scripts, (script) => playOn(keep, capabilities, script)), { seed, numRuns: RUNS, endOnFailure: !IS_LONG });
        }
      });

      it('nor does what is far too large, too deep or too much', async () => {
        const actions = hugeNames.filter((_, index) => IS_LONG || index % 3 === 0).map((what) => ({ kind: 'huge' as const, at: 1, what }));
        await playOn(keep, capabilities, { start: '{ "ClientName": "web" }', actions });
      });

      it(`in less than ${MOST_MEMORY_MB} MB`, async () => {
        const { client, edits, answers, slowest } = await keep.get();
        const memory = memoryOf(client.process.pid as number);
        if (IS_LONG) console.log({ who, edits, answers, slowest, memory });
        assert.ok(edits >= EDITS / 2 && answers > edits / 10, 'it was the same server for all edits');
        assert.ok(!memory || memory.peak < MOST_MEMORY_MB, `${memory?.peak} MB`);
      });
    });
  }
});
