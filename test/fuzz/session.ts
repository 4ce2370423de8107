import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { CancellationTokenSource, ResponseError, type Diagnostic, type Position, type TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { requests } from '../../server/src/requests';
import { hugeText, MILLION, type Action, type Script } from './actions';
import { changed } from '../server/client';
import type { Subject } from './subject';
import { assertSound } from './sound';

const METHODS = requests.map(({ type }) => type.method);
const CANCELLED = -32800;
/** A text that grew beyond this is replaced by an empty one: pastes double it. */
const MOST_CHARACTERS = 300_000;

/** Plays a script with one document and ends with the diagnostics of its last text, which those of a fresh server must equal. */
export async function play(subject: Subject, { start, actions }: Script, fresh: () => Promise<Subject>): Promise<void> {
  const { client } = subject;
  const open = { uri: await openAnew(subject, start), undo: [] as string[] };
  for (const action of actions) await PLAYS[action.kind](subject, open, action as never);
  await subject.settled();
  const [text, found] = [client.text(open.uri), await subject.within('diagnostics', client.diagnostics(open.uri))];
  assertSound('diagnostics', found, subject.lined(text));
  await client.close(open.uri);
  assert.deepEqual(client.log, [], 'no handler failed');
  const other = await fresh();
  const anew = await other.within('diagnostics', other.client.diagnostics(await other.client.open(text)));
  assert.ok(isDeepStrictEqual(comparable(found), comparable(anew)), `the same diagnostics as a fresh server for ${JSON.stringify(text).slice(0, 2000)}`);
}

/** The document's address differs, and nothing else may. */
const comparable = (found: Diagnostic[]): unknown => found.map(({ relatedInformation, ...rest }) => ({ ...rest, related: relatedInformation?.map(({ message, location }) => [message, location.range]) }));

/** Each under a name of its own: what was published for an address before must not be taken for news. */
const openAnew = (subject: Subject, text: string): Promise<string> => subject.client.open(text, `${++subject.opened}.cognito-client.json`);

interface Open { uri: string; readonly undo: string[] }
type Plays = { readonly [K in Action['kind']]: (subject: Subject, open: Open, action: Extract<Action, { kind: K }>) => Promise<void> };

const PLAYS: Plays = {
  edit: (subject, open, action) => change(subject, open, [action]),
  edits: (subject, open, { edits }) => change(subject, open, edits),
  replace: (subject, open, { text }) => whole(subject, open, text),
  async huge(subject, open, { at, what }) {
    const before = subject.client.text(open.uri);
    await change(subject, open, [{ at, remove: 0, text: hugeText(what) }]);
    for (const method of METHODS.keys()) {
      await PLAYS.ask(subject, open, { kind: 'ask', method, at, to: MILLION, trigger: '', cancel: false });
      await subject.settled();
    }
    await whole(subject, open, before);
  },
  async undo(subject, open, { steps }) {
    const [text] = open.undo.splice(-steps);
    if (text !== undefined) await whole(subject, open, text, false);
  },
  async reopen(subject, open) {
    const text = subject.client.text(open.uri);
    await subject.client.close(open.uri);
    open.uri = await openAnew(subject, text);
  },
  async ask(subject, { uri }, { method: index, at, to, trigger, cancel }) {
    const method = METHODS[index % METHODS.length] as string;
    const document = subject.lined(subject.client.text(uri));
    const source = new CancellationTokenSource();
    const answer = subject.client.connection.sendRequest(method, paramsFor(uri, document, at, to, trigger), source.token);
    if (cancel) source.cancel();
    subject.watch(method, answer.then((it) => assertSound(method, it, document), (error: unknown) => {
      if (!(cancel && error instanceof ResponseError && error.code === CANCELLED)) throw error;
    }));
    await subject.room();
  },
};

async function change(subject: Subject, open: Open, edits: readonly { readonly at: number; readonly remove: number; readonly text: string }[]): Promise<void> {
  const before = subject.client.text(open.uri);
  if (before.length > MOST_CHARACTERS) return whole(subject, open, '{}');
  open.undo.push(before);
  if (open.undo.length > 50) open.undo.shift();
  // The changes of one notification follow each other: each is about the text after the one before.
  let document = TextDocument.create('', '', 0, before);
  const changes = edits.map(({ at, remove, text }, index): TextDocumentContentChangeEvent => {
    const it = { range: { start: placeIn(document, at), end: placeIn(document, at, remove) }, text };
    document = changed(document, it, index + 1);
    return it;
  });
  subject.edits += changes.length;
  await subject.client.change(open.uri, changes);
}

async function whole(subject: Subject, open: Open, text: string, undoable = true): Promise<void> {
  if (undoable) open.undo.push(subject.client.text(open.uri));
  subject.edits++;
  await subject.client.change(open.uri, text);
}

const placeIn = (document: TextDocument, at: number, more = 0): Position => document.positionAt(Math.floor(document.getText().length * at / MILLION) + more);

/** Parameters that any request about a document can read. */
function paramsFor(uri: string, document: TextDocument, at: number, to: number, trigger: string): object {
  const [position, other] = [placeIn(document, Math.min(at, to)), placeIn(document, Math.max(at, to))];
  const range = { start: position, end: other };
  const diagnostic = { range, message: '', source: 'cognito-client', code: 'unknown-parameter', data: { fix: { title: 'x', set: [[['A', at % 3], to]], rename: [[['B'], 'C']] } } };
  return {
    textDocument: { uri }, position, range, positions: [position, other, { line: at, character: to }], options: { tabSize: at % 9, insertSpaces: at % 2 === 0, insertFinalNewline: to % 2 === 0 },
    context: { diagnostics: [diagnostic], ...(trigger ? { triggerKind: 2, triggerCharacter: trigger } : { triggerKind: 1 }) },
  };
}
