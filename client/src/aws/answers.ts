import type {
  IdentityProviderDetails,
  IdentityProviderSummary,
  PoolSchemaAttribute,
  ResourceServer,
  UserPoolDetails,
} from './gateway';

/** A pool out of an answer; undefined when it is none, or another one. */
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

function schemaAttribute(it: unknown): PoolSchemaAttribute | undefined {
  const name = isObject(it) ? text(it['Name']) : undefined;
  return isObject(it) && name !== undefined
    ? { name, required: it['Required'] === true, mutable: it['Mutable'] === true }
    : undefined;
}

/** An entry of ListIdentityProviders; undefined when it cannot be read. */
export function providerSummary(it: unknown): IdentityProviderSummary | undefined {
  const name = isObject(it) ? text(it['ProviderName']) : undefined;
  return isObject(it) && name !== undefined ? { name, type: text(it['ProviderType']) ?? '' } : undefined;
}

/** A described provider without its details; undefined when it cannot be read, or is another one. */
export function providerDetails(name: string, it: unknown): IdentityProviderDetails | undefined {
  const summary = providerSummary(it);
  if (!isObject(it) || summary?.name !== name) return undefined;
  const mapping = it['AttributeMapping'];
  return { ...summary, fills: isObject(mapping) ? Object.keys(mapping) : [] };
}

/** An entry of ListResourceServers; undefined when it, or one of its scopes, cannot be read. */
export function resourceServer(it: unknown): ResourceServer | undefined {
  const identifier = isObject(it) ? text(it['Identifier']) : undefined;
  const scopes = isObject(it) ? eachOf(it['Scopes'] ?? [], scopeOf) : undefined;
  return identifier !== undefined && scopes ? { identifier, scopes } : undefined;
}

function scopeOf(it: unknown): { readonly name: string; readonly description: string } | undefined {
  const name = isObject(it) ? text(it['ScopeName']) : undefined;
  return isObject(it) && name !== undefined ? { name, description: text(it['ScopeDescription']) ?? '' } : undefined;
}

/** All items of a list; undefined when it is none, or one of them cannot be read. */
export function eachOf<T>(list: unknown, itemOf: (it: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = list.map(itemOf);
  return items.includes(undefined) ? undefined : (items as T[]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
