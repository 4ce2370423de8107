import type {
  IdentityProviderDetails,
  IdentityProviderSummary,
  PoolSchemaAttribute,
  ResourceServer,
  UserPoolDetails,
} from './gateway';

/** The pool of a DescribeUserPool answer; undefined when there is none, or when it is another one. */
export function poolDetails(id: string, pool: unknown): UserPoolDetails | undefined {
  if (!isObject(pool) || (pool['Id'] !== undefined && pool['Id'] !== id)) return undefined;
  const attributes = eachOf(pool['SchemaAttributes'], schemaAttribute);
  const { Arn: arn, UserPoolTier: tier } = pool;
  return {
    id,
    name: text(pool['Name']) ?? '',
    domain: text(pool['CustomDomain']) ?? text(pool['Domain']) ?? null,
    ...(typeof arn === 'string' && { arn }),
    ...(typeof tier === 'string' && { tier }),
    ...(attributes && { attributes }),
  };
}

function schemaAttribute(entry: unknown): PoolSchemaAttribute | undefined {
  const name = isObject(entry) ? text(entry['Name']) : undefined;
  return isObject(entry) && name !== undefined
    ? { name, required: entry['Required'] === true, mutable: entry['Mutable'] === true }
    : undefined;
}

/** An entry of ListIdentityProviders; undefined when it cannot be read. */
export function providerSummary(entry: unknown): IdentityProviderSummary | undefined {
  const name = isObject(entry) ? text(entry['ProviderName']) : undefined;
  return isObject(entry) && name !== undefined ? { name, type: text(entry['ProviderType']) ?? '' } : undefined;
}

/** A described provider without its details; undefined when it cannot be read, or is another one. */
export function providerDetails(name: string, provider: unknown): IdentityProviderDetails | undefined {
  const summary = providerSummary(provider);
  if (!isObject(provider) || summary?.name !== name) return undefined;
  const mapping = provider['AttributeMapping'];
  return { ...summary, fills: isObject(mapping) ? Object.keys(mapping) : [] };
}

/** An entry of ListResourceServers; undefined when it, or one of its scopes, cannot be read. */
export function resourceServer(entry: unknown): ResourceServer | undefined {
  const identifier = isObject(entry) ? text(entry['Identifier']) : undefined;
  const scopes = isObject(entry) ? eachOf(entry['Scopes'] ?? [], scopeOf) : undefined;
  return identifier !== undefined && scopes ? { identifier, scopes } : undefined;
}

function scopeOf(entry: unknown): ResourceServer['scopes'][number] | undefined {
  const name = isObject(entry) ? text(entry['ScopeName']) : undefined;
  return isObject(entry) && name !== undefined
    ? { name, description: text(entry['ScopeDescription']) ?? '' }
    : undefined;
}

/** All items of a list; undefined when it is no list, or when one of its entries cannot be read. */
export function eachOf<T>(list: unknown, itemOf: (entry: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = list.map(itemOf);
  return items.includes(undefined) ? undefined : (items as T[]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
