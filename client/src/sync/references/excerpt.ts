/** How much of a line is shown beside what was found. */
const BEFORE = 32;
const BEHIND = 12;
/** Of a longer line, only what is around the match is looked at. */
const WINDOW = 2_000;

/** Words behind which a secret may stand. */
const TELLING =
  /secret|passw(?:or)?d|pwd|token|api[_-]?key|access[_-]?key|private[_-]?key|credential|authorization|bearer|basic/i;
/** What stands between such a word and its secret, and the secret. */
const BEHIND_WORD = /^(["'`]?(?:\s*[:=]\s*|\s+)["'`]?)([^\s"'`,;]+)/;

/** What may be a secret by its own form, with the parts around it that may be shown. */
const SECRETS: readonly RegExp[] = [/(:\/\/[^\s/:@]*:)([^\s/@]+)(@)/g, /()([A-Za-z0-9+/=_-]{16,})()/g];

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
  return SECRETS.reduce(
    (now, pattern) =>
      now.replace(pattern, (_, lead: string, secret: string, rest: string) => lead + stars(secret) + rest),
    maskedBehindWords(text),
  );
}

/** Goes word by word: one expression for word and secret would try anew at each letter of a long word. */
function maskedBehindWords(text: string): string {
  let [shown, done] = ['', 0];
  for (const { 0: word, index } of text.matchAll(/[\w-]+/g)) {
    const found = index >= done && TELLING.test(word) ? BEHIND_WORD.exec(text.slice(index + word.length)) : null;
    if (!found) continue;
    const [whole, lead = '', secret = ''] = found;
    shown += text.slice(done, index) + word + lead + stars(secret);
    done = index + word.length + whole.length;
  }
  return shown + text.slice(done);
}

const stars = (text: string): string => '*'.repeat(text.length);
