import { runAtEnd } from '../../../server/src/language/source-text';

/** How every file of an app client ends. */
export const SUFFIX = '.cognito-client.json';

/** Names that Windows keeps for devices, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A file name for a client's name: what no file system takes becomes `-`. */
export function fileNameFor(name: string): string {
  const taken = name
    .trim()
    .replaceAll(/[^\p{L}\p{N}_.@+=-]+/gu, '-')
    .replace(/^[-.]+/, '');
  const safe = taken.slice(0, taken.length - runAtEnd(taken, /[-.]/)).slice(0, 100);
  return (safe || 'app-client').replace(DEVICE, 'client-$&') + SUFFIX;
}
