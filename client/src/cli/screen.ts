import { printable } from './common/printable';

/** What may stand in a text for a screen: ends of lines, tabs, and the styles that paint.ts sets. All else that is unsafe is shown. */
const ALLOWED = /([\n\t]|\u001B\[(?:1|22|4|24|3[1-59]|39|90)m)/;

/** The text without anything that could move the cursor, hide what stands there, or turn the order of letters. It keeps its lines. */
export function forScreen(text: string): string {
  return text
    .split(ALLOWED)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join('');
}
