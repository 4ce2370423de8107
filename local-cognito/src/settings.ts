import type { ClientSettings, Rotation, SettingName } from './model';
import type { Shape } from './shapes';

const STRINGS: Shape = { list: 'string' };

/** The JSON type of every setting of an app client. */
export const SETTING_SHAPES = {
  ClientName: 'string',
  RefreshTokenValidity: 'integer',
  AccessTokenValidity: 'integer',
  IdTokenValidity: 'integer',
  TokenValidityUnits: { members: { AccessToken: 'string', IdToken: 'string', RefreshToken: 'string' } },
  ReadAttributes: STRINGS,
  WriteAttributes: STRINGS,
  ExplicitAuthFlows: STRINGS,
  SupportedIdentityProviders: STRINGS,
  CallbackURLs: STRINGS,
  LogoutURLs: STRINGS,
  DefaultRedirectURI: 'string',
  AllowedOAuthFlows: STRINGS,
  AllowedOAuthScopes: STRINGS,
  AllowedOAuthFlowsUserPoolClient: 'boolean',
  AnalyticsConfiguration: {
    members: {
      ApplicationArn: 'string',
      ApplicationId: 'string',
      RoleArn: 'string',
      ExternalId: 'string',
      UserDataShared: 'boolean',
    },
  },
  PreventUserExistenceErrors: 'string',
  EnableTokenRevocation: 'boolean',
  EnablePropagateAdditionalUserContextData: 'boolean',
  AuthSessionValidity: 'integer',
  RefreshTokenRotation: { members: { Feature: 'string', RetryGracePeriodSeconds: 'integer' } },
} as const satisfies Record<SettingName, Shape> & Record<keyof ClientSettings, Shape>;

/** `replace` is what AWS documents; `sticky` keeps the five members that were seen to survive omission. */
export type UpdateSemantics = 'replace' | 'sticky';

/** The members that keep their value when an update leaves them out. ClientName has no documented default and is kept always. */
const KEPT_MEMBERS: Readonly<Record<UpdateSemantics, readonly (keyof ClientSettings)[]>> = {
  replace: ['ClientName'],
  sticky: [
    'ClientName',
    'RefreshTokenValidity',
    'EnableTokenRevocation',
    'AuthSessionValidity',
    'RefreshTokenRotation',
  ],
};

const DEFAULT_REFRESH_DAYS = 30;
const ROTATION_OFF: Rotation = { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 };

/** The settings that an update leads to: the request alone, but for what is kept. What is in neither falls back to its default. */
export function afterUpdate(live: ClientSettings, request: ClientSettings, manner: UpdateSemantics): ClientSettings {
  const names = KEPT_MEMBERS[manner].filter((name) => live[name] !== undefined);
  const kept = names.map((name) => [name, live[name]] as const);
  const next: ClientSettings = { ...Object.fromEntries(kept), ...request };
  // A client that once had rotation always shows it: as DISABLED instead of nothing.
  return live.RefreshTokenRotation && !next.RefreshTokenRotation
    ? { ...next, RefreshTokenRotation: ROTATION_OFF }
    : next;
}

/** Settings as the service stores them. It alters silently the zero lifetime and the grace period of a rotation that is off. */
export function normalised(settings: ClientSettings): ClientSettings {
  const result = { ...settings };
  if (result.RefreshTokenValidity === 0) {
    result.RefreshTokenValidity = DEFAULT_REFRESH_DAYS;
    if (result.TokenValidityUnits?.RefreshToken)
      result.TokenValidityUnits = { ...result.TokenValidityUnits, RefreshToken: 'days' };
  }
  if (result.RefreshTokenRotation?.Feature === 'DISABLED') result.RefreshTokenRotation = ROTATION_OFF;
  return result;
}
