// Reads the fixtures in test/fixtures/actions, one for each kind of action that rewrites a text:
//
//   // --- case: a name
//   TEXT
//   // --- becomes      and the text after the action, or
//   // --- stays        when the action changes nothing
//
// Texts end with one line break. Cases about other line ends are in the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesOf, SUFFIX } from './fixtures';

const FOLDER = join(__dirname, '../../fixtures/actions');

export interface ActionCase {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export function readActionCases(action: string): ActionCase[] {
  return casesOf(readFileSync(join(FOLDER, action + SUFFIX), 'utf8')).map(({ name, text }) => {
    const [before = '', verb, after = ''] = text.split(/^\/\/ --- (becomes|stays)\n/m);
    if (verb === undefined) throw new Error(`${action}, ${name}: neither becomes nor stays`);
    return { name, before, after: verb === 'stays' ? before : `${after.trimEnd()}\n` };
  });
}
