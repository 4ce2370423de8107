import type { AppClientContext } from '../../../../server/src/language/context';
import { archetypes } from '../../../../server/src/language/archetypes';
import type { Archetype } from '../../../../server/src/language/archetypes/archetype';
import { settingsFor } from '../../../../server/src/language/archetypes/for-pool';
import { identifying, schemaAt } from '../../../../server/src/language/schema';
import { exampleOf } from '../../../../server/src/language/snippet';
import { editText } from '../../../../server/src/language/edits';
import type { RuleLevels } from '../../../../server/src/language/silencing';
import { errorsIn, isRefusedWithoutSecret, type BlockingError } from '../blocking';
import { newFileText, parseFile, pulledText } from '../file-text';
import { fromFile, type Settings } from '../settings';
import { FACETS, mentions } from '../facets';
import { formatValue } from '../format';

/** The placeholder for the id that the service has not given yet. */
const NO_ID = 'notYetMade';

/** A client to be created, as the text of its file with a placeholder for its ClientId. */
export interface Draft {
  readonly text: string;
  readonly settings: Settings;
  readonly userPoolId: string;
  /** Whether the file, or the kind of app, asks for a secret; undefined when it does not say. */
  readonly wantsSecret?: boolean | undefined;
}

/** The example ids in a new file, which belong to no client. */
const EXAMPLE_IDS: readonly unknown[] = identifying.map((name) => exampleOf(schemaAt([name]) ?? {}));
const isWritten = (id: unknown): id is string => typeof id === 'string' && id !== '' && !EXAMPLE_IDS.includes(id);
const isGiven = (id: unknown): id is string => isWritten(id) && !/[${}<>]/.test(id);

/** Whether a file names no client yet: it has no id, an example id, or a placeholder (${VAR}, <your-client-id>). */
export const isToBeMade = (text: string): boolean => !isGiven(parseFile(text)?.['ClientId']);

/** Whether a file has settings and names no client. A placeholder may be that of an existing client. */
export function isWithoutClient(text: string): boolean {
  const value = parseFile(text);
  return value !== undefined && !isWritten(value['ClientId']) && settingLines(fromFile(value)).length > 0;
}

/** The user pool that a file names, unless it is an example. */
export function poolIn(text: string): string | undefined {
  const pool = parseFile(text)?.['UserPoolId'];
  return isGiven(pool) && /^[\w-]+_[0-9a-zA-Z]+$/.test(pool) ? pool : undefined;
}

/** The kind of app with an id such as single-page-app. */
export const archetypeWith = (id: string): Archetype | undefined => archetypes.find((archetype) => archetype.id === id);

/** A draft from a kind of app, adapted to what is known of the pool. */
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
 * A draft from the text of a file, whatever client it names. GenerateSecret, which only a creation has, is removed from the text and
 * becomes `wantsSecret`. Undefined when the text has a syntax error or is no object.
 */
export function draftFrom(text: string, userPoolId: string, name?: string): Draft | undefined {
  const value = parseFile(text);
  if (!value) return undefined;
  const wantsSecret = value['GenerateSecret'];
  const settings = { ...fromFile(value), ...(name !== undefined && { ClientName: name }) };
  const hasWish = typeof wantsSecret === 'boolean';
  const bare = hasWish ? editText(text, [{ path: ['GenerateSecret'], value: undefined }]) : text;
  return {
    text: pulledText(bare, { UserPoolId: userPoolId, ClientId: NO_ID }, settings),
    settings,
    userPoolId,
    ...(hasWish && { wantsSecret }),
  };
}

/** The text of the draft's file once the client has its id. */
export const finished = ({ text, settings, userPoolId }: Draft, clientId: string): string =>
  pulledText(text, { UserPoolId: userPoolId, ClientId: clientId }, settings);

const NAME_NEEDED = 'A new app client needs a ClientName.';

/**
 * The errors that block the creation of a client, by the rules of the editor and what is known of the pool. Nothing is live yet: what
 * the file leaves out has its default.
 */
export function errorsOf(
  { text, settings }: Draft,
  generateSecret: boolean,
  context: AppClientContext,
  levels: RuleLevels = {},
): Pick<BlockingError, 'message' | 'offset'>[] {
  const unnamed = settings.ClientName === undefined ? [{ offset: 0, message: NAME_NEEDED }] : [];
  return [...unnamed, ...errorsIn(text, levels, { ...context, hasSecret: generateSecret, live: {} })];
}

/** Whether the client cannot be created without a secret: it has an error that a secret resolves. */
export const needsSecret = ({ text }: Pick<Draft, 'text'>): boolean => isRefusedWithoutSecret(text, {});

/** Settings as lines, name first, in AWS's order. */
export const settingLines = (settings: Settings): string[] =>
  FACETS.filter((name) => mentions(settings, name)).map((name) => `${name}: ${formatValue(name, settings)}`);
