import { createScanner, SyntaxKind } from 'jsonc-parser';

/**
 * How many characters at the end of a text are of a kind. An expression such as `/[ \t]+$/` finds the same, but starts again at each
 * character of every run: quadratic.
 * @param kind an expression for one character
 */
export function runAtEnd(text: string, kind: RegExp): number {
  let start = text.length;
  while (start > 0 && kind.test(text.charAt(start - 1))) start--;
  return text.length - start;
}

/** The text with white space in the place of a byte order mark: what scanners can read, at the same offsets. */
export const readable = (text: string): string => text.replace(/^\uFEFF/, ' ');

/** The line ends of a text, by its first one. */
export const eolOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';

/** The white space at the beginning of the line that an offset is on. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}

/** The offset of the comma that follows, white space and comments passed over; undefined when there is none. */
export function commaAt(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  return scanner.scan() === SyntaxKind.CommaToken ? scanner.getTokenOffset() : undefined;
}
