// One window: adds COUNT pushes to the history in FOLDER and keeps the same base each time. Arguments: folder, name, count.
import { openBases } from '../../../client/src/state/bases';
import { openHistory } from '../../../client/src/state/history';
import { jsonFiles } from '../../../client/src/state/json-files';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const target = { userPoolId: 'us-east-1_a', clientId: '1abc' };
const fail = (message: string): void => {
  console.error(message);
  process.exitCode = 1;
};
const history = openHistory(
  { finished: jsonFiles(`${folder}/history`), underWay: jsonFiles(`${folder}/under-way`) },
  fail,
);
const bases = openBases(jsonFiles(`${folder}/bases`), fail);
const write = async (): Promise<void> => {
  for (let number = 0; number < Number(count); number++) {
    await history.add({
      when: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString(),
      target,
      region: 'us-east-1',
      name: `${name} ${number}`,
      before: {},
      planned: {},
      changes: [],
      outcome: 'as planned',
    });
    await bases.write('file:///shared', target, { file: { ClientName: name }, live: { ClientName: name } });
    const base = await bases.read('file:///shared', target);
    const isWhole = base && base !== 'unreadable' && base.file['ClientName'] === base.live['ClientName'];
    if (!isWhole) fail('a base was half-written');
  }
};
void write();
