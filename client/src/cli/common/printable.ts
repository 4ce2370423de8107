/** Control characters could drive the terminal, and marks of writing direction could make a line look like another one. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text that a terminal shows as it is: each unsafe character becomes one of the same length in UTF-16 that can be seen. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (it) =>
    it < ' ' ? String.fromCharCode(0x2400 + it.charCodeAt(0)) : '\uFFFD'.repeat(it.length),
  );
}

/** Letters of East Asia, and emoji, are two columns wide. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** How many columns of a terminal a text takes, as far as that can be told. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return [...text].reduce((sum, it) => sum + (/\p{M}/u.test(it) ? 0 : WIDE.test(it) ? 2 : 1), 0);
}
