import { setMaxListeners } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { printable } from './common/printable';
import { forScreen } from './screen';

/** Where text goes. */
export interface Output {
  /** Writes what `forScreen` leaves. Resolves when the text was handed on, also when nobody reads any more; never rejects. */
  write(text: string): Promise<void>;
  /** Writes a line that the next one takes the place of, for terminals; an empty one takes it away. */
  bar(line: string): Promise<void>;
  /** Aborted when the reader has gone, as in `| head`. */
  readonly closed: AbortSignal;
  readonly color: boolean;
  /** Columns of the terminal; undefined when it is none. */
  readonly columns?: number | undefined;
}

/** What a subcommand sees of its process. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: Output;
  readonly err: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Asks on stderr and resolves to the typed line; to undefined at the end of input and at Ctrl-C. Undefined where nobody can be asked. */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
  /** Aborted at the first Ctrl-C or SIGTERM. A subcommand that never looks is ended at once, as is one that does not stop at the first. */
  readonly interrupted: AbortSignal;
}

/** The input and output of a process. */
export function processIo(process: NodeJS.Process): Io {
  const { stdin, stdout, stderr, env, cwd } = process;
  const interrupted = onInterrupt(process);
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
    ask: stdin.isTTY && stderr.isTTY ? (question) => asked(question, stdin, stderr, interrupted()) : undefined,
  };
}

/** The signals are listened to from the first look on: without one they end the process as usual. */
function onInterrupt(process: NodeJS.Process): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (controller) return controller.signal;
    const made = (controller = new AbortController());
    // Every request under way listens: many are no leak.
    setMaxListeners(0, made.signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => made.abort());
    return made.signal;
  };
}

async function asked(
  question: string,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<string | undefined> {
  // The terminal edits the line itself: in raw mode Ctrl-C would be a character and no signal.
  const lines = createInterface({ input, output, terminal: false });
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  try {
    return await Promise.race([lines.question(printable(question), { signal }), ended]);
  } catch {
    return undefined;
  } finally {
    lines.close();
    input.pause();
  }
}

function outputTo(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  const gone = new AbortController();
  stream.on('error', () => gone.abort());
  const send = (text: string): Promise<void> =>
    new Promise((resolve) => (gone.signal.aborted || text === '' ? resolve() : stream.write(text, () => resolve())));
  return {
    write: (text) => send(forScreen(text)),
    bar: (line) => send(`\r${printable(line)}\u001B[K`),
    closed: gone.signal,
    color: wantsColor(env, stream.isTTY),
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
  };
}

/** FORCE_COLOR counts before NO_COLOR (no-color.org), as in Node itself; without either a terminal gets colours. */
export function wantsColor({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && isTerminal && TERM !== 'dumb';
}
