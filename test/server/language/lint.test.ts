import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AppClientContext } from '../../../server/src/language/context';
import { parseAppClient } from '../../../server/src/language/document';
import { lint } from '../../../server/src/language/lint';
import { levelOf, matches, type RuleLevels } from '../../../server/src/language/silencing';

const run = (
  text: string,
  levels?: RuleLevels,
  context?: AppClientContext,
): { shown: string[]; silenced: string[] } => {
  const { problems, silenced } = lint(
    parseAppClient(TextDocument.create('file:///a', 'cognito-client', 1, text)),
    levels,
    context,
  );
  const noisy = problems.filter(
    ({ severity, code }) => severity === 'error' || severity === 'warning' || code === 'disable-unused',
  );
  return {
    shown: noisy.map(
      ({ code, severity, offset, length }) =>
        `${severity} ${code} ${JSON.stringify(text.slice(offset, offset + length))}`,
    ),
    silenced: silenced.map(({ code }) => code),
  };
};

const file = (...lines: string[]): string =>
  `{\n  "UserPoolId": "us-east-1_Abc123",\n  "ClientId": "1abc",\n${lines.join('\n')}\n}\n`;
const bad = '  "AccessTokenValidity": 60,';

describe('levels of rules', () => {
  it('let a setting raise, lower and turn off a rule', () => {
    assert.deepEqual(run(file(bad)).shown, ['error token-validity-range "60"']);
    assert.deepEqual(run(file(bad), { 'token-validity-range': 'warning' }).shown, [
      'warning token-validity-range "60"',
    ]);
    assert.deepEqual(run(file(bad), { 'token-*': 'off' }), {
      shown: [],
      silenced: ['token-validity-range', 'token-unit-implied'],
    });
  });

  it('take the code before a pattern, and the longer pattern before the shorter', () => {
    const levels: RuleLevels = {
      '*': 'off',
      'sec-*': 'hint',
      'sec-token-*': 'warning',
      'sec-token-revocation': 'error',
    };
    assert.deepEqual(
      ['callback-http', 'sec-admin-scope', 'sec-token-long', 'sec-token-revocation'].map((code) =>
        levelOf(code, levels),
      ),
      ['off', 'hint', 'warning', 'error'],
    );
    assert.equal(levelOf('callback-http', { 'sec-*': 'off' }), undefined);
  });

  it('match patterns as a regular expression would, in linear time', () => {
    const part = fc.stringMatching(/^[ab]{0,3}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.stringMatching(/^[ab]{0,8}$/), (parts, code) =>
        assert.equal(matches(parts.join('*'), code), new RegExp(`^${parts.join('.*')}$`).test(code)),
      ),
    );
    assert.equal(matches('*a'.repeat(2000), 'a'.repeat(1000)), false);
  });

  it('never hide that a text cannot be read', () => {
    assert.match(run('{ "UserPoolId": ', { '*': 'off' }).shown.join(), /json-syntax/);
  });
});

describe('comments that silence', () => {
  it('cover the next line with code, and only the rules they name', () => {
    assert.deepEqual(
      run(
        file(
          '  // cognito-client-disable-next-line token-validity-range -- agreed with the team',
          '',
          '  // a remark',
          bad,
        ),
      ),
      { shown: [], silenced: ['token-validity-range'] },
    );
    assert.deepEqual(run(file('  // cognito-client-disable-next-line callback-http', bad)).shown, [
      'hint disable-unused "callback-http"',
      'error token-validity-range "60"',
    ]);
    assert.deepEqual(
      run(file('  // cognito-client-disable-next-line token-validity-range', '  "AuthSessionValidity": 5,', bad)).shown,
      ['hint disable-unused "token-validity-range"', 'error token-validity-range "60"'],
    );
  });

  it('take several codes, patterns and block comments', () => {
    assert.deepEqual(
      run(file('  /* cognito-client-disable-next-line token-validity-range, callback-* */', bad)).shown,
      ['hint disable-unused "callback-*"'],
    );
    assert.deepEqual(
      run(file('  // cognito-client-disable-next-line token-*', bad)).silenced.includes('token-validity-range'),
      true,
    );
  });

  it('cover the whole file when they stand on top', () => {
    assert.deepEqual(run(`// cognito-client-disable token-validity-range -- legacy\n${file(bad)}`), {
      shown: [],
      silenced: ['token-validity-range'],
    });
    assert.deepEqual(run(file('  // cognito-client-disable token-validity-range', bad)).shown, [
      'hint disable-unused "// cognito-client-disable token-validity-range"',
      'error token-validity-range "60"',
    ]);
  });

  it('are reported when they name nothing, or when nothing follows', () => {
    assert.match(
      run(file('  // cognito-client-disable-next-line', '  "AuthSessionValidity": 5')).shown.join(),
      /disable-unused/,
    );
    assert.match(
      run(`${file('  "AuthSessionValidity": 5')}// cognito-client-disable-next-line callback-http`).shown.join(),
      /disable-unused/,
    );
    assert.deepEqual(
      run(file('  // cognito-client-disabled things', '  "AuthSessionValidity": 5')).shown,
      [],
      'another word is no such comment',
    );
    assert.equal(
      run(file('  "DefaultRedirectURI": "// cognito-client-disable x"')).shown.join().includes('disable-unused'),
      false,
      'nor is a string',
    );
  });

  it('are not called unused while nobody knows what the rule would say', () => {
    const about = (code: string): string =>
      file(`  // cognito-client-disable-next-line ${code}`, '  "SupportedIdentityProviders": ["COGNITO"]');
    assert.deepEqual(run(about('provider-unknown')).shown, [], 'the pool is not known');
    assert.deepEqual(run(about('provider-*')).shown, []);
    assert.deepEqual(run(about('provider-unknown'), {}, { identityProviders: { items: [], complete: true } }).shown, [
      'hint disable-unused "provider-unknown"',
    ]);
    assert.deepEqual(
      run(about('provider-unknown'), {}, { identityProviders: { items: [], complete: false } }).shown,
      [],
    );
    assert.doesNotMatch(
      run('{\n  // cognito-client-disable-next-line callback-http\n  "CallbackURLs": [').shown.join(),
      /disable-unused/,
      'the text is half typed',
    );
  });

  it('can themselves be turned off', () => {
    assert.deepEqual(
      run(file('  // cognito-client-disable-next-line callback-http', '  "AuthSessionValidity": 5'), {
        'disable-unused': 'off',
      }).shown,
      [],
    );
  });
});
