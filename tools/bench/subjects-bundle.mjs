import { build } from 'esbuild';
import path from 'node:path';
import { temporaryFolder } from '../host/cleanup.mjs';

/** Bundles the subjects as the product is bundled. Resolves to the path of the file, which goes with the clean-up. */
export async function bundleSubjects(defer) {
  const outfile = path.join(await temporaryFolder(defer, 'cognito-client-bench-'), 'subjects.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'subjects.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    logLevel: 'warning',
  });
  return outfile;
}
