/**
 * How many characters at the end of a text are of a kind.
 * @param kind an expression for one character
 * An expression such as `/[ \t]+$/` finds the same, but tries anew at each character of every run: quadratic.
 */
export function runAtEnd(text: string, kind: RegExp): number {
  let start = text.length;
  while (start > 0 && kind.test(text.charAt(start - 1))) start--;
  return text.length - start;
}
