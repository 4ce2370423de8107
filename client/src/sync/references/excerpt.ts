/** How many characters of a line are shown before and after a match. */
const MAX_BEFORE = 32;
const MAX_AFTER = 12;
/** How many characters before and after a match are read of a longer line. */
const WINDOW = 2_000;

/** Words that a secret may follow. */
const SECRET_WORD =
  /secret|passw(?:or)?d|pwd|token|api[_-]?key|access[_-]?key|private[_-]?key|credential|authorization|bearer|basic/i;
/** What is between such a word and its secret, and the secret. */
const SECRET_AFTER_WORD = /^(["'`]?(?:\s*[:=]\s*|\s+)["'`]?)([^\s"'`,;]+)/;

/** Texts that may be a secret by their form, with the parts around them that may be shown. */
const SECRETS: readonly RegExp[] = [/(:\/\/[^\s/:@]*:)([^\s/]+)(@)/g, /()([A-Za-z0-9+/=_-]{16,})()/g];

/** The part of a line around a match. Masks whatever looks like a secret before it cuts the line, so that no rest of a secret is left. */
export function excerptOf(line: string, start: number, end: number): string {
  const from = Math.max(0, start - WINDOW);
  const before = masked(line.slice(from, start));
  const after = masked(line.slice(end, end + WINDOW));
  const lead = before.length > MAX_BEFORE ? `…${before.slice(-MAX_BEFORE)}` : before;
  const rest = after.length > MAX_AFTER ? `${after.slice(0, MAX_AFTER)}…` : after;
  return `${lead.trimStart()}${line.slice(start, end)}${rest.trimEnd()}`;
}

function masked(text: string): string {
  return SECRETS.reduce(
    (current, pattern) =>
      current.replace(pattern, (_, lead: string, secret: string, rest: string) => lead + stars(secret) + rest),
    maskedAfterWords(text),
  );
}

/** Goes word by word: one expression for word and secret would start again at each letter of a long word. */
function maskedAfterWords(text: string): string {
  let shown = '';
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[\w-]+/g)) {
    if (index < end || !SECRET_WORD.test(word)) continue;
    const match = SECRET_AFTER_WORD.exec(text.slice(index + word.length));
    if (!match) continue;
    const [whole, lead = '', secret = ''] = match;
    shown += text.slice(end, index) + word + lead + stars(secret);
    end = index + word.length + whole.length;
  }
  return shown + text.slice(end);
}

const stars = (text: string): string => '*'.repeat(text.length);
