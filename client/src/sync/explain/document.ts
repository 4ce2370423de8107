import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { escapeMarkdown } from '../../../../server/src/language/markdown';
import { settable, type SettableName } from '../../../../server/src/language/schema';
import { parseFile } from '../file-text';
import { planPush, type Resolutions, type StoredBase } from '../plan';
import { FACETS } from '../facets';
import { fromFile } from '../settings';
import { consequencesOf, type Consequences } from './consequences';
import { consequencesMarkdown, explainedMarkdown, type LinkOf } from './markdown';
import { wellTypedSettings } from '../well-typed';
import { explain } from './topics';
import type { Settings } from '../settings';

/** The client as it was last seen live, and what file and client last agreed on. */
export interface LastSeen {
  readonly settings: Settings;
  /** Undefined: not known. */
  readonly hasSecret: boolean | undefined;
  readonly isRegistered?: boolean;
  /** When, in words: "14:03". */
  readonly when: string;
  readonly base: StoredBase;
}

/** The line of each parameter in a file's text, from 1. */
export function parameterLines(text: string): ReadonlyMap<SettableName, number> {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const lines = settable.flatMap((name) => {
    const member = root && findNodeAtLocation(root, [name])?.parent;
    return member ? [[name, text.slice(0, member.offset).split(/\r\n|\n|\r/).length] as const] : [];
  });
  return new Map(lines);
}

const ALL_MINE = Object.fromEntries(FACETS.map((name) => [name, 'mine'])) as Resolutions;

/**
 * The document that says what the client of a file can do. With a client that was seen live, what the file leaves out has its live
 * value, and the document begins with what a push would take away and open; else it has its documented default.
 * @param linkTo the address of a line of the file
 */
export function explanationDocument(
  text: string,
  fileName: string,
  linkTo: (line: number) => string | undefined,
  lastSeen?: LastSeen,
): string {
  const value = parseFile(text);
  if (!value)
    return `# ${escapeMarkdown(fileName)}\n\nNothing can be said: the file has a syntax error, or holds no object.\n`;
  const { settings: local, invalid } = wellTypedSettings(fromFile(value));
  const lines = parameterLines(text);
  const linkOf = (name: SettableName): string | undefined => {
    const line = lines.get(name);
    return line === undefined ? undefined : linkTo(line);
  };
  const planned = lastSeen
    ? planPush({ base: lastSeen.base, local, live: lastSeen.settings }, 'merge', ALL_MINE).planned
    : local;
  const context = lastSeen ? { hasSecret: lastSeen.hasSecret, isRegistered: lastSeen.isRegistered ?? false } : {};
  const name = [planned.ClientName, value['ClientId']].find((label) => typeof label === 'string') ?? fileName;
  return (
    [
      `# What ${escapeMarkdown(name)} can do`,
      lastSeen
        ? `What the file leaves out counts as it was live at ${escapeMarkdown(lastSeen.when)}.`
        : 'Said from the file alone: what it leaves out counts with its documented default.',
      ...(invalid.length > 0 ? [`**Left out**, because the value is not valid: ${invalid.join(', ')}.`] : []),
      ...(lastSeen ? pushSection(consequencesOf(lastSeen.settings, planned, context), linkOf) : []),
      ...explainedMarkdown(explain(wellTypedSettings(planned).settings, context), linkOf),
    ].join('\n\n') + '\n'
  );
}

function pushSection(consequences: Consequences, linkOf: LinkOf): string[] {
  const sections = consequencesMarkdown(consequences, linkOf);
  return sections.length > 0
    ? ['**A push would change what was live:**', ...sections, '---']
    : ['The file does nothing else than what was live.'];
}
