import { visibleJson } from '../../../../server/src/language/visible';

/** JSON for a screen or a pipe: what a reader would not see, or would see elsewhere, stands as an escape. Read again it is the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return visibleJson(JSON.stringify(value, null, indent));
}
