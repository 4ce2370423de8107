import { runAtEnd } from '../../../server/src/language/source-text';

/** The end of every app client file's name. */
export const SUFFIX = '.cognito-client.json';

/** Names that Windows reserves for devices, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** How many bytes of a file name are the client's name: with an id of 128 characters beside it, it is short enough for every file system. */
const MAX_BYTES = 100;

/** A file name for a client's name: what no file system takes becomes `-`. */
export function fileNameFor(name: string): string {
  const safe = cut(
    name
      .trim()
      .replaceAll(/[^\p{L}\p{N}_.@+=-]+/gu, '-')
      .replace(/^[-.]+/, ''),
  );
  const stem = safe.slice(0, safe.length - runAtEnd(safe, /[-.]/));
  return (stem || 'app-client').replace(DEVICE, 'client-$&') + SUFFIX;
}

/** The beginning of a text, in whole characters: file systems count bytes. */
function cut(text: string): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += encoder.encode(character).length;
    if (bytes > MAX_BYTES) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** A name in the form in which some file systems compare names: without case, with ligatures and similar letters written out. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase();
}
