import { readFileSync } from 'node:fs';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type TestClient } from '../server/client';

/** Requests that may wait for their answers at once. */
const MOST_WAITING = 20;

/** A server under attack, with what was seen of it. */
export interface Subject {
  readonly client: TestClient;
  /** Documents opened so far. */
  opened: number;
  /** Edits sent so far. */
  edits: number;
  /** The longest that the server worked until an answer came: milliseconds of its processor time where there is /proc, else of the clock. */
  slowest: { readonly what: string; readonly ms: number };
  answers: number;
  /** A text with its lines; the same object while the text stays, for counting the lines of 5 MB takes its time. */
  lined(text: string): TextDocument;
  /** Waits for an answer; rejects when it does not come in time, or the server ends. */
  within<T>(what: string, answer: Promise<T>): Promise<T>;
  /** The same without waiting: a failure is thrown by the next settled() or room(). */
  watch(what: string, answer: Promise<unknown>): void;
  settled(): Promise<void>;
  /** Waits while too many answers are outstanding. */
  room(): Promise<void>;
  readonly isAlive: boolean;
}

/** Starts a server. @param limitMs an answer that takes longer is a hang */
export async function startSubject(capabilities: ClientCapabilities, limitMs: number): Promise<Subject> {
  const client = await startClient(capabilities);
  const waiting = new Set<Promise<unknown>>();
  let failure: unknown;
  let isAlive = true;
  let last = TextDocument.create('', '', 0, '');
  const died = new Promise<never>((_done, fail) => client.process.once('exit', (code, signal) => {
    isAlive = false;
    fail(new Error(`the server ended with ${code ?? signal}`));
  }));
  died.catch(() => undefined);
  const throwFailure = (): void => {
    const thrown = failure;
    failure = undefined;
    if (thrown !== undefined) throw thrown;
  };
  const subject: Subject = {
    client, opened: 0, edits: 0, slowest: { what: '', ms: 0 }, answers: 0,
    get isAlive() { return isAlive; },
    lined(text) {
      if (last.getText() !== text) last = TextDocument.create('', '', 0, text);
      return last;
    },
    async within(what, answer) {
      const began = workOf(client.process.pid as number);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_done, fail) => { timer = setTimeout(() => fail(new Error(`${what} had no answer after ${limitMs} ms`)), limitMs); });
      try {
        return await Promise.race([answer, late, died]);
      } finally {
        clearTimeout(timer);
        const ms = Math.round(workOf(client.process.pid as number, began) - began);
        subject.answers++;
        if (ms > subject.slowest.ms) subject.slowest = { what, ms };
      }
    },
    watch(what, answer) {
      const one = subject.within(what, answer).catch((error: unknown) => { failure ??= error; }).finally(() => waiting.delete(one));
      waiting.add(one);
    },
    async settled() {
      await Promise.all(waiting);
      throwFailure();
    },
    async room() {
      if (waiting.size >= MOST_WAITING) await Promise.race(waiting);
      throwFailure();
    },
  };
  return subject;
}

/** Processor time of a process in milliseconds, in steps of ten; the clock where there is no /proc. @param ended what counts when it is gone */
function workOf(pid: number, ended = 0): number {
  try {
    const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').slice(11, 13).map(Number);
    return (user + system) * 10;
  } catch {
    return process.platform === 'linux' ? ended : performance.now();
  }
}

/** Resident memory of a process in megabytes, now and at its highest; undefined where there is no /proc. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } | undefined {
  const read = (name: string, text: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? NaN) / 1024;
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { now: read('VmRSS', text), peak: read('VmHWM', text) };
  } catch {
    return undefined;
  }
}
