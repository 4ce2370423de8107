import assert from 'node:assert/strict';
import { CreateUserPoolClientCommand, CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import type { UpdateRequest } from '../../../client/src/aws/gateway';
import { same } from '../../../server/src/language/same';
import { newFileText, parseFile } from '../../../client/src/sync/file-text';
import { planPush } from '../../../client/src/sync/plan';
import { fromDescribe, fromFile } from '../../../client/src/sync/settings';
import { settable } from '../../../server/src/language/schema';
import { startForeign, type Foreign } from '../../local-cognito/foreign';
import { sdk } from '../../local-cognito/helpers';
import { withEnvironment } from './environment';

const never = new AbortController().signal;

describe('pull → edit → push against a server that others wrote', function () {
  this.timeout(20_000);
  withEnvironment({ AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key' });
  let foreign: Foreign;
  before(async () => {
    foreign = await startForeign();
  });
  after(() => foreign.stop());

  it('changes one setting and keeps all others', async () => {
    const aws = sdk(foreign.url);
    const UserPoolId =
      (await aws.send(new CreateUserPoolCommand({ PoolName: 'foreign' }))).UserPool?.Id ?? assert.fail();
    const { UserPoolClient } = await aws.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'foreign',
        AccessTokenValidity: 2,
        RefreshTokenValidity: 7,
        CallbackURLs: ['https://a.example.com/cb', 'https://b.example.com/cb'],
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
        AllowedOAuthFlowsUserPoolClient: true,
        SupportedIdentityProviders: ['COGNITO'],
      }),
    );
    const target = { userPoolId: UserPoolId, clientId: UserPoolClient?.ClientId ?? assert.fail() };
    const gateway = openCognitoGateway({ region: 'us-east-1', endpoint: foreign.url });
    const pulled = fromDescribe((await gateway.describeUserPoolClient(target, never)).members);
    assert.deepEqual(pulled.unknown, []);

    const text = newFileText({ UserPoolId, ClientId: target.clientId }, pulled.settings).replace(
      '"https://b.example.com/cb"',
      '"https://c.example.com/cb"',
    );
    const plan = planPush({ local: fromFile(parseFile(text) ?? {}), live: pulled.settings });
    assert.deepEqual(
      plan.changes.map(({ name }) => name),
      ['CallbackURLs'],
    );
    await gateway.updateUserPoolClient(
      { UserPoolId, ClientId: target.clientId, ...plan.planned } as UpdateRequest,
      never,
    );

    const after = fromDescribe((await gateway.describeUserPoolClient(target, never)).members).settings;
    assert.deepEqual(after.CallbackURLs, ['https://a.example.com/cb', 'https://c.example.com/cb']);
    for (const name of settable) assert.ok(same(name, plan.planned, after), name);
    gateway.dispose();
    aws.destroy();
  });
});
