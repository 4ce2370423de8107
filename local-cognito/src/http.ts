import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpAnswer } from './answer';

/** The largest request body that is read, in bytes. */
export const MAX_BODY = 8 * 1024 * 1024;

// Longer than any SDK keeps an idle connection in use: if not, a request may meet a connection that is just being closed.
const KEEP_ALIVE_MS = 60_000;

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Ends all connections, idle or not, and resolves when the port is free. */
  stop(): Promise<void>;
}

const explained = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE'
    ? new Error(`Port ${port} of 127.0.0.1 is in use by another program.`, { cause: error })
    : error;

/** Listens on 127.0.0.1 only; `port` 0 takes any free one. Rejects when the port is taken. */
export function listen(port: number, listener: RequestListener): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, port)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${address.port}`, stop });
    });
  });
}

/**
 * Reads a body as UTF-8; undefined when it is larger than MAX_BODY (it is then read to its end, so that the answer arrives). Rejects when
 * the client goes away.
 */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MAX_BODY) parts.push(part);
    else parts.length = 0;
  }
  return size <= MAX_BODY ? Buffer.concat(parts).toString('utf8') : undefined;
}

/**
 * Whether a request was meant for this machine. A web page reaches 127.0.0.1 under a name of its own (DNS rebinding), which its browser
 * sends as the Host.
 */
export function isForLoopback({ headers: { host = '' } }: IncomingMessage): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}

/** Sends an answer with the headers that the SDK reads. */
export function writeResponse(response: ServerResponse, answer: HttpAnswer, requestId: string): void {
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': Buffer.byteLength(answer.body),
    'x-amzn-RequestId': requestId,
    ...(answer.errorType ? { 'x-amzn-ErrorType': answer.errorType } : {}),
    // The service has no such header: it tells the reader of an answer that its words are not the service's.
    ...(answer.wording === 'not-recorded' && { 'x-local-cognito-wording': answer.wording }),
  });
  response.end(answer.body);
}
