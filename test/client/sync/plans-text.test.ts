import assert from 'node:assert/strict';
import { planPush } from '../../../client/src/sync/plan';
import { briefly, plansMarkdown, type FilePlan } from '../../../client/src/sync/plans-text';
import { described } from './described';
import type { Settings } from '../../../client/src/sync/settings';

const START: Settings = {
  ClientName: 'web',
  CallbackURLs: ['https://a.example/cb', 'https://b.example/cb'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
};
const planned = (local: Settings, live: Settings = START): FilePlan =>
  described(
    planPush({ base: { file: START, live: START }, local, live }),
    { identity: { UserPoolId: 'us-east-1_a', ClientId: '1abc' }, name: local.ClientName ?? 'web', region: 'us-east-1' },
    'merge',
    {},
  );
const SAME = planned(START);
const RENAMED = planned({ ...START, ClientName: 'shop' });
const REMOVED = planned({ ...START, ClientName: 'mobile', CallbackURLs: ['https://a.example/cb'] });
const CONFLICT = planned({ ...START, ClientName: 'mine|<b>' }, { ...START, ClientName: 'theirs' });

describe('what a plan would do, in a few words', () => {
  it('is how much, and the worst of it', () => {
    assert.deepEqual([SAME, RENAMED, REMOVED, CONFLICT].map(briefly), [
      'nothing to do',
      '1 change · No effect on sign-in',
      '2 changes · Can break sign-in',
      '1 conflict',
    ]);
  });
});

describe('the plans of several files as one document', () => {
  it('begin with a table of all, and show those that do something', () => {
    const text = plansMarkdown(
      [SAME, { ...REMOVED, target: { ...REMOVED.target, poolName: 'customers', account: '111122223333' } }],
      [],
    );
    assert.ok(
      text.startsWith(
        '# Push plan for 2 app clients\n\n| App client | User pool | Region | Account | Plan |\n|---|---|---|---|---|\n' +
          '| web | us\\-east\\-1\\_a | us\\-east\\-1 |  | nothing to do |\n',
      ),
      text,
    );
    assert.match(text, /\| mobile \| customers \| .* \| 111122223333 \| 2 changes · Can break sign/);
    assert.deepEqual(text.match(/^# Push plan: .*$/gm), ['# Push plan: mobile']);
    assert.ok(!text.includes('Not planned'));
  });
  it('name what could not be planned, and keep values from becoming markup', () => {
    const text = plansMarkdown([CONFLICT], ['a.cognito-client.json: *offline*'], ['The end.', 'Truly.']);
    assert.match(text, /# Push plan for 1 app client\n/);
    assert.match(text, /\n---\n\n## Not planned\n\n- a\\\.cognito.*\\\*offline\\\*\n/);
    assert.ok(!/[^\\]<b>/.test(text) && !/mine\|/.test(text.replaceAll(/```[^]*?```/g, '')), text);
    assert.ok(text.endsWith('\n---\n\nThe end.\n\nTruly.\n'));
  });
});
