import assert from 'node:assert/strict';
import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CHECKED_IDS, REFUSALS } from '../../local-cognito/src/checks';
import { bench, failureOf, type Bench } from './helpers';
import { UNSETTLED } from '../../local-cognito/src/checks/unsettled';
import { send as sendRaw } from './raw';
import { ACCEPTED, COMBINATION_CASES, LIMIT_CASES, NOT_KNOWN, type RefusalCase } from './refusals';

const NOT_THE_SERVICES_WORDS = "The words of this refusal are not the service's: nobody recorded them.";
const CASES = [...LIMIT_CASES, ...COMBINATION_CASES];

/** What no request to the service can show: client libraries refuse it, or it is a wrong JSON type (wire.test.ts). */
const NOT_BY_THIS_TABLE = [
  'unknown-parameter',
  'describe-only-client-secret',
  'describe-only-dates',
  'create-only-generate-secret',
  'cfn-only-parameter',
  'describe-wrapper',
  'wrong-type',
];
/** The errors of the rule catalogue that are decidable from file, pool or secret. */
const CATALOGUE = [
  'required-user-pool-id',
  'required-client-id',
  ...NOT_BY_THIS_TABLE,
  'user-pool-id-format',
  'client-id-format',
  'client-name-format',
  'callback-urls-too-many',
  'logout-urls-too-many',
  'oauth-flows-too-many',
  'scopes-too-many',
  'url-empty',
  'url-too-long',
  'url-whitespace',
  'auth-flow-unknown',
  'oauth-flow-unknown',
  'time-unit-unknown',
  'prevent-user-existence-errors-unknown',
  'rotation-feature-unknown',
  'rotation-grace-range',
  'auth-session-validity-range',
  'access-id-validity-raw-range',
  'refresh-validity-raw-range',
  'attribute-name-length',
  'provider-name-format',
  'scope-format',
  'analytics-arn-format',
  'analytics-application-id-format',
  'token-validity-range',
  'token-validity-order',
  'auth-flows-legacy-mix',
  'rotation-refresh-flow-conflict',
  'rotation-needs-plan',
  'user-auth-needs-plan',
  'client-token-auth-exclusive',
  'client-token-auth-requires-secret',
  'oauth-flows-and-scopes-required',
  'client-credentials-exclusive',
  'client-credentials-requires-secret',
  'client-credentials-oidc-scope',
  'callback-required',
  'default-redirect-not-in-callbacks',
  'callback-http',
  'logout-http',
  'callback-fragment',
  'scope-unknown',
  'scope-unknown-custom',
  'scope-case',
  'provider-name-case',
  'provider-unknown',
  'read-attribute-unknown',
  'write-attribute-unknown',
  'write-attribute-not-writable',
  'write-attributes-missing-required',
  'propagate-requires-secret',
  'analytics-either-or',
  'analytics-region',
];

