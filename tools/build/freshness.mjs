// Says whether dist/ still is what its sources make: a test against old bundles proves nothing.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files besides the modules that decide what the bundles are. */
const RECIPE = ['package-lock.json', 'tsconfig.json', 'tools/build/esbuild.mjs'];

/**
 * Digests of what some bundles were made of, by path. Packages of others are covered by package-lock.json.
 * @param {{ inputs: Record<string, unknown> }[]} metafiles esbuild's, of all builds
 * @param {string} root the folder that the paths are relative to
 * @returns {Record<string, string>}
 */
export function digestSources(metafiles, root) {
  const modules = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .filter((file) => !file.includes('node_modules/'));
  const files = [...new Set([...RECIPE, ...modules])].sort();
  return Object.fromEntries(files.map((file) => [file, digest(path.join(root, file))]));
}

/**
 * Why dist/ must not be tested, in a sentence; undefined when it was built from the sources as they are.
 * @param {string} root the project's folder
 * @returns {string | undefined}
 */
export function describeStaleBuild(root) {
  const meta = path.join(root, 'dist/meta.json');
  if (!existsSync(meta)) return 'There is no build in dist/: run npm run build first.';
  const { sources } = JSON.parse(readFileSync(meta, 'utf8'));
  if (!sources) return 'The build in dist/ does not say what it was made of: run npm run build first.';
  const changed = Object.keys(sources).filter((file) => digest(path.join(root, file)) !== sources[file]);
  if (changed.length === 0) return undefined;
  const others = changed.length > 1 ? ` and ${changed.length - 1} more` : '';
  return `The build in dist/ is older than its sources (${changed[0]}${others}): run npm run build first.`;
}

/**
 * Refuses a build that is not of the sources as they are.
 * @throws Error with the sentence of describeStaleBuild
 */
export function refuseStaleBuild(root) {
  const reason = describeStaleBuild(root);
  if (reason) throw new Error(reason);
}

function digest(file) {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16) : 'gone';
}
