import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { DocumentDiagnosticRequest, type Diagnostic } from 'vscode-languageserver/node';
import type { Script } from './actions';
import { ASKS, nameOf, paramsFor } from './asks';
import { assertSound } from './sound';
import type { Subject } from './subject';

/** What a server asks its client for comes after a while: half a second after the last letter of an id. */
const LATE_MS = 20_000;
const LOOK_MS = 50;
/** Of an answer or a text, in characters. */
const MOST_TOLD = 2_000;

/** Asks two servers everything about one text, at two places; their answers must be the same. The text is opened in the second one for it. */
export async function assertSame(subject: Subject, fresh: Subject, uri: string, ends: Script['ends']): Promise<void> {
  const text = subject.client.text(uri);
  await fresh.client.open(text, uri.slice(uri.lastIndexOf('/') + 1));
  const { isAsked } = subject.kind;
  const deadline = Date.now() + (isAsked ? LATE_MS : 0);
  // A second look where the first could have come before what the servers ask for.
  for (let looks = 0; looks < (isAsked ? 2 : 1);) {
    if (looks > 0) await delay(LOOK_MS);
    const other = await differenceOf(subject, fresh, uri, ends);
    looks = other ? 0 : looks + 1;
    if (other && Date.now() > deadline) assert.fail(`${other}\nfor ${JSON.stringify(text).slice(0, MOST_TOLD)}`);
  }
  await fresh.client.close(uri);
  await assertPublished(subject, uri, deadline);
}

/** The first answer in which two servers differ, in words. */
async function differenceOf(
  subject: Subject,
  fresh: Subject,
  uri: string,
  ends: Script['ends'],
): Promise<string | undefined> {
  const [found, anew] = [await answersOf(subject, uri, ends), await answersOf(fresh, uri, ends)];
  const name = [...found.keys()].find((key) => found.get(key) !== anew.get(key));
  return name === undefined
    ? undefined
    : `${name} is answered otherwise than by a fresh server:\n${found.get(name)?.slice(0, MOST_TOLD)}\n${anew.get(name)?.slice(0, MOST_TOLD)}`;
}

/** All answers as JSON, by what was asked. */
async function answersOf(subject: Subject, uri: string, ends: Script['ends']): Promise<Map<string, string>> {
  const {
    client: { connection },
  } = subject;
  const document = subject.lined(subject.client.text(uri));
  const { items } = (await subject.bySelf(
    'diagnostics',
    connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }),
  )) as { items: Diagnostic[] };
  const answers = new Map<string, string>();
  for (const at of ends) {
    for (const [method, ask] of ASKS.entries()) {
      const params = paramsFor(
        uri,
        document,
        { method, at, to: ends[1], trigger: '', cancel: false, beyond: false, real: true },
        items.slice(0, 5),
      );
      const answer: unknown = await subject.bySelf(nameOf(ask), connection.sendRequest(ask.method, params));
      assertSound(ask.method, answer, document, params);
      answers.set(`${nameOf(ask)} at ${at}`, JSON.stringify(answer));
    }
  }
  return answers;
}

/** What was published last for the newest version is what a question is answered. */
async function assertPublished(subject: Subject, uri: string, deadline: number): Promise<void> {
  const {
    client,
    kind: { capabilities },
  } = subject;
  if (capabilities.textDocument?.diagnostic) return;
  const { items } = (await subject.bySelf(
    'diagnostics',
    client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }),
  )) as { items: Diagnostic[] };
  for (const until = deadline + LATE_MS; ; await delay(5)) {
    const last = client.published.findLast((params) => params.uri === uri);
    if (JSON.stringify(last?.diagnostics) === JSON.stringify(items)) return;
    if (Date.now() > until) assert.deepEqual(last?.diagnostics, items, 'the diagnostics that were published last');
  }
}
