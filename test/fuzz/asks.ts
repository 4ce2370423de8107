import type { Diagnostic, Position, Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ACTION_KINDS } from '../../server/src/language/actions';
import { requests } from '../../server/src/requests';
import { MILLION, type Question } from './actions';

/** A request; of code actions once for each kind that can be asked for by name. */
export interface Ask {
  readonly method: string;
  readonly only?: readonly string[];
}

const CODE_ACTION = 'textDocument/codeAction';

/** Everything that can be asked about a document. */
export const ASKS: readonly Ask[] = [
  ...requests.map(({ type: { method } }) => ({ method })),
  ...['', ...ACTION_KINDS].map((kind) => ({ method: CODE_ACTION, only: [kind] })),
];

export const nameOf = ({ method, only }: Ask): string => [method, ...(only ?? [])].join(' ');

/** The ask of a question, and the place of its method. */
export const askOf = ({ method }: Pick<Question, 'method'>): Ask => ASKS[method % ASKS.length] as Ask;

/** A place by its part of a million of the text. */
export const placeIn = (document: TextDocument, at: number, more = 0): Position =>
  document.positionAt(Math.floor((document.getText().length * at) / MILLION) + more);

/** What any request about a document can read. */
export interface Params {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
  readonly positions: readonly Position[];
  readonly range: Range;
  readonly options: object;
  readonly context: object;
}

/** @param found the diagnostics to ask actions for; made-up ones when they are undefined */
export function paramsFor(
  uri: string,
  document: TextDocument,
  { at, to, trigger, beyond, ...ask }: Question,
  found: readonly Diagnostic[] | undefined,
): Params {
  const far: Position = { line: at, character: to };
  const [first, second] = [placeIn(document, Math.min(at, to)), placeIn(document, Math.max(at, to))];
  const range = { start: first, end: beyond ? far : second };
  // It comes back as it is.
  const madeUp = {
    range: { start: first, end: second },
    message: '',
    source: 'cognito-client',
    code: 'unknown-parameter',
    data: { fix: { title: 'x', set: [[['A', at % 3], to]], rename: [[['B'], 'C']] } },
  };
  const { only } = askOf(ask);
  return {
    textDocument: { uri },
    position: beyond ? far : first,
    range,
    positions: [first, second, far],
    options: { tabSize: at % 9, insertSpaces: at % 2 === 0, insertFinalNewline: to % 2 === 0 },
    context: {
      diagnostics: found ?? [madeUp],
      ...(only && { only }),
      ...(trigger ? { triggerKind: 2, triggerCharacter: trigger } : { triggerKind: 1 }),
    },
  };
}
