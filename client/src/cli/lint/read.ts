import { createReadStream } from 'node:fs';
import { MAX_LENGTH } from '../../../../server/src/language/document';

/** A UTF-16 code unit takes at most three bytes of UTF-8: more than this is too large to check, whatever stands in it. */
const ENOUGH = 3 * (MAX_LENGTH + 1) + 3;

/** Reads a text, and no more of it than can be checked. Rejects with the error of the file system. */
export function readText(path: string): Promise<string> {
  return readTextOf(createReadStream(path));
}

/** The text of a stream: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell writes it. The mark is taken off, as editors do. */
export async function readTextOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= ENOUGH) break;
  }
  const bytes = Buffer.concat(chunks);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
