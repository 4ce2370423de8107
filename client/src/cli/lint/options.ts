import { parseArgs } from 'node:util';
import { UsageError } from '../exit';
import { formatNames, type FormatName } from './formats';

/** The command line of `lint`, read. */
export interface LintOptions {
  /** Files, folders and globs as they were typed; a dash is standard input. */
  readonly targets: readonly string[];
  readonly format: FormatName;
  /** Infinity without --max-warnings. */
  readonly maxWarnings: number;
  readonly config?: string;
  readonly quiet: boolean;
  readonly all: boolean;
}

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  'max-warnings': { type: 'string' },
  config: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
} as const;

/** Reads the arguments. Throws a UsageError that says what is wrong with them. */
export function readOptions(args: readonly string[]): LintOptions {
  const { values, positionals } = parsed(args);
  if (values.quiet && values.all) throw new UsageError('--quiet and --all ask for opposite things. Give one of them.');
  if (positionals.includes('')) throw new UsageError('One argument is empty. It should name a file, a folder or a glob.');
  return {
    targets: positionals.length ? positionals : ['.'],
    format: formatOf(values.format),
    maxWarnings: values['max-warnings'] === undefined ? Infinity : countOf(values['max-warnings']),
    ...(values.config !== undefined && { config: values.config }),
    quiet: values.quiet,
    all: values.all,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch (error) {
    const [reason] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageError(`${reason?.replace(/\.?$/, '.')} See cognito-client lint --help.`);
  }
}

function formatOf(name: string): FormatName {
  const found = formatNames.find((it) => it === name);
  if (!found) throw new UsageError(`--format must be one of ${formatNames.join(', ')}, not "${name}".`);
  return found;
}

function countOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max-warnings must be a whole number from 0 on, not "${text}".`);
  return Number(text);
}
