import { visible } from '../../../../server/src/language/format-values';

/**
 * Makes a text from a file, from Cognito or from AWS safe for VS Code's own surfaces: notifications make links of `[text](command:…)`, and
 * labels make icons of `$(name)`. Of the result they make neither, and an invisible character is shown by its number.
 */
export const sanitizeLabel = (text: string): string => visible(text).replaceAll('](', '] (').replaceAll('$(', '$ (');

/** Makes a label safe as `sanitizeLabel` does, but keeps an icon that it begins with. */
export function sanitizeKeepingIcon(label: string): string {
  const icon = /^\$\([a-z-]+\) /.exec(label)?.[0] ?? '';
  return icon + sanitizeLabel(label.slice(icon.length));
}
