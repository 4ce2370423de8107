import { activeProfile } from './active';
import { endpointOf } from './endpoint';
import { readSharedFiles, type Section, type SharedFiles } from './files';

/** How a profile gets credentials; `none` when it only holds settings, such as a region. */
export type ProfileKind = 'sso' | 'login' | 'role' | 'web-identity' | 'process' | 'keys' | 'none';

/** A profile of the shared AWS files, without anything secret. */
export interface Profile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region?: string;
  /** The account, twelve digits, where an SSO profile or the ARN of a role says it. */
  readonly account?: string;
  readonly ssoSession?: string;
  /** The profile or the source that a role's first credentials come from. */
  readonly source?: string;
  /** ARN or serial number of the MFA device that a role asks for. */
  readonly mfaSerial?: string;
  /** The endpoint for Cognito that the profile sets, unless the environment sets one: see endpoint.ts. */
  readonly endpoint?: string;
}

/** What the shared AWS files offer. */
export interface ProfileList {
  readonly profiles: readonly Profile[];
  /** The profile that counts when none is chosen: AWS_PROFILE or `default`. It need not exist. */
  readonly active: string;
  /** One sentence for each file that cannot be read or understood. */
  readonly warnings: readonly string[];
}

/** Lists the profiles of the shared AWS files, as they are on disk now, in the order of the files. Never rejects. */
export async function listProfiles(): Promise<ProfileList> {
  const files = await readSharedFiles();
  return {
    profiles: Object.keys(files.profiles).map((name) => profileOf(name, files)),
    active: activeProfile(),
    warnings: files.warnings,
  };
}

function profileOf(name: string, files: SharedFiles): Profile {
  const section = files.profiles[name] ?? {};
  const account = section['sso_account_id'] ?? section['aws_account_id'] ?? section['role_arn']?.split(':')[4];
  const source = section['source_profile'] ?? section['credential_source'];
  const endpoint = endpointOf(name, files, {});
  return {
    name,
    kind: kindOf(section),
    ...(section['region'] && { region: section['region'] }),
    ...(account && { account }),
    ...(section['sso_session'] && { ssoSession: section['sso_session'] }),
    ...(source && { source }),
    ...(section['mfa_serial'] && { mfaSerial: section['mfa_serial'] }),
    ...(endpoint && { endpoint }),
  };
}

const SSO_KEY = /^sso_(start_url|account_id|session|region|role_name)$/;

/** How to recognize each kind of profile, in the order in which the SDK does. */
const KINDS: readonly (readonly [ProfileKind, (section: Section) => boolean])[] = [
  ['role', (section) => Boolean(section['role_arn'] && (section['source_profile'] || section['credential_source']))],
  ['keys', (section) => Boolean(section['aws_access_key_id'] && section['aws_secret_access_key'])],
  ['web-identity', (section) => Boolean(section['role_arn'] && section['web_identity_token_file'])],
  ['process', (section) => Boolean(section['credential_process'])],
  ['sso', (section) => Object.keys(section).some((key) => SSO_KEY.test(key))],
  ['login', (section) => Boolean(section['login_session'])],
];

/** The kind of a profile, by its section. */
export const kindOf = (section: Section): ProfileKind => KINDS.find(([, holds]) => holds(section))?.[0] ?? 'none';
