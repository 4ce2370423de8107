import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  ResponseError,
  type Diagnostic,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { difference } from '../../server/src/language/edits';
import { POOL_CONTEXT_CHANGED } from '../../server/src/protocol';
import { requests } from '../../server/src/requests';
import { changed } from '../server/client';
import { MILLION, type Action, type Edit, type Question, type Script } from './actions';
import { askOf, ASKS, nameOf, paramsFor, placeIn } from './asks';
import { CONTEXTS, LEVELS, settingsOf } from './clients';
import { assertSame } from './same';
import { assertSound } from './sound';
import type { Subject } from './subject';
import { hugeText } from './texts';

const CANCELLED = -32800;
/** A text that grew beyond this is replaced by an empty one: pastes double it. */
const MOST_CHARACTERS = 300_000;
/** Diagnostics that actions are asked for at once. */
const MOST_DIAGNOSTICS = 30;

/** Plays a script with one document. All answers about its last text must equal those of a server to which that is new. */
export async function play(subject: Subject, { start, actions, ends }: Script, fresh: Subject): Promise<void> {
  const { client, world } = subject;
  const open = { uri: await openAnew(subject, start), undo: [] as string[], fresh };
  for (const action of actions) await PLAYS[action.kind](subject, open, action as never);
  await PLAYS.compare(subject, open, { kind: 'compare', ends });
  await PLAYS.told(subject, open, {
    kind: 'told',
    levels: (world.levels + 1) % LEVELS.length,
    context: (world.context + 1) % CONTEXTS.length,
  });
  await PLAYS.compare(subject, open, { kind: 'compare', ends });
  await client.close(open.uri);
  assert.deepEqual(client.log, [], 'no handler failed');
  subject.forget();
}

/** Each under a name of its own: what was published for an address before must not be taken for news. */
const openAnew = (subject: Subject, text: string): Promise<string> =>
  subject.client.open(text, `${++subject.opened}.cognito-client.json`);

interface Open {
  uri: string;
  readonly undo: string[];
  readonly fresh: Subject;
}
type Plays = {
  readonly [K in Action['kind']]: (subject: Subject, open: Open, action: Extract<Action, { kind: K }>) => Promise<void>;
};

const PLAYS: Plays = {
  async edit(subject, open, action) {
    const size = subject.client.text(open.uri).length;
    if (action.alone) await subject.alone({ what: 'an edit', about: '', size }, () => change(subject, open, [action]));
    else await change(subject, open, [action]);
  },
  edits: (subject, open, { edits }) => change(subject, open, edits),
  replace: (subject, open, { text }) => whole(subject, open, text),
  async huge(subject, open, { at, what }) {
    const before = subject.client.text(open.uri);
    const text = hugeText(what);
    await subject.alone({ what: 'an edit', about: what, size: before.length + text.length }, () =>
      change(subject, open, [{ at, remove: 0, text, beyond: false }]),
    );
    for (const method of ASKS.keys())
      await ask(
        subject,
        open,
        { method, at, to: MILLION, trigger: '', cancel: false, beyond: false, real: true },
        what,
      );
    await whole(subject, open, before);
  },
  async undo(subject, open, { steps, whole: all }) {
    const [text] = open.undo.splice(-steps);
    if (text === undefined) return;
    if (all) return whole(subject, open, text, false);
    const [document, by] = [
      subject.lined(subject.client.text(open.uri)),
      difference(subject.client.text(open.uri), text),
    ];
    if (by)
      await send(subject, open, [
        {
          range: { start: document.positionAt(by.offset), end: document.positionAt(by.offset + by.length) },
          text: by.text,
        },
      ]);
  },
  async reopen(subject, open) {
    const { uri } = open;
    const text = subject.client.text(uri);
    open.uri = ''; // answers that still come are about no open document
    await subject.client.close(uri);
    open.uri = await openAnew(subject, text);
  },
  async compare(subject, { uri, fresh }, { ends }) {
    await subject.settled();
    await assertSame(subject, fresh, uri, ends);
  },
  async told(subject, { fresh }, { levels, context }) {
    Object.assign(subject.world, { levels, context });
    for (const {
      client: { connection },
    } of [subject, fresh]) {
      await connection.sendNotification(DidChangeConfigurationNotification.type, {
        settings: settingsOf(subject.world),
      });
      await connection.sendNotification(POOL_CONTEXT_CHANGED);
    }
  },
  async ask(subject, open, action) {
    if (action.alone) return ask(subject, open, action);
    const { uri } = open;
    const { method } = askOf(action);
    const document = subject.lined(subject.client.text(uri));
    const params = paramsFor(uri, document, action, undefined);
    const source = new CancellationTokenSource();
    const answer = subject.client.connection.sendRequest(method, params, source.token);
    if (action.cancel) source.cancel();
    // What waits for the settings may be answered about a newer text.
    const isNow = (): boolean => open.uri === uri && subject.client.text(uri) === document.getText();
    const mayBeLate =
      subject.kind.isAsked && requests.some((request) => request.type.method === method && request.needsSettings);
    subject.watch(
      method,
      answer.then(
        (value) => {
          if (!mayBeLate || isNow()) assertSound(method, value, document, params);
        },
        (error: unknown) => {
          if (!(action.cancel && error instanceof ResponseError && error.code === CANCELLED)) throw error;
        },
      ),
    );
    await subject.room();
  },
};

/** Asks and waits; measures. @param about what the text is like */
async function ask(subject: Subject, { uri }: Open, question: Question, about = ''): Promise<void> {
  const {
    client: { connection },
  } = subject;
  const document = subject.lined(subject.client.text(uri));
  const { method } = askOf(question);
  const isReal = question.real && method === 'textDocument/codeAction';
  const found = isReal
    ? ((await subject.within(
        'diagnostics',
        connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }),
      )) as { items: Diagnostic[] })
    : undefined;
  const params = paramsFor(uri, document, question, found?.items.slice(0, MOST_DIAGNOSTICS));
  const work = { what: nameOf(askOf(question)), about, size: document.getText().length };
  assertSound(method, await subject.alone(work, () => connection.sendRequest(method, params)), document, params);
}

async function change(subject: Subject, open: Open, edits: readonly Edit[]): Promise<void> {
  const before = subject.client.text(open.uri);
  if (before.length > MOST_CHARACTERS) return whole(subject, open, '{}');
  open.undo.push(before);
  if (open.undo.length > 50) open.undo.shift();
  // The changes of one notification follow each other: each is about the text after the one before.
  let document = TextDocument.create('', '', 0, before);
  await send(
    subject,
    open,
    edits.map(({ at, remove, text, beyond }, index): TextDocumentContentChangeEvent => {
      const end = placeIn(document, at, remove);
      const it = {
        range: {
          start: placeIn(document, at),
          end: beyond ? { line: end.line, character: end.character + MILLION } : end,
        },
        text,
      };
      document = changed(document, it, index + 1);
      return it;
    }),
  );
}

async function send(subject: Subject, open: Open, changes: TextDocumentContentChangeEvent[]): Promise<void> {
  subject.figures.edits += changes.length;
  await subject.client.change(open.uri, changes);
}

async function whole(subject: Subject, open: Open, text: string, undoable = true): Promise<void> {
  if (undoable) open.undo.push(subject.client.text(open.uri));
  subject.figures.edits++;
  await subject.client.change(open.uri, text);
}
