import { hasUrlPlaceholder } from '../placeholders';
import type { Fix, Path } from '../problem';
import type { AppClientParameters } from '../schema';

export type UrlParameter = 'CallbackURLs' | 'LogoutURLs' | 'DefaultRedirectURI';
export type UrlValues = { readonly [P in UrlParameter]?: AppClientParameters[P] };

/** A URL of the file with its place. */
export interface PlacedUrl {
  readonly url: string;
  readonly at: Path;
  /** Absent when it has not the form scheme://host… */
  readonly parts: UrlParts | undefined;
}

/** The URLs of some parameters, in their order; those with a placeholder are left out, nothing can be said about them yet. */
export type UrlReader<P extends UrlParameter = UrlParameter> = (...names: readonly P[]) => readonly PlacedUrl[];

/** Reads URLs for all rules of one check: each is taken apart once. */
export function urlReader(values: UrlValues): UrlReader {
  const known: Partial<Record<UrlParameter, readonly PlacedUrl[]>> = {};
  const urlsIn = (name: UrlParameter): readonly PlacedUrl[] => (known[name] ??= placedUrls(name, values[name]));
  return (...names) => (names.length === 1 ? urlsIn(names[0]!) : names.flatMap(urlsIn));
}

function placedUrls(name: UrlParameter, urls: readonly string[] | string = []): readonly PlacedUrl[] {
  const placed: PlacedUrl[] =
    typeof urls === 'string'
      ? [{ url: urls, at: [name], parts: partsOf(urls) }]
      : urls.map((url, index) => ({ url, at: [name, index], parts: partsOf(url) }));
  return placed.filter(({ url }) => !hasUrlPlaceholder(url));
}

/** Scheme and authority of scheme://authority… */
const START = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;

/** Lower case, without user and port. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
}

/** The parts of a URL that has the form scheme://host…; undefined for any other. */
export function partsOf(url: string): UrlParts | undefined {
  const start = START.exec(url);
  if (!start) return undefined;
  const authority = start[2]!;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return {
    scheme: start[1]!.toLowerCase(),
    host: (host.includes(':') ? host.replace(/:\d*$/, '') : host).toLowerCase(),
  };
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The hosts that the service takes over plain http. */
export function isLoopbackUrl(host: string): boolean {
  return LOOPBACK.includes(host);
}

export function isPlainHttp({ parts }: PlacedUrl): boolean {
  return parts?.scheme === 'http' && !isLoopbackUrl(parts.host);
}

export function withHttps(url: string): string {
  return url.replace(/^http:/i, 'https:');
}

/** The path that a fragment holds, as routes of single-page apps do: #/callback, #!/callback. */
const ROUTE = /^!?\/(?<path>[^#]+)$/su;

/**
 * A URL without its fragment; a path in the fragment becomes the path. Undefined where nothing would be left, and where it is not plain
 * what the path would be.
 */
export function withoutFragment(url: string): string | undefined {
  const start = url.slice(0, url.indexOf('#'));
  const fragment = url.slice(start.length + 1);
  const path = ROUTE.exec(fragment)?.groups?.['path'];
  if (!start || (path === undefined && /^!?\/./su.test(fragment))) return undefined;
  if (path === undefined) return start;
  return start.includes('?') ? undefined : `${start.replace(/\/$/, '')}/${path}`;
}

/**
 * Changes a URL wherever the file has it among CallbackURLs and as DefaultRedirectURI: an update in which only one of the two changes is
 * refused. Where the list has the new URL already, the old one goes.
 */
export function changeCallback(url: string, by: string, { CallbackURLs = [], DefaultRedirectURI }: UrlValues): Fix {
  const isThere = CallbackURLs.includes(by);
  const listed = CallbackURLs.flatMap((item, index) =>
    item === url ? [[['CallbackURLs', index], isThere ? undefined : by] as const] : [],
  );
  const isDefault = DefaultRedirectURI === url;
  return {
    title: `Change to ${by}${isDefault && listed.length > 0 ? ', also in DefaultRedirectURI' : ''}`,
    set: [...listed, ...(isDefault ? [[['DefaultRedirectURI'], by] as const] : [])],
  };
}

/** Whether a host is a domain or below it. */
export function isUnder(host: string, domain: string): boolean {
  return (
    host.endsWith(domain) && (host.length === domain.length || host.charAt(host.length - domain.length - 1) === '.')
  );
}

/** A URL without a slash at its end and in small letters: equal for URLs that people take for one. */
export function looksOf(url: string): string {
  return (url.endsWith('/') ? url.slice(0, -1) : url).toLowerCase();
}

/** Whether people take two URLs for one. */
export function sameButForSlashAndCase(a: string, b: string): boolean {
  return looksOf(a) === looksOf(b);
}
