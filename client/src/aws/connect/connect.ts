import { createHash } from 'node:crypto';
import type { CognitoIdentityProviderClientConfig } from '@aws-sdk/client-cognito-identity-provider';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { memoize } from '@smithy/core/config';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsCredentialIdentity } from '@smithy/types';
import { GatewayError, type ConnectionOptions } from '../gateway';
import { activeProfile } from '../profiles/active';
import { endpointOf } from '../profiles/endpoint';
import { readSharedFiles } from '../profiles/files';
import { chainOf, type ProfileLink } from './chain';
import { credentialFailure } from './credential-failure';
import { requestHandlerFor } from './network';
import { isLoopbackHost } from './proxy';

/** Milliseconds before their end from which on credentials are renewed. */
const RENEWAL_MARGIN_MS = 5 * 60_000;

/**
 * The configuration of an SDK client, from options, environment and the shared files as they are now. Nothing is asked of AWS yet.
 * @throws GatewayError when the profile, the endpoint, the proxy or a bundle of certificates cannot be used
 */
export async function connect(options: ConnectionOptions): Promise<CognitoIdentityProviderClientConfig> {
  const files = await readSharedFiles();
  const name = options.profile ?? activeProfile();
  const usesProfile = isProfileChosen(options) || (files.profiles[name] && !hasKeys(process.env));
  const chain = usesProfile ? chainOf(name, files) : [];
  const endpoint = options.endpoint || endpointOf(name, files);
  const requestHandler = requestHandlerFor(
    options.network,
    process.env['AWS_CA_BUNDLE'] || files.profiles[name]?.['ca_bundle'],
  );
  return {
    region: options.region,
    requestHandler,
    credentials: credentialsOf(options, chain, requestHandler),
    ...(options.profile && { profile: options.profile }),
    // The endpoint is decided here: the SDK would take that of the default profile.
    ...(endpoint ? { endpoint: checkedEndpoint(endpoint) } : { ignoreConfiguredEndpointUrls: true }),
  };
}

const isProfileChosen = ({ profile }: ConnectionOptions): boolean => Boolean(profile || process.env['AWS_PROFILE']);
const hasKeys = (env: NodeJS.ProcessEnv): boolean => Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);

/**
 * The endpoint, when it may be used. A session token travels in a header: plain http is for this machine only.
 * @throws GatewayError `bad-endpoint`
 */
export function checkedEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname))) return endpoint;
  throw new GatewayError(
    'bad-endpoint',
    `The endpoint "${endpoint}" cannot be used: it must be an https address, or http on this machine (localhost, 127.0.0.1, [::1]).`,
  );
}

const isExpiring = ({ expiration }: AwsCredentialIdentity): boolean =>
  expiration !== undefined && expiration.getTime() - Date.now() < RENEWAL_MARGIN_MS;

type Credentials = (caller?: Parameters<ReturnType<typeof defaultProvider>>[0]) => Promise<AwsCredentialIdentity>;

const noMfaPrompt = (profile: string | undefined): string =>
  `Profile "${profile}" asks for an MFA code, and nobody can be asked for it here. Run this in a terminal, or choose a profile that needs none.`;

/**
 * The profile's credentials by the SDK's own readers, with failures that say what to do; without a profile, or with one that says
 * nothing of credentials, the SDK's default chain. When a profile fails, no other credentials of the machine are tried: they might
 * be another account's. Credentials that cost an MFA code are kept until they expire.
 */
function credentialsOf(
  { profile, region, mfaCode, mfaCredentials, onCall }: ConnectionOptions,
  chain: readonly ProfileLink[],
  requestHandler: NodeHttpHandler,
): Credentials {
  const network = { requestHandler };
  const settings = {
    ...(profile && { profile }),
    ignoreCache: true,
    clientConfig: network,
    parentClientConfig: { region, ...network },
    mfaCodeProvider: async (device: string) =>
      mfaCode?.(device) ?? Promise.reject(new GatewayError('mfa', noMfaPrompt(chain[0]?.name))),
  };
  const ofProfile = chain.length > 0 && chain.at(-1)?.kind !== 'none';
  const provider: Credentials = ofProfile
    ? memoize(fromIni(settings), isExpiring, ({ expiration }) => expiration !== undefined)
    : defaultProvider(settings);
  const key = chain.some(({ section }) => section['mfa_serial'])
    ? createHash('sha256').update(JSON.stringify(chain)).digest('hex')
    : undefined;
  return async (caller) => {
    const cached = key === undefined ? undefined : (mfaCredentials?.get(key) as AwsCredentialIdentity | undefined);
    if (cached && !isExpiring(cached)) return cached;
    const started = performance.now();
    const note = (outcome: string): void => {
      const target = `profile ${chain.map(({ name, kind }) => `${name} (${kind})`).join(' ← ')}`;
      if (chain.some(({ kind }) => kind !== 'keys' && kind !== 'none'))
        onCall?.({ operation: 'Credentials', target, outcome, milliseconds: Math.round(performance.now() - started) });
    };
    try {
      const credentials = await provider(caller);
      if (key !== undefined) mfaCredentials?.set(key, credentials);
      note('ok');
      return credentials;
    } catch (thrown) {
      const failure = credentialFailure(thrown, chain);
      note(failure.kind);
      throw failure;
    }
  };
}
