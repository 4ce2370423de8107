// Builds the bundles into dist/, or into --outdir=FOLDER. --production minifies; --watch rebuilds on change (F5 in VS Code).
import { context } from 'esbuild';
import { rm, writeFile } from 'node:fs/promises';
import { bundledPackages, noticesOf } from './licences.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = process.argv.find((it) => it.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** The AWS SDK lives in a bundle of its own, which the client loads on the first live command and never at activation. */
const lazyGateway = {
  name: 'lazy-gateway',
  setup: (build) =>
    build.onResolve({ filter: /\/cognito-gateway$/ }, (args) =>
      args.kind === 'dynamic-import' ? { path: './cognito-gateway.js', external: true } : undefined,
    ),
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outdir,
  external: ['vscode'],
  mainFields: ['module', 'main'],
  minify: production,
  sourcemap: !production,
  logLevel: 'warning',
  metafile: true,
  plugins: [lazyGateway],
};

const builds = [
  {
    ...shared,
    entryPoints: { client: 'client/src/editor/extension.ts', 'cognito-gateway': 'client/src/aws/cognito-gateway.ts' },
  },
  {
    ...shared,
    entryPoints: {
      server: 'server/src/main-node.ts',
      cli: 'client/src/main-cli.ts',
      'local-cognito': 'local-cognito/src/main.ts',
    },
    banner: { js: '#!/usr/bin/env node' },
  },
];

await rm(outdir, { recursive: true, force: true });
const contexts = await Promise.all(builds.map((options) => context(options)));
if (watch) await Promise.all(contexts.map((it) => it.watch()));
else {
  const results = await Promise.all(contexts.map((it) => it.rebuild().finally(() => it.dispose())));
  const metafiles = results.map(({ metafile }) => metafile);
  // What each bundle is made of, for the test of budgets and for npm run bench. It does not ship.
  await writeFile(
    `${outdir}/meta.json`,
    JSON.stringify({ production, outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)) }),
  );
  // The notices ship; the list of packages is for the test that owns docs/dependencies.md.
  const packages = bundledPackages(metafiles);
  await writeFile(`${outdir}/THIRD-PARTY-NOTICES.txt`, noticesOf(packages));
  await writeFile(
    `${outdir}/bundled.json`,
    JSON.stringify(
      packages.map(({ folder: _folder, ...it }) => it),
      null,
      2,
    ),
  );
}
