// Reads test/fixtures/explain. A fixture names the documentation that its sentences were reviewed against. A sentence is written as
// "text | item | item (Parameter, Parameter)".
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppClientContext } from '../../../../server/src/language/context';
import type { Sentence } from '../../../../client/src/sync/explain/sentence';
import type { Settings } from '../../../../client/src/sync/settings';

const FOLDER = join(__dirname, '../../../fixtures/explain');

/** A client, and all that is said of some topics, by their ids. */
export interface Client {
  readonly name: string;
  readonly settings: Settings;
  readonly context?: AppClientContext;
  readonly topics: Record<string, readonly string[]>;
}

/** A change, and what it does. */
export interface Change {
  readonly name: string;
  readonly before: Settings;
  readonly after: Settings;
  readonly context?: AppClientContext;
  readonly takesAway: readonly string[];
  readonly opens: readonly string[];
  /** What changes with a consequence that AWS does not document. */
  readonly notKnown: readonly string[];
  readonly without: readonly string[];
}

export interface Fixture {
  readonly about: string;
  /** Addresses of documentation. */
  readonly sources: readonly string[];
  readonly clients?: readonly Client[];
  readonly changes?: readonly Change[];
}

export const read = (): { readonly file: string; readonly fixture: Fixture }[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => ({ file, fixture: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Fixture }));

export const said = ({ text, items = [], parameters }: Sentence): string =>
  `${[text, ...items].join(' | ')} (${parameters.join(', ')})`;
