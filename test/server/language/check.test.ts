import assert from 'node:assert/strict';
import { foundIn, problemsOf, readFixtures, relatedIn } from './fixtures';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
const codesOf = (text: string): string[] => problemsOf(text).map((problem) => problem.code);
const errorsOf = (text: string): string[] =>
  problemsOf(text)
    .filter((problem) => problem.severity === 'error')
    .map((problem) => problem.code);

describe('check: fixtures', () => {
  for (const { code, cases } of readFixtures()) {
    for (const aCase of cases) {
      it(`${code}: ${aCase.name}`, () => {
        assert.deepEqual(foundIn(aCase, code).sort(), [...aCase.wanted].sort());
        if (aCase.related.length > 0) assert.deepEqual(relatedIn(aCase, code).sort(), [...aCase.related].sort());
      });
    }
  }
});

describe('check: the severity of a finding that depends on the case', () => {
  const severityOf = (members: string, code: string) =>
    problemsOf(`{${IDS}, ${members}}`).find((problem) => problem.code === code)?.severity;

  it('warns of a missing callback URL while OAuth is off, where nobody has seen it refused', () => {
    assert.equal(severityOf('"AllowedOAuthFlows": ["code"]', 'callback-required'), 'warning');
    assert.equal(
      severityOf('"AllowedOAuthFlows": ["code"], "AllowedOAuthFlowsUserPoolClient": true', 'callback-required'),
      'error',
    );
  });
  it('warns of a flow that could be newer than this version, and refuses any other unknown one', () => {
    assert.equal(severityOf('"ExplicitAuthFlows": ["ALLOW_NEW_THING"]', 'auth-flow-unknown'), 'warning');
    assert.equal(severityOf('"ExplicitAuthFlows": ["NEW_THING"]', 'auth-flow-unknown'), 'error');
  });
  it('warns of a scheme without slashes, and does not take a port for one', () => {
    assert.equal(severityOf('"CallbackURLs": ["com.example.app:/cb"]', 'callback-not-absolute'), 'warning');
    assert.equal(severityOf('"CallbackURLs": ["localhost:3000"]', 'callback-not-absolute'), 'warning');
  });
  it('warns of provider names that the pool may have given itself', () => {
    assert.equal(severityOf('"SupportedIdentityProviders": ["Apple"]', 'provider-name-case'), 'warning');
    assert.equal(severityOf('"SupportedIdentityProviders": ["GOOGLE"]', 'provider-name-case'), 'error');
  });
});

describe('check: places', () => {
  const underlined = (text: string, code: string): string[] =>
    problemsOf(text)
      .filter((problem) => problem.code === code)
      .map((problem) => text.slice(problem.offset, problem.offset + problem.length));

  it('underlines the item, not the list', () => {
    assert.deepEqual(underlined(`{${IDS}, "AllowedOAuthFlows": ["code", "token"]}`, 'oauth-flow-unknown'), ['"token"']);
    assert.deepEqual(underlined(`{${IDS}, "CallbackURLs": ["https://a.io", "http://b.io"]}`, 'callback-http'), [
      '"http://b.io"',
    ]);
  });
  it('underlines the key of a parameter that does not exist', () => {
    assert.deepEqual(underlined(`{${IDS}, "CallBackURLs": []}`, 'unknown-parameter'), ['"CallBackURLs"']);
  });
  it('underlines one bracket for what is missing', () => {
    assert.deepEqual(underlined(`{"ClientId": "a"}`, 'required-user-pool-id'), ['{']);
  });
  it('points from a doubled member to the earlier one', () => {
    const text = `{${IDS}, "ClientName": "a", "ClientName": "b"}`;
    const [problem] = problemsOf(text).filter((candidate) => candidate.code === 'duplicate-member');
    assert.equal(problem?.offset, text.lastIndexOf('"ClientName"'));
    assert.equal(problem?.related?.[0]?.offset, text.indexOf('"ClientName"'));
    const thrice = '{"x": 1, "x": 2, "x": 3}';
    assert.deepEqual(
      problemsOf(thrice)
        .filter((candidate) => candidate.code === 'duplicate-member')
        .map((it) => [it.offset, it.related?.[0]?.offset]),
      [
        [9, 1],
        [17, 9],
      ],
    );
  });
  it('reports in text order', () => {
    const offsets = problemsOf(`{"Z": 1, "AuthSessionValidity": 99, "CallbackURLs": [""], "A": null}`).map(
      (problem) => problem.offset,
    );
    assert.deepEqual(
      offsets,
      [...offsets].sort((a, b) => a - b),
    );
    assert.ok(offsets.length >= 5);
  });
});

