import assert from 'node:assert/strict';
import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  UpdateUserPoolClientCommand,
  type CognitoIdentityProviderClient,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import { startForeign, type Foreign } from './foreign';
import { failureOf, sdk } from './helpers';

const SETTINGS = {
  ClientName: 'foreign',
  AccessTokenValidity: 2,
  RefreshTokenValidity: 7,
  CallbackURLs: ['https://a.example.com', 'https://b.example.com'],
  LogoutURLs: ['https://a.example.com/out'],
  AllowedOAuthFlows: ['code' as const],
  AllowedOAuthScopes: ['openid'],
  AllowedOAuthFlowsUserPoolClient: true,
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const],
  SupportedIdentityProviders: ['COGNITO'],
};

/** How far a Cognito of others goes, and where it is no evidence for what AWS does. */
describe('cognito-local, a foreign server', function () {
  this.timeout(20_000);

  let foreign: Foreign;
  let aws: CognitoIdentityProviderClient;
  let UserPoolId = '';
  let ClientId = '';
  before(async () => {
    foreign = await startForeign();
    aws = sdk(foreign.url);
  });
  after(async () => {
    aws.destroy();
    await foreign.stop();
  });
  beforeEach(async () => {
    UserPoolId = (await aws.send(new CreateUserPoolCommand({ PoolName: 'foreign' }))).UserPool?.Id ?? '';
    ClientId =
      (await aws.send(new CreateUserPoolClientCommand({ UserPoolId, ...SETTINGS }))).UserPoolClient?.ClientId ?? '';
  });

  const live = async (): Promise<UserPoolClientType> =>
    (await aws.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).UserPoolClient ??
    assert.fail('no client');
  const update = (settings: object): Promise<unknown> =>
    aws.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings }));

  it('creates, describes, updates and describes a client whose settings are all sent', async () => {
    const { CallbackURLs, ClientName } = await live();
    assert.deepEqual(
      [CallbackURLs, ClientName],
      [SETTINGS.CallbackURLs, 'foreign'],
      'lists come back in the order sent, unlike the real ones',
    );
    await update({
      ...SETTINGS,
      CallbackURLs: ['https://c.example.com'],
      AuthSessionValidity: 5,
      EnablePropagateAdditionalUserContextData: true,
    });
    const after = await live();
    assert.deepEqual(
      [after.CallbackURLs, after.LogoutURLs, after.AccessTokenValidity],
      [['https://c.example.com'], SETTINGS.LogoutURLs, 2],
    );
  });

  it('knows neither rotation, nor session validity, nor propagation: it drops them in silence', async () => {
    await update({
      ...SETTINGS,
      AuthSessionValidity: 5,
      EnablePropagateAdditionalUserContextData: true,
      RefreshTokenRotation: { Feature: 'ENABLED' },
    });
    const { AuthSessionValidity, EnablePropagateAdditionalUserContextData, RefreshTokenRotation } = await live();
    assert.deepEqual(
      [AuthSessionValidity, EnablePropagateAdditionalUserContextData, RefreshTokenRotation],
      [undefined, undefined, undefined],
    );
  });

  it('merges: what an update leaves out is kept', async () => {
    await update({ ClientName: 'renamed' });
    const after = await live();
    assert.deepEqual(
      [after.ClientName, after.CallbackURLs, after.AllowedOAuthFlows],
      ['renamed', SETTINGS.CallbackURLs, ['code']],
    );
  });

  it('validates nothing', async () => {
    await update({
      CallbackURLs: ['http://a.example.com/#x'],
      AllowedOAuthFlows: ['token'],
      AccessTokenValidity: 99_999,
    });
    assert.deepEqual((await live()).AllowedOAuthFlows, ['token']);
  });

  it('fills in the units, the ID token in minutes, which AWS does not', async () => {
    assert.deepEqual((await live()).TokenValidityUnits, {
      AccessToken: 'hours',
      IdToken: 'minutes',
      RefreshToken: 'days',
    });
  });

  it('lists pools and clients, and describes the pool without region and account', async () => {
    const pools = await aws.send(new ListUserPoolsCommand({ MaxResults: 60 }));
    assert.ok(pools.UserPools?.some(({ Id }) => Id === UserPoolId));
    const clients = await aws.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }));
    assert.deepEqual(
      clients.UserPoolClients?.map((client) => client.ClientId),
      [ClientId],
    );
    const { UserPool } = await aws.send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.equal(UserPool?.Arn, `arn:aws:cognito-idp:local:local:userpool/${UserPoolId}`);
  });

  it('answers 500 to what it does not know, and says not found without a word', async () => {
    assert.equal((await failureOf(aws.send(new ListResourceServersCommand({ UserPoolId })))).name, 'Unsupported');
    ClientId = 'nobody';
    assert.equal((await failureOf(live())).name, 'ResourceNotFoundException');
  });
});
