import assert from 'node:assert/strict';
import { bench, type Bench, type Settings } from './helpers';

/** Each settable parameter: a value that is not its default, and what describe shows when it is reset (undefined: nothing). */
const PARAMETERS: Readonly<Record<string, { readonly value: unknown; readonly reset: unknown }>> = {
  RefreshTokenValidity: { value: 60, reset: 30 },
  AccessTokenValidity: { value: 2, reset: undefined },
  IdTokenValidity: { value: 3, reset: undefined },
  TokenValidityUnits: { value: { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' }, reset: {} },
  ReadAttributes: { value: ['email', 'custom:plan'], reset: undefined },
  WriteAttributes: { value: ['custom:plan', 'email'], reset: undefined },
  ExplicitAuthFlows: { value: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'], reset: undefined },
  SupportedIdentityProviders: { value: ['COGNITO', 'Google'], reset: undefined },
  CallbackURLs: { value: ['https://a.example.com/', 'https://b.example.com/'], reset: undefined },
  LogoutURLs: { value: ['https://a.example.com/out', 'https://b.example.com/out'], reset: undefined },
  DefaultRedirectURI: { value: 'https://a.example.com/', reset: undefined },
  AllowedOAuthFlows: { value: ['code', 'implicit'], reset: undefined },
  AllowedOAuthScopes: { value: ['openid', 'email'], reset: undefined },
  AllowedOAuthFlowsUserPoolClient: { value: true, reset: false },
  AnalyticsConfiguration: {
    value: {
      ApplicationId: 'abc123',
      RoleArn: 'arn:aws:iam::123456789012:role/own',
      ExternalId: 'x',
      UserDataShared: true,
    },
    reset: undefined,
  },
  PreventUserExistenceErrors: { value: 'ENABLED', reset: undefined },
  EnableTokenRevocation: { value: false, reset: true },
  EnablePropagateAdditionalUserContextData: { value: true, reset: false },
  AuthSessionValidity: { value: 15, reset: 3 },
  RefreshTokenRotation: {
    value: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    reset: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
  },
};
const ALL: Settings = Object.fromEntries(Object.entries(PARAMETERS).map(([name, { value }]) => [name, value]));
const KEPT_WHEN_STICKY = [
  'RefreshTokenValidity',
  'EnableTokenRevocation',
  'AuthSessionValidity',
  'RefreshTokenRotation',
];
/** Parameters that cannot be left out alone, because another one leans on them. */
const LEANING: Readonly<Record<string, readonly string[]>> = {
  CallbackURLs: ['DefaultRedirectURI', 'AllowedOAuthFlowsUserPoolClient'],
  AllowedOAuthFlows: ['AllowedOAuthFlowsUserPoolClient'],
  AllowedOAuthScopes: ['AllowedOAuthFlowsUserPoolClient'],
};

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...(value as string[])].sort() : value);
const without = (names: readonly string[]): Settings =>
  Object.fromEntries(Object.entries(ALL).filter(([name]) => !names.includes(name)));

for (const manner of ['replace', 'sticky'] as const) {
  describe(`local Cognito: an update leaves a parameter out (${manner})`, () => {
    let at: Bench;
    let clientId = '';
    before(async () => {
      at = await bench({ manner });
    });
    after(() => at.close());
    beforeEach(async () => {
      clientId = await at.create({ ...ALL, GenerateSecret: true });
    });

    it('keeps nothing but what was sent, and ClientName, when everything is left out', async () => {
      await at.update(clientId, {});
      const live = (await at.describe(clientId)) as Settings;
      assert.equal(live['ClientName'], 'bench');
      for (const [name, { value, reset }] of Object.entries(PARAMETERS)) {
        const expected = manner === 'sticky' && KEPT_WHEN_STICKY.includes(name) ? value : reset;
        assert.deepEqual(live[name], expected, name);
      }
    });

    for (const [name, { value, reset }] of Object.entries(PARAMETERS)) {
      it(`${name}: stored when sent, ${manner === 'sticky' && KEPT_WHEN_STICKY.includes(name) ? 'kept' : 'reset'} when left out`, async () => {
        const before = (await at.describe(clientId)) as Settings;
        assert.deepEqual(sorted(before[name]), sorted(value));
        const leftOut = [name, ...(LEANING[name] ?? [])];
        await at.update(clientId, without(leftOut));
        const live = (await at.describe(clientId)) as Settings;
        assert.deepEqual(live[name], manner === 'sticky' && KEPT_WHEN_STICKY.includes(name) ? value : reset);
        for (const other of Object.keys(PARAMETERS)) {
          if (!leftOut.includes(other))
            assert.deepEqual(sorted(live[other]), sorted(PARAMETERS[other]?.value), `${other} must not move`);
        }
      });
    }

    it('changes the name when one is sent', async () => {
      await at.update(clientId, { ...ALL, ClientName: 'renamed' });
      assert.equal((await at.describe(clientId)).ClientName, 'renamed');
    });

    it('never gives or takes the secret', async () => {
      const secret = (await at.describe(clientId)).ClientSecret;
      assert.match(secret ?? '', /^fake_secret_DO_NOT_LEAK_/);
      await at.update(clientId, {});
      assert.equal((await at.describe(clientId)).ClientSecret, secret);
      const open = await at.create();
      assert.equal('ClientSecret' in (await at.describe(open)), false);
    });
  });
}

describe('local Cognito: a refused update', () => {
  it('changes nothing', async () => {
    const at = await bench();
    const clientId = await at.create({ CallbackURLs: ['https://a.example.com/'] });
    const live = at.local.describe(at.poolId, clientId);
    await assert.rejects(at.update(clientId, { CallbackURLs: ['http://a.example.com/'] }));
    assert.deepEqual(at.local.describe(at.poolId, clientId), live);
    await at.close();
  });
});
