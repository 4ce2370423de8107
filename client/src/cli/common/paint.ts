import { styleText } from 'node:util';
import { printable } from './printable';

export type Style = Parameters<typeof styleText>[0];

/** Text for a terminal: control characters are made visible, so that no value of a pool or file can drive it. */
export type Paint = (style: Style | undefined, text: string) => string;

export function painter(color: boolean): Paint {
  return (style, text) =>
    color && style !== undefined ? styleText(style, printable(text), { validateStream: false }) : printable(text);
}