describe('local Cognito: what an update is refused for', () => {
  let essentials: Bench;
  let lite: Bench;
  before(async () => {
    essentials = await bench(
      {},
      {
        Schema: [
          { Name: 'plan', AttributeDataType: 'String' },
          { Name: 'name', Required: true },
        ],
      },
    );
    lite = await bench({}, { UserPoolTier: 'LITE' });
  });
  after(() => Promise.all([essentials.close(), lite.close()]));

  const attempt = async ({
    send,
    secret = false,
    tier,
  }: Omit<RefusalCase, 'id' | 'message'>): Promise<{ at: Bench; call: Promise<unknown> }> => {
    const at = tier === 'LITE' ? lite : essentials;
    const clientId = await at.create({ GenerateSecret: secret });
    return { at, call: at.update(clientId, send) };
  };

  CASES.forEach((refusal, index) => {
    it(`${refusal.id} (${index + 1})`, async () => {
      const { at, call } = await attempt(refusal);
      const expected = {
        name: refusal.name ?? 'InvalidParameterException',
        message: refusal.message.replace('{pool}', at.poolId),
      };
      assert.deepEqual(await failureOf(call), expected);
      const notes = at.local.requests.at(-1)?.notes;
      assert.deepEqual(notes, refusal.wording === undefined ? [] : [NOT_THE_SERVICES_WORDS]);
    });
  });

  for (const [what, refusal] of Object.entries(ACCEPTED)) {
    it(`accepts ${what}`, async () => {
      const { at, call } = await attempt(refusal);
      await call;
      assert.deepEqual(at.local.requests.at(-1)?.notes, []);
    });
  }

  for (const [id, settings] of Object.entries(NOT_KNOWN)) {
    it(`accepts what no source settles (${id}), and says in the log that it is not known`, async () => {
      const { at, call } = await attempt({ send: settings });
      await call;
      const notes = at.local.requests.at(-1)?.notes ?? [];
      assert.match(notes.join(), /^It is not known whether the service accepts .*\. Here it was accepted\.$/);
      assert.ok(notes[0]?.includes(UNSETTLED.find((it) => it.id === id)?.what ?? '-'));
    });
  }

  it('has a case for each thing that no source settles', () => {
    assert.deepEqual(UNSETTLED.map(({ id }) => id).sort(), Object.keys(NOT_KNOWN).sort());
  });

  it('marks an answer whose words are not the service’s with a header, and no other', async () => {
    const id = await lite.create();
    const wordingOf = async (settings: object): Promise<string> => {
      const body = JSON.stringify({ UserPoolId: lite.poolId, ClientId: id, ...settings });
      const { status, headers } = await sendRaw(lite.local.url, 'UpdateUserPoolClient', body);
      assert.equal(status, 400);
      return String(headers['x-local-cognito-wording']);
    };
    assert.equal(await wordingOf({ ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }), 'not-recorded');
    assert.equal(await wordingOf({ AccessTokenValidity: 25 }), 'undefined');
  });

  it('joins several broken limits into one message', async () => {
    const { call } = await attempt({ send: { CallbackURLs: [''], LogoutURLs: [''], AuthSessionValidity: 99 } });
    const { message } = await failureOf(call);
    assert.match(
      message,
      /^3 validation errors detected: Value '\[\]' at 'callbackURLs' .*; Value '\[\]' at 'logoutURLs' .*; Value '99' at 'authSessionValidity' /,
    );
  });

  it('looks at limits before it looks for the pool, and at the pool before combinations', async () => {
    const nowhere = { UserPoolId: 'us-east-1_Nowhere' };
    assert.match(
      (await failureOf((await attempt({ send: { ...nowhere, AuthSessionValidity: 99 } })).call)).message,
      /authSessionValidity/,
    );
    assert.deepEqual(await failureOf((await attempt({ send: { ...nowhere, AccessTokenValidity: 99 } })).call), {
      name: 'ResourceNotFoundException',
      message: 'User pool us-east-1_Nowhere does not exist.',
    });
    assert.deepEqual(await failureOf((await attempt({ send: { ClientId: 'nobody' } })).call), {
      name: 'ResourceNotFoundException',
      message: 'User pool client nobody does not exist.',
    });
  });

  it('checks a new client alike, with words of its own', async () => {
    const make = (settings: object): Promise<unknown> =>
      essentials.aws.send(
        new CreateUserPoolClientCommand({ UserPoolId: essentials.poolId, ClientName: 'x', ...settings }),
      );
    assert.equal(
      (await failureOf(make({ ReadAttributes: ['plan'] }))).message,
      'Invalid read attributes specified while creating a client',
    );
    assert.equal(
      (await failureOf(make({ AllowedOAuthFlows: ['client_credentials'] }))).name,
      'InvalidOAuthFlowException',
    );
    assert.match((await failureOf(make({ ClientName: undefined }))).message, /Value null at 'clientName'/);
  });

  it('counts a rotation that an update keeps (sticky) against ALLOW_REFRESH_TOKEN_AUTH', async () => {
    const at = await bench({ manner: 'sticky' });
    const id = await at.create({
      RefreshTokenRotation: { Feature: 'ENABLED' },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    });
    assert.match(
      (await failureOf(at.update(id, { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }))).message,
      /^ALLOW_REFRESH_TOKEN_AUTH is not a permitted/,
    );
    await at.close();
  });

  it('has a check and a case here for each error of the catalogue that a request can show', () => {
    const expected = CATALOGUE.filter((id) => !NOT_BY_THIS_TABLE.includes(id));
    assert.deepEqual(
      expected.filter((id) => !CHECKED_IDS.includes(id)),
      [],
    );
    assert.deepEqual(
      expected.filter((id) => !CASES.some((refusal) => refusal.id === id)),
      [],
    );
    const entries = new Set(REFUSALS.map(({ id, wording }) => `${id} ${wording}`));
    assert.equal(entries.size, REFUSALS.length, 'one entry per id and wording');
  });
});
