import { GatewayError, type NetworkOptions } from '../gateway';

/** Whether a host name is this machine. */
export const isLoopbackHost = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);

/**
 * The proxy for https: the one that is set, or the environment's. Undefined: none.
 * @throws GatewayError `proxy` when its address is not valid; the message does not repeat it, since it may hold a password
 */
export function proxyOf({ proxy }: NetworkOptions, env: NodeJS.ProcessEnv = process.env): URL | undefined {
  const configured =
    proxy || env['https_proxy'] || env['HTTPS_PROXY'] || httpOnly(env['all_proxy'] || env['ALL_PROXY']);
  if (!configured) return undefined;
  const address = configured.includes('://') ? configured : `http://${configured}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new GatewayError(
    'proxy',
    'The address of the proxy (http.proxy or HTTPS_PROXY) cannot be used: it must begin with http:// or https://.',
  );
}

const httpOnly = (address: string | undefined): string | undefined =>
  address && /^(socks|pac)/i.test(address) ? undefined : address;

/**
 * Whether a host is reached without the proxy: this machine always, and what is listed. An entry is a host or a domain, which includes
 * its subdomains; it may begin with `.` or `*.` and end with a port; `*` is every host.
 */
export function skipsProxy(
  host: string,
  port: number | undefined,
  { noProxy = [] }: NetworkOptions,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  const listed = [...noProxy, ...(env['no_proxy'] ?? env['NO_PROXY'] ?? '').split(/[\s,]+/)]
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
  return isLoopbackHost(host) || listed.some((entry) => matchesEntry(entry, host.toLowerCase(), port ?? 443));
}

function matchesEntry(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const [, name = '', onlyPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  return (!onlyPort || Number(onlyPort) === port) && (host === name || host.endsWith(`.${name}`));
}
