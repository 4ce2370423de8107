import { visibleJson } from '../../../../server/src/language/format-values';

/** JSON for a screen or a pipe, in which characters that a reader cannot see are escaped. Parsed again, it is the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return visibleJson(JSON.stringify(value, null, indent));
}
