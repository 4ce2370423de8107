import {
  DidChangeConfigurationNotification,
  HoverRequest,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type TestClient } from '../server/client';
import { bringing, settingsOf, type Kind, type World } from './clients';
import { note, noFigures, type Figures, type Work } from './figures';
import { workOf } from './processor';

/** Requests that may wait for their answers at once. */
const MOST_WAITING = 20;

/** How often a request that waits is looked at, and how long a server may do nothing before its answer counts as lost. */
const LOOK_MS = 250;
const LOST_MS = 60_000;

/** A server under attack, with what was seen of it. */
export interface Subject {
  readonly client: TestClient;
  readonly kind: Kind;
  readonly world: World;
  readonly figures: Figures;
  /** The arguments of the long run that play the present script again. */
  repeat: string;
  /** Documents opened so far. */
  opened: number;
  /** A text with its lines; the same object while the text stays, for counting the lines of 5 MB takes its time. */
  lined(text: string): TextDocument;
  /** Waits for an answer; rejects when the server works too long for it, loses it or ends. */
  within<T>(what: string, answer: Promise<T>): Promise<T>;
  /** The same when nothing else is under way: then it may take the time of one. */
  bySelf<T>(what: string, answer: Promise<T>): Promise<T>;
  /** The same, with the processor time noted. @param work of what kind it is, and the size of the text */
  alone<T>(work: Pick<Work, 'what' | 'about' | 'size'>, ask: () => Promise<T>): Promise<T>;
  /** The same without waiting: a failure is thrown by the next settled() or room(). */
  watch(what: string, answer: Promise<unknown>): void;
  /** Waits until all that was sent is read and answered. */
  settled(): Promise<void>;
  /** Waits while too many answers are outstanding. */
  room(): Promise<void>;
  /** Drops what was published and logged so far. */
  forget(): void;
  readonly isAlive: boolean;
}

/** Starts a server. @param limitMs processor time for one request, above which it counts as a hang */
export async function startSubject(kind: Kind, world: World, limitMs: number): Promise<Subject> {
  const client = await startClient(kind.capabilities, bringing(kind, world));
  if (!kind.isAsked)
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: settingsOf(world) });
  const pid = client.process.pid as number;
  const waiting = new Set<Promise<unknown>>();
  let failure: unknown;
  let isAlive = true;
  let last = TextDocument.create('', '', 0, '');
  const died = new Promise<never>((_done, fail) =>
    client.process.once('exit', (code, signal) => {
      isAlive = false;
      fail(new Error(`the server ended with ${code ?? signal}`));
    }),
  );
  died.catch(() => undefined);
  const throwFailure = (): void => {
    const thrown = failure;
    failure = undefined;
    if (thrown !== undefined) throw thrown;
  };
  const bounded = async <T>(what: string, answer: Promise<T>, most: number): Promise<T> => {
    const [stop, late] = lateness(what, pid, most);
    try {
      return await Promise.race([answer, late, died]);
    } finally {
      stop();
    }
  };
  /** What was sent before is read when this is answered. */
  const read = (): Promise<unknown> =>
    bounded(
      'an edit',
      client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: 'file:///not-open' },
        position: { line: 0, character: 0 },
      }),
      limitMs * MOST_WAITING,
    );
  const subject: Subject = {
    client,
    kind,
    world,
    figures: noFigures(),
    repeat: '',
    opened: 0,
    get isAlive() {
      return isAlive;
    },
    lined(text) {
      if (last.getText() !== text) last = TextDocument.create('', '', 0, text);
      return last;
    },
    // It stands in a row with others: they all may take the time of one.
    async within(what, answer) {
      try {
        return await bounded(what, answer, limitMs * MOST_WAITING);
      } finally {
        subject.figures.answers++;
      }
    },
    async bySelf(what, answer) {
      subject.figures.answers++;
      return bounded(what, answer, limitMs);
    },
    async alone(work, ask) {
      const told = `${work.what} (${work.size} characters${work.about && `: ${work.about}`})`;
      await subject.settled();
      const began = workOf(pid);
      const answer = await bounded(told, ask(), limitMs);
      await read();
      subject.figures.answers++;
      const ms = Math.round(workOf(pid, began) - began);
      note(subject.figures, { ...work, ms, repeat: subject.repeat });
      if (ms > limitMs) throw new Error(`${told} took ${ms} ms of processor time`);
      return answer;
    },
    watch(what, answer) {
      const one = subject
        .within(what, answer)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => waiting.delete(one));
      waiting.add(one);
    },
    async settled() {
      await Promise.all(waiting);
      throwFailure();
      await read();
    },
    async room() {
      if (waiting.size >= MOST_WAITING) await Promise.race(waiting);
      throwFailure();
    },
    forget() {
      (client.published as PublishDiagnosticsParams[]).length = 0;
      (client.log as string[]).length = 0;
    },
  };
  return subject;
}

/** Rejects when a process worked longer than that, or when it rests and nothing comes. @returns how to stop it, and it */
function lateness(what: string, pid: number, most: number): [() => void, Promise<never>] {
  let timer: NodeJS.Timeout | undefined;
  const began = workOf(pid);
  let [before, since] = [began, Date.now()];
  const late = new Promise<never>((_done, fail) => {
    timer = setInterval(() => {
      const now = workOf(pid);
      if (now - began > most) fail(new Error(`${what} took more than ${most} ms of processor time`));
      if (now > before) [before, since] = [now, Date.now()];
      else if (Date.now() - since > LOST_MS) fail(new Error(`${what} had no answer`));
    }, LOOK_MS);
  });
  late.catch(() => undefined);
  return [() => clearInterval(timer), late];
}
