import { redact } from '../redact';
import { toGatewayError } from '../errors';
import { GatewayError, isGatewayError, type GatewayErrorKind } from '../gateway';
import type { ProfileLink } from './chain';

/** What failed on the way to credentials, as far as it is known. */
interface Failure {
  readonly kind: GatewayErrorKind;
  readonly message: string;
  readonly details?: GatewayError['details'];
}

type Explain = (text: string, link: ProfileLink) => Failure | undefined;

/** What the failures of a kind of profile mean. Read from texts, because the SDK's providers give nothing else. */
const EXPLANATIONS: Readonly<Partial<Record<ProfileLink['kind'], Explain>>> = { sso, login, process };

/** What can also fail when AWS's sign-in service is asked for the credentials of a role. */
const FAILURES_OF_STS: readonly GatewayErrorKind[] = [
  'offline',
  'service',
  'throttled',
  'expired',
  'bad-credentials',
  'clock',
  'proxy',
];

/**
 * The error for a failure to get credentials, with what to do about it.
 * @param chain the profiles that led there, the chosen one first; empty without a profile
 */
export function credentialFailure(thrown: unknown, chain: readonly ProfileLink[]): GatewayError {
  if (isGatewayError(thrown)) return thrown;
  const text = textOf(thrown);
  const leaf = chain.at(-1);
  const found = role(thrown, text, chain) ?? (leaf && EXPLANATIONS[leaf.kind]?.(text, leaf));
  if (found) return new GatewayError(found.kind, redact(found.message), found.details);
  const error = toGatewayError(thrown, 'credentials', false);
  return FAILURES_OF_STS.includes(error.kind) && !isProviderError(thrown)
    ? new GatewayError(error.kind, redact(error.message), { ...error.details, at: "AWS's sign-in service (STS)" })
    : new GatewayError('no-credentials', redact(text));
}

const textOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
const isProviderError = (thrown: unknown): boolean =>
  thrown instanceof Error && /^(Credentials|Token)ProviderError$/.test(thrown.name);

const badMfaCode = (profile: string): string =>
  `AWS did not take the MFA code for profile "${profile}". A code counts once and for about half a minute: wait for the next one.`;

function role(thrown: unknown, text: string, chain: readonly ProfileLink[]): Failure | undefined {
  const link = chain.find(({ kind }) => kind === 'role' || kind === 'web-identity');
  if (!link || isProviderError(thrown)) return undefined;
  if (/MultiFactorAuthentication|TokenCode/i.test(text)) return { kind: 'mfa', message: badMfaCode(link.name) };
  if (!/^AccessDenied/.test((thrown as Error).name)) return undefined;
  return {
    kind: 'denied',
    message: text,
    details: {
      denied: {
        action: link.kind === 'role' ? 'sts:AssumeRole' : 'sts:AssumeRoleWithWebIdentity',
        resource: link.section['role_arn'] ?? 'its role',
      },
    },
  };
}

/** What our own way to the network refused to send, as the SDK's SSO provider repeats it. */
const REFUSED_HERE = /^GatewayError: (Nothing was sent to .*)/;

/** Failures of an SSO profile: its token is absent or expired; or the token is good, and the portal refuses the role. */
function sso(text: string, { name, section }: ProfileLink): Failure | undefined {
  const refused = REFUSED_HERE.exec(text)?.[1];
  if (refused) return { kind: 'bad-endpoint', message: refused };
  if (/Forbidden|No access/i.test(text)) {
    return {
      kind: 'denied',
      message: text,
      details: {
        denied: {
          action: 'sso:GetRoleCredentials',
          resource: `role ${section['sso_role_name']} of account ${section['sso_account_id']}`,
        },
      },
    };
  }
  if (/expired|Unauthorized|not found|invalid|cannot refresh|refresh this SSO session/i.test(text))
    return signIn(text, name, 'sso');
  if (/ECONN|ENOTFOUND|EAI_AGAIN|Timeout|socket|proxy/i.test(text))
    return { kind: 'offline', message: text, details: { at: 'IAM Identity Center (AWS SSO)' } };
  return undefined;
}

function login(text: string, { name }: ProfileLink): Failure | undefined {
  return /aws login|expired|refresh|not found|invalid|reauthenticate/i.test(text)
    ? signIn(text, name, 'login')
    : undefined;
}

function signIn(text: string, profile: string, way: 'sso' | 'login'): Failure {
  const state = /expired|Unauthorized|cannot refresh/i.test(text) ? 'has expired' : 'was not made yet on this machine';
  return {
    kind: 'sign-in',
    message: `The sign-in of profile "${profile}" ${state}.`,
    details: { signIn: { way, profile } },
  };
}

/** The first line of a failed process is its command, which may hold anything: it is left out, and the last line is repeated. */
function process(text: string, { name }: ProfileLink): Failure {
  const program = `The credential_process of profile "${name}"`;
  const [first = '', ...output] = text.trim().split('\n');
  if (/^Command failed/.test(first)) {
    const last = output
      .map((line) => line.trim())
      .filter(Boolean)
      .at(-1)
      ?.slice(0, 160);
    return {
      kind: 'process',
      message: `${program} failed${last ? `: ${last}` : ' and said nothing'}.`.replace(/\.\.$/, '.'),
    };
  }
  return { kind: 'process', message: `${program} ${describeBadOutput(text)}.` };
}

function describeBadOutput(text: string): string {
  if (/invalid JSON/.test(text)) return 'printed something that is no JSON';
  if (/Version 1/.test(text)) return 'printed an answer whose "Version" is not 1';
  if (/expired/.test(text)) return 'gave credentials that have expired';
  return 'gave no AccessKeyId or no SecretAccessKey';
}
