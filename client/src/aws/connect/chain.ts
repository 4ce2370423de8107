import { GatewayError } from '../gateway';
import type { Section, SharedFiles } from '../profiles/files';
import { kindOf, type ProfileKind } from '../profiles/profiles';

/** One profile on the way to credentials. */
export interface ProfileLink {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly section: Section;
}

/**
 * The profiles that lead to a profile's credentials: itself and, for a role, the profile that it starts from, and so on.
 * Checked before the SDK is asked, because the SDK answers most mistakes with "could not resolve credentials".
 * @throws GatewayError `no-profile` or `bad-profile`; its message says what is wrong in which section
 */
export function chainOf(name: string, files: SharedFiles): readonly ProfileLink[] {
  const links: ProfileLink[] = [];
  for (let next: string | undefined = name; next !== undefined;) {
    const section: Section | undefined = files.profiles[next];
    if (!section)
      throw links.length === 0 ? noProfile(next, files) : bad(links.at(-1)?.name ?? name, missingSource(next));
    // The keys of a profile that a role starts from count before a role of its own: a profile may start from itself.
    const kind: ProfileKind =
      links.length > 0 && section['aws_access_key_id'] && section['aws_secret_access_key'] ? 'keys' : kindOf(section);
    if (kind !== 'keys' && links.some((link) => link.name === next))
      throw bad(name, circle([...links.map((link) => link.name), next]));
    const link = { name: next, kind, section };
    refuseIncomplete(link, files);
    links.push(link);
    next = kind === 'role' ? section['source_profile'] : undefined;
  }
  return links;
}

const missingSource = (source: string): string =>
  `starts from profile "${source}" (source_profile), which is in neither file`;
const circle = (names: readonly string[]): string =>
  `leads in a circle (${names.join(' → ')}): source_profile must end at a profile with credentials`;

/** How many profiles a message names. */
const MAX_NAMED = 8;

function noProfile(name: string, { profiles, warnings }: SharedFiles): GatewayError {
  const reasons = warnings.length > 0 ? warnings : [namedProfiles(Object.keys(profiles))];
  return new GatewayError(
    'no-profile',
    [`There is no profile "${name}" in the shared AWS files.`, ...reasons].join(' '),
  );
}

function namedProfiles(names: readonly string[]): string {
  if (names.length === 0) return 'They hold no profile.';
  const named = names.slice(0, MAX_NAMED).map((name) => `"${name}"`);
  return `They hold ${named.join(', ')}${names.length > MAX_NAMED ? ' and others' : ''}.`;
}

const bad = (name: string, what: string): GatewayError => new GatewayError('bad-profile', `Profile "${name}" ${what}.`);

function refuseIncomplete({ name, kind, section }: ProfileLink, { sessions, services }: SharedFiles): void {
  if (section['services'] !== undefined && !services[section['services']])
    throw bad(name, `names the services section "${section['services']}", which is not in the config file`);
  if (section['role_arn'] && kind === 'none')
    throw bad(
      name,
      'has a role_arn but not where it starts from: it needs one of source_profile, credential_source and web_identity_token_file',
    );
  if (section['role_arn'] && section['source_profile'] && section['credential_source'])
    throw bad(name, 'has both source_profile and credential_source: one of them must go');
  if (kind === 'sso') refuseIncompleteSso(name, section, sessions);
}

function refuseIncompleteSso(name: string, section: Section, sessions: SharedFiles['sessions']): void {
  const session = section['sso_session'];
  if (session !== undefined && !sessions[session])
    throw bad(name, `names the SSO session "${session}", which is not in the config file`);
  const all: Section = { ...section, ...(session === undefined ? {} : sessions[session]) };
  const missing = ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'].filter((key) => !all[key]);
  if (missing.length > 0) throw bad(name, `is incomplete: it lacks ${missing.join(', ')}`);
}
