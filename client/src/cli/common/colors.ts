import type { Io } from '../io';
import type { Options } from '../options';

/** Options of every subcommand that prints for people. */
export const COLOR_OPTIONS = {
  color: { help: 'Colours, also where the output is no terminal.' },
  'no-color': { help: 'No colours. So does NO_COLOR in the environment.' },
} as const satisfies Options;

/** The same input and output with the colours that the command line wants. */
export function colored(io: Io, wanted: { readonly color: boolean; readonly 'no-color': boolean }): Io {
  if (!wanted.color && !wanted['no-color']) return io;
  const color = wanted.color && !wanted['no-color'];
  const as = (output: Io['out']): Io['out'] => ({
    write: output.write,
    bar: output.bar,
    closed: output.closed,
    columns: output.columns,
    color,
  });
  return {
    stdin: io.stdin,
    env: io.env,
    cwd: io.cwd,
    ask: io.ask,
    interrupted: io.interrupted,
    out: as(io.out),
    err: as(io.err),
  };
}
