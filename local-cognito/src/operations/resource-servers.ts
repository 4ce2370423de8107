import { invalid } from '../errors';
import { POOL_ID } from '../checks/client-limits';
import { maxLength, minLength, pattern, REQUIRED } from '../checks/constraint';
import type { StoredResourceServer } from '../model';
import { operation, type Operation } from './operation';
import { page, pageLimits, PAGE_MEMBERS, type PageInput } from './paging';

interface CreateInput {
  readonly UserPoolId: string;
  readonly Identifier: string;
  readonly Name: string;
  readonly Scopes?: StoredResourceServer['Scopes'];
}

const MAX_SERVERS_PER_PAGE = 50;
const SCOPE = { ScopeName: 'string', ScopeDescription: 'string' } as const;
const IDENTIFIER = [REQUIRED, minLength(1), maxLength(256), pattern('[\\x21\\x23-\\x5B\\x5D-\\x7E]+')];
const NAME = [REQUIRED, minLength(1), maxLength(256)];

export const RESOURCE_SERVER_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateResourceServer: operation<CreateInput>({
    members: { UserPoolId: 'string', Identifier: 'string', Name: 'string', Scopes: { list: { members: SCOPE } } },
    limits: [
      ...POOL_ID,
      ...IDENTIFIER.map((must) => ({ id: 'resource-server-identifier', at: 'Identifier', must })),
      ...NAME.map((must) => ({ id: 'resource-server-name', at: 'Name', must })),
    ],
    handle: ({ UserPoolId, Identifier, Name, Scopes = [] }, { store, region }) => {
      const pool = store.pool(UserPoolId, region);
      if (pool.resourceServers.has(Identifier))
        throw invalid(`${Identifier} already exists in user pool ${UserPoolId}.`);
      pool.resourceServers.set(Identifier, { Identifier, Name, Scopes });
      return { ResourceServer: { UserPoolId, Identifier, Name, Scopes } };
    },
  }),
  ListResourceServers: operation<{ UserPoolId: string } & PageInput>({
    members: { UserPoolId: 'string', ...PAGE_MEMBERS },
    limits: [...POOL_ID, ...pageLimits(MAX_SERVERS_PER_PAGE)],
    handle: (input, context) => {
      const pool = context.store.pool(input.UserPoolId, context.region);
      const { items, more } = page([...pool.resourceServers.values()], input, MAX_SERVERS_PER_PAGE, context);
      return { ResourceServers: items.map((item) => ({ UserPoolId: pool.id, ...item })), ...more };
    },
  }),
};
