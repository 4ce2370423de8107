import { randomBytes } from 'node:crypto';
import { POOL_ID } from '../checks/client-limits';
import { maxLength, minLength, oneOf, pattern, REQUIRED } from '../checks/constraint';
import { describePool } from '../describe';
import type { Registration, StoredPool } from '../model';
import { poolSchema, type SchemaInput } from '../pool-schema';
import { operation, type Operation, type OperationContext } from './operation';
import { page, pageLimits, PAGE_MEMBERS, type PageInput } from './paging';

interface CreateInput {
  readonly PoolName: string;
  readonly Schema?: readonly SchemaInput[];
  readonly UserPoolTier?: string;
  readonly DcrConfiguration?: Registration;
}
/** A domain comes by CreateUserPoolDomain, which this Cognito does not speak: only a seed has one. */
interface SeedInput extends CreateInput {
  readonly Domain?: string;
}

const MAX_POOLS_PER_PAGE = 60;
const SCHEMA = {
  Name: 'string',
  AttributeDataType: 'string',
  DeveloperOnlyAttribute: 'boolean',
  Mutable: 'boolean',
  Required: 'boolean',
} as const;

/** Makes a pool and puts it into the store; `suffix` is the part of its id after `_`. */
export function createPool(
  { PoolName, Schema = [], UserPoolTier = 'ESSENTIALS', Domain, DcrConfiguration }: SeedInput,
  context: OperationContext,
  suffix: string,
): StoredPool {
  const id = `${context.region}_${suffix}`;
  const pool: StoredPool = {
    id,
    name: PoolName,
    region: context.region,
    tier: UserPoolTier,
    created: context.now,
    schema: poolSchema(Schema),
    arn: `arn:aws:cognito-idp:${context.region}:${context.account}:userpool/${id}`,
    clients: new Map(),
    resourceServers: new Map(),
    providers: new Map(),
    ...(Domain !== undefined && { domain: Domain }),
    ...(DcrConfiguration && { registration: DcrConfiguration }),
  };
  context.store.add(pool);
  return pool;
}

const shortForm = ({ id, name, created }: StoredPool): object => ({
  Id: id,
  Name: name,
  LambdaConfig: {},
  CreationDate: created,
  LastModifiedDate: created,
});

export const POOL_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateUserPool: operation<CreateInput>({
    members: {
      PoolName: 'string',
      Schema: { list: { members: SCHEMA } },
      UserPoolTier: 'string',
      DcrConfiguration: { members: { EnableStatus: 'string', OpenDcrEnabled: 'boolean' } },
    },
    limits: [
      ...[REQUIRED, minLength(1), maxLength(128), pattern('[\\w\\s+=,.@-]+')].map((must) => ({
        id: 'pool-name',
        at: 'PoolName',
        must,
      })),
      { id: 'pool-tier', at: 'UserPoolTier', must: oneOf(['LITE', 'ESSENTIALS', 'PLUS']) },
    ],
    handle: (input, context) => ({
      UserPool: describePool(createPool(input, context, `Fake${randomBytes(4).toString('hex')}`)),
    }),
  }),
  DescribeUserPool: operation<{ UserPoolId: string }>({
    members: { UserPoolId: 'string' },
    limits: POOL_ID,
    handle: ({ UserPoolId }, { store, region }) => ({ UserPool: describePool(store.pool(UserPoolId, region)) }),
  }),
  ListUserPools: operation<PageInput>({
    members: PAGE_MEMBERS,
    limits: [{ id: 'page-size', at: 'MaxResults', must: REQUIRED }, ...pageLimits(MAX_POOLS_PER_PAGE)],
    handle: (input, context) => {
      const { items, more } = page(context.store.list(context.region), input, MAX_POOLS_PER_PAGE, context);
      return { UserPools: items.map(shortForm), ...more };
    },
  }),
};
