import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Bundles the subjects as the product is bundled and hands the file to `use`; the file is removed afterwards. */
export async function withBundle(use) {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-client-bench-'));
  const outfile = join(folder, 'subjects.cjs');
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('subjects.ts', import.meta.url))], outfile,
      bundle: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], minify: true, logLevel: 'warning',
    });
    return await use(outfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