describe('check: repairs', () => {
  const fixOf = (members: string, code: string) =>
    problemsOf(`{${IDS}, ${members}}`).find((problem) => problem.code === code)?.fix;

  it('offers the value of the right type', () => {
    assert.deepEqual(fixOf('"RefreshTokenValidity": "30"', 'wrong-type')?.set, [[['RefreshTokenValidity'], 30]]);
    assert.deepEqual(fixOf('"EnableTokenRevocation": "true"', 'wrong-type')?.set, [[['EnableTokenRevocation'], true]]);
    assert.deepEqual(fixOf('"AllowedOAuthScopes": "openid email"', 'wrong-type')?.set, [
      [['AllowedOAuthScopes'], ['openid', 'email']],
    ]);
    assert.equal(fixOf('"RefreshTokenValidity": "thirty"', 'wrong-type'), undefined);
  });
  it('offers the nearest name, unless it stands there already', () => {
    assert.deepEqual(fixOf('"CallBackUrls": []', 'unknown-parameter')?.rename, [[['CallBackUrls'], 'CallbackURLs']]);
    assert.deepEqual(fixOf('"TokenValidityUnits": {"access_token": "hours"}', 'unknown-parameter')?.rename, [
      [['TokenValidityUnits', 'access_token'], 'AccessToken'],
    ]);
    assert.equal(fixOf('"CallBackUrls": [], "CallbackURLs": []', 'unknown-parameter'), undefined);
    assert.equal(fixOf('"Colour": []', 'unknown-parameter'), undefined);
  });
  it('offers the only unit that makes a lifetime legal, and none when several do', () => {
    assert.deepEqual(fixOf('"AccessTokenValidity": 60', 'token-validity-range')?.set, [
      [['TokenValidityUnits', 'AccessToken'], 'minutes'],
    ]);
    assert.equal(fixOf('"RefreshTokenValidity": 43200', 'token-validity-range'), undefined);
  });
  it('adds to a list behind what stands there', () => {
    const members = '"CallbackURLs": ["https://a.io", "https://b.io"], "DefaultRedirectURI": "https://c.io"';
    assert.deepEqual(fixOf(members, 'default-redirect-not-in-callbacks')?.set, [[['CallbackURLs', 2], 'https://c.io']]);
    assert.deepEqual(fixOf('"DefaultRedirectURI": "https://c.io"', 'default-redirect-not-in-callbacks')?.set, [
      [['CallbackURLs'], ['https://c.io']],
    ]);
  });
  it('unwraps a describe answer without what only answers have', () => {
    const text = `{"UserPoolClient": {${IDS}, "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef", "CreationDate": 1, "ClientName": "web"}}`;
    const [problem, ...others] = problemsOf(text);
    assert.deepEqual(others, []);
    assert.deepEqual(problem?.fix?.set, [
      [['UserPoolClient', 'ClientSecret'], undefined],
      [['UserPoolClient', 'CreationDate'], undefined],
    ]);
    assert.equal(problem?.fix?.lift, 'UserPoolClient');
  });
});

describe('check: the secret', () => {
  const SECRET = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';
  for (const [where, text] of Object.entries({
    'at the top': `{${IDS}, "ClientSecret": "${SECRET}"}`,
    'in a describe answer': `{"UserPoolClient": {${IDS}, "ClientSecret": "${SECRET}"}}`,
    'written twice': `{${IDS}, "ClientSecret": "${SECRET}", "ClientSecret": "${SECRET}"}`,
    'under another name': `{${IDS}, "Secret": "${SECRET}", "TokenValidityUnits": {"ClientSecret": "${SECRET}"}}`,
    'in half-typed text': `{${IDS}, "ClientSecret": "${SECRET}", "ClientName": `,
  })) {
    it(`never appears in a problem: ${where}`, () => {
      const problems = problemsOf(text);
      assert.ok(problems.length > 0);
      assert.ok(!JSON.stringify(problems).includes(SECRET));
    });
  }
});

describe('check: peace', () => {
  it('finds no error and no warning in a client as Cognito describes it', () => {
    const text = `{${IDS}, "ClientName": "web", "RefreshTokenValidity": 30, "TokenValidityUnits": {}, "EnableTokenRevocation": true,
      "SupportedIdentityProviders": ["COGNITO"], "CallbackURLs": ["https://acme.io/cb"], "LogoutURLs": ["https://acme.io/"],
      "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["email", "openid", "phone"], "AllowedOAuthFlowsUserPoolClient": true,
      "EnablePropagateAdditionalUserContextData": false, "AuthSessionValidity": 3}`;
    assert.deepEqual(
      problemsOf(text).filter((problem) => problem.severity !== 'hint' && problem.severity !== 'info'),
      [],
    );
  });
  it('asks for nothing while the text cannot be read to its end', () => {
    assert.deepEqual(
      codesOf('{ "ClientName": "web", "RefreshTokenRotation": {').filter((code) => code !== 'json-syntax'),
      [],
    );
  });
  it('does not call a half-typed key unknown', () => {
    for (const half of ['"Cli', '"Cli"', '"Cli"\n}'])
      assert.ok(!codesOf(`{${IDS}, ${half}`).includes('unknown-parameter'), half);
  });
  it('gives a placeholder one warning and no error', () => {
    assert.deepEqual(
      errorsOf(
        `{
          "UserPoolId": "\${POOL}",
          "ClientId": "<client-id>",
          "CallbackURLs": ["\${URL}"],
          "DefaultRedirectURI": "https://a.io",
          "AllowedOAuthScopes": ["{{scope}}"]
        }`,
      ),
      [],
    );
  });
});
