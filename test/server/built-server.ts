import { resolve } from 'node:path';
import { refuseStaleBuild } from '../../tools/build/freshness.mjs';

const ROOT = resolve(__dirname, '../..');

/**
 * The path of the bundled language server.
 * @throws Error when dist/ is older than its sources
 */
export function builtServer(): string {
  refuseStaleBuild(ROOT);
  return resolve(ROOT, 'dist/server.js');
}
