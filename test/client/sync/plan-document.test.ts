import assert from 'node:assert/strict';
import { planPush, type Base, type Resolutions } from '../../../client/src/sync/plan';
import { planMarkdown } from '../../../client/src/sync/plan-text';
import type { Settings } from '../../../client/src/sync/settings';
import type { PlanTarget } from '../../../client/src/sync/plan-facts';
import { described } from './described';

const known: PlanTarget = {
  identity: { UserPoolId: 'us-east-1_a', ClientId: '1abc' },
  name: 'web',
  region: 'us-east-1',
  account: '111122223333',
  poolName: 'customers',
};
const unknown: PlanTarget = { identity: known.identity, name: 'web', region: 'us-east-1' };

const start: Settings = { ClientName: 'web', AuthSessionValidity: 5, CallbackURLs: ['https://a.example/cb'] };
const base: Base = { file: start, live: start };
const live: Settings = {
  ...start,
  AuthSessionValidity: 9,
  ClientName: 'theirs',
  LogoutURLs: ['https://a.example/out'],
};
const local: Settings = {
  ...start,
  ClientName: 'mine',
  CallbackURLs: ['https://a.example/cb', 'https://b.example/cb'],
  EnableTokenRevocation: false,
};

const documentOf = (decisions: Resolutions, target = known): string =>
  planMarkdown(described(planPush({ base, local, live }, 'merge', decisions), target, 'merge', decisions));

describe('the plan as a document, word for word', () => {
  it('begins with the target', () => {
    assert.ok(
      documentOf({}).startsWith(
        [
          '# Push plan: web',
          '',
          '| | |',
          '|---|---|',
          '| Account | 111122223333 |',
          '| Region | us\\-east\\-1 |',
          '| User pool | customers \\(us\\-east\\-1\\_a\\) |',
          '| App client | web (1abc) |',
          '| Mode | merge with live |',
          '',
          '',
        ].join('\n'),
      ),
    );
  });

  it('shows a conflict from its three sides', () => {
    assert.ok(
      documentOf({}).includes(
        [
          '## Changed on both sides',
          '',
          '### ClientName — to be settled (mine, theirs)',
          '',
          '| last agreed | your file | live |',
          '|---|---|---|',
          '| web | mine | theirs |',
          '',
          '',
        ].join('\n'),
      ),
    );
  });

  it('shows a change with its reason, in words and in raw values', () => {
    assert.ok(
      documentOf({}).includes(
        [
          '## Weakens a protection',
          '### EnableTokenRevocation — changed in the file',
          'true \\(default\\) → false',
          '- Weakens a protection: A stolen refresh token can no longer be revoked by itself\\. GlobalSignOut and AdminUserGlobalSignOut still end all sessions of a user\\.',
          'live:\n```json\n(not set)\n```',
          'after the push:\n```json\n{\n  "EnableTokenRevocation": false\n}\n```',
        ].join('\n\n'),
      ),
      documentOf({}),
    );
  });

  it('ends with what stays', () => {
    assert.ok(
      documentOf({}).endsWith(
        [
          '## Stays as it is',
          '',
          '- **LogoutURLs**: https\\:\\/\\/a\\.example\\/out (kept from live: the file does not mention it)',
          '- **AuthSessionValidity**: 9 (changed in Cognito since the last pull or push: stays, and your file is behind)',
          '',
          'One request carries every setting; what is not listed stays as it is.',
          '',
        ].join('\n'),
      ) ||
        documentOf({}).endsWith(
          [
            '## Stays as it is',
            '',
            '- **AuthSessionValidity**: 9 (changed in Cognito since the last pull or push: stays, and your file is behind)',
            '- **LogoutURLs**: https\\:\\/\\/a\\.example\\/out (kept from live: the file does not mention it)',
            '',
            'One request carries every setting; what is not listed stays as it is.',
            '',
          ].join('\n'),
        ),
      documentOf({}),
    );
  });

  it('says how a conflict was settled, in the list and at the change', () => {
    const text = documentOf({ ClientName: 'mine' });
    assert.match(text, /## Changed on both sides\n\n### ClientName — settled: mine\n/);
    assert.match(
      text,
      /## No effect on sign-in\n\n### ClientName — changed on both sides, settled: mine\n\ntheirs → mine\n\n- No effect on sign-in: /,
    );
  });

  it('names a pool by its id, and says that the account is not known, where nobody may look', () => {
    assert.match(
      documentOf({}, unknown),
      /\| Account \| not known \|\n\| Region \| us\\-east\\-1 \|\n\| User pool \| us\\-east\\-1\\_a \|\n/,
    );
  });

  it('says that nothing changes, that a file is taken exactly, what is reset, and what cannot be taken away', () => {
    const exact = (file: Settings, now: Settings): string =>
      planMarkdown(described(planPush({ local: file, live: now }, 'exact'), known, 'exact', {}));
    const nothing = exact(start, start);
    assert.match(nothing, /\| Mode \| exactly this file \|\n\nNothing changes\.\n$/);
    assert.ok(!nothing.includes('##'), 'no empty sections');
    const reset = exact({}, start);
    assert.match(reset, /### CallbackURLs — reset to its default\n\n− https\\:\\\/\\\/a\\\.example\\\/cb\n/);
    assert.match(reset, /## Changes lifetimes\n\n### AuthSessionValidity — reset to its default\n\n5 → 3\n/);
    assert.match(reset, /- \*\*ClientName\*\*: web \(cannot be taken away by an update: keeps its live value\)/);
  });

  it('holds a name with line breaks and markup to one harmless line', () => {
    const text = documentOf({}, { ...unknown, name: 'a\r\n# b | <i>' });
    assert.equal(text.split('\n')[0], '# Push plan: a \\# b \\| \\<i\\>');
  });
});
