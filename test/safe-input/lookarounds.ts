/** An expression without its lookarounds. */
export interface Bare {
  /** In the place of the lookarounds stands a character that a text may have there; in the second one behind each lookahead it must, so that the expression fails. */
  readonly sources: readonly [string, string];
  /** What stood inside of them. */
  readonly bodies: readonly string[];
}

const STAND_IN = '\\uE000';
const MAY_STAND = `(?:${STAND_IN}|)`;
const OPENING = /^\((?:\?<?[=!])/;

/** Takes the lookarounds out of an expression, the outermost ones whole. */
export function withoutLookarounds(source: string): Bare {
  const bodies: string[] = [];
  let [mayFail, fails] = ['', ''];
  for (let at = 0; at < source.length;) {
    const opening = OPENING.exec(source.slice(at))?.[0];
    const end = opening ? groupEnd(source, at) : at + unitAt(source, at).length;
    if (opening) bodies.push(source.slice(at + opening.length, end - 1));
    mayFail += opening ? MAY_STAND : source.slice(at, end);
    fails += opening ? (opening.includes('<') ? MAY_STAND : STAND_IN) : source.slice(at, end);
    at = end;
  }
  return { sources: [mayFail, fails], bodies };
}

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
    depth += source[at] === '(' ? 1 : source[at] === ')' ? -1 : 0;
    if (depth === 0) return at + 1;
  }
  throw new Error(`A group does not end: ${source}`);
}
