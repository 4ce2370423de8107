import type { AppClientContext } from '../context';
import { identifying, parameterNames, schemaAt, type ParameterName } from '../schema';
import { concat, exampleOf, membersText, type Inserted } from '../snippet';
import type { Archetype } from './archetype';
import { settingsFor } from './for-pool';

/** How the lines of a text begin and end. */
export interface TextStyle {
  readonly indent: string;
  readonly eol: string;
}

const ALWAYS_ASKED = [...identifying, 'ClientName', 'CallbackURLs', 'LogoutURLs'] as const;

/** The members of an archetype, one a line and in AWS's order; without braces. Tab stops are where the user has something to fill in. */
export function archetypeMembers(
  archetype: Archetype,
  context: AppClientContext,
  { indent, eol }: TextStyle,
): Inserted {
  const settings: Readonly<Record<string, unknown>> = settingsFor(archetype, context);
  const valueOf = (name: ParameterName): unknown =>
    (identifying as readonly string[]).includes(name) ? exampleOf(schemaAt([name]) ?? {}) : settings[name];
  const members = parameterNames
    .map((name) => [name, valueOf(name)] as const)
    .filter(([, value]) => value !== undefined);
  return membersText(members, new Set([...ALWAYS_ASKED, ...(archetype.asks ?? [])]), indent, eol);
}

/** An archetype as a whole file. */
export function archetypeFile(
  archetype: Archetype,
  context: AppClientContext = {},
  { indent, eol }: TextStyle = { indent: '  ', eol: '\n' },
): Inserted {
  return concat(`{${eol}`, archetypeMembers(archetype, context, { indent, eol }), `${eol}}`);
}
