/** What a reader does not see, or sees elsewhere than it stands: control characters, marks of writing direction, other characters without a form of their own. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

/** A text on one line in which every character can be seen: white space as a space, others as their number: `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text
    .replace(/[ \t\r\n\v\f]+/g, ' ')
    .replace(UNSEEN, (it) => `⟨U+${it.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** The same for JSON that is laid out: they become escapes, so that the JSON means the same. */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, (it) =>
    it === '\n'
      ? it
      : [...Array(it.length).keys()].map((at) => `\\u${it.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
