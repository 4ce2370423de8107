// What a linter must do at least, on every file of a folder: node plain-readers.mjs <bundle of subjects> <subject> <folder>
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [bundle, subject, folder] = process.argv.slice(2);
const { [subject]: read } = await import(pathToFileURL(bundle).href);
for (const name of await readdir(folder)) await read(await readFile(path.join(folder, name), 'utf8'));
