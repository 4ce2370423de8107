import { ServiceError } from '../errors';
import { POOL_ID } from '../checks/client-limits';
import { maxLength, minLength, oneOf, pattern, REQUIRED } from '../checks/constraint';
import type { StoredPool, Provider } from '../model';
import { operation, type Operation } from './operation';
import { page, pageLimits, PAGE_MEMBERS, type PageInput } from './paging';

interface CreateInput {
  readonly UserPoolId: string;
  readonly ProviderName: string;
  readonly ProviderType: string;
  readonly AttributeMapping?: Readonly<Record<string, string>>;
}

const MAX_PROVIDERS_PER_PAGE = 60;
const NAME = [REQUIRED, minLength(1), maxLength(32), pattern('[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+')];
const TYPE = [REQUIRED, oneOf(['SAML', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple', 'OIDC'])];

const shortForm = ({ ProviderName, ProviderType, created }: Provider): object => ({
  ProviderName,
  ProviderType,
  CreationDate: created,
  LastModifiedDate: created,
});
const longForm = (pool: StoredPool, provider: Provider): object => ({
  UserPoolId: pool.id,
  ...shortForm(provider),
  ProviderDetails: {},
  AttributeMapping: provider.AttributeMapping,
});

export const PROVIDER_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateIdentityProvider: operation<CreateInput>({
    // The details may hold a provider's secret: they are read by their type and then forgotten.
    members: {
      UserPoolId: 'string',
      ProviderName: 'string',
      ProviderType: 'string',
      ProviderDetails: { mapOf: 'string' },
      AttributeMapping: { mapOf: 'string' },
    },
    limits: [
      ...POOL_ID,
      ...NAME.map((must) => ({ id: 'provider-name', at: 'ProviderName', must })),
      ...TYPE.map((must) => ({ id: 'provider-type', at: 'ProviderType', must })),
    ],
    handle: ({ UserPoolId, ProviderName, ProviderType, AttributeMapping = {} }, { store, region, now }) => {
      const pool = store.pool(UserPoolId, region);
      if (pool.providers.has(ProviderName))
        throw new ServiceError('DuplicateProviderException', 'A provider already exists with the name provided.');
      const provider: Provider = { ProviderName, ProviderType, AttributeMapping, created: now };
      pool.providers.set(ProviderName, provider);
      return { IdentityProvider: longForm(pool, provider) };
    },
  }),
  DescribeIdentityProvider: operation<{ UserPoolId: string; ProviderName: string }>({
    members: { UserPoolId: 'string', ProviderName: 'string' },
    limits: [...POOL_ID, ...NAME.slice(0, 3).map((must) => ({ id: 'provider-name', at: 'ProviderName', must }))],
    handle: ({ UserPoolId, ProviderName }, { store, region }) => {
      const pool = store.pool(UserPoolId, region);
      const provider = pool.providers.get(ProviderName);
      if (!provider)
        throw new ServiceError('ResourceNotFoundException', `Identity provider ${ProviderName} does not exist.`);
      return { IdentityProvider: longForm(pool, provider) };
    },
  }),
  ListIdentityProviders: operation<{ UserPoolId: string } & PageInput>({
    members: { UserPoolId: 'string', ...PAGE_MEMBERS },
    limits: [...POOL_ID, ...pageLimits(MAX_PROVIDERS_PER_PAGE)],
    handle: (input, context) => {
      const pool = context.store.pool(input.UserPoolId, context.region);
      const { items, more } = page([...pool.providers.values()], input, MAX_PROVIDERS_PER_PAGE, context);
      return { Providers: items.map(shortForm), ...more };
    },
  }),
};
