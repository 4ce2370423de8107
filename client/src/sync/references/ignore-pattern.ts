/** What one character of a name must be; `'*'` stands for any number of characters. */
type Part = '*' | ((character: string) => boolean);

/** One name of a pattern of .gitignore. */
export type Segment = readonly Part[];

/** The ranges of the classes that POSIX names, in ASCII as in Git, without the slash. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: '09AZaz',
  alpha: 'AZaz',
  blank: '  \t\t',
  cntrl: '\x00\x1f\x7f\x7f',
  digit: '09',
  graph: '!.0~',
  lower: 'az',
  print: ' .0~',
  punct: '!.:@[`{~',
  space: '  \t\n\r\r',
  upper: 'AZ',
  xdigit: '09AFaf',
};

/** Reads one name of a pattern as Git's wildmatch does. @returns undefined for what matches nothing, such as a bracket without an end */
export function parsePattern(name: string): Segment | undefined {
  const characters = [...name];
  const parts: Part[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '*') {
      if (parts.at(-1) !== '*') parts.push('*');
    } else if (character === '?') parts.push(() => true);
    else if (character === '[') {
      const bracket = parseBracket(characters, at);
      if (!bracket) return undefined;
      parts.push(bracket.part);
      at = bracket.end;
    } else {
      const literal = character === '\\' ? characters[++at] : character;
      if (literal === undefined) return undefined;
      parts.push((other) => other === literal);
    }
  }
  return parts;
}

/** A bracket expression: `[abc]`, `[a-z]`, `[!x]`, `[[:digit:]]`. A `]` that comes first is a member. */
function parseBracket(characters: readonly string[], start: number): { part: Part; end: number } | undefined {
  const ranges: [from: string, to: string][] = [];
  const isNegated = characters[start + 1] === '!' || characters[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  let at = first;
  while (at === first || characters[at] !== ']') {
    const named = namedClass(characters, at);
    if (named === 'unknown') return undefined;
    if (named) {
      ranges.push(...named.ranges);
      at = named.next;
      continue;
    }
    const from = memberAt(characters, at);
    const isRange = from && characters[from.next] === '-' && characters[from.next + 1] !== ']';
    const to = isRange ? memberAt(characters, from.next + 1) : from;
    if (!from || !to) return undefined;
    ranges.push([from.member, from.member], [from.member, to.member]);
    at = to.next;
  }
  const isMember = (character: string): boolean => ranges.some(([from, to]) => from <= character && character <= to);
  return { part: (character) => isMember(character) !== isNegated, end: at };
}

function memberAt(characters: readonly string[], at: number): { member: string; next: number } | undefined {
  const place = characters[at] === '\\' ? at + 1 : at;
  const member = characters[place];
  return member === undefined ? undefined : { member, next: place + 1 };
}

/** A class such as `[:digit:]` at a place inside a bracket expression. */
function namedClass(
  characters: readonly string[],
  at: number,
): { ranges: [string, string][]; next: number } | 'unknown' | undefined {
  if (characters[at] !== '[' || characters[at + 1] !== ':') return undefined;
  const end = characters.indexOf(']', at + 2);
  if (end < 0) return 'unknown';
  if (end === at + 2 || characters[end - 1] !== ':') return undefined;
  const name = characters.slice(at + 2, end - 1).join('');
  if (!Object.hasOwn(CLASSES, name)) return 'unknown';
  const ranges = CLASSES[name]!.match(/[^]{2}/g)!.map((pair): [string, string] => [pair[0]!, pair[1]!]);
  return { ranges, next: end + 1 };
}

/**
 * Whether the characters of a name match, in time of its length times that of the pattern: after a mismatch, only the last star takes one
 * more.
 * @param budget is lowered by each comparison
 */
export function matchesName(segment: Segment, characters: readonly string[], budget: { steps: number }): boolean {
  let [part, at, star, resume] = [0, 0, -1, 0];
  while (at < characters.length) {
    if (--budget.steps < 0) return false;
    const current = segment[part];
    if (current === '*') [star, resume] = [part++, at];
    else if (current?.(characters[at]!)) [part, at] = [part + 1, at + 1];
    else if (star >= 0) [part, at] = [star + 1, ++resume];
    else return false;
  }
  return segment.slice(part).every((rest) => rest === '*');
}
