import assert from 'node:assert/strict';
import {
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientCommand,
  ListIdentityProvidersCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { bench, failureOf, sdk, type Bench } from './helpers';

interface Page {
  readonly items: readonly (string | undefined)[];
  readonly next: string | undefined;
}

/** All pages from the first to the last, as a list of their items. */
async function pages(read: (token: string | undefined) => Promise<Page>): Promise<Page['items'][]> {
  const found: Page['items'][] = [];
  let token: string | undefined;
  do {
    const { items, next } = await read(token);
    found.push(items);
    token = next;
  } while (token !== undefined && found.length < 20);
  return found;
}

const token = (NextToken: string | undefined): { NextToken?: string } => (NextToken === undefined ? {} : { NextToken });

function clientPages(at: Bench, MaxResults?: number): Promise<Page['items'][]> {
  return pages(async (from) => {
    const { UserPoolClients = [], NextToken } = await at.aws.send(
      new ListUserPoolClientsCommand({
        UserPoolId: at.poolId,
        ...(MaxResults === undefined ? {} : { MaxResults }),
        ...token(from),
      }),
    );
    return { items: UserPoolClients.map(({ ClientName }) => ClientName), next: NextToken };
  });
}

describe('local Cognito: lists', () => {
  it('gives 60 clients a page, or fewer when asked, and each once', async () => {
    const at = await bench();
    const names = Array.from({ length: 125 }, (_, index) => `client-${index}`);
    for (const ClientName of names) await at.create({ ClientName });
    const found = await clientPages(at);
    assert.deepEqual(
      found.map((items) => items.length),
      [60, 60, 5],
    );
    assert.deepEqual(found.flat(), names);
    assert.deepEqual(
      (await clientPages(at, 50)).map((items) => items.length),
      [50, 50, 25],
    );
    await at.close();
  });

  it('ends a list that fills its last page without NextToken', async () => {
    const at = await bench();
    for (const ClientName of ['a', 'b']) await at.create({ ClientName });
    assert.deepEqual(await clientPages(at, 2), [['a', 'b']]);
    await at.close();
  });

  it('can begin each list with an empty page that carries NextToken', async () => {
    const at = await bench({ emptyPages: true });
    await at.create({ ClientName: 'a' });
    assert.deepEqual(await clientPages(at), [[], ['a']]);
    const pools = await pages(async (from) => {
      const { UserPools = [], NextToken } = await at.aws.send(
        new ListUserPoolsCommand({ MaxResults: 60, ...token(from) }),
      );
      return { items: UserPools.map(({ Id }) => Id), next: NextToken };
    });
    assert.deepEqual(pools, [[], [at.poolId]]);
    await at.close();
  });

  it('lists the pools of the region that the request is signed for', async () => {
    const at = await bench();
    const frankfurt = sdk(at.local.url, { region: 'eu-central-1' });
    const { UserPool } = await frankfurt.send(new CreateUserPoolCommand({ PoolName: 'second' }));
    assert.match(UserPool?.Id ?? '', /^eu-central-1_[0-9a-zA-Z]+$/);
    const ids = async (client: typeof frankfurt): Promise<unknown> =>
      (await client.send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools?.map(({ Id }) => Id);
    assert.deepEqual(await ids(frankfurt), [UserPool?.Id]);
    assert.deepEqual(await ids(at.aws), [at.poolId]);
    frankfurt.destroy();
    await at.close();
  });

  it('gives 50 resource servers and 60 providers a page', async () => {
    const at = await bench();
    const UserPoolId = at.poolId;
    for (let index = 0; index < 60; index += 1) {
      await at.aws.send(new CreateResourceServerCommand({ UserPoolId, Identifier: `server-${index}`, Name: 'x' }));
      await at.aws.send(
        new CreateIdentityProviderCommand({
          UserPoolId,
          ProviderName: `provider-${index}`,
          ProviderType: 'OIDC',
          ProviderDetails: {},
        }),
      );
    }
    const servers = await pages(async (from) => {
      const { ResourceServers = [], NextToken } = await at.aws.send(
        new ListResourceServersCommand({ UserPoolId, ...token(from) }),
      );
      return { items: ResourceServers.map(({ Identifier }) => Identifier), next: NextToken };
    });
    const providers = await pages(async (from) => {
      const { Providers = [], NextToken } = await at.aws.send(
        new ListIdentityProvidersCommand({ UserPoolId, ...token(from) }),
      );
      return { items: Providers.map(({ ProviderName }) => ProviderName), next: NextToken };
    });
    assert.deepEqual(
      [servers, providers].map((lists) => lists.map((items) => items.length)),
      [
        [50, 11],
        [60, 2],
      ],
    );
    await at.close();
  });

  it('refuses page sizes outside the limits, and tokens that it did not give', async () => {
    const at = await bench();
    const list = (more: object): Promise<unknown> => at.aws.send(new ListUserPoolsCommand({ MaxResults: 1, ...more }));
    assert.match((await failureOf(list({ MaxResults: 61 }))).message, /at 'maxResults' .* less than or equal to 60$/);
    assert.match((await failureOf(list({ MaxResults: 0 }))).message, /greater than or equal to 1$/);
    assert.match((await failureOf(list({ MaxResults: undefined }))).message, /must not be null$/);
    assert.deepEqual(await failureOf(list({ NextToken: 'x' })), {
      name: 'InvalidParameterException',
      message: 'Invalid pagination token.',
    });
    await at.close();
  });

  it('forgets a client that is deleted, and refuses what exists already', async () => {
    const at = await bench();
    const UserPoolId = at.poolId;
    const ClientId = await at.create();
    await at.aws.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
    assert.deepEqual(await clientPages(at), [[]]);
    assert.equal((await failureOf(at.describe(ClientId))).name, 'ResourceNotFoundException');
    assert.equal(
      (await failureOf(at.aws.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId })))).name,
      'ResourceNotFoundException',
    );
    const twice = new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: {},
    });
    assert.equal((await failureOf(at.aws.send(twice))).name, 'DuplicateProviderException');
    await at.close();
  });
});
