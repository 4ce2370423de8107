// What of other people's work the bundles hold: read from esbuild's metafiles, so that the list cannot be wrong.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The packages in some bundles, by name.
 * @param metafiles esbuild's, of all builds
 * @returns {{ name: string, licence: string, bundles: string[], askedForBy: string[], folder: string }[]}
 *   `askedForBy`: packages, or `ours`
 */
export function bundledPackages(metafiles) {
  const found = new Map();
  for (const { inputs, outputs } of metafiles) {
    for (const [file, { entryPoint, inputs: used }] of Object.entries(outputs)) {
      if (!entryPoint) continue;
      for (const input of Object.keys(used)) entryFor(found, input)?.bundles.add(path.basename(file));
    }
    for (const [file, { imports }] of Object.entries(inputs)) {
      for (const { path: imported } of imports) {
        const [to, from] = [folderOf(imported), folderOf(file)];
        if (to && to !== from && found.has(nameOf(to)))
          found.get(nameOf(to)).askedForBy.add(from ? nameOf(from) : 'ours');
      }
    }
  }
  return [...found.values()]
    .map(({ bundles, askedForBy, ...it }) => ({
      ...it,
      bundles: [...bundles].sort(),
      askedForBy: [...askedForBy].filter((by) => by === 'ours' || found.has(by)).sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The licences of packages, word for word, as they ask for. @throws Error for a package without a licence */
export function noticesOf(packages) {
  return (
    packages
      .map(({ name, licence, folder }) => {
        if (!licence) throw new Error(`${name} says no licence: it cannot be bundled.`);
        const texts = readdirSync(folder)
          .filter((file) => /^(licen[cs]e|notice|third-?party-?notices)(\.(md|txt))?$/i.test(file))
          .sort();
        return [
          `${name} (${licence})`,
          ...texts.map((text) => readFileSync(path.join(folder, text), 'utf8').trim()),
        ].join('\n\n');
      })
      .join(`\n\n${'-'.repeat(80)}\n\n`) + '\n'
  );
}

function entryFor(found, file) {
  const folder = folderOf(file);
  if (!folder) return undefined;
  const { name, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!found.has(name)) found.set(name, { name, licence: license, folder, bundles: new Set(), askedForBy: new Set() });
  return found.get(name);
}

/** The folder of the package that a file belongs to; undefined for our own files. */
const folderOf = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
const nameOf = (folder) => /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(folder)?.[1] ?? folder;
