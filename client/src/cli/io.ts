/** Where text goes. */
export interface Output {
  /** Resolves when the text was handed on, also when nobody reads any more; never rejects. */
  write(text: string): Promise<void>;
  /** Aborted when the reader has gone, as in `| head`. */
  readonly closed: AbortSignal;
  readonly color: boolean;
}

/** What a subcommand sees of its process. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: Output;
  readonly err: Output;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

/** The input and output of a process. */
export function processIo({ stdin, stdout, stderr, env, cwd }: NodeJS.Process): Io {
  return { get stdin() { return stdin; }, out: outputTo(stdout, env), err: outputTo(stderr, env), env, cwd: cwd() };
}

function outputTo(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  const gone = new AbortController();
  stream.on('error', () => gone.abort());
  return {
    write: (text) => new Promise((resolve) => (gone.signal.aborted || text === '' ? resolve() : stream.write(text, () => resolve()))),
    closed: gone.signal,
    color: wantsColor(env, stream.isTTY),
  };
}

/** FORCE_COLOR counts before NO_COLOR (no-color.org), as in Node itself; without either a terminal gets colours. */
export function wantsColor({ FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && isTerminal && TERM !== 'dumb';
}
