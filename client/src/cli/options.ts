import { parseArgs } from 'node:util';
import { UsageError } from './exit';

/** An option of a subcommand, as its parser, its manual and the shells' completion need it. Without `value` it is a switch. */
export interface Option {
  /** How the manual calls its value: "FILE". */
  readonly value?: string;
  /** The only values; the first is the default where `help` says so. */
  readonly choices?: readonly string[];
  /** What a shell offers for the value. */
  readonly completes?: 'files' | 'folders';
  /** It may be given several times. */
  readonly many?: true;
  /** What it does. Lines of at most 72 characters; those with two blanks in front stay as they are. */
  readonly help: string;
}

/** Options by name, without the dashes, in the order of the manual. */
export type Options = Readonly<Record<string, Option>>;

/** What was given: a switch is true or false, a value is a text or undefined, an option that may be given several times a list. */
export type Values<O extends Options> = {
  readonly [N in keyof O]: O[N] extends { readonly many: true }
    ? readonly string[]
    : O[N] extends { readonly value: string }
      ? string | undefined
      : boolean;
};

/** A command line, read. */
export interface Given<O extends Options> {
  readonly values: Values<O>;
  /** Everything that is no option, as it was typed. */
  readonly operands: readonly string[];
}

/** Reads the arguments of a subcommand. @throws UsageError that says what is wrong with them */
export function parseArguments<O extends Options>(name: string, options: O, args: readonly string[]): Given<O> {
  const { values, positionals } = parsed(name, options, args);
  if (positionals.includes(''))
    throw new UsageError('One argument is empty. It should name a file, a folder or a glob.');
  for (const [option, { choices }] of Object.entries(options)) {
    for (const value of [values[option] ?? []].flat()) {
      if (choices && !choices.includes(String(value)))
        throw new UsageError(`--${option} must be one of ${choices.join(', ')}, not "${value}".`);
    }
  }
  const all = Object.entries(options).map(([it, { value, many }]) => [
    it,
    values[it] ?? (many ? [] : value === undefined ? false : undefined),
  ]);
  return { values: Object.fromEntries(all) as Values<O>, operands: positionals };
}

type Parsed = {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
};

function parsed(name: string, options: Options, args: readonly string[]): Parsed {
  const config = Object.fromEntries(
    Object.entries(options).map(([it, { value, many }]) => [
      it,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: many ?? false },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options: config, strict: true, allowPositionals: true });
  } catch (error) {
    const [reason] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageError(`${reason?.replace(/\.?$/, '.')} See cognito-client ${name} --help.`);
  }
}

/** A number out of an option's text. @throws UsageError */
export function numberOf(
  option: string,
  text: string,
  { least, whole }: { readonly least: number; readonly whole: boolean },
): number {
  const fits = whole ? /^\d{1,9}$/.test(text) : /^\d{1,6}(\.\d{1,3})?$/.test(text);
  if (!fits || Number(text) < least)
    throw new UsageError(`--${option} must be a ${whole ? 'whole number' : 'number'} from ${least} on, not "${text}".`);
  return Number(text);
}
