// The check in a process of its own kind: the same text, in turn with the JSON language service, without any server around them.
import { inTurn, rowOf, time } from '../measure.mjs';

// Rounds of less than a millisecond, and many of them: few then are cut by another process of the machine.
const FILES = [
  { id: 'typical', what: 'a typical file (2 KB)', of: 'typicalFile', aim: 1.5, rounds: 2000, runs: 3, warmUp: 3000 },
  {
    id: 'largest',
    what: 'the largest legal file (204 KB)',
    of: 'largestFile',
    aim: 1.5,
    rounds: 200,
    runs: 1,
    warmUp: 60,
  },
];

export async function check({ subjects }) {
  const service = subjects.jsonService();
  const rows = [];
  for (const { of, rounds, runs, warmUp, ...row } of FILES) {
    const text = subjects[of]();
    const works = [subjects.checker, service].map(
      (subject) => async () => (await time(() => subject(text), runs)) / runs,
    );
    for (const subject of [subjects.checker, service]) await time(() => subject(text), warmUp);
    const [ours, theirs] = await inTurn(rounds, works);
    rows.push(
      rowOf({ ...row, unit: 'ms', of: (value) => value }, [
        { samples: ours },
        { name: 'JSON language service', samples: theirs },
      ]),
    );
  }
  return { rows };
}
