import { setMaxListeners } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { forScreen, lineForScreen, noticeLine, type WriteOptions } from './common/terminal-text';

/** Where text goes. */
export interface Output {
  /** Writes a text, made safe by `forScreen`. Resolves when it was handed on or cannot be any more; never rejects. */
  write(text: string, options?: WriteOptions): Promise<void>;
  /** Writes a line on a terminal that the next line replaces. An empty line removes it. */
  bar(line: string): Promise<void>;
  /**
   * Aborted when text was lost, as on a full disk; the error is its reason. A reader who has gone, as in `| head`, wants no more: that
   * is no loss, and the work goes on to its exit code.
   */
  readonly lost: AbortSignal;
  readonly color: boolean;
  /** Columns of the terminal; undefined where there is no terminal. */
  readonly columns?: number | undefined;
}

/** The input and output of a subcommand, and what else it sees of its process. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: Output;
  readonly err: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Asks on stderr. Resolves to the typed line; to undefined at the end of input and at Ctrl-C. Undefined where there is no terminal. */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
  /** Aborted at the first Ctrl-C or SIGTERM. The second one ends the process, as does the first when no subcommand has read this. */
  readonly interrupted: AbortSignal;
  /** What a second Ctrl-C would leave behind, in sentences that are printed before it ends the process. Kept by whoever does it. */
  readonly underWay: Set<string>;
  /** Waits before another look at the service. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** The input and output of a process. */
export function processIo(process: NodeJS.Process): Io {
  const { stdin, stdout, stderr, env, cwd } = process;
  const underWay = new Set<string>();
  const interrupted = onInterrupt(process, underWay);
  return {
    get stdin() {
      return stdin;
    },
    get interrupted() {
      return interrupted();
    },
    out: outputTo(stdout, env),
    err: outputTo(stderr, env),
    env,
    cwd: cwd(),
    underWay,
    pause,
    ask: stdin.isTTY && stderr.isTTY ? (question) => askOnTerminal(question, stdin, stderr, interrupted()) : undefined,
  };
}

/** Listens to the signals from the first call of the returned function on. Before, they end the process as usual. */
function onInterrupt(process: NodeJS.Process, underWay: ReadonlySet<string>): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (controller) return controller.signal;
    const created = new AbortController();
    controller = created;
    // Every request under way listens: many are no leak.
    setMaxListeners(0, created.signal);
    const interrupt = (signal: NodeJS.Signals): void => {
      if (!created.signal.aborted) return created.abort();
      for (const name of INTERRUPTS) process.off(name, interrupt);
      endAtOnce(process, signal, underWay);
    };
    for (const name of INTERRUPTS) process.on(name, interrupt);
    return created.signal;
  };
}

const INTERRUPTS = ['SIGINT', 'SIGTERM'] as const;

/** Says what is left behind, and ends the process by the signal, as it would without a listener. */
function endAtOnce(process: NodeJS.Process, signal: NodeJS.Signals, underWay: ReadonlySet<string>): void {
  const left = underWay.size > 0 ? [...underWay] : ['No update was under way.'];
  const notice = noticeLine(`ended at once. ${left.join(' ')}`);
  process.stderr.write(forScreen(notice), () => process.kill(process.pid, signal));
}

async function askOnTerminal(
  question: string,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<string | undefined> {
  // The terminal edits the line itself: in raw mode Ctrl-C would be a character and no signal.
  const lines = createInterface({ input, output, terminal: false });
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  try {
    return await Promise.race([lines.question(lineForScreen(question), { signal }), ended]);
  } catch {
    return undefined;
  } finally {
    lines.close();
    input.pause();
  }
}

function outputTo(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  const lost = new AbortController();
  let gone = false;
  const note = (error: NodeJS.ErrnoException): void => {
    // The first error is the reason: after it, the stream fails because it was destroyed.
    if (gone) return;
    gone = true;
    if (!READER_LEFT.has(error.code)) lost.abort(error);
  };
  stream.on('error', note);
  const send = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (gone || text === '') return resolve();
      stream.write(text, (error) => {
        if (error) note(error);
        resolve();
      });
    });
  return {
    write: (text, options) => send(forScreen(text, options)),
    bar: (line) => send(`\r${lineForScreen(line)}\u001B[K`),
    lost: lost.signal,
    color: wantsColor(env, stream.isTTY),
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
  };
}

/** The reader of a pipe has gone; of a socket, which some parents hand over as a pipe, with text that was not read yet. */
const READER_LEFT: ReadonlySet<string | undefined> = new Set(['EPIPE', 'ECONNRESET']);

/** Whether to write colors. FORCE_COLOR counts before NO_COLOR (no-color.org), as in Node itself; without both, a terminal gets colors. */
export function wantsColor({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && isTerminal && TERM !== 'dumb';
}
