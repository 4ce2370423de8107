import assert from 'node:assert/strict';
import {
  AddUserPoolClientSecretCommand,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  type AddUserPoolClientSecretResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { bench, failureOf, type Bench } from './helpers';

const OWN = 'fake_secret_DO_NOT_LEAK_of_my_own';

describe('local Cognito: the secrets of an app client', () => {
  let at: Bench;
  before(async () => {
    at = await bench();
  });
  after(() => at.close());

  const ids = (ClientId: string): { UserPoolId: string; ClientId: string } => ({ UserPoolId: at.poolId, ClientId });
  const add = (clientId: string, ClientSecret?: string): Promise<AddUserPoolClientSecretResponse> =>
    at.aws.send(new AddUserPoolClientSecretCommand({ ...ids(clientId), ClientSecret }));
  const list = async (clientId: string): Promise<string[]> => {
    const { ClientSecrets = [] } = await at.aws.send(new ListUserPoolClientSecretsCommand(ids(clientId)));
    assert.ok(ClientSecrets.every((it) => it.ClientSecretValue === undefined && it.ClientSecretCreateDate));
    return ClientSecrets.map(({ ClientSecretId }) => ClientSecretId ?? '');
  };
  const remove = (clientId: string, ClientSecretId: string): Promise<unknown> =>
    at.aws.send(new DeleteUserPoolClientSecretCommand({ ...ids(clientId), ClientSecretId }));

  it('shows the original secret in describe until it is deleted, and never the added one', async () => {
    const id = await at.create({ GenerateSecret: true });
    const { ClientSecret: original } = await at.describe(id);
    assert.match(original ?? '', /^[\w+]{24,64}$/);
    const { ClientSecretDescriptor: added } = await add(id);
    assert.match(added?.ClientSecretValue ?? '', /^[\w+]{24,64}$/);
    assert.equal((await at.describe(id)).ClientSecret, original);
    const [first, second] = await list(id);
    assert.match(first ?? '', new RegExp(`^${id}--\\d+$`));
    assert.deepEqual([second, first === second], [added?.ClientSecretId, false]);
    await remove(id, first ?? '');
    assert.deepEqual([(await at.describe(id)).ClientSecret, await list(id)], [undefined, [second]]);
    // It still has a secret, and may have what needs one.
    await at.update(id, { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] });
  });

  it('keeps two at most and one at least', async () => {
    const id = await at.create({ GenerateSecret: true });
    assert.match((await failureOf(remove(id, (await list(id))[0] ?? ''))).message, /last secret/);
    await add(id, OWN);
    assert.equal((await failureOf(add(id))).name, 'LimitExceededException');
    assert.equal((await failureOf(remove(id, 'nothing'))).name, 'ResourceNotFoundException');
  });

  it('does not hand out a secret that the caller brought along, and takes only a legal one', async () => {
    const id = await at.create({ ClientSecret: OWN });
    const { ClientSecretDescriptor } = await add(id, `${OWN}2`);
    assert.equal(ClientSecretDescriptor?.ClientSecretValue, undefined);
    for (const ClientSecret of ['x'.repeat(23), 'x'.repeat(65), `${OWN}-with-dashes`])
      assert.match((await failureOf(at.create({ ClientSecret }))).message, /at 'clientSecret' failed/);
  });

  it('adds none to a public client, nor to one that an application registered', async () => {
    const open = await at.create();
    assert.deepEqual(await list(open), []);
    assert.equal((await failureOf(add(open))).name, 'InvalidParameterException');
    const registered = at.local.register(at.poolId, { ClientName: 'agent', ClientSecret: OWN });
    assert.equal((await failureOf(add(registered))).name, 'InvalidParameterException');
    assert.deepEqual(at.local.requests.at(-1)?.notes.length, 1, 'nobody recorded in which words');
  });

  it('makes or takes a secret, and not both', async () => {
    const call = at.aws.send(
      new CreateUserPoolClientCommand({
        UserPoolId: at.poolId,
        ClientName: 'x',
        GenerateSecret: true,
        ClientSecret: OWN,
      }),
    );
    assert.equal((await failureOf(call)).name, 'InvalidParameterException');
  });
});

describe('local Cognito: app clients that applications registered', () => {
  it('lists all, or those of one type, and shows the type in describe only', async () => {
    const at = await bench();
    const regular = await at.create();
    const registered = at.local.register(at.poolId, { ClientName: 'agent' });
    const listed = async (ClientType?: 'REGULAR' | 'DCR'): Promise<unknown> => {
      const { UserPoolClients } = await at.aws.send(
        new ListUserPoolClientsCommand({ UserPoolId: at.poolId, MaxResults: 60, ClientType }),
      );
      return UserPoolClients?.map(({ ClientId }) => ClientId);
    };
    assert.deepEqual(await listed(), [regular, registered]);
    assert.deepEqual([await listed('REGULAR'), await listed('DCR')], [[regular], [registered]]);
    assert.equal((await at.describe(registered)).ClientType, 'DCR');
    const first = await at.aws.send(
      new ListUserPoolClientsCommand({ UserPoolId: at.poolId, MaxResults: 1, ClientType: 'DCR' }),
    );
    assert.deepEqual(first.UserPoolClients, [], 'a page of a filtered list may be empty and have a next');
    assert.ok(first.NextToken);
    await at.close();
  });
});
