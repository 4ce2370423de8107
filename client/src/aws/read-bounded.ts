import type { Readable } from 'node:stream';
import { GatewayError } from './gateway';

/** Largest answer that is read, in bytes. A page of 60 clients is under 20 KB, the largest client under 1 MB. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The SDK's own limit ends with the headers: a body that comes a byte at a time would never end. */
const MAX_MS = 30_000;

/**
 * Reads an answer's body into memory, at most MAX_BYTES of it and for at most `limitMs`.
 * @throws GatewayError `invalid-answer` when there is more, `offline` when it takes longer
 */
export async function readBounded(body: unknown, limitMs = MAX_MS): Promise<Buffer> {
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
