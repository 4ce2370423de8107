// What remains to be said about real clients with nothing wrong: calm.
import assert from 'node:assert/strict';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';
import { newFileText } from '../../../client/src/sync/file-text';
import { fromDescribe } from '../../../client/src/sync/settings';
import type { AppClientContext } from '../../../server/src/language/context';
import { problemsOf } from './fixtures';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';

/** The pool of the demo, as far as the checks ask. */
const POOL: AppClientContext = {
  tier: 'ESSENTIALS',
  domain: 'shop',
  attributes: {
    complete: true,
    items: [
      { name: 'sub', required: true, mutable: false },
      { name: 'email', required: true, mappedBy: ['Google', 'ExampleSAML'] },
      { name: 'name', mappedBy: ['Google'] },
      { name: 'custom:plan' },
    ],
  },
  identityProviders: { complete: true, items: [{ name: 'Google' }, { name: 'ExampleSAML' }] },
  resourceServers: {
    complete: true,
    items: [
      { identifier: 'https://api.example.com', scopes: [{ name: 'orders.read' }, { name: 'orders.write' }] },
      { identifier: 'reports', scopes: [{ name: 'export' }] },
    ],
  },
};

function assertCalm(text: string, context: AppClientContext): void {
  const problems = problemsOf(text, context);
  const loud = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
  assert.deepEqual(
    loud.map(({ code, message }) => `${code}: ${message}`),
    [],
  );
  const infos = problems.filter(({ severity }) => severity === 'info').map(({ code }) => code);
  assert.ok(infos.length <= 3, infos.join(' '));
}

describe('check: pulled files are calm', () => {
  let local: LocalCognito;
  before(async () => {
    local = await startLocalCognito({ seed: 'demo' });
  });
  after(() => local.stop());

  for (const [name, ClientId, hasSecret] of [
    ['single-page app', DEMO.singlePageApp, false],
    ['machine', DEMO.machine, true],
    ['mobile app', DEMO.mobileApp, false],
  ] as const) {
    const pulled = () => {
      const live = fromDescribe(local.describe(DEMO.poolId, ClientId) ?? assert.fail('no client')).settings;
      return { live, text: newFileText({ UserPoolId: DEMO.poolId, ClientId }, live) };
    };
    it(`${name}: by the file alone`, () => assertCalm(pulled().text, {}));
    it(`${name}: with all that can be known`, () =>
      assertCalm(pulled().text, { ...POOL, hasSecret, live: pulled().live }));
    it(`${name}: names nothing that the file leaves out`, () => {
      const codes = problemsOf(pulled().text, { ...POOL, hasSecret, live: pulled().live }).map(({ code }) => code);
      assert.deepEqual(
        codes.filter((code) => ['update-replaces', 'rotation-omitted', 'oauth-switch-omitted'].includes(code)),
        [],
      );
    });
  }

  it('says the same of many URLs once', () => {
    const urls = Array.from(
      { length: 100 },
      (_, index) => `"https://a${index}.example.com/cb", "http://localhost:${3000 + index}"`,
    )
      .slice(0, 50)
      .join(', ');
    const problems = problemsOf(
      `{
        ${IDS},
        "AllowedOAuthFlowsUserPoolClient": true,
        "AllowedOAuthFlows": ["code"],
        "AllowedOAuthScopes": ["openid"],
        "SupportedIdentityProviders": ["COGNITO"],
        "CallbackURLs": [${urls}]
      }`,
    );
    const of = (code: string) => problems.filter((problem) => problem.code === code);
    assert.deepEqual(
      [
        of('sec-example-com').length,
        of('sec-example-com')[0]?.related?.length,
        of('sec-localhost-callback').length,
        of('sec-localhost-callback')[0]?.related?.length,
      ],
      [1, 49, 1, 49],
    );
  });
});

describe('check: $schema', () => {
  it('may stand at the top, for editors', () => {
    assert.deepEqual(
      problemsOf(`{"$schema": "./app-client.schema.json", ${IDS}}`),
      problemsOf(`{                                        ${IDS}}`).map((problem) => ({ ...problem })),
    );
  });
  it('is a text, and belongs nowhere else', () => {
    const codes = (text: string) =>
      problemsOf(text)
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code);
    assert.deepEqual(codes(`{"$schema": 1, ${IDS}}`), ['wrong-type']);
    assert.deepEqual(codes(`{${IDS}, "TokenValidityUnits": {"$schema": "x"}}`), ['unknown-parameter']);
    assert.deepEqual(codes(`{"schema": "x", "$schemas": "x", ${IDS}}`), ['unknown-parameter', 'unknown-parameter']);
  });
});
