import assert from 'node:assert/strict';
import {
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DEMO, startLocalCognito } from '../../local-cognito/src';
import { bench, failureOf, sdk, type Bench } from './helpers';

const SERVICE_ROLE =
  'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';
const APPLICATION = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef0123456789';

describe('local Cognito: what describe shows', () => {
  let at: Bench;
  before(async () => {
    at = await bench({ now: () => new Date('2026-11-01T10:00:00.900Z') });
  });
  after(() => at.close());

  it('leaves out every default of a bare client, and shows what the service always shows', async () => {
    const live = await at.describe(await at.create());
    assert.deepEqual(Object.keys(live).sort(), [
      'AllowedOAuthFlowsUserPoolClient',
      'AuthSessionValidity',
      'ClientId',
      'ClientName',
      'ClientType',
      'CreationDate',
      'EnablePropagateAdditionalUserContextData',
      'EnableTokenRevocation',
      'LastModifiedDate',
      'RefreshTokenValidity',
      'TokenValidityUnits',
      'UserPoolId',
    ]);
    assert.deepEqual(live.TokenValidityUnits, {});
    assert.equal(live.ClientType, 'REGULAR');
  });

  it('writes dates as whole epoch seconds', async () => {
    const id = await at.create();
    assert.equal(at.local.describe(at.poolId, id)?.['CreationDate'], Date.parse('2026-11-01T10:00:00Z') / 1000);
    assert.equal((await at.describe(id)).LastModifiedDate?.toISOString(), '2026-11-01T10:00:00.000Z');
  });

  it('returns each list in another order than it was sent, and each item once', async () => {
    const lists = {
      CallbackURLs: ['https://a.example.com', 'https://b.example.com', 'https://a.example.com'],
      LogoutURLs: ['https://x.example.com', 'https://y.example.com'],
      AllowedOAuthFlows: ['code', 'implicit'],
      AllowedOAuthScopes: ['openid', 'email', 'phone'],
      SupportedIdentityProviders: ['COGNITO', 'Google'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ReadAttributes: ['email', 'name'],
      WriteAttributes: ['email', 'name'],
    };
    const live = (await at.describe(await at.create(lists))) as Record<string, unknown>;
    for (const [name, sent] of Object.entries(lists)) {
      assert.notDeepEqual(live[name], sent, name);
      assert.deepEqual([...(live[name] as string[])].sort(), [...new Set(sent)].sort(), name);
    }
  });

  it('shows an empty list as nothing where empty is the default, and keeps an empty list of auth flows', async () => {
    const empty = [
      'ReadAttributes',
      'WriteAttributes',
      'SupportedIdentityProviders',
      'CallbackURLs',
      'LogoutURLs',
      'AllowedOAuthFlows',
      'AllowedOAuthScopes',
    ];
    const live = (await at.describe(
      await at.create({ ...Object.fromEntries(empty.map((name) => [name, []])), ExplicitAuthFlows: [] }),
    )) as Record<string, unknown>;
    for (const name of empty) assert.equal(live[name], undefined, name);
    assert.deepEqual(live['ExplicitAuthFlows'], []);
  });

  it('adds the service-linked role to analytics, and does not know whether that answer is a legal request', async () => {
    const id = await at.create({ AnalyticsConfiguration: { ApplicationArn: APPLICATION } });
    const { AnalyticsConfiguration } = await at.describe(id);
    assert.deepEqual(AnalyticsConfiguration, { ApplicationArn: APPLICATION, RoleArn: SERVICE_ROLE });
    await at.update(id, { AnalyticsConfiguration });
    assert.match(at.local.requests.at(-1)?.notes.join() ?? '', /not known whether the service accepts ApplicationArn/);
    await at.update(id, { AnalyticsConfiguration: { ApplicationArn: APPLICATION } });
    assert.equal((await at.describe(id)).AnalyticsConfiguration?.ApplicationArn, APPLICATION);
  });

  it('shows a rotation that is off without grace period, and one that is on with it', async () => {
    const id = await at.create({ RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 45 } });
    assert.deepEqual((await at.describe(id)).RefreshTokenRotation, { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 });
    await at.update(id, { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: [] });
    assert.deepEqual((await at.describe(id)).RefreshTokenRotation, { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 });
  });

  it('turns a refresh token validity of 0 into 30 days, whatever the unit', async () => {
    const id = await at.create({ RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'minutes' } });
    const live = await at.describe(id);
    assert.deepEqual([live.RefreshTokenValidity, live.TokenValidityUnits], [30, { RefreshToken: 'days' }]);
  });

  it('makes a recognisable secret, or takes one of 24 characters and more', async () => {
    const own = 'fake_secret_DO_NOT_LEAK_0';
    assert.match(
      (await at.describe(await at.create({ GenerateSecret: true }))).ClientSecret ?? '',
      /^fake_secret_DO_NOT_LEAK_[0-9a-f]{16}$/,
    );
    assert.equal((await at.describe(await at.create({ ClientSecret: own }))).ClientSecret, own);
    const refused = await failureOf(
      at.aws.send(
        new CreateUserPoolClientCommand({ UserPoolId: at.poolId, ClientName: 'x', ClientSecret: 'fake-short' }),
      ),
    );
    assert.match(refused.message, /at 'clientSecret'/);
  });

  it('describes a pool with its ARN, plan and schema', async () => {
    const { UserPool } = await at.aws.send(new DescribeUserPoolCommand({ UserPoolId: at.poolId }));
    assert.equal(UserPool?.Arn, `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${at.poolId}`);
    assert.equal(UserPool.UserPoolTier, 'ESSENTIALS');
    assert.equal(UserPool.Name, 'bench');
    const names = UserPool.SchemaAttributes?.map(({ Name }) => Name);
    assert.ok(names?.includes('custom:plan') && names.includes('email') && !names.includes('plan'));
  });
});

describe('local Cognito: the demo', () => {
  it('has one pool and three clients under fixed ids, each of which its own checks accept', async () => {
    const local = await startLocalCognito({ seed: 'demo' });
    const aws = sdk(local.url);
    assert.deepEqual(local.pools(), [
      {
        id: DEMO.poolId,
        name: 'shop',
        clients: [
          { id: DEMO.singlePageApp, name: 'shop-web' },
          { id: DEMO.machine, name: 'nightly-export' },
          { id: DEMO.mobileApp, name: 'shop-mobile' },
        ],
      },
    ]);
    assert.deepEqual(
      [DEMO.singlePageApp, DEMO.machine, DEMO.mobileApp].map((id) => local.describe(DEMO.poolId, id)?.['ClientSecret']),
      [undefined, DEMO.secret, undefined],
    );
    for (const ClientId of [DEMO.singlePageApp, DEMO.machine, DEMO.mobileApp]) {
      const { UserPoolClient } = await aws.send(
        new DescribeUserPoolClientCommand({ UserPoolId: DEMO.poolId, ClientId }),
      );
      const {
        ClientSecret: _secret,
        CreationDate: _created,
        LastModifiedDate: _modified,
        ClientType: _type,
        ...settings
      } = UserPoolClient ?? {};
      await aws.send(new UpdateUserPoolClientCommand({ ...settings, UserPoolId: DEMO.poolId, ClientId }));
    }
    aws.destroy();
    await local.stop();
  });

  it('lives in the region that is asked for', async () => {
    const local = await startLocalCognito({ seed: 'demo', region: 'eu-central-1' });
    assert.equal(local.pools()[0]?.id, `eu-central-1_${DEMO.poolSuffix}`);
    await local.stop();
  });
});
