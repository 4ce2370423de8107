import { runAtEnd } from '../../../server/src/language/source-text';

/** The end of every app client file's name. */
export const SUFFIX = '.cognito-client.json';

/** Names that Windows reserves for devices, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A file name for a client's name: characters that a file system may refuse become `-`. */
export function fileNameFor(name: string): string {
  const replaced = name
    .trim()
    .replaceAll(/[^\p{L}\p{N}_.@+=-]+/gu, '-')
    .replace(/^[-.]+/, '');
  const safe = replaced.slice(0, replaced.length - runAtEnd(replaced, /[-.]/)).slice(0, 100);
  return (safe || 'app-client').replace(DEVICE, 'client-$&') + SUFFIX;
}
