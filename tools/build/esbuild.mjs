// Builds the bundles into dist/, or into --outdir=FOLDER. --production minifies; --watch rebuilds on change (F5 in VS Code).
import { context } from 'esbuild';
import { rm, writeFile } from 'node:fs/promises';
import { digestSources } from './freshness.mjs';
import { bundledPackages, noticesOf } from './licences.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = process.argv.find((argument) => argument.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** The AWS SDK lives in a bundle of its own, which the client loads on the first live command and never at activation. */
const lazyGateway = {
  name: 'lazy-gateway',
  setup: (build) =>
    build.onResolve({ filter: /\/cognito-gateway$/ }, (args) =>
      args.kind === 'dynamic-import' ? { path: './cognito-gateway.js', external: true } : undefined,
    ),
};

/**
 * The package `debug` prints what its callers hand it as soon as DEBUG is set: https-proxy-agent the address of the proxy, with its
 * password. Nobody debugs a bundle with it: a function that does nothing takes its place.
 */
const noDebug = {
  name: 'no-debug',
  setup: (build) => {
    build.onResolve({ filter: /^debug$/ }, () => ({ path: 'debug', namespace: 'no-debug' }));
    build.onLoad({ filter: /./, namespace: 'no-debug' }, () => ({
      contents: 'module.exports = () => Object.assign(() => {}, { enabled: false });',
    }));
  },
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
  plugins: [lazyGateway, noDebug],
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
  {
    ...shared,
    // The page of a push review runs in a webview.
    entryPoints: { 'review-page': 'client/review-page/page.ts' },
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    external: [],
    plugins: [],
  },
  {
    ...shared,
    entryPoints: { 'review-page': 'client/review-page/page.css' },
    external: [],
    plugins: [],
  },
];

/** Called with all metafiles after each build that went well: by itself or by --watch. */
async function writeRecords(metafiles) {
  // What each bundle is made of: for the test of budgets, for npm run bench, and to know an old build. It does not ship.
  const outputs = Object.assign({}, ...metafiles.map((metafile) => metafile.outputs));
  const sources = digestSources(metafiles, process.cwd());
  await writeFile(`${outdir}/meta.json`, JSON.stringify({ production, outputs, sources }));
  // The notices ship; the list of packages is for the test that owns docs/dependencies.md.
  const packages = bundledPackages(metafiles);
  await writeFile(`${outdir}/THIRD-PARTY-NOTICES.txt`, noticesOf(packages));
  const listed = packages.map(({ folder: _folder, ...entry }) => entry);
  await writeFile(`${outdir}/bundled.json`, JSON.stringify(listed, null, 2));
}

const metafiles = [];

/** Keeps the metafile of a build, and writes the records once there is one of each. */
const recorder = (index) => ({
  name: 'records',
  setup: (build) =>
    build.onEnd(async ({ metafile }) => {
      metafiles[index] = metafile;
      if (builds.every((_, other) => metafiles[other])) await writeRecords(metafiles);
    }),
});

await rm(outdir, { recursive: true, force: true });
const contexts = await Promise.all(
  builds.map((options, index) => context({ ...options, plugins: [...options.plugins, recorder(index)] })),
);
if (watch) await Promise.all(contexts.map((builder) => builder.watch()));
else await Promise.all(contexts.map((builder) => builder.rebuild().finally(() => builder.dispose())));
