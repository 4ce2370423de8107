import { GatewayError } from './gateway';

/** Largest answer that is read, in bytes. A page of 60 clients is under 20 KB, the largest client under 1 MB. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads an answer's body into memory, at most MAX_BYTES of it.
 * @throws GatewayError `invalid-answer` when there is more
 */
export async function readBounded(body: unknown): Promise<Buffer> {
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body as Uint8Array);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new GatewayError('invalid-answer', `The answer is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}
