import { hasUrlPlaceholder } from '../placeholders';
import type { Path } from '../problem';
import type { AppClientParameters } from '../schema';

type UrlParameter = 'CallbackURLs' | 'LogoutURLs' | 'DefaultRedirectURI';
type UrlValues = { readonly [P in UrlParameter]?: AppClientParameters[P] | undefined };

/** A URL of the file with its place. */
export interface PlacedUrl {
  readonly url: string;
  readonly at: Path;
}

/** All URLs of the parameters that a rule reads; those with a placeholder are left out, nothing can be said about them yet. */
export function urlsOf({ CallbackURLs, LogoutURLs, DefaultRedirectURI }: UrlValues): readonly PlacedUrl[] {
  const found: PlacedUrl[] = [];
  addUrls(found, 'CallbackURLs', CallbackURLs);
  addUrls(found, 'LogoutURLs', LogoutURLs);
  if (DefaultRedirectURI !== undefined && !hasUrlPlaceholder(DefaultRedirectURI)) found.push({ url: DefaultRedirectURI, at: ['DefaultRedirectURI'] });
  return found;
}

function addUrls(to: PlacedUrl[], name: UrlParameter, urls: readonly string[] = []): void {
  for (let index = 0; index < urls.length; index++) {
    const url = urls[index]!;
    if (!hasUrlPlaceholder(url)) to.push({ url, at: [name, index] });
  }
}

/** Scheme and authority of scheme://authority… */
const START = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i;

/** The parts of a URL that has the form scheme://host…; undefined for any other. Lower case, without user and port. */
export function partsOf(url: string): { scheme: string; host: string } | undefined {
  const start = START.exec(url);
  if (!start) return undefined;
  const authority = start[2]!;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return { scheme: start[1]!.toLowerCase(), host: (host.includes(':') ? host.replace(/:\d*$/, '') : host).toLowerCase() };
}

/** The host of a URL in lower case; empty where there is none. */
export function hostOf(url: string): string {
  return partsOf(url)?.host ?? '';
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The hosts that the service takes over plain http. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host);
}

const HTTP = /^http:/i;

export function isPlainHttp(url: string): boolean {
  const parts = HTTP.test(url) ? partsOf(url) : undefined;
  return parts !== undefined && !isLoopback(parts.host);
}

export function withHttps(url: string): string {
  return url.replace(/^http:/i, 'https:');
}

export function withoutFragment(url: string): string {
  return url.replace(/#.*$/su, '');
}

/** Whether a host is a domain or stands below it. */
export function isUnder(host: string, domain: string): boolean {
  return host.endsWith(domain) && (host.length === domain.length || host.charAt(host.length - domain.length - 1) === '.');
}

/** The same text for URLs that people take for one: without a slash at the end, in small letters. */
export function looksOf(url: string): string {
  return (url.endsWith('/') ? url.slice(0, -1) : url).toLowerCase();
}

/** Two URLs that people take for one. */
export function sameButForSlashAndCase(a: string, b: string): boolean {
  return looksOf(a) === looksOf(b);
}
