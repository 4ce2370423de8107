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

/** The name of the package that a file belongs to, or of the part of our own code. */
function packageOf(file) {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  if (name) return name;
  if (file.startsWith('schemas/')) return 'the schema';
  return file.includes('/language/') ? 'our language' : 'our own code';
}
