import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getHomeDir, loadSharedConfigFiles } from '@smithy/core/config';

/** A section of a shared AWS file. A nested key is joined to its parent with a dot: `cognito_identity_provider.endpoint_url`. */
export type Section = Readonly<Record<string, string | undefined>>;

/** The shared AWS files, as they are on disk now. */
export interface SharedFiles {
  /** By name. Both files together, as in the SDK: the credentials file wins. */
  readonly profiles: Readonly<Record<string, Section>>;
  /** `sso-session` sections, by name. */
  readonly sessions: Readonly<Record<string, Section>>;
  /** `services` sections, by name. */
  readonly services: Readonly<Record<string, Section>>;
  /** One sentence for each file that cannot be read or understood. The SDK silently ignores such files. */
  readonly warnings: readonly string[];
}

/** Where the shared files are: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, or their usual places. */
export function sharedFilePaths(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  return [
    env['AWS_CONFIG_FILE'] ? withHome(env['AWS_CONFIG_FILE']) : defaultPath('config'),
    env['AWS_SHARED_CREDENTIALS_FILE'] ? withHome(env['AWS_SHARED_CREDENTIALS_FILE']) : defaultPath('credentials'),
  ];
}

const defaultPath = (name: string): string => path.join(getHomeDir(), '.aws', name);
const withHome = (file: string): string => (file.startsWith('~/') ? path.join(getHomeDir(), file.slice(2)) : file);

/** The files that change when credentials are renewed: the shared files, and the caches of SSO and AWS sign-ins. */
export function credentialFiles(
  env: NodeJS.ProcessEnv = process.env,
): readonly { readonly folder: string; readonly pattern: string }[] {
  const aws = path.join(getHomeDir(), '.aws');
  const caches = [path.join(aws, 'sso', 'cache'), env['AWS_LOGIN_CACHE_DIRECTORY'] || path.join(aws, 'login', 'cache')];
  return [
    ...sharedFilePaths(env).map((file) => ({ folder: path.dirname(file), pattern: path.basename(file) })),
    ...caches.map((folder) => ({ folder, pattern: '*.json' })),
  ];
}

/** Reads the shared files again. Also renews the SDK's cache of them, which its other readers use. Never rejects. */
export async function readSharedFiles(): Promise<SharedFiles> {
  const warnings = (await Promise.all(sharedFilePaths().map(warningOf))).filter((warning) => warning !== undefined);
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const named = (prefix: string): Record<string, Section> =>
    Object.fromEntries(
      Object.entries(configFile)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, section]) => [key.slice(prefix.length), section]),
    );
  const configured = Object.entries(configFile).filter(([key]) => !/^(sso-session|services)\./.test(key));
  const profiles = new Map<string, Section>(configured);
  for (const [name, section] of Object.entries(credentialsFile))
    profiles.set(name, { ...profiles.get(name), ...section });
  return {
    profiles: Object.fromEntries(profiles),
    sessions: named('sso-session.'),
    services: named('services.'),
    warnings,
  };
}

async function warningOf(file: string): Promise<string | undefined> {
  try {
    const line = firstInvalidLine(await readFile(file, 'utf8'));
    return line === undefined ? undefined : `${file}, line ${line}, is neither a [section], a comment nor key = value.`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : `${file} cannot be read (${code ?? 'no reason given'}).`;
  }
}

/** The number of the first line that is no section, comment or setting. Only its number: the line may hold a key. */
function firstInvalidLine(text: string): number | undefined {
  let inSection = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
    if (/^\[[^\]]+\]\s*([#;].*)?$/.test(trimmed)) inSection = true;
    else if (!inSection || !(/^\s/.test(line) || /^[^=\s][^=]*=/.test(trimmed))) return index + 1;
  }
  return undefined;
}
