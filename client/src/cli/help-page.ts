import type { Option, Options } from './options';

/** The content of a subcommand's manual. `manualOf` lays it out. */
export interface HelpPage {
  /** The ways of calling it, without its name: "FILE... [options]". */
  readonly synopsis: readonly string[];
  /** Paragraphs, with lines of at most 76 characters. */
  readonly description: string;
  readonly options: Options;
  /** Further sections by their heading, with lines of at most 76 characters. */
  readonly sections?: Readonly<Record<string, string>>;
  /** The meaning of each exit code. */
  readonly exit: Readonly<Record<number, string>>;
  /** Command lines, without "cognito-client". */
  readonly examples: readonly string[];
  /** What a shell offers for its arguments. */
  readonly completes?: 'files' | 'folders' | readonly string[];
}

/** The option --help, which every subcommand has. */
export const manualHelp: Options = { help: { help: 'Prints this text.' } };

/** The text of `cognito-client NAME --help`, laid out like a page of man. */
export function manualOf(name: string, summary: string, page: HelpPage): string {
  return [
    section('NAME', `cognito-client ${name} - ${summary}`),
    section('SYNOPSIS', page.synopsis.map((usage) => `cognito-client ${name} ${usage}`.trimEnd()).join('\n')),
    section('DESCRIPTION', page.description),
    section(
      'OPTIONS',
      Object.entries({ ...page.options, ...manualHelp })
        .map(formatOption)
        .join('\n'),
    ),
    ...Object.entries(page.sections ?? {}).map(([heading, text]) => section(heading, text)),
    section('EXIT STATUS', Object.entries(page.exit).map(formatExitCode).join('\n')),
    section('EXAMPLES', page.examples.map((example) => `cognito-client ${example}`).join('\n')),
  ].join('\n');
}

function formatOption([name, { value, choices, help }]: readonly [string, Option]): string {
  const argument = value === undefined ? '' : ` ${choices?.join('|') ?? value}`;
  return `--${name}${argument}\n${indented(help, 4)}`;
}

const formatExitCode = ([code, meaning]: readonly [string, string]): string =>
  `${code.padEnd(3)}  ${meaning.replaceAll('\n', '\n     ')}`;
const section = (heading: string, text: string): string => `${heading}\n${indented(text, 2)}\n`;
const indented = (text: string, columns: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));
