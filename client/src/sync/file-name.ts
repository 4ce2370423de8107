/** How every file of an app client ends. */
export const SUFFIX = '.cognito-client.json';

/** Names that Windows keeps for devices, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A file name for a client's name: what no file system takes becomes `-`. */
export function fileNameFor(name: string): string {
  const safe = name.trim().replaceAll(/[^\p{L}\p{N}_.@+=-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, '').slice(0, 100);
  return (safe || 'app-client').replace(DEVICE, 'client-$&') + SUFFIX;
}
