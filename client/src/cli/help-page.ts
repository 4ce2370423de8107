import type { Options } from './options';

/** What a subcommand's manual says. All of them are laid out alike by `manualOf`. */
export interface HelpPage {
  /** Its arguments, one way of calling it a line: "FILE... [options]". */
  readonly synopsis: readonly string[];
  /** Paragraphs, with lines of at most 76 characters. */
  readonly description: string;
  readonly options: Options;
  /** Other sections by their heading, with lines of at most 76 characters. */
  readonly sections?: Readonly<Record<string, string>>;
  /** Meanings of exit codes. */
  readonly exit: Readonly<Record<number, string>>;
  /** Command lines. */
  readonly examples: readonly string[];
  /** What a shell offers for its arguments. */
  readonly completes?: 'files' | 'folders' | readonly string[];
}

/** Every subcommand has it. */
export const manualHelp: Options = { help: { help: 'Prints this text.' } };

/** The text of `cognito-client NAME --help`, laid out like a page of man. */
export function manualOf(name: string, summary: string, page: HelpPage): string {
  return [
    section('NAME', `cognito-client ${name} - ${summary}`),
    section('SYNOPSIS', page.synopsis.map((it) => `cognito-client ${name} ${it}`.trimEnd()).join('\n')),
    section('DESCRIPTION', page.description),
    section(
      'OPTIONS',
      Object.entries({ ...page.options, ...manualHelp })
        .map(([option, it]) => `${head(option, it)}\n${indented(it.help, 4)}`)
        .join('\n'),
    ),
    ...Object.entries(page.sections ?? {}).map(([heading, text]) => section(heading, text)),
    section(
      'EXIT STATUS',
      Object.entries(page.exit)
        .map(([code, meaning]) => `${code.padEnd(3)}  ${meaning.replaceAll('\n', '\n     ')}`)
        .join('\n'),
    ),
    section('EXAMPLES', page.examples.map((example) => `cognito-client ${example}`).join('\n')),
  ].join('\n');
}

const head = (name: string, { value, choices }: Options[string]): string =>
  `--${name}${value === undefined ? '' : ` ${choices?.join('|') ?? value}`}`;
const section = (heading: string, text: string): string => `${heading}\n${indented(text, 2)}\n`;
const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
