import { choicesOf, schemaAt, type ParameterName } from '../schema';

const valuesOf = (name: ParameterName): readonly string[] =>
  choicesOf(schemaAt([name, 0]) ?? {}).map((choice) => choice.value);

export const STANDARD_SCOPES = valuesOf('AllowedOAuthScopes');
export const STANDARD_ATTRIBUTES = valuesOf('ReadAttributes');

/** The identity providers that every pool may have, in their exact spelling. */
export const BUILT_IN = valuesOf('SupportedIdentityProviders');

/** Other names by which the built-in providers are called. */
export const OTHER_NAMES = schemaAt(['SupportedIdentityProviders', 0])?.['x-aliases'] ?? {};

/** The exact name of the built-in provider that is meant by another spelling or name; undefined for exact names and for others. */
export function closestBuiltIn(name: string): string | undefined {
  if (BUILT_IN.includes(name)) return undefined;
  return Object.hasOwn(OTHER_NAMES, name)
    ? OTHER_NAMES[name]
    : BUILT_IN.find((provider) => provider.toLowerCase() === name.toLowerCase());
}

/** The legacy flows, each with its successor. */
export const LEGACY_FLOWS: ReadonlyMap<string, string> = new Map(
  choicesOf(schemaAt(['ExplicitAuthFlows', 0]) ?? {}).flatMap(({ value, replacedBy }) =>
    replacedBy ? [[value, replacedBy] as const] : [],
  ),
);

/** Whether Cognito made the role by itself: describe shows it next to ApplicationArn. */
export function isServiceLinked(roleArn: string): boolean {
  return roleArn.endsWith(':role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp');
}
