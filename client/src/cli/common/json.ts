import { visibleJson } from '../../../../server/src/language/format-values';

/** JSON for a screen or a pipe, made safe by `safeJson`. Parsed again, it is the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return safeJson(JSON.stringify(value, null, indent));
}

/** JSON in which a reader sees every character and a CI sees no command (see `forScreen`). It means the same. */
export function safeJson(json: string): string {
  return visibleJson(json).replace(/##(?=[a-z]{0,40}\[)/gi, '\\u0023#');
}
