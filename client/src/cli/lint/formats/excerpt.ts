import { printable, widthOf } from '../../common/terminal-text';

/** The most of a line that is shown: a terminal has some hundred columns, and a file may be one line of a megabyte. */
const MAX_LENGTH = 120;
/** How much of a cut line is shown before the excerpt's range. */
const LEAD_LENGTH = 60;

/** A line of source and the carets under a part of it (UTF-16 offsets), both ready to print. A long line is cut around the range. */
export function excerpt(line: string, start: number, end: number): [string, string] {
  const indent = line.length - line.trimStart().length;
  const isShort = line.length <= indent + MAX_LENGTH;
  const cut = isShort ? 0 : characterStart(line, Math.max(0, start - LEAD_LENGTH));
  const first = Math.min(start, Math.max(indent, cut));
  const to = Math.min(line.length, characterStart(line, first + MAX_LENGTH));
  const lead = first > indent ? '…' : '';
  const part = (begin: number, stop: number): string => printable(line.slice(begin, stop).replaceAll('\t', ' '));
  const carets = Math.max(1, widthOf(part(start, Math.min(end, to))));
  return [
    `${lead}${part(first, to)}${to < line.length ? '…' : ''}`,
    ' '.repeat(lead.length + widthOf(part(first, start))) + '^'.repeat(carets),
  ];
}

/** The offset, or the one before if it is between the two halves of a character. */
const characterStart = (line: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(line.charAt(offset)) ? offset - 1 : offset;
