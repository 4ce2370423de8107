import { createScanner, SyntaxKind } from 'jsonc-parser';
import type { Severity } from './problem';

/** A severity for a rule, or `off`. */
export type Level = Severity | 'off';

/** Levels by code or by a pattern in which `*` is any text: `{ "sec-*": "off" }`. */
export type RuleLevels = Readonly<Record<string, Level>>;

export const LEVELS: readonly Level[] = ['error', 'warning', 'info', 'hint', 'off'];

/** The longest pattern that counts: longer than any that a person would write. */
export const MAX_PATTERN_LENGTH = 200;

/** Whether a code, or a pattern, covers a code. */
export function matches(pattern: string, code: string): boolean {
  if (pattern.length > MAX_PATTERN_LENGTH) return false;
  const [first = '', ...others] = pattern.split('*');
  if (others.length === 0) return pattern === code;
  if (!code.startsWith(first)) return false;
  let at = first.length;
  const last = others.pop() as string;
  for (const part of others) {
    const found = code.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return code.length >= at + last.length && code.endsWith(last);
}

/** The level that settings give a rule: the code itself counts before any pattern, a longer pattern before a shorter one. */
export function levelOf(code: string, levels: RuleLevels): Level | undefined {
  const best = Object.keys(levels)
    .filter((pattern) => matches(pattern, code))
    .sort((a, b) => Number(b === code) - Number(a === code) || b.length - a.length)[0];
  return best === undefined ? undefined : levels[best];
}

/** A code or pattern in a comment that silences. */
export interface NamedCode {
  readonly pattern: string;
  readonly offset: number;
  readonly length: number;
}

/** A comment that silences rules: `// cognito-client-disable-next-line <code> -- reason`, or on top `// cognito-client-disable <code>`. */
export interface Directive {
  readonly scope: 'next-line' | 'file';
  readonly offset: number;
  readonly length: number;
  readonly codes: readonly NamedCode[];
  /** Where problems are silenced: from start (inclusive) to end (exclusive). Empty for a `file` comment that is not on top. */
  readonly start: number;
  readonly end: number;
}

const DIRECTIVE = /^(\/[/*]\s*cognito-client-disable(-next-line)?(?![\w-]))([^]*)$/;

/** The most codes in comments that count: more than a file can have problems. Each is compared with each problem. */
const MAX_CODES = 1000;

/** All silencing comments of a text, in order, up to MAX_CODES. The next line is the next one with code on it, further comments passed over. */
export function directivesIn(text: string): Directive[] {
  if (!text.includes('cognito-client-disable')) return [];
  const scanner = createScanner(text.replace(/^\uFEFF/, ' '), false);
  const found: Omit<Directive, 'start' | 'end'>[] = [];
  const code: number[] = [];
  let remaining = MAX_CODES;
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia) {
      const directive = remaining > 0 && read(text.slice(offset, offset + scanner.getTokenLength()), offset, remaining);
      if (!directive) continue;
      remaining -= Math.max(1, directive.codes.length);
      found.push(directive);
    } else if (token !== SyntaxKind.Trivia && token !== SyntaxKind.LineBreakTrivia) code.push(offset);
  }
  return found.map((directive) => ({ ...directive, ...reach(directive, text, code) }));
}

/** Reads a comment that silences, with at most `max` codes; undefined for any other comment. */
function read(comment: string, offset: number, max: number): Omit<Directive, 'start' | 'end'> | undefined {
  const [, lead, next, rest] = DIRECTIVE.exec(comment) ?? [];
  if (lead === undefined || rest === undefined) return undefined;
  const named = rest.replace(/\s--(\s[^]*|$)/, '').replace(/\*\/$/, '');
  const codes = [...take(named.matchAll(/[^\s,]+/g), max)].map((match) => ({
    pattern: match[0],
    offset: offset + lead.length + match.index,
    length: match[0].length,
  }));
  return { scope: next ? 'next-line' : 'file', offset, length: comment.trimEnd().length, codes };
}

function* take<T>(items: Iterable<T>, max: number): Iterable<T> {
  let left = max;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}

/** Index of the first of ascending offsets that is greater than an offset. */
function indexAfter(offset: number, offsets: readonly number[]): number {
  let from = 0;
  let to = offsets.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((offsets[middle] as number) > offset) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Where a comment silences problems. */
function reach(
  { scope, offset, length }: Omit<Directive, 'start' | 'end'>,
  text: string,
  code: readonly number[],
): Pick<Directive, 'start' | 'end'> {
  if (scope === 'file')
    return indexAfter(offset, code) === 0 ? { start: 0, end: text.length + 1 } : { start: 0, end: 0 };
  const lineEnd = text.indexOf('\n', offset + length);
  const first = lineEnd < 0 ? undefined : code[indexAfter(lineEnd, code)];
  if (first === undefined) return { start: 0, end: 0 };
  const end = text.indexOf('\n', first);
  return { start: text.lastIndexOf('\n', first) + 1, end: end < 0 ? text.length + 1 : end };
}
