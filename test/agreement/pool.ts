import type {
  StoredPool,
  Provider,
  StoredResourceServer,
  SchemaAttribute,
  StoredClient,
} from '../../local-cognito/src/model';
import { poolSchema } from '../../local-cognito/src/pool-schema';

/** What a document names and a user pool must have, so that only the file itself can be the reason of a refusal. */
export interface Named {
  readonly poolId: string;
  readonly clientId: string;
  /** Resource servers by identifier, with the names of their scopes. */
  readonly resourceServers: ReadonlyMap<string, readonly string[]>;
  readonly providers: readonly string[];
  readonly attributes: readonly string[];
}

/** Providers of every pool; no SAML or OIDC provider has a name that differs from one of them in case only. */
const BUILT_IN = ['cognito', 'facebook', 'google', 'signinwithapple', 'loginwithamazon'];
const EXACT = ['COGNITO', 'Facebook', 'Google', 'SignInWithApple', 'LoginWithAmazon'];

/** The ids of most documents, and of the pool of a document that has none. */
export const SPARE = { poolId: 'us-east-1_Agreement1', clientId: 'agreementclient1' };

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((it): it is string => typeof it === 'string') : [];
const text = (value: unknown, fallback: string): string =>
  typeof value === 'string' && value !== '' ? value : fallback;

function resourceServers(scopes: readonly string[]): Map<string, string[]> {
  const servers = new Map<string, string[]>();
  for (const scope of scopes.filter((candidate) => candidate.includes('/'))) {
    const slash = scope.lastIndexOf('/');
    const identifier = scope.slice(0, slash);
    servers.set(identifier, [...(servers.get(identifier) ?? []), scope.slice(slash + 1)]);
  }
  return servers;
}

export function namedIn(body: unknown): Named {
  const of = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return {
    poolId: text(of['UserPoolId'], SPARE.poolId),
    clientId: text(of['ClientId'], SPARE.clientId),
    resourceServers: resourceServers(texts(of['AllowedOAuthScopes'])),
    providers: [...new Set(texts(of['SupportedIdentityProviders']))].filter(
      (candidate) => EXACT.includes(candidate) || !BUILT_IN.includes(candidate.toLowerCase()),
    ),
    attributes: [...new Set([...texts(of['ReadAttributes']), ...texts(of['WriteAttributes'])])],
  };
}

export const regionOf = (poolId: string): string => poolId.split('_')[0] ?? '';

const attribute = (Name: string): SchemaAttribute => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});
const provider = (ProviderName: string): Provider => ({
  ProviderName,
  ProviderType: 'SAML',
  AttributeMapping: {},
  created: 0,
});
const server = (Identifier: string, scopes: readonly string[]): StoredResourceServer => ({
  Identifier,
  Name: 'Server',
  Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
});

/** A pool of the largest plan with one client, which has a secret and no settings. */
export function poolFor(named: Named): StoredPool {
  const region = regionOf(named.poolId);
  const client: StoredClient = {
    id: named.clientId,
    type: 'REGULAR',
    secrets: [{ id: 'secret', value: 'fake_secret_DO_NOT_LEAK_0123456789abcdef', created: 0, isOriginal: true }],
    created: 0,
    modified: 0,
    settings: {},
  };
  const standard = poolSchema([]);
  const known = new Set(standard.map(({ Name }) => Name));
  return {
    id: named.poolId,
    name: 'agreement',
    region,
    arn: `arn:aws:cognito-idp:${region}:123456789012:userpool/${named.poolId}`,
    tier: 'PLUS',
    created: 0,
    schema: [...standard, ...named.attributes.filter((candidate) => !known.has(candidate)).map(attribute)],
    clients: new Map([[client.id, client]]),
    resourceServers: new Map(
      [...named.resourceServers].map(([identifier, scopes]) => [identifier, server(identifier, scopes)]),
    ),
    providers: new Map(named.providers.map((it) => [it, provider(it)])),
  };
}
