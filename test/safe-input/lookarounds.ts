/** An expression without its lookarounds. */
export interface Bare {
  /**
   * In the place of each lookaround is a character that a text may have there. In the second source a text must have it for each
   * lookahead, so that the expression fails.
   */
  readonly sources: readonly [string, string];
  /** What was inside of the lookarounds. */
  readonly bodies: readonly string[];
}

const STAND_IN = '\\uE000';
const MAY_STAND = `(?:${STAND_IN}|)`;
const OPENING = /^\((?:\?<?[=!])/;

/** Takes the lookarounds out of an expression, the outermost ones whole. */
export function withoutLookarounds(source: string): Bare {
  const bodies: string[] = [];
  let mayFail = '';
  let fails = '';
  for (let at = 0; at < source.length;) {
    const opening = OPENING.exec(source.slice(at))?.[0];
    const end = opening ? groupEnd(source, at) : at + unitAt(source, at).length;
    if (opening) bodies.push(source.slice(at + opening.length, end - 1));
    const part = source.slice(at, end);
    mayFail += opening ? MAY_STAND : part;
    fails += opening ? failingStandIn(opening) : part;
    at = end;
  }
  return { sources: [mayFail, fails], bodies };
}

const failingStandIn = (opening: string): string => (opening.includes('<') ? MAY_STAND : STAND_IN);

/** Whether a part of an expression can match texts of any length. */
export function isUnbounded(source: string): boolean {
  for (let at = 0; at < source.length; at += unitAt(source, at).length)
    if (/^(?:[*+]|\{\d+,\})/.test(source.slice(at))) return true;
  return false;
}

/** A character, escape or class. */
function unitAt(source: string, at: number): string {
  return /^(?:\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(source.slice(at))?.[0] ?? source.charAt(at);
}

/** The offset behind the group that begins at an offset. */
function groupEnd(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at += unitAt(source, at).length) {
    if (source[at] === '(') depth += 1;
    else if (source[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new Error(`A group does not end: ${source}`);
}
