/** How much of a line is shown beside what was found. */
const BEFORE = 32;
const BEHIND = 12;
/** Of a longer line, only what is around the match is looked at. */
const WINDOW = 2_000;

/** What may be a secret, with the part in front of it that may be shown. */
const SECRETS: readonly RegExp[] = [
  /((?:secret|passw(?:or)?d|passwd|pwd|token|api[_-]?key|access[_-]?key|private[_-]?key|credential|authorization|bearer|basic)[\w-]*["'`]?\s*(?:[:=]|\s)\s*["'`]?)([^\s"'`,;]+)/gi,
  /(:\/\/[^\s/:@]*:)([^\s/@]+)(?=@)/g,
  /()([A-Za-z0-9+/=_-]{16,})/g,
];

/** A little of the line around a match. Whatever looks like a secret is made of asterisks before anything is cut, so that no rest of one is left. */
export function excerptOf(line: string, start: number, end: number): string {
  const from = Math.max(0, start - WINDOW);
  const before = masked(line.slice(from, start));
  const behind = masked(line.slice(end, end + WINDOW));
  const lead = before.length > BEFORE ? `…${before.slice(-BEFORE)}` : before;
  const rest = behind.length > BEHIND ? `${behind.slice(0, BEHIND)}…` : behind;
  return `${lead.trimStart()}${line.slice(start, end)}${rest.trimEnd()}`;
}

function masked(text: string): string {
  return SECRETS.reduce((now, pattern) => now.replace(pattern, (_, lead: string, secret: string) => lead + '*'.repeat(secret.length)), text);
}
