import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { TextDocument, type Range } from 'vscode-json-languageservice';
import { isGatewayError } from '../../aws/gateway';
import type { Bases } from '../../state/bases';
import { errorsIn } from '../../sync/blocking';
import { driftOf, type Difference } from '../../sync/drift';
import type { StoredBase } from '../../sync/plan';
import { readLive } from '../../sync/live';
import { subjectOf } from '../../sync/target';
import { UsageError } from '../exit';
import type { Io } from '../io';
import type { InputFile } from '../lint/files';
import { readAppFile, shownName, type AppFile } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import type { TerminalConnection } from '../common/connection';
import { operandPath } from '../common/operands';
import { formatError } from '../common/format-error';

/** A difference, and the range of its parameter in the file. */
export interface PlacedDifference extends Difference {
  readonly range: Range;
}

/** What the comparison of a file with what is live has found. */
export type FileComparison = { readonly file: string } & (
  | { readonly state: 'same' }
  | { readonly state: 'drift'; readonly base: StoredBase; readonly differences: readonly PlacedDifference[] }
  | { readonly state: 'gone'; readonly range: Range; readonly message: string }
  | { readonly state: 'failed'; readonly message: string }
);

/** What the comparison of a file needs besides the file. */
export interface CompareContext {
  readonly io: Io;
  readonly connection: TerminalConnection;
  readonly bases: Bases;
  /** Only what the file mentions is compared. */
  readonly mentioned: boolean;
}

/** Compares one file with what is live, by one request. Never rejects: for what cannot be compared, the result says why. */
export async function compareFile(input: InputFile, context: CompareContext): Promise<FileComparison> {
  const { io } = context;
  const name = shownName(input.path, io.cwd);
  try {
    const file = await readAppFile(operandPath(input, io), io.cwd);
    assertComparable(file);
    return await compareWithLive(file, context);
  } catch (error) {
    return { file: name, state: 'failed', message: formatError(error) };
  }
}

/** Errors that leave the meaning of a file open. Values that the service would refuse can be compared nevertheless. */
const INCOMPARABLE: readonly string[] = ['json-syntax', 'wrong-type', 'too-deep', 'too-large'];

/** Checks that a file means something. @throws UsageError with its first error when it does not */
function assertComparable({ name, text }: AppFile): void {
  const error = errorsIn(text).find(({ code }) => INCOMPARABLE.includes(code));
  if (error) throw new UsageError(`${name} has an error that leaves its meaning open: ${error.message}`);
}

async function compareWithLive(
  file: AppFile,
  { io, connection, bases, mentioned }: CompareContext,
): Promise<FileComparison> {
  const region = connection.regionFor(file.target.userPoolId);
  try {
    const live = await readLive(await connection.gateway(region), file.target, io.interrupted);
    const base = await bases.read(await baseKeyOf(file.path), file.target);
    const differences = driftOf(base, file.local, live.settings, { mentioned });
    if (differences.length === 0) return { file: file.name, state: 'same' };
    return {
      file: file.name,
      state: 'drift',
      base,
      differences: differences.map((difference) => ({ ...difference, range: rangeOf(file.text, difference.name) })),
    };
  } catch (error) {
    const explained = connection.explain(error, region, subjectOf(file.target));
    if (isGatewayError(error) && error.kind === 'not-found')
      return { file: file.name, state: 'gone', range: rangeOf(file.text, 'ClientId'), message: formatError(explained) };
    throw explained;
  }
}

/** The range of a parameter in a file; the opening brace for one that is not mentioned. */
function rangeOf(text: string, name: string): Range {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const property = root && findNodeAtLocation(root, [name])?.parent;
  const { offset, length } = property ?? { offset: root?.offset ?? 0, length: 1 };
  const document = TextDocument.create('', '', 0, text);
  return { start: document.positionAt(offset), end: document.positionAt(offset + length) };
}
