import { styleText } from 'node:util';

/** Control characters could drive the terminal, and marks of writing direction could make a line look like another one. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text that a terminal shows as it is: each unsafe character becomes one of the same length in UTF-16 that can be seen. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (unsafe) =>
    unsafe < ' ' ? String.fromCharCode(0x2400 + unsafe.charCodeAt(0)) : '\uFFFD'.repeat(unsafe.length),
  );
}

/** What makes a command in the log of a CI: `##[name]`, `##vso[…]` and `##teamcity[…]` anywhere in a line. */
const COMMAND_MARK = /##(?=[a-z]{0,40}\[)/gi;

/** `::name::` as the first of a line makes one, too. White space and styles may precede it. */
const COMMAND_START = /^((?:[^\S\n\r\u2028\u2029]|\u001B\[\d+m)*):(?=:)/gm;

/** What a text for a screen may contain besides printable characters: ends of lines, tabs, and the styles that `painter` sets. */
const ALLOWED = /([\n\t]|\u001B\[(?:1|22|4|24|3[1-59]|39|90)m)/;

/**
 * The text without anything that could move the cursor, hide characters, or reverse the order of letters, and without commands for GitHub
 * Actions, Azure Pipelines or TeamCity: a blank breaks them. It keeps its lines. Always so, because a container in a job does not know
 * that its output is a job's.
 * @param options `commands`: the lines are workflow commands of this program, which keep their beginning
 */
export function forScreen(text: string, { commands = false }: WriteOptions = {}): string {
  const shown = text
    .split(ALLOWED)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join('')
    .replace(COMMAND_MARK, '# #');
  return commands ? shown : shown.replace(COMMAND_START, '$1: ');
}

/** A text of one line that reaches a terminal by itself, such as a question: as safe as `forScreen` makes what is printed. */
export const lineForScreen = (text: string): string => forScreen(printable(text));

/** How a text is written. */
export interface WriteOptions {
  /** Whether its lines are workflow commands of this program (`--format github`), in which texts of others are escaped. */
  readonly commands?: boolean;
}

/** More than any sentence of this program needs. A service, a file or a name may bring more. */
const MAX_SENTENCE = 2_000;

/** A sentence about what went wrong, whose end is cut off when somebody made it too long to be read. */
export function boundedSentence(text: string): string {
  const more = text.length - MAX_SENTENCE;
  return more > 0 ? `${text.slice(0, MAX_SENTENCE)}… (${more} more characters)` : text;
}

/** Letters of East Asia, and emoji, are two columns wide. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** How many columns of a terminal a text takes, as far as that can be known. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return [...text].reduce((sum, character) => sum + characterWidth(character), 0);
}

function characterWidth(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** How a text is painted. */
export type Style = Parameters<typeof styleText>[0];

/** Paints text for a terminal. Control characters are made visible, so that no value of a pool or file can drive the terminal. */
export type Paint = (style: Style | undefined, text: string) => string;

/** @param color whether styles are written at all */
export function painter(color: boolean): Paint {
  return (style, text) =>
    color && style !== undefined ? styleText(style, printable(text), { validateStream: false }) : printable(text);
}

/** Prints a sentence on stderr, always on one line. */
export function printNotice(err: { write(text: string): Promise<void> }, sentence: string): Promise<void> {
  return err.write(noticeLine(sentence));
}

/** A sentence of this program as a line on stderr. */
export const noticeLine = (sentence: string): string => `cognito-client: ${printable(sentence)}\n`;

/**
 * Keeps names in a Markdown document from becoming mentions when somebody posts it as a comment. A backslash does not prevent that: GitHub
 * looks for mentions after it removed the backslash. A zero-width space after the @ does; Renovate and Dependabot write it for this reason.
 */
export const withoutMentions = (markdown: string): string => markdown.replaceAll('\\@', '\\@&#8203;');
