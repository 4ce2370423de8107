import { randomBytes } from 'node:crypto';
import { checkCombinations, checkSettingLimits } from '../checks';
import { CLIENT_ID, POOL_ID } from '../checks/client-limits';
import { oneOf, REQUIRED, type Limit } from '../checks/constraint';
import { describeClient } from '../describe';
import { invalid } from '../errors';
import type { ClientSettings, StoredPool, StoredClient } from '../model';
import { afterUpdate, normalised, SETTING_SHAPES } from '../settings';
import { unsettledNotes } from '../checks/unsettled';
import { newSecret, OWN_SECRET, secretOf } from './secrets';
import { operation, type Operation, type OperationContext } from './operation';
import { page, pageLimits, PAGE_MEMBERS, type PageInput } from './paging';

interface PoolInput {
  readonly UserPoolId: string;
}
interface ClientInput extends PoolInput {
  readonly ClientId: string;
}
interface CreateInput extends PoolInput, ClientSettings {
  readonly GenerateSecret?: boolean;
  readonly ClientSecret?: string;
}

const MAX_CLIENTS_PER_PAGE = 60;
const IDS = { UserPoolId: 'string', ClientId: 'string' } as const;
const NAME_REQUIRED: Limit = { id: 'client-name-required', at: 'ClientName', must: REQUIRED };
const CLIENT_TYPE: Limit = { id: 'client-type-unknown', at: 'ClientType', must: oneOf(['REGULAR', 'DCR']) };

const newId = (): string => randomBytes(13).toString('hex');

/** Checks a new client as the service does and puts it into its pool. Throws ServiceError. */
export function createClient(
  input: CreateInput,
  context: OperationContext,
  { id = newId(), type = 'REGULAR' }: Partial<Pick<StoredClient, 'id' | 'type'>> = {},
): { pool: StoredPool; client: StoredClient } {
  checkSettingLimits([...POOL_ID, NAME_REQUIRED, ...OWN_SECRET], input);
  const { UserPoolId, GenerateSecret, ClientSecret, ...settings } = input;
  const pool = context.store.pool(UserPoolId, context.region);
  if (GenerateSecret && ClientSecret !== undefined)
    throw invalid('GenerateSecret and ClientSecret cannot be used together.', 'not-recorded');
  const secret = ClientSecret ?? (GenerateSecret ? newSecret() : undefined);
  const next = normalised(settings);
  checkCombinations(next, { pool, hasSecret: secret !== undefined, doing: 'creating' });
  for (const text of unsettledNotes(next)) context.note?.(text);
  const client: StoredClient = {
    id,
    type,
    created: context.now,
    modified: context.now,
    settings: next,
    secrets: secret === undefined ? [] : [secretOf(id, secret, context.now, { isOriginal: true })],
  };
  pool.clients.set(id, client);
  return { pool, client };
}

function updateClient(
  input: ClientInput & ClientSettings,
  context: OperationContext,
): { pool: StoredPool; client: StoredClient } {
  checkSettingLimits([...POOL_ID, ...CLIENT_ID], input);
  const { UserPoolId, ClientId, ...request } = input;
  const pool = context.store.pool(UserPoolId, context.region);
  const client = context.store.client(pool, ClientId);
  const next = normalised(afterUpdate(client.settings, request, context.manner));
  checkCombinations(next, {
    pool,
    hasSecret: client.secrets.length > 0,
    stored: client.settings,
    doing: 'updating',
  });
  for (const text of unsettledNotes(next)) context.note?.(text);
  client.settings = next;
  client.modified = context.now;
  return { pool, client };
}

const answer = ({ pool, client }: { pool: StoredPool; client: StoredClient }): object => ({
  UserPoolClient: describeClient(pool, client),
});

export const CLIENT_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateUserPoolClient: operation<CreateInput>({
    members: { UserPoolId: 'string', GenerateSecret: 'boolean', ClientSecret: 'string', ...SETTING_SHAPES },
    handle: (input, context) => answer(createClient(input, context)),
  }),
  DescribeUserPoolClient: operation<ClientInput>({
    members: IDS,
    limits: [...POOL_ID, ...CLIENT_ID],
    handle: ({ UserPoolId, ClientId }, { store, region }) => {
      const pool = store.pool(UserPoolId, region);
      return answer({ pool, client: store.client(pool, ClientId) });
    },
  }),
  UpdateUserPoolClient: operation<ClientInput & ClientSettings>({
    members: { ...IDS, ...SETTING_SHAPES },
    handle: (input, context) => answer(updateClient(input, context)),
  }),
  DeleteUserPoolClient: operation<ClientInput>({
    members: IDS,
    limits: [...POOL_ID, ...CLIENT_ID],
    handle: ({ UserPoolId, ClientId }, { store, region }) => {
      const pool = store.pool(UserPoolId, region);
      pool.clients.delete(store.client(pool, ClientId).id);
      return undefined;
    },
  }),
  ListUserPoolClients: operation<PoolInput & PageInput & { readonly ClientType?: string }>({
    members: { UserPoolId: 'string', ClientType: 'string', ...PAGE_MEMBERS },
    limits: [...POOL_ID, CLIENT_TYPE, ...pageLimits(MAX_CLIENTS_PER_PAGE)],
    handle: (input, context) => {
      const pool = context.store.pool(input.UserPoolId, context.region);
      const { items, more } = page([...pool.clients.values()], input, MAX_CLIENTS_PER_PAGE, context);
      // The filter looks at a page that was cut before: a page may hold fewer clients than asked for, or none, and still have a next.
      const wanted = items.filter(({ type }) => (input.ClientType ?? type) === type);
      return {
        UserPoolClients: wanted.map(({ id, settings }) => ({
          ClientId: id,
          UserPoolId: pool.id,
          ClientName: settings.ClientName,
        })),
        ...more,
      };
    },
  }),
};
