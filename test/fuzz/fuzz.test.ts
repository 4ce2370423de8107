import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scripts, type Script } from './actions';
import { KINDS, type Kind } from './clients';
import { told } from './figures';
import { memoryOf } from './processor';
import { play } from './session';
import { startSubject, type Subject } from './subject';
import { hugeNames } from './texts';

/** The long form (long.mjs) sets these. */
const { FUZZ_SEED, FUZZ_EDITS, FUZZ_PATH, FUZZ_CLIENT, FUZZ_LIMIT_MS } = process.env;
const SEED = Number(FUZZ_SEED ?? 20_260_701);
const EDITS = Number(FUZZ_EDITS ?? 2_000);
const IS_LONG = FUZZ_EDITS !== undefined;
/** Of processor time for one request. Generous in CI, whose machines differ; the long form takes one second. */
const LIMIT_MS = Number(FUZZ_LIMIT_MS ?? 10_000);
const MOST_MEMORY_MB = 1024;
const CLIENTS = KINDS.map((kind, index) => ({ kind, name: String(index) })).filter(
  ({ name }) => FUZZ_CLIENT === undefined || FUZZ_CLIENT === name,
);
const SHARE = EDITS / CLIENTS.length;
/** Scripts of one fast-check run, of some 150 edits each: about a tenth of them all. */
const RUNS = FUZZ_PATH === undefined ? Math.max(3, Math.round(SHARE / 1500)) : 1;
/** How long a script that fails is made smaller. */
const SHRINK_MS = 300_000;
/** Of a script that failed, in characters. */
const MOST_TOLD = 5_000;

/** A server that is there for all scripts, and is replaced when one has ended it. */
function keeper(kind: Kind) {
  let subject: Subject | undefined;
  const world = { levels: 0, context: 0 };
  return {
    async get() {
      if (subject && !subject.isAlive) subject.client.connection.dispose();
      if (!subject?.isAlive) subject = await startSubject(kind, world, LIMIT_MS);
      return subject;
    },
    end: () => {
      if (subject?.isAlive) subject.client.process.kill();
      subject?.client.connection.dispose();
    },
  };
}

/** Plays a script; after a failure the next one gets a server of its own. */
async function playOn(keep: ReturnType<typeof keeper>, script: Script, repeat: string): Promise<void> {
  const subject = await keep.get();
  const fresh = await startSubject(subject.kind, subject.world, LIMIT_MS);
  try {
    subject.repeat = repeat;
    await play(subject, script, fresh);
  } catch (error) {
    keep.end();
    await new Promise((ended) => {
      if (subject.isAlive) subject.client.process.once('exit', ended);
      else ended(undefined);
    });
    throw error;
  } finally {
    fresh.client.process.kill();
    fresh.client.connection.dispose();
  }
}

/** Plays the scripts of one seed. */
async function playSeed(keep: ReturnType<typeof keeper>, seed: number, name: string): Promise<void> {
  let index = Number(FUZZ_PATH?.split(':')[0] ?? 0);
  const repeat = (path: string): string => `--seed ${seed} --path ${path} --client ${name}`;
  const details = await fc.check(
    fc.asyncProperty(scripts, (script) => playOn(keep, script, repeat(String(index++)))),
    {
      seed,
      numRuns: RUNS,
      endOnFailure: !IS_LONG || FUZZ_PATH?.includes(':') === true,
      ...(FUZZ_PATH !== undefined && { path: FUZZ_PATH }),
      ...(IS_LONG && { interruptAfterTimeLimit: SHRINK_MS }),
    },
  );
  if (!details.failed) return;
  const script = JSON.stringify(details.counterexample?.[0]).slice(0, MOST_TOLD);
  assert.fail(
    `${String(details.errorInstance)}\nRepeat it with: node test/fuzz/long.mjs ${repeat(details.counterexamplePath ?? '')}\n${script}`,
  );
}

describe(`random edits (seed ${SEED})`, function () {
  this.timeout(0);

  for (const { kind, name } of CLIENTS) {
    describe(`of ${kind.who}`, () => {
      const keep = keeper(kind);
      after(() => keep.end());

      it('crash, hang and mislead nobody', async () => {
        for (let seed = SEED, tenth = 1; tenth <= 10; seed++) {
          await playSeed(keep, seed, name);
          const { figures, client } = await keep.get();
          for (; tenth <= 10 && figures.edits >= (SHARE * tenth) / 10; tenth++)
            figures.memory.push(memoryOf(client.process.pid as number)?.now ?? NaN);
          if (FUZZ_PATH !== undefined) break;
        }
      });

      if (FUZZ_PATH === undefined) {
        it('nor does what is far too large, too deep or too much', async () => {
          const names = hugeNames.filter((_, index) => IS_LONG || index % 9 === Number(name));
          // Before the object, and in it.
          const actions = names.flatMap((what) =>
            (IS_LONG ? [0, 50_000] : [50_000]).map((at) => ({ kind: 'huge' as const, at, what })),
          );
          await playOn(keep, { start: '{ "ClientName": "web" }', actions, ends: [0, 0] }, `--client ${name}`);
        });

        it(`in less than ${MOST_MEMORY_MB} MB`, async () => {
          const { client, figures } = await keep.get();
          const memory = memoryOf(client.process.pid as number);
          if (IS_LONG) console.log(told(figures, memory?.peak));
          assert.ok(
            figures.edits >= SHARE && figures.answers > figures.edits / 10,
            'it was the same server for all edits',
          );
          assert.ok(!memory || memory.peak < MOST_MEMORY_MB, `${memory?.peak} MB`);
        });
      }
    });
  }
});
