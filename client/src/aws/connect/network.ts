import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import type { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { GatewayError, type NetworkOptions } from '../gateway';
import { isLoopbackHost, proxyOf, skipsProxy } from './proxy';
import { tunnelAgent } from './tunnel-agent';

const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 30_000;

type Handle = NodeHttpHandler['handle'];

/**
 * The SDK's way to the network: through the proxy that is set, or directly to the hosts that need none. Also for the calls that fetch
 * credentials. VS Code's patch of node:https may miss a request with an agent of its own, and a terminal has no such patch.
 * @param caFile a bundle of certificates to trust besides Node's own
 * @throws GatewayError `proxy` or `bad-profile` when the address or the bundle cannot be used
 */
export function requestHandlerFor(network: NetworkOptions = {}, caFile?: string): NodeHttpHandler {
  const connectMs = network.connectMs ?? CONNECT_TIMEOUT_MS;
  const answerMs = network.answerMs ?? ANSWER_TIMEOUT_MS;
  const timeouts = { connectionTimeout: connectMs, requestTimeout: answerMs, throwOnRequestTimeout: true };
  const ca = caFile ? trusted(caFile) : undefined;
  const proxy = proxyOf(network);
  const direct = new NodeHttpHandler({
    ...timeouts,
    ...(ca && { httpsAgent: new Agent({ keepAlive: true, ca: [...ca] }) }),
  });
  const send: Handle = direct.handle.bind(direct);
  const tunnel =
    proxy && new NodeHttpHandler({ ...timeouts, httpsAgent: tunnelAgent(proxy, network.proxyStrictSSL ?? true, ca) });
  direct.handle = async (request, options) => {
    if (request.protocol !== 'https:' && !isLoopbackHost(request.hostname)) {
      throw new GatewayError('bad-endpoint', plainHttp(request.hostname));
    }
    if (!tunnel || request.protocol !== 'https:' || skipsProxy(request.hostname, request.port, network))
      return send(request, options);
    return tunnel.handle(request, options).catch((error: Error) => {
      throw options?.abortSignal?.aborted ? error : proxyFailure(error, proxy, connectMs);
    });
  };
  const destroyDirect = direct.destroy.bind(direct);
  direct.destroy = () => {
    destroyDirect();
    tunnel?.destroy();
  };
  return direct;
}

const plainHttp = (host: string): string =>
  `Nothing was sent to ${host}: credentials travel by https only, or by http on this machine.`;

/** The error of a request through the proxy: the proxy's own failure, unless the service's certificate was refused. */
function proxyFailure(error: Error & { readonly code?: string }, proxy: URL, connectMs: number): Error {
  if (error.name === 'GatewayError' || /CERT|SELF_SIGNED|UNABLE_TO/.test(error.code ?? '')) return error;
  const what =
    error.name === 'TimeoutError'
      ? `did not answer within ${Math.round(connectMs / 100) / 10} seconds`
      : `could not be used (${error.code ?? error.message})`;
  return new GatewayError('proxy', `The proxy ${proxy.host} ${what}.`);
}

/** Node's own certificates, those of NODE_EXTRA_CA_CERTS and the bundle's. An explicit list replaces the first two: it repeats them. */
function trusted(caFile: string): readonly string[] {
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  try {
    return [...rootCertificates, ...[caFile, ...(extra ? [extra] : [])].map((file) => readFileSync(file, 'utf8'))];
  } catch (error) {
    throw new GatewayError(
      'bad-profile',
      `The certificates that AWS_CA_BUNDLE, ca_bundle or NODE_EXTRA_CA_CERTS name cannot be read: ${(error as Error).message}.`,
    );
  }
}

/** Largest answer that is read, in bytes. A page of 60 clients is under 20 KB, the largest client under 1 MB. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The SDK's own time limit ends with the headers: a body that comes a byte at a time would never end. */
const MAX_BODY_MS = 30_000;

/**
 * Reads an answer's body into memory, at most MAX_BYTES of it and for at most `limitMs`.
 * @throws GatewayError `invalid-answer` when there is more, `offline` when it takes longer
 */
export async function readBounded(body: unknown, limitMs = MAX_BODY_MS): Promise<Buffer> {
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body as Uint8Array);
  const stream = body as Readable;
  const timer = setTimeout(
    () => stream.destroy(new GatewayError('offline', `The answer was not complete after ${limitMs / 1000} seconds.`)),
    limitMs,
  );
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > MAX_BYTES)
        throw new GatewayError('invalid-answer', `The answer is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
      chunks.push(Buffer.from(chunk));
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}
