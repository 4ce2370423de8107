import type { UpdateUserPoolClientRequest } from '@aws-sdk/client-cognito-identity-provider';

/** How long a number of a token validity counts: the units that the service knows. */
export interface TokenValidityUnits {
  AccessToken?: string;
  IdToken?: string;
  RefreshToken?: string;
}
/** Where sign-in events go (Amazon Pinpoint). */
export interface Analytics {
  ApplicationArn?: string;
  ApplicationId?: string;
  RoleArn?: string;
  ExternalId?: string;
  UserDataShared?: boolean;
}
/** Refresh token rotation as a request writes it; the checks refuse one without Feature. */
export interface Rotation {
  Feature?: string;
  RetryGracePeriodSeconds?: number;
}

/** What a caller can set of an app client. Plain strings, because a request can hold any. Absent means that the service's default applies. */
export interface ClientSettings {
  ClientName?: string;
  RefreshTokenValidity?: number;
  AccessTokenValidity?: number;
  IdTokenValidity?: number;
  TokenValidityUnits?: TokenValidityUnits;
  ReadAttributes?: readonly string[];
  WriteAttributes?: readonly string[];
  ExplicitAuthFlows?: readonly string[];
  SupportedIdentityProviders?: readonly string[];
  CallbackURLs?: readonly string[];
  LogoutURLs?: readonly string[];
  DefaultRedirectURI?: string;
  AllowedOAuthFlows?: readonly string[];
  AllowedOAuthScopes?: readonly string[];
  AllowedOAuthFlowsUserPoolClient?: boolean;
  AnalyticsConfiguration?: Analytics;
  PreventUserExistenceErrors?: string;
  EnableTokenRevocation?: boolean;
  EnablePropagateAdditionalUserContextData?: boolean;
  AuthSessionValidity?: number;
  RefreshTokenRotation?: Rotation;
}

/** The names of all settings; a parameter that AWS gains and this file lacks is a compile error in `settings.ts`. */
export type SettingName = Exclude<keyof UpdateUserPoolClientRequest, 'UserPoolId' | 'ClientId'>;

/** A secret of an app client. Only the original one, which the client was created with, is shown by describe. */
export interface StoredSecret {
  readonly id: string;
  readonly value: string;
  readonly created: number;
  readonly isOriginal: boolean;
}

/** An app client as the store holds it. Dates are whole epoch seconds, as the service writes them. */
export interface StoredClient {
  readonly id: string;
  /** DCR: an application registered it (dynamic client registration). */
  readonly type: 'REGULAR' | 'DCR';
  /** At most two; none in a public client, for good. */
  secrets: readonly StoredSecret[];
  readonly created: number;
  modified: number;
  settings: ClientSettings;
}

/** One attribute of a pool's schema, in the form of DescribeUserPool. */
export interface SchemaAttribute {
  readonly Name: string;
  readonly AttributeDataType: string;
  readonly DeveloperOnlyAttribute: boolean;
  readonly Mutable: boolean;
  readonly Required: boolean;
}

/** A resource server: its scopes are written `{Identifier}/{ScopeName}` in a client. */
export interface StoredResourceServer {
  readonly Identifier: string;
  readonly Name: string;
  readonly Scopes: readonly { readonly ScopeName: string; readonly ScopeDescription: string }[];
}

/** An identity provider; its details (which may hold a secret) are not kept. */
export interface Provider {
  readonly ProviderName: string;
  readonly ProviderType: string;
  readonly AttributeMapping: Readonly<Record<string, string>>;
  readonly created: number;
}

/** Dynamic client registration, in the form of DescribeUserPool. */
export interface Registration {
  readonly EnableStatus?: string;
  readonly OpenDcrEnabled?: boolean;
}

/** A user pool with everything in it. The region is the part of the id before `_`. */
export interface StoredPool {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly arn: string;
  /** LITE, ESSENTIALS or PLUS. */
  readonly tier: string;
  /** The prefix of its domain; absent when it has none. */
  readonly domain?: string;
  /** Whether programs may register clients by themselves; absent when that was never configured. */
  readonly registration?: Registration;
  readonly created: number;
  readonly schema: readonly SchemaAttribute[];
  readonly clients: Map<string, StoredClient>;
  readonly resourceServers: Map<string, StoredResourceServer>;
  readonly providers: Map<string, Provider>;
}
