import { setMaxListeners } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { forScreen, printable } from './common/terminal-text';

/** Where text goes. */
export interface Output {
  /** Writes a text, made safe by `forScreen`. Resolves when it was handed on, also when the reader has gone; never rejects. */
  write(text: string): Promise<void>;
  /** Writes a line on a terminal that the next line replaces. An empty line removes it. */
  bar(line: string): Promise<void>;
  /** Aborted when the reader has gone, as in `| head`. */
  readonly closed: AbortSignal;
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
    ask: stdin.isTTY && stderr.isTTY ? (question) => askOnTerminal(question, stdin, stderr, interrupted()) : undefined,
  };
}

/** Listens to the signals from the first call of the returned function on. Before, they end the process as usual. */
function onInterrupt(process: NodeJS.Process): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (controller) return controller.signal;
    const created = new AbortController();
    controller = created;
    // Every request under way listens: many are no leak.
    setMaxListeners(0, created.signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => created.abort());
    return created.signal;
  };
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
    return await Promise.race([lines.question(printable(question), { signal }), ended]);
  } catch {
    return undefined;
  } finally {
    lines.close();
    input.pause();
  }
}

function outputTo(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  const closed = new AbortController();
  stream.on('error', () => closed.abort());
  const send = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (closed.signal.aborted || text === '') resolve();
      else stream.write(text, () => resolve());
    });
  return {
    write: (text) => send(forScreen(text)),
    bar: (line) => send(`\r${printable(line)}\u001B[K`),
    closed: closed.signal,
    color: wantsColor(env, stream.isTTY),
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
  };
}

/** Whether to write colors. FORCE_COLOR counts before NO_COLOR (no-color.org), as in Node itself; without both, a terminal gets colors. */
export function wantsColor({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && isTerminal && TERM !== 'dumb';
}
