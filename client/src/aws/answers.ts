import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import type {
  AppClientSummary,
  ClientSecretSummary,
  IdentityProviderDetails,
  IdentityProviderSummary,
  PoolSchemaAttribute,
  ResourceServer,
  UserPool,
  UserPoolDetails,
} from './gateway';

/** The type of a member of an answer; an object for one that has members itself. */
export type AnswerShape =
  'text' | 'flag' | 'count' | 'texts' | { readonly [member: string]: Exclude<AnswerShape, object> };

type ShapeOf<T> = T extends string
  ? 'text'
  : T extends boolean
    ? 'flag'
    : T extends number
      ? 'count'
      : T extends readonly string[]
        ? 'texts'
        : { readonly [K in keyof T]-?: ShapeOf<NonNullable<T[K]>> };

type Members = Omit<UserPoolClientType, 'ClientSecret' | 'LastModifiedDate' | 'CreationDate'>;

/** The types of the members of a described client that a file or a plan is made from. */
export const CLIENT_SHAPES: { readonly [K in keyof Members]-?: ShapeOf<NonNullable<Members[K]>> } = {
  UserPoolId: 'text',
  ClientId: 'text',
  ClientName: 'text',
  ClientType: 'text',
  RefreshTokenValidity: 'count',
  AccessTokenValidity: 'count',
  IdTokenValidity: 'count',
  TokenValidityUnits: { AccessToken: 'text', IdToken: 'text', RefreshToken: 'text' },
  ReadAttributes: 'texts',
  WriteAttributes: 'texts',
  ExplicitAuthFlows: 'texts',
  SupportedIdentityProviders: 'texts',
  CallbackURLs: 'texts',
  LogoutURLs: 'texts',
  DefaultRedirectURI: 'text',
  AllowedOAuthFlows: 'texts',
  AllowedOAuthScopes: 'texts',
  AllowedOAuthFlowsUserPoolClient: 'flag',
  AnalyticsConfiguration: {
    ApplicationId: 'text',
    ApplicationArn: 'text',
    RoleArn: 'text',
    ExternalId: 'text',
    UserDataShared: 'flag',
  },
  PreventUserExistenceErrors: 'text',
  EnableTokenRevocation: 'flag',
  EnablePropagateAdditionalUserContextData: 'flag',
  AuthSessionValidity: 'count',
  RefreshTokenRotation: { Feature: 'text', RetryGracePeriodSeconds: 'count' },
};

/** Whether the members of a described client have the types that Cognito documents. Others than the known ones may be anything. */
export const isWellFormedClient = (members: Readonly<Record<string, unknown>>): boolean =>
  hasShapes(members, CLIENT_SHAPES);

function hasShapes(
  members: Readonly<Record<string, unknown>>,
  shapes: { readonly [member: string]: AnswerShape },
): boolean {
  return Object.entries(shapes).every(([name, shape]) => !Object.hasOwn(members, name) || fits(members[name], shape));
}

/** Whether a value has a type. null stands for a member that is not set. */
function fits(value: unknown, shape: AnswerShape): boolean {
  if (value === null) return true;
  if (typeof shape === 'object') return isObject(value) && hasShapes(value, shape);
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'flag') return typeof value === 'boolean';
  if (shape === 'count') return Number.isSafeInteger(value);
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Whether a text has the form of a user pool's id. */
export const isPoolIdAnswer = (id: unknown): id is string =>
  typeof id === 'string' && id.length <= 55 && /^[\w-]+_[0-9a-zA-Z]+$/.test(id);

/** Whether a text has the form of an app client's id: it becomes a part of file names. */
export const isClientIdAnswer = (id: unknown): id is string =>
  typeof id === 'string' && id.length <= 128 && /^[\w+]+$/.test(id);

/** An entry of ListUserPools; undefined when it cannot be read. */
export function poolSummary(entry: unknown): UserPool | undefined {
  return isObject(entry) && isPoolIdAnswer(entry['Id'])
    ? { id: entry['Id'], name: text(entry['Name']) ?? '' }
    : undefined;
}

/** An entry of ListUserPoolClients; undefined when it cannot be read. */
export function clientSummary(entry: unknown): AppClientSummary | undefined {
  return isObject(entry) && isClientIdAnswer(entry['ClientId'])
    ? { clientId: entry['ClientId'], name: text(entry['ClientName']) ?? '' }
    : undefined;
}

/** An entry of ListUserPoolClientSecrets, without a value that it must not have; undefined when it cannot be read. */
export function secretSummary(entry: unknown): ClientSecretSummary | undefined {
  const id = isObject(entry) ? text(entry['ClientSecretId']) : undefined;
  const created = isObject(entry) ? entry['ClientSecretCreateDate'] : undefined;
  return id === undefined ? undefined : { id, ...(typeof created === 'number' && { created }) };
}

/** The pool of a DescribeUserPool answer; undefined when there is none, or when it is another one. */
export function poolDetails(id: string, pool: unknown): UserPoolDetails | undefined {
  if (!isObject(pool) || (pool['Id'] !== undefined && pool['Id'] !== id)) return undefined;
  const attributes = eachOf(pool['SchemaAttributes'], schemaAttribute);
  const { Arn: arn, UserPoolTier: tier, DcrConfiguration: registration } = pool;
  return {
    id,
    name: text(pool['Name']) ?? '',
    domain: text(pool['CustomDomain']) ?? text(pool['Domain']) ?? null,
    ...(typeof arn === 'string' && { arn }),
    ...(typeof tier === 'string' && { tier }),
    ...(attributes && { attributes }),
    ...(isObject(registration) && { allowsRegistration: registration['EnableStatus'] !== 'Disabled' }),
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
