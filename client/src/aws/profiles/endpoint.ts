import type { SharedFiles } from './files';

/** Cognito's name in the names of AWS_ENDPOINT_URL_… and in `services` sections. */
const SERVICE = 'cognito_identity_provider';

/**
 * The endpoint that environment and profile set for Cognito, in AWS's order: AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
 * AWS_ENDPOINT_URL, the profile's `services` section, the profile's `endpoint_url`. Undefined: AWS's own.
 * The SDK alone would use that of the default profile, whichever profile is chosen.
 * Source: "Service-specific endpoints" of the AWS SDKs and Tools Reference Guide.
 */
export function endpointOf(
  profile: string,
  { profiles, services }: SharedFiles,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const section = profiles[profile];
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section?.['ignore_configured_endpoint_urls'];
  if (ignored?.toLowerCase() === 'true') return undefined;
  const own = section?.['services'] === undefined ? undefined : services[section['services']];
  return (
    env[`AWS_ENDPOINT_URL_${SERVICE.toUpperCase()}`] ||
    env['AWS_ENDPOINT_URL'] ||
    own?.[`${SERVICE}.endpoint_url`] ||
    section?.['endpoint_url'] ||
    undefined
  );
}
