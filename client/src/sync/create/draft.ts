import type { AppClientContext } from '../../../../server/src/language/context';
import { archetypes } from '../../../../server/src/language/archetypes';
import type { Archetype } from '../../../../server/src/language/archetypes/archetype';
import { settingsFor } from '../../../../server/src/language/archetypes/for-pool';
import { identifying, schemaAt } from '../../../../server/src/language/schema';
import { exampleOf } from '../../../../server/src/language/snippet';
import { editText } from '../../../../server/src/language/edits';
import type { RuleLevels } from '../../../../server/src/language/silencing';
import { errorsIn, type BlockingError } from '../blocking';
import { newFileText, parseFile, pulledText } from '../file-text';
import { fromFile, type Settings } from '../settings';
import { FACETS, mentions } from '../facets';
import { formatValue } from '../format';

/** Stands for the id that the service has yet to give. */
const NO_ID = 'notYetMade';

/** A client that is to be made, as the text of its file without a ClientId of its own. */
export interface Draft {
  readonly text: string;
  readonly settings: Settings;
  readonly userPoolId: string;
  /** What the file, or the kind of app, says of a secret; undefined: nothing. */
  readonly wantsSecret?: boolean | undefined;
}

/** The ids that stand in a file that was started from a kind of app: nobody's. */
const EXAMPLES: readonly unknown[] = identifying.map((name) => exampleOf(schemaAt([name]) ?? {}));
const isWritten = (id: unknown): id is string => typeof id === 'string' && id !== '' && !EXAMPLES.includes(id);
const isGiven = (id: unknown): id is string => isWritten(id) && !/[${}<>]/.test(id);

/** Whether a file names no client yet: it has no id, an example's, or a placeholder's (${VAR}, <your-client-id>). */
export const isToBeMade = (text: string): boolean => !isGiven(parseFile(text)?.['ClientId']);

/** Whether a file has settings and no client to go to. A placeholder may stand for one that is there. */
export function isWithoutClient(text: string): boolean {
  const value = parseFile(text);
  return value !== undefined && !isWritten(value['ClientId']) && settingLines(fromFile(value)).length > 0;
}

/** The user pool that a file names, and that is no example. */
export function poolIn(text: string): string | undefined {
  const pool = parseFile(text)?.['UserPoolId'];
  return isGiven(pool) && /^[\w-]+_[0-9a-zA-Z]+$/.test(pool) ? pool : undefined;
}

/** The kind of app with an id such as single-page-app. */
export const archetypeWith = (id: string): Archetype | undefined => archetypes.find((archetype) => archetype.id === id);

/** A draft from a kind of app, put right for what is known of the pool. */
export function draftOf(archetype: Archetype, userPoolId: string, context: AppClientContext, name?: string): Draft {
  const settings = { ...settingsFor(archetype, context), ...(name !== undefined && { ClientName: name }) };
  return {
    text: newFileText({ UserPoolId: userPoolId, ClientId: NO_ID }, settings),
    settings,
    userPoolId,
    wantsSecret: archetype.secret !== 'none',
  };
}

/**
 * A draft from the text of a file, whatever client it names. GenerateSecret, which belongs to a creation only, is taken out of it and
 * heeded. Undefined when the text has a syntax error or is no object.
 */
export function draftFrom(text: string, userPoolId: string, name?: string): Draft | undefined {
  const value = parseFile(text);
  if (!value) return undefined;
  const wanted = value['GenerateSecret'];
  const settings = { ...fromFile(value), ...(name !== undefined && { ClientName: name }) };
  const bare = typeof wanted === 'boolean' ? editText(text, [{ path: ['GenerateSecret'], value: undefined }]) : text;
  return {
    text: pulledText(bare, { UserPoolId: userPoolId, ClientId: NO_ID }, settings),
    settings,
    userPoolId,
    ...(typeof wanted === 'boolean' && { wantsSecret: wanted }),
  };
}

/** The text of the draft's file once the client has its id. */
export const finished = ({ text, settings, userPoolId }: Draft, clientId: string): string =>
  pulledText(text, { UserPoolId: userPoolId, ClientId: clientId }, settings);

/**
 * The errors that stand against making the client, by the rules of the editor, with what is known of the pool: nothing is live yet, so
 * that what the file leaves out has its default.
 */
export function errorsOf(
  { text, settings }: Draft,
  generateSecret: boolean,
  context: AppClientContext,
  levels: RuleLevels = {},
): Pick<BlockingError, 'message' | 'offset'>[] {
  const unnamed =
    settings.ClientName === undefined ? [{ offset: 0, message: 'A new app client needs a ClientName.' }] : [];
  return [...unnamed, ...errorsIn(text, levels, { ...context, hasSecret: generateSecret, live: {} })];
}

/** Whether the client cannot be made without a secret: something in it is an error only without one. */
export function needsSecret({ text }: Pick<Draft, 'text'>): boolean {
  const codes = (hasSecret: boolean): ReadonlySet<string> =>
    new Set(errorsIn(text, {}, { hasSecret, live: {} }).map(({ code }) => code));
  const withOne = codes(true);
  return [...codes(false)].some((code) => !withOne.has(code));
}

/** Every setting of the draft in words, name first, in AWS's order. */
export const settingLines = (settings: Settings): string[] =>
  FACETS.filter((name) => mentions(settings, name)).map((name) => `${name}: ${formatValue(name, settings)}`);
