import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { TextDocument, type Range } from 'vscode-json-languageservice';
import { isGatewayError } from '../../aws/gateway';
import type { Bases } from '../../state/bases';
import { errorsIn } from '../../sync/blocking';
import { driftOf, type Difference } from '../../sync/drift';
import { readLive } from '../../sync/live';
import { subjectOf } from '../../sync/target';
import { UsageError } from '../exit';
import type { Io } from '../io';
import type { LintTarget as Place } from '../lint/files';
import { baseKeyOf, readAppFile, shownName, type AppFile } from '../common/app-file';
import type { TerminalConnection } from '../common/connection';
import { operandPath } from '../common/operands';
import { formatError } from '../common/format-error';

/** A difference with its place in the file, as LSP counts it. */
export interface PlacedDifference extends Difference {
  readonly range: Range;
}

/** How a file stands to what is live. */
export type Compared = { readonly file: string } & (
  | { readonly state: 'same' }
  | { readonly state: 'drift'; readonly differences: readonly PlacedDifference[] }
  | { readonly state: 'gone'; readonly range: Range; readonly message: string }
  | { readonly state: 'failed'; readonly message: string }
);

/** What comparing needs besides a file. */
export interface Comparing {
  readonly io: Io;
  readonly connection: TerminalConnection;
  readonly bases: Bases;
  readonly mentioned: boolean;
}

/** Compares one file with one describe. Never rejects: what cannot be compared says why. */
export async function compareFile(place: Place, comparing: Comparing): Promise<Compared> {
  const name = shownName(place.path, comparing.io.cwd);
  try {
    const file = await readAppFile(operandPath(place, comparing.io), comparing.io.cwd);
    refuseUnsound(file);
    return await compared(file, comparing);
  } catch (error) {
    return { file: name, state: 'failed', message: formatError(error) };
  }
}

/** Values of a wrong type mean nothing that could be compared. What the service would refuse can be compared all the same. */
const UNSOUND: readonly string[] = ['json-syntax', 'wrong-type', 'too-deep', 'too-large', 'duplicate-member'];

function refuseUnsound({ name, text }: AppFile): void {
  const found = errorsIn(text).find(({ code }) => UNSOUND.includes(code));
  if (found) throw new UsageError(`${name} has an error that leaves its meaning open: ${found.message}`);
}

async function compared(file: AppFile, { io, connection, bases, mentioned }: Comparing): Promise<Compared> {
  const region = connection.regionFor(file.target.userPoolId);
  try {
    const live = await readLive(await connection.gateway(region), file.target, io.interrupted);
    const differences = driftOf(await bases.read(await baseKeyOf(file.path), file.target), file.local, live.settings, {
      mentioned,
    });
    if (differences.length === 0) return { file: file.name, state: 'same' };
    return {
      file: file.name,
      state: 'drift',
      differences: differences.map((difference) => ({ ...difference, range: rangeOf(file.text, difference.name) })),
    };
  } catch (error) {
    const explained = connection.explain(error, region, subjectOf(file.target));
    if (isGatewayError(error) && error.kind === 'not-found')
      return { file: file.name, state: 'gone', range: rangeOf(file.text, 'ClientId'), message: formatError(explained) };
    throw explained;
  }
}

/** Where a parameter stands; the opening brace for one that is not mentioned. */
function rangeOf(text: string, name: string): Range {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const property = root && findNodeAtLocation(root, [name])?.parent;
  const { offset, length } = property ?? { offset: root?.offset ?? 0, length: 1 };
  const document = TextDocument.create('', '', 0, text);
  return { start: document.positionAt(offset), end: document.positionAt(offset + length) };
}
