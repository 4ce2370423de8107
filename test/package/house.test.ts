import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { FLOORS } from '../../tools/floors.mjs';
import { exportedNames, overlongLines } from './sources';

const ROOT = join(__dirname, '../..');
const WINGS = ['client/src', 'server/src', 'local-cognito/src'];

/** The files of a folder that have one of these endings, as paths from the root. */
const filesIn = (folder: string, endings: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => endings.test(file) && !file.includes('/node_modules/'));

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const files = new Set(WINGS.flatMap((wing) => filesIn(wing, /\.ts$/)));

/** What a file imports of these wings, as types, as values, or by import(). */
function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(read(file), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = relative(ROOT, resolve(ROOT, dirname(file), fileName)).replaceAll('\\', '/');
    return [`${path}.ts`, `${path}/index.ts`].filter((candidate) => files.has(candidate)).slice(0, 1);
  });
}

const imports = new Map([...files].map((file) => [file, importsOf(file)]));

/** The first circle of files that each follow from the one before, or undefined. */
function circle(): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const found = walk(next, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const found = walk(file, []);
    if (found) return found;
  }
  return undefined;
}

const inRoom = (room: string, file: string): boolean =>
  room.endsWith('/') ? file.startsWith(`client/src/${room}`) : file === `client/src/${room}.ts`;

/** A file's floor, counted from the top, and its room; undefined outside client/src. */
function placeOf(file: string): { floor: number; room: string } | undefined {
  const floor = FLOORS.findIndex((rooms) => rooms.some((room) => inRoom(room, file)));
  const room = FLOORS[floor]?.find((candidate) => inRoom(candidate, file));
  return room === undefined ? undefined : { floor, room };
}

describe('the house', () => {
  it('has no file of the client outside the rooms', () => {
    assert.deepEqual(
      [...files].filter((file) => file.startsWith('client/') && !placeOf(file)),
      [],
    );
  });

  it('has no circle of imports', () => {
    assert.ok([...imports.values()].flat().length > 1500, 'the walk finds the imports');
    assert.equal(circle()?.join(' → '), undefined);
  });

  it('has no import that goes up, or across a floor', () => {
    const isAllowed = (file: string, imported: string): boolean => {
      const from = placeOf(file);
      const to = placeOf(imported);
      return !to || (from !== undefined && (to.room === from.room || to.floor > from.floor));
    };
    const wrong = [...imports].flatMap(([file, imported]) =>
      imported.filter((other) => !isAllowed(file, other)).map((other) => `${file} → ${other}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no loose file in client/src but its entries', () => {
    const loose = readdirSync(join(ROOT, 'client/src'), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^main-.+\.ts$/.test(entry.name))
      .map(({ name }) => name);
    assert.deepEqual(loose, []);
  });

  it('has no exported name that stands for two things', () => {
    const filesByName = new Map<string, string[]>();
    for (const file of files)
      for (const name of exportedNames(read(file))) filesByName.set(name, [...(filesByName.get(name) ?? []), file]);
    assert.ok(filesByName.size > 1000, 'the walk finds the exports');
    const twice = [...filesByName].filter(([, homes]) => homes.length > 1);
    assert.deepEqual(
      twice.map(([name, homes]) => `${name}: ${homes.join(', ')}`),
      [],
    );
  });

  it('has no source line over 150 columns but for a sentence or an address', () => {
    const sources = [...files, ...filesIn('test', /\.ts$/), ...filesIn('tools', /\.(ts|mts|mjs|cjs)$/)];
    const overlong = sources.flatMap((file) => overlongLines(read(file)).map((line) => `${file}:${line}`));
    assert.deepEqual(overlong, []);
  });
});

describe('the reader of the sources', () => {
  it('names what a file exports of its own', () => {
    const source = [
      "import { original } from './original';",
      'export const one = 1, { two, inner: { three } } = four();',
      'export function five() {}',
      'export interface Six {}',
      'function seven() {}',
      'export { seven, original };',
      "export { eight, nine as ten } from './original';",
    ];
    assert.deepEqual(exportedNames(source.join('\n')), ['one', 'two', 'three', 'five', 'Six', 'seven', 'ten']);
  });

  it('lets a sentence be long, and nothing else', () => {
    const long = 'a'.repeat(160);
    const logic = `f(${'a, '.repeat(50)}a);`;
    assert.deepEqual(overlongLines([`say('${long}');`, `/${long}/.test(x);`, `// https://${long}`].join('\n')), []);
    assert.deepEqual(
      overlongLines([`// ${long}`, logic, `say(\`b ${'${'}${logic.slice(0, -1)}}\`);`, ''].join('\n')),
      [1, 2, 3],
    );
  });
});
