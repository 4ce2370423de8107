import type * as vscode from 'vscode';
import { archetypes } from '../../../../server/src/language/archetypes';
import type { Archetype } from '../../../../server/src/language/archetypes/archetype';
import type { AppClientContext } from '../../../../server/src/language/context';
import type { Target } from '../../aws/gateway';
import { chooseFrom } from '../ui/ask';
import { askForText } from '../ui/input-box';
import { chooseFolder } from '../files/new-file';
import { draftFrom, draftOf, isToBeMade, poolIn, type Draft } from '../../sync/create/draft';
import { parseFile } from '../../sync/file-text';
import { targetIn } from '../../sync/target';
import { requireDocument, type FilesNeeds } from '../files/subject';
import { documentFor, isBlank, type CommandArguments } from '../files/command-arguments';
import { Cancelled, UserError } from '../ui/user-error';

/** What a client is created from. */
export interface CreateSource {
  /** The file that gets the new id; undefined: a new one is written. */
  readonly document: vscode.TextDocument | undefined;
  /** The file's text when it was chosen. */
  readonly text: string | undefined;
  /** Where a new file goes; undefined if no folder is open. Chosen before anything is created, since its settings are used. */
  readonly folder: vscode.Uri | undefined;
  readonly userPoolId: string | undefined;
  /** The client that the file names, which must be gone. */
  readonly gone?: Target | undefined;
  /** Asks for a name where none is given. @throws Cancelled, UserError */
  draft(userPoolId: string, context: AppClientContext): Promise<Draft>;
}

const LIKE_THE_OPEN_FILE = {
  label: '$(files) Like the open file',
  detail: 'The same settings under another name, in a new file',
  value: 'like',
} as const;

/**
 * Takes the file, if it names no client yet. Else the user chooses a kind of app, a client like the open one, or only a file.
 * @throws Cancelled
 */
export async function chooseSource(app: FilesNeeds, given: CommandArguments): Promise<CreateSource | 'file only'> {
  const document = given.target ? await requireDocument(app, given, '') : await documentFor(given);
  const text = document?.getText() ?? '';
  if (document && !isBlank(text) && isToBeMade(text)) return fromDocument(document, text);
  const gone = given.again && targetIn(text);
  if (document && gone) return { ...fromDocument(document, text), gone };
  const choice = await chooseFrom<Archetype | 'like' | 'file only'>(
    'New app client in Cognito: what kind of app is it for?',
    [
      ...archetypes.map((archetype) => ({ label: archetype.label, detail: archetype.gist, value: archetype })),
      ...(document && targetIn(text) ? [LIKE_THE_OPEN_FILE] : []),
      {
        label: '$(new-file) A File Only…',
        detail: 'To be edited first. Run this command again in it when it is to be made',
        value: 'file only',
      },
    ],
  );
  if (choice === 'file only') return choice;
  const blank = document && isBlank(text) ? document : undefined;
  return {
    document: blank,
    text: blank && text,
    folder: blank ? undefined : await chooseFolder(),
    userPoolId: undefined,
    draft: async (userPoolId, context) => {
      const name = await askName(choice === 'like' ? `${nameIn(text)}-2` : (choice.settings.ClientName ?? ''));
      return choice === 'like' ? draftOfText(text, userPoolId, name) : draftOf(choice, userPoolId, context, name);
    },
  };
}

function fromDocument(document: vscode.TextDocument, text: string): CreateSource {
  return {
    document,
    text,
    folder: undefined,
    userPoolId: poolIn(text),
    draft: async (userPoolId) => {
      const name = nameIn(text) === '' ? await askName('') : undefined;
      return draftOfText(text, userPoolId, name);
    },
  };
}

function draftOfText(text: string, userPoolId: string, name?: string): Draft {
  const draft = draftFrom(text, userPoolId, name);
  if (!draft) throw new UserError('The file is no JSON object, or has a syntax error: nothing can be created from it.');
  return draft;
}

function nameIn(text: string): string {
  const name = parseFile(text)?.['ClientName'];
  return typeof name === 'string' ? name : '';
}

async function askName(value: string): Promise<string> {
  const name = await askForText({
    title: 'Name of the new app client',
    value,
    problemOf: (text) =>
      text.length <= 128 && /^[\w\s+=,.@-]+$/.test(text)
        ? undefined
        : 'One to 128 letters, digits, blanks, and + = , . @ - _',
  });
  if (!name) throw new Cancelled();
  return name;
}
