import type { Io, Output } from '../io';
import type { Options } from '../options';

/** Options of every subcommand that prints for people. */
export const COLOR_OPTIONS = {
  color: { help: 'Colours, also where the output is no terminal.' },
  'no-color': { help: 'No colours. So does NO_COLOR in the environment.' },
} as const satisfies Options;

/** An Io like the given one, with the colors that the command line asks for. */
export function colored(io: Io, values: { readonly color: boolean; readonly 'no-color': boolean }): Io {
  if (!values.color && !values['no-color']) return io;
  const color = values.color && !values['no-color'];
  return {
    stdin: io.stdin,
    env: io.env,
    cwd: io.cwd,
    ask: io.ask,
    interrupted: io.interrupted,
    underWay: io.underWay,
    pause: io.pause,
    out: withColor(io.out, color),
    err: withColor(io.err, color),
  };
}

function withColor({ write, bar, lost, columns }: Output, color: boolean): Output {
  return { write, bar, lost, columns, color };
}
