import schemaJson from '../../../schemas/app-client.schema.json';
import type { Path } from './problem';

/** A parameter of UpdateUserPoolClient. */
export type ParameterName = keyof typeof schemaJson.properties;

export type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** The value of each parameter. A parameter of the schema that is missing here is a compile error below, and the other way round. */
interface Values {
  UserPoolId: string;
  ClientId: string;
  ClientName: string;
  RefreshTokenValidity: number;
  AccessTokenValidity: number;
  IdTokenValidity: number;
  TokenValidityUnits: { AccessToken?: TimeUnit; IdToken?: TimeUnit; RefreshToken?: TimeUnit };
  ReadAttributes: string[];
  WriteAttributes: string[];
  ExplicitAuthFlows: string[];
  SupportedIdentityProviders: string[];
  CallbackURLs: string[];
  LogoutURLs: string[];
  DefaultRedirectURI: string;
  AllowedOAuthFlows: string[];
  AllowedOAuthScopes: string[];
  AllowedOAuthFlowsUserPoolClient: boolean;
  AnalyticsConfiguration: {
    ApplicationId?: string;
    ApplicationArn?: string;
    RoleArn?: string;
    ExternalId?: string;
    UserDataShared?: boolean;
  };
  PreventUserExistenceErrors: 'LEGACY' | 'ENABLED';
  EnableTokenRevocation: boolean;
  EnablePropagateAdditionalUserContextData: boolean;
  AuthSessionValidity: number;
  RefreshTokenRotation: { Feature: 'ENABLED' | 'DISABLED'; RetryGracePeriodSeconds?: number };
}

type NoneLeftOver<_Name extends ParameterName> = unknown;

/** The value types of all parameters, none optional: an absent one is simply not there. */
export type AppClientParameters = { [P in ParameterName]: Values[P] } & NoneLeftOver<keyof Values>;

/** A JSON Schema (draft-07) with the keywords of this product; what is in schemas/app-client.schema.json, and nothing more. */
export interface ParameterSchema {
  readonly type?: 'string' | 'integer' | 'boolean' | 'array' | 'object';
  readonly description?: string;
  readonly markdownDescription?: string;
  /** The documented value when the request leaves it out; absent where there is none. */
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly anyOf?: readonly ParameterSchema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: ParameterSchema;
  readonly properties?: Readonly<Record<string, ParameterSchema>>;
  readonly required?: readonly string[];
  /** Members that are no parameters and are never sent, by a pattern of their names: what editors read. */
  readonly patternProperties?: Readonly<Record<string, ParameterSchema>>;
  readonly additionalProperties?: boolean;
  /** Catalogue code of a violation, by keyword; `required` has one for each name. */
  readonly 'x-codes'?: { readonly required?: Readonly<Record<string, string>> } & Readonly<
    Record<string, string | Readonly<Record<string, string>>>
  >;
  /** Values of `enum` that still work but have a successor. */
  readonly 'x-deprecated'?: readonly string[];
  /** Their newer names, which need not mean the same. */
  readonly 'x-newerName'?: Readonly<Record<string, string>>;
  /** Usual wrong values, each with the right one. */
  readonly 'x-aliases'?: Readonly<Record<string, string>>;
  /** Values that protect less than the others do: nobody gets them by a guess. */
  readonly 'x-weaker'?: readonly string[];
  /** Known values of a list that is open, each with a line in `x-valueDescriptions` (Markdown). */
  readonly 'x-values'?: readonly string[];
  readonly 'x-valueDescriptions'?: readonly string[];
  /** Which values of the user pool are possible here, too. */
  readonly 'x-liveValues'?: LiveValueSource;
  readonly 'x-unit'?: TimeUnit;
  /** Path of the parameter that holds the unit. */
  readonly 'x-unit-from'?: readonly string[];
  /** The allowed range in words: "5 minutes to 1 day". */
  readonly 'x-range'?: string;
  /** The order of the list means nothing. */
  readonly 'x-set'?: boolean;
  /** A sensible value to start from. */
  readonly 'x-snippet'?: unknown;
  readonly 'x-docs'?: string;
}

export type LiveValueSource = 'identityProviders' | 'scopes' | 'attributes';

/** A member that other requests, answers or tools know and an update does not, with the code that reports it. */
export interface ForeignMember {
  readonly code: string;
  readonly reason: string;
}

/** The whole schema, for a JSON language service. */
export const schema = schemaJson as unknown as ParameterSchema;

/** Every parameter in AWS's order. */
export const parameters = schemaJson.properties as unknown as Readonly<Record<ParameterName, ParameterSchema>>;

export const parameterNames = Object.keys(schemaJson.properties) as readonly ParameterName[];

/** The two that say which client is meant; they are never changed by an update. */
export const identifying = ['UserPoolId', 'ClientId'] as const satisfies readonly ParameterName[];

export type SettableName = Exclude<ParameterName, (typeof identifying)[number]>;

/** The parameters that an update sets; an absent one is not set (in a file: not mentioned). */
export type Settings = { readonly [P in SettableName]?: AppClientParameters[P] };

/** All parameters that an update sets, in AWS's order. */
export const settable = parameterNames.filter(
  (name): name is SettableName => !(identifying as readonly string[]).includes(name),
);

/** The wrapper of a describe answer. */
export const WRAPPER = 'UserPoolClient';

/** The members that are no parameters of an update but occur in requests, answers or tools, by name. */
export const foreignMembers: ReadonlyMap<string, ForeignMember> = new Map(
  Object.entries(schemaJson['x-foreignMembers']),
);

export function isParameterName(name: unknown): name is ParameterName {
  return typeof name === 'string' && Object.hasOwn(parameters, name);
}

/** The schema of a place, by keys and list indexes from the top; undefined where nothing may be. */
export function schemaAt(path: Path): ParameterSchema | undefined {
  return path.reduce<ParameterSchema | undefined>(
    (at, step) => (typeof step === 'number' ? at?.items : memberSchema(at, step)),
    schema,
  );
}

/** The schema of a member of an object; undefined when the object does not know it. */
export function memberSchema(of: ParameterSchema | undefined, name: string): ParameterSchema | undefined {
  return of?.properties && Object.hasOwn(of.properties, name) ? of.properties[name] : undefined;
}

/** The schema of a member that is no parameter but may be there all the same ($schema). */
export function patternSchema(of: ParameterSchema, name: string): ParameterSchema | undefined {
  return Object.entries(of.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern, 'u').test(name))?.[1];
}

/** A value that is possible at a place, with a line of Markdown about it. */
export interface Choice {
  readonly value: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** The newer name of a deprecated value, which need not mean the same. */
  readonly newerName?: string;
}

/** The values that the schema names for a place: an `enum`, the `enum` of an `anyOf`, or the known values of an open list. */
export function choicesOf(of: ParameterSchema): readonly Choice[] {
  const named = of.anyOf?.find((option) => option.enum) ?? of;
  const values = named.enum ?? named['x-values'] ?? [];
  const descriptions = named.markdownEnumDescriptions ?? named['x-valueDescriptions'] ?? [];
  return values.map((value, index) => {
    const newerName = named['x-newerName']?.[value];
    return {
      value,
      description: descriptions[index] ?? '',
      deprecated: named['x-deprecated']?.includes(value) ?? false,
      ...(newerName && { newerName }),
    };
  });
}
