import { printable, widthOf } from '../../common/printable';

/** Longer lines are shown in part: a terminal has some hundred columns, and a file may be one line of a megabyte. */
const BEFORE = 60;
const MOST = 120;

/** A line of source and the carets under a part of it (UTF-16 offsets), both ready to print. A long line is cut around the place. */
export function excerpt(line: string, start: number, end: number): [string, string] {
  const indent = line.length - line.trimStart().length;
  const first = Math.min(
    start,
    Math.max(indent, line.length <= indent + MOST ? 0 : atCharacter(line, Math.max(0, start - BEFORE))),
  );
  const to = Math.min(line.length, atCharacter(line, first + MOST));
  const lead = first > indent ? '…' : '';
  const part = (begin: number, stop: number): string => printable(line.slice(begin, stop).replaceAll('\t', ' '));
  const carets = Math.max(1, widthOf(part(start, Math.min(end, to))));
  return [
    `${lead}${part(first, to)}${to < line.length ? '…' : ''}`,
    ' '.repeat(lead.length + widthOf(part(first, start))) + '^'.repeat(carets),
  ];
}

/** Not between the two halves of a character. */
const atCharacter = (line: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(line.charAt(offset)) ? offset - 1 : offset;
