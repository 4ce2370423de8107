import { UsageError } from '../exit';
import type { Io } from '../io';
import { filesIn, NO_CLIENT_FILE, STDIN, type InputFile } from '../lint/files';
import { shownName } from './app-file';

/** The files that operands mean: files, folders and globs, as for lint. @throws UsageError when there are none */
export async function resolveOperands(operands: readonly string[], io: Io): Promise<InputFile[]> {
  const inputs: InputFile[] = [];
  for await (const input of filesIn(operands, io.cwd)) inputs.push(input);
  if (inputs.some(({ path }) => path === STDIN))
    throw new UsageError('Standard input cannot be used here: name a file.');
  if (inputs.every(({ failure }) => failure === NO_CLIENT_FILE)) throw new UsageError(nothingFound(inputs, io));
  return inputs;
}

function nothingFound(folders: readonly InputFile[], { cwd }: Io): string {
  const names = folders.map(({ path }) => (path === cwd ? 'the current folder' : shownName(path, cwd)));
  return `No file named *.cognito-client.json was found in ${names.join(', ')}.`;
}

/** The path of an input file. @throws UsageError when it cannot be read */
export function operandPath({ path, failure }: InputFile, io: Io): string {
  if (failure !== undefined) throw new UsageError(`${shownName(path, io.cwd)} cannot be read: ${failure}.`);
  return path;
}

/** The operands, of which there must be at least one. @throws UsageError without an operand */
export function requireOperands(name: string, operands: readonly string[]): readonly string[] {
  if (operands.length === 0)
    throw new UsageError(`Name a file, a folder or a glob. See cognito-client ${name} --help.`);
  return operands;
}

/** Whether a text has the form of a user pool's id. */
export const isPoolId = (text: string): boolean => /^[\w-]+_[0-9a-zA-Z]+$/.test(text);

/** Checks a user pool's id from the command line. @throws UsageError when it has another form */
export function requirePoolId(id: string): void {
  if (!isPoolId(id)) throw new UsageError(`"${id}" is no user pool's id: it looks like us-east-1_AbCdEf123.`);
}
