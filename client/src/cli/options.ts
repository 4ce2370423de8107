import { parseArgs } from 'node:util';
import { UsageError } from './exit';

/** An option of a subcommand, as its parser, its manual and the shells' completion need it. An option without `value` is a switch. */
export interface Option {
  /** The name of its value in the manual: "FILE". */
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

/** The values of options: a boolean for a switch, a text or undefined for a value, a list for an option that may be given several times. */
export type OptionValues<O extends Options> = {
  readonly [N in keyof O]: O[N] extends { readonly many: true }
    ? readonly string[]
    : O[N] extends { readonly value: string }
      ? string | undefined
      : boolean;
};

/** The arguments of a subcommand, parsed. */
export interface ParsedArguments<O extends Options> {
  readonly values: OptionValues<O>;
  /** All arguments that are no options, as they were typed. */
  readonly operands: readonly string[];
}

/** Parses the arguments of a subcommand. @throws UsageError that says what is wrong with them */
export function parseArguments<O extends Options>(
  name: string,
  options: O,
  args: readonly string[],
): ParsedArguments<O> {
  const { values, positionals } = parseRaw(name, options, args);
  if (positionals.includes(''))
    throw new UsageError('One argument is empty. It should name a file, a folder or a glob.');
  for (const [option, { choices }] of Object.entries(options))
    for (const value of [values[option] ?? []].flat()) checkChoice(option, choices, String(value));
  const all = Object.entries(options).map(([key, option]) => [key, values[key] ?? defaultOf(option)]);
  return { values: Object.fromEntries(all) as OptionValues<O>, operands: positionals };
}

function checkChoice(option: string, choices: Option['choices'], value: string): void {
  if (choices && !choices.includes(value))
    throw new UsageError(`--${option} must be one of ${choices.join(', ')}, not "${value}".`);
}

/** The value of an option that was not given. */
function defaultOf({ value, many }: Option): readonly string[] | false | undefined {
  if (many) return [];
  return value === undefined ? false : undefined;
}

type RawArguments = {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
};

function parseRaw(name: string, options: Options, args: readonly string[]): RawArguments {
  const config = Object.fromEntries(
    Object.entries(options).map(([option, { value, many }]) => [
      option,
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

/** The number that is the value of an option. @throws UsageError when it is none, or less than `min` */
export function parseNumber(
  option: string,
  text: string,
  { min, whole }: { readonly min: number; readonly whole: boolean },
): number {
  const isNumber = whole ? /^\d{1,9}$/.test(text) : /^\d{1,6}(\.\d{1,3})?$/.test(text);
  if (!isNumber || Number(text) < min)
    throw new UsageError(`--${option} must be a ${whole ? 'whole number' : 'number'} from ${min} on, not "${text}".`);
  return Number(text);
}
