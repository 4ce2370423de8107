import { UsageError } from '../exit';
import type { Io } from '../io';
import { filesIn, STDIN, type LintTarget as Place } from '../lint/files';
import { shownName } from './app-file';

/** The files that operands mean: files, folders and globs, as for lint. @throws UsageError when there are none */
export async function resolveOperands(operands: readonly string[], io: Io): Promise<Place[]> {
  const places: Place[] = [];
  for await (const place of filesIn(operands, io.cwd)) places.push(place);
  if (places.some(({ path }) => path === STDIN))
    throw new UsageError('Standard input cannot be used here: name a file.');
  if (places.length === 0) throw new UsageError('No file named *.cognito-client.json was found.');
  return places;
}

/** The path of a place. @throws UsageError when there is nothing to read */
export function operandPath({ path, failure }: Place, io: Io): string {
  if (failure !== undefined) throw new UsageError(`${shownName(path, io.cwd)} cannot be read: ${failure}.`);
  return path;
}

/** @throws UsageError without an operand */
export function requireOperands(name: string, operands: readonly string[]): readonly string[] {
  if (operands.length === 0)
    throw new UsageError(`Name a file, a folder or a glob. See cognito-client ${name} --help.`);
  return operands;
}
