import { UsageError } from '../exit';
import { parseArguments, parseNumber, type Options } from '../options';
import { formatNames, type FormatName } from './formats';

/** What the command line of `lint` asks for. */
export interface LintOptions {
  /** Files, folders and globs as they were typed. A dash is standard input. */
  readonly targets: readonly string[];
  readonly format: FormatName;
  /** Infinity without --max-warnings. */
  readonly maxWarnings: number;
  readonly config?: string;
  readonly quiet: boolean;
  readonly all: boolean;
  readonly verbose: boolean;
}

/** The options of `lint`. */
export const LINT_OPTIONS = {
  format: {
    value: 'NAME',
    choices: formatNames,
    help: `text     for people (the default)
json     [{ file, diagnostics: [{ code, severity, message, range, url }]
         }], the range as in LSP: from zero, in UTF-16 code units
sarif    SARIF 2.1.0, for code scanning; silenced problems are in it, too
github   workflow commands, which GitHub Actions shows beside the lines`,
  },
  'max-warnings': { value: 'N', help: 'More than N warnings are a failure.' },
  quiet: { help: 'Reports errors only. Warnings still count for --max-warnings.' },
  all: { help: 'Reports infos and hints in text and github, too. They never count.' },
  verbose: { help: 'Says on stderr which configuration files count.' },
  config: {
    value: 'FILE',
    completes: 'files',
    help: `The configuration for all files. Without it, each file has the nearest
.cognito-client-lint.json in its folder or one above, up to the top of
its repository. One that belongs to another user does not count.`,
  },
} as const satisfies Options;

/** Reads the arguments of `lint`. @throws UsageError that says what is wrong with them */
export function parseLintOptions(args: readonly string[]): LintOptions {
  const { values, operands } = parseArguments('lint', LINT_OPTIONS, args);
  if (values.quiet && values.all) throw new UsageError('--quiet and --all ask for opposite things. Give one of them.');
  const maxWarnings = values['max-warnings'];
  return {
    targets: operands.length ? operands : ['.'],
    format: (values.format ?? 'text') as FormatName,
    maxWarnings:
      maxWarnings === undefined ? Infinity : parseNumber('max-warnings', maxWarnings, { min: 0, whole: true }),
    ...(values.config !== undefined && { config: values.config }),
    quiet: values.quiet,
    all: values.all,
    verbose: values.verbose,
  };
}
