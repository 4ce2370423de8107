import { parameterNames } from '../../server/src/language/schema';

/** A text of a file that has one value in each place where a parameter holds a text. */
export function fileOf(value: string): string {
  const lists = [
    'ReadAttributes',
    'WriteAttributes',
    'ExplicitAuthFlows',
    'SupportedIdentityProviders',
    'CallbackURLs',
    'LogoutURLs',
    'AllowedOAuthFlows',
    'AllowedOAuthScopes',
  ];
  const objects: Readonly<Record<string, readonly string[]>> = {
    TokenValidityUnits: ['AccessToken', 'IdToken', 'RefreshToken'],
    AnalyticsConfiguration: ['ApplicationId', 'ApplicationArn', 'RoleArn', 'ExternalId'],
    RefreshTokenRotation: ['Feature'],
  };
  const valueOf = (name: string): unknown => {
    if (lists.includes(name)) return [value];
    const members = objects[name];
    return members ? Object.fromEntries(members.map((member) => [member, value])) : value;
  };
  return JSON.stringify(
    Object.fromEntries([...parameterNames.map((name) => [name, valueOf(name)]), ['Unknown', value]]),
    null,
    2,
  );
}
