// What ships: how large it is, and what it is made of. Sizes, no times.
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../host/environment.mjs';
import { treemap } from '../treemap.mjs';

const SHIPPED = ['client', 'server', 'cognito-gateway'];
const PICTURE = 'docs/images/bundle.svg';

export async function bundle({ shipped }) {
  const { outputs } = JSON.parse(await readFile(path.join(shipped.dist, 'meta.json'), 'utf8'));
  const parts = SHIPPED.map((name) => ({
    name: `${name}.js`,
    ...partsOf(Object.entries(outputs).find(([file]) => path.basename(file) === `${name}.js`)[1]),
  }));
  await writeFile(path.join(ROOT, PICTURE), treemap(parts));
  return {
    sizes: {
      vsix: (await stat(await shipped.pack())).size,
      bundles: parts.map(({ name, bytes, packages }) => ({ name, bytes, packages: packages.slice(0, 6) })),
    },
    rows: [],
  };
}

/** The bytes of a bundle by package, largest first. */
function partsOf({ bytes, inputs }) {
  const byPackage = new Map();
  for (const [file, { bytesInOutput }] of Object.entries(inputs))
    byPackage.set(packageOf(file), (byPackage.get(packageOf(file)) ?? 0) + bytesInOutput);
  return {
    bytes,
    packages: [...byPackage].map(([name, size]) => ({ name, bytes: size })).sort((a, b) => b.bytes - a.bytes),
  };
}

const packageOf = (file) =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ??
  (file.startsWith('schemas/') ? 'the schema' : file.includes('/language/') ? 'our language' : 'our own code');
