import { visible } from '../../../../server/src/language/format-values';

/**
 * A text that came from a file, from Cognito or from AWS, for VS Code's own surfaces: notifications make links of `[text](command:…)`,
 * and labels make icons of `$(name)`. Here neither is one any more, and what cannot be seen is shown by its number.
 */
export const sanitizeLabel = (text: string): string => visible(text).replaceAll('](', '] (').replaceAll('$(', '$ (');

/** The same for a label whose own icon stands first. */
export function sanitizeKeepingIcon(label: string): string {
  const icon = /^\$\([a-z-]+\) /.exec(label)?.[0] ?? '';
  return icon + sanitizeLabel(label.slice(icon.length));
}
