import type { ClientSettings, StoredPool, StoredClient } from './model';

/** What describe shows even if it was not set; everything else that is not set is left out. */
const ALWAYS_SHOWN = {
  RefreshTokenValidity: 30,
  TokenValidityUnits: {},
  AllowedOAuthFlowsUserPoolClient: false,
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: false,
  AuthSessionValidity: 3,
} as const satisfies ClientSettings;

/**
 * The lists that are left out when they are empty, which is their default. ExplicitAuthFlows is not among them: whether `[]` means "none"
 * or "the default" is not documented.
 */
const EMPTY_IS_DEFAULT: readonly (keyof ClientSettings)[] = [
  'ReadAttributes',
  'WriteAttributes',
  'SupportedIdentityProviders',
  'CallbackURLs',
  'LogoutURLs',
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
];

/** A list as the service answers it: as a set, in an order of its own; here the reverse, which differs from what was sent if it can. */
const asSet = (list: readonly unknown[]): unknown[] => [...new Set(list)].reverse();

const isDefault = (name: string, value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0 && (EMPTY_IS_DEFAULT as readonly string[]).includes(name));

const SERVICE_ROLE = 'role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';

/** Members that describe shows in another form than the request wrote them. */
const SHOWN_AS: {
  readonly [K in keyof ClientSettings]?: (value: NonNullable<ClientSettings[K]>, account: string) => unknown;
} = {
  AnalyticsConfiguration: (value, account) =>
    value.ApplicationArn ? { ...value, RoleArn: `arn:aws:iam::${account}:${SERVICE_ROLE}` } : value,
  RefreshTokenRotation: (value) => ({ RetryGracePeriodSeconds: 0, ...value }),
};

function shown(name: string, value: unknown, account: string): unknown {
  if (Array.isArray(value)) return asSet(value);
  const form = SHOWN_AS[name as keyof ClientSettings] as ((value: unknown, account: string) => unknown) | undefined;
  return form ? form(value, account) : value;
}

/**
 * The UserPoolClient of an answer, as it is sent: dates in epoch seconds, defaults left out, the original secret included while it is
 * there. A secret that was added later is never shown, also when the original was deleted.
 */
export function describeClient(pool: StoredPool, client: StoredClient): Record<string, unknown> {
  const account = pool.arn.split(':')[4] ?? '';
  const original = client.secrets.find(({ isOriginal }) => isOriginal);
  const settings = Object.entries({ ...ALWAYS_SHOWN, ...client.settings }).filter(
    ([name, value]) => !isDefault(name, value),
  );
  return {
    UserPoolId: pool.id,
    ClientId: client.id,
    ...(original && { ClientSecret: original.value }),
    LastModifiedDate: client.modified,
    CreationDate: client.created,
    ...Object.fromEntries(settings.map(([name, value]) => [name, shown(name, value, account)])),
    ClientType: client.type,
  };
}

/** The UserPool of an answer. */
export function describePool(pool: StoredPool): Record<string, unknown> {
  return {
    Id: pool.id,
    Name: pool.name,
    Arn: pool.arn,
    UserPoolTier: pool.tier,
    DeletionProtection: 'INACTIVE',
    MfaConfiguration: 'OFF',
    EstimatedNumberOfUsers: 0,
    LambdaConfig: {},
    SchemaAttributes: pool.schema,
    ...(pool.domain !== undefined && { Domain: pool.domain }),
    ...(pool.registration && { DcrConfiguration: { EnableStatus: 'Enabled', ...pool.registration } }),
    CreationDate: pool.created,
    LastModifiedDate: pool.created,
  };
}
