import assert from 'node:assert/strict';
import { plainStyle } from '../../../server/src/language/client-style';
import { assertSameLines } from '../../same-lines';
import { readActionCases } from './action-cases';
import { openAt } from './workbench';
import { applied, codesIn, quickFixes, rewritten } from './actions-text';

const SECRET = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';
const IDS = '  "UserPoolId": "us-east-1_Abc123456",\n  "ClientId": "1example23456789",\n';
const file = (...lines: string[]): string => `{\n${IDS}${lines.map((line) => `  ${line}\n`).join('')}}\n`;

/** Each case of a fixture, and that a second round changes nothing. */
function rewrites(kind: string, action: string): void {
  for (const { name, before, after } of readActionCases(action)) it(name, () => assertRewrites(kind, before, after));
}

function assertRewrites(kind: string, before: string, after: string): void {
  assertSameLines(rewritten(before, kind).split('\n'), after.split('\n'));
  assert.equal(rewritten(after, kind), after, 'the second time nothing changes');
}

describe('source.fixAll.cognitoClient', () => {
  rewrites('source.fixAll.cognitoClient', 'fix-all');

  it('leaves alone what settings turn off', () => {
    const text = file('"AllowedOAuthScopes": ["OPENID"]');
    assert.equal(rewritten(text, 'source.fixAll', { levels: { 'scope-*': 'off' } }), text);
    assert.notEqual(rewritten(text, 'source.fixAll'), text);
  });

  it('repairs a file with more problems than are shown at once', () => {
    const many = Array.from({ length: 400 }, () => '"COGNITO"').join(', ');
    assert.equal(
      rewritten(file(`"SupportedIdentityProviders": [${many}]`), 'source.fixAll'),
      file('"SupportedIdentityProviders": ["COGNITO"]'),
    );
  });

  it('comes to an end, however large the text', function () {
    this.timeout(40_000);
    const text = file(
      `"SupportedIdentityProviders": [${Array.from({ length: 60_000 }, () => '"COGNITO"').join(',\n')}]`,
    );
    assert.ok(rewritten(text, 'source.fixAll').length < text.length);
  });
});

describe('source.sort.cognitoClient', () => {
  rewrites('source.sort.cognitoClient', 'sort');

  it('keeps a trailing comma, line ends, a byte order mark and what stands around the object', () =>
    assertRewrites(
      'source.sort.cognitoClient',
      '\uFEFF// top\r\n{\r\n  "ClientId": "1",\r\n  "UserPoolId": "2",\r\n}\r\n// bottom',
      '\uFEFF// top\r\n{\r\n  "UserPoolId": "2",\r\n  "ClientId": "1",\r\n}\r\n// bottom',
    ));

  it('comes to an end, however many lists stand on one line', function () {
    this.timeout(40_000);
    const nests = `${'['.repeat(60)}${']'.repeat(60)},`.repeat(4_000);
    const sorted = rewritten(file(`"LogoutURLs": ["b", "a"], "CallbackURLs": [${nests}"b", "a"]`), 'source.sort');
    assert.ok(
      sorted.includes('"CallbackURLs": ["a","b",[[[') && sorted.endsWith(`"LogoutURLs": ["a", "b"]\n}\n`),
      sorted.slice(0, 200) + sorted.slice(-200),
    );
  });
});

describe('refactor.rewrite.cognitoClient.removeDefaults', () => {
  rewrites('refactor.rewrite.cognitoClient.removeDefaults', 'remove-defaults');

  it('says what a push makes of a value that is left out', () => {
    const [action] = openAt(file('"EnableTokenRevocation": true')).opened.actions({
      diagnostics: [],
      only: ['refactor'],
    });
    assert.match(action?.title ?? '', /a push keeps the live value/);
  });
});

describe('refactor.rewrite.cognitoClient.unwrap', () => {
  rewrites('refactor.rewrite.cognitoClient.unwrap', 'unwrap');

  it('is the quick fix of a wrapper too, and leaves no error behind', () => {
    const [{ before: answer, after: legal } = assert.fail()] = readActionCases('unwrap');
    const [fix] = quickFixes(answer, 'describe-wrapper');
    assert.equal(fix?.isPreferred, true);
    assert.equal(applied(answer, fix), legal);
    assert.doesNotMatch(JSON.stringify(fix), new RegExp(SECRET), 'the edit does not repeat the secret');
    assert.ok(
      codesIn(legal).every((code) => !/describe|wrong|unknown/.test(code) || code === 'analytics-describe-rolearn'),
    );
  });
});

describe('quick fixes', () => {
  const wrong = file('"AllowedOAuthScopes": ["OPENID"]');

  it('are preferred only where one repair is meant', () => {
    assert.equal(quickFixes(wrong, 'scope-case')[0]?.isPreferred, true);
    const advice = quickFixes(file('"PreventUserExistenceErrors": "LEGACY"'), 'sec-user-existence-errors')[0];
    assert.ok(advice?.edit && advice.isPreferred === undefined, advice?.title);
  });

  it('explain a rule only to a client that can show it', () => {
    const titles = (explainCommand?: string) =>
      quickFixes(wrong, 'scope-case', { style: { ...plainStyle, ...(explainCommand && { explainCommand }) } });
    assert.ok(!titles().some((title) => title.command));
    assert.deepEqual(titles('cognitoClient.explainRule').find((title) => title.command)?.command, {
      title: 'Explain scope-case',
      command: 'cognitoClient.explainRule',
      arguments: ['scope-case'],
    });
  });

  it('leave a twin alone', () => {
    assert.deepEqual(
      quickFixes(file('"RefreshTokenValidity": "60",', '"RefreshTokenValidity": 30'), 'wrong-type').map(
        (fix) => fix.title,
      ),
      ['Silence wrong-type on this line', 'Silence wrong-type in this file'],
    );
  });
});

describe('kinds', () => {
  const text = file(
    '"EnableTokenRevocation": true,',
    '"CreationDate": 1,',
    '"LastModifiedDate": 2,',
    '"ClientName": "web"',
  );
  const kinds = (only?: string[], automatic = false): (string | undefined)[] =>
    openAt(text)
      .opened.actions({ diagnostics: [], only, automatic })
      .map((action) => action.kind);
  const all = 'source.fixAll.cognitoClient';
  const sort = 'source.sort.cognitoClient';
  const defaults = 'refactor.rewrite.cognitoClient.removeDefaults';
  const unwrap = 'refactor.rewrite.cognitoClient.unwrap';

  it('come when they are asked for, with all below them', () => {
    assert.deepEqual(kinds(['source']), [all, sort]);
    assert.deepEqual(kinds(['source.fixAll']), [all]);
    assert.deepEqual(kinds(['source.fixAll.cognitoClient']), [all]);
    assert.deepEqual(kinds(['refactor']), [defaults, unwrap]);
    assert.deepEqual(kinds(['source.fixAl']), []);
  });

  it('are not computed while the cursor moves', () => {
    assert.deepEqual(kinds(undefined, true), []);
    assert.deepEqual(kinds(), [defaults, unwrap]);
  });

  it('are not offered for a text that is refused', () => {
    assert.deepEqual(
      openAt('['.repeat(10_000)).opened.actions({ diagnostics: [], only: ['source', 'refactor', 'quickfix'] }),
      [],
    );
  });
});
