// One window that begins a push, and ends before the push does. Argument: folder.
import { openHistory } from '../../../client/src/state/history';
import { jsonFiles } from '../../../client/src/state/json-files';

const [folder = ''] = process.argv.slice(2);
const history = openHistory(
  { finished: jsonFiles(`${folder}/history`), underWay: jsonFiles(`${folder}/under-way`) },
  (message) => {
    throw new Error(message);
  },
);
void history.begin({
  when: new Date().toISOString(),
  target: { userPoolId: 'us-east-1_a', clientId: '1abc' },
  region: 'us-east-1',
  name: 'cut off',
  before: { AuthSessionValidity: 3 },
  planned: { AuthSessionValidity: 5 },
  changes: ['AuthSessionValidity: 3 → 5'],
});
