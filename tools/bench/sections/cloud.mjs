// Pull, push and lists through the gateway, beside the bare calls of the SDK against the same local Cognito.
import { temporaryFolder, withCleanup } from '../../host/cleanup.mjs';
import { fakeCredentials } from '../../host/environment.mjs';
import { inTurn, rowOf, time } from '../measure.mjs';

const ROUNDS = 40;
const LIST_ROUNDS = 5;

export const cloud = ({ subjects }) => withCleanup((defer) => measureCloud(subjects, defer));

async function measureCloud(subjects, defer) {
  Object.assign(process.env, fakeCredentials(await temporaryFolder(defer, 'cognito-client-bench-')));
  const pool = await subjects.openPool(10_000);
  try {
    const rows = [];
    for (const [id, what, rounds] of [
      ['pull', 'pull', ROUNDS],
      ['push', 'push', ROUNDS],
      ['list', 'list of 10,000 clients', LIST_ROUNDS],
    ]) {
      const { product, bare } = pool[id];
      await product();
      await bare();
      const counts = [await pool.requestsOf(product), await pool.requestsOf(bare)];
      const [ours, theirs] = await inTurn(
        rounds,
        [product, bare].map((work) => () => time(work)),
      );
      rows.push(
        rowOf({ id, what: `${what} (requests: ${counts[0]}; bare: ${counts[1]})`, unit: 'ms', of: (value) => value }, [
          { samples: ours },
          { name: 'SDK alone', samples: theirs },
        ]),
      );
    }
    return { rows };
  } finally {
    await pool.close();
  }
}
