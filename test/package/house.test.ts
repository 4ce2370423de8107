import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { FLOORS } from '../../tools/floors.mjs';

const ROOT = join(__dirname, '../..');
const WINGS = ['client/src', 'server/src', 'local-cognito/src'];

const files = new Set(
  WINGS.flatMap((wing) =>
    readdirSync(join(ROOT, wing), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${wing}/${name.replaceAll('\\', '/')}`),
  ),
);

/** What a file imports of these wings, as types, as values, or by import(). */
function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = relative(ROOT, resolve(ROOT, dirname(file), fileName)).replaceAll('\\', '/');
    return [`${path}.ts`, `${path}/index.ts`].filter((it) => files.has(it)).slice(0, 1);
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
  const room = FLOORS[floor]?.find((it) => inRoom(it, file));
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
    const wrong = [...imports].flatMap(([file, imported]) => {
      const from = placeOf(file);
      if (!from) return imported.filter((it) => placeOf(it)).map((it) => `${file} → ${it}`);
      return imported
        .filter((it) => {
          const to = placeOf(it);
          return to && to.room !== from.room && to.floor <= from.floor;
        })
        .map((it) => `${file} → ${it}`);
    });
    assert.deepEqual(wrong, []);
  });
});
