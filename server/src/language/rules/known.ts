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

/** The flow of GetClientToken: it needs neither OAuth nor a domain. */
export const CLIENT_TOKEN_FLOW = 'ALLOW_CLIENT_TOKEN_AUTH';

const KNOWN_FLOWS = valuesOf('ExplicitAuthFlows');

/** Whether something reads the scopes besides OAuth: GetClientToken does, and a flow of tomorrow or an empty list may. */
export function mayReadScopes(flows: readonly string[] | undefined): boolean {
  return (
    flows !== undefined &&
    (flows.length === 0 || flows.some((flow) => flow === CLIENT_TOKEN_FLOW || !KNOWN_FLOWS.includes(flow)))
  );
}

/** Whether users can sign in through the user pools API; undefined flows are the default ones. */
export function allowsApiSignIn(flows: readonly string[] | undefined): boolean {
  return flows?.some((flow) => flow !== CLIENT_TOKEN_FLOW && flow !== 'ALLOW_REFRESH_TOKEN_AUTH') ?? true;
}

/** The legacy flows, each with the newer name. The two do not mean the same (LEGACY_FLOWS_ADD). */
export const LEGACY_FLOWS: ReadonlyMap<string, string> = new Map(
  choicesOf(schemaAt(['ExplicitAuthFlows', 0]) ?? {}).flatMap(({ value, newerName }) =>
    newerName ? [[value, newerName] as const] : [],
  ),
);

/** Whether Cognito made the role by itself: describe shows it next to ApplicationArn. @param roleArn of any type: an answer may hold any */
export function isServiceLinked(roleArn: unknown): boolean {
  return (
    typeof roleArn === 'string' &&
    roleArn.endsWith(':role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp')
  );
}
