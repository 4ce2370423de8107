import { visible } from './visible';

/**
 * Escapes a text that a user wrote, so that Markdown shows it letter by letter and nothing in it becomes a link, a picture or markup. What
 * cannot be seen is shown by its number.
 */
export function escapeMarkdown(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]()<>#+\-=.!|~&:/@$]/g, '\\$&');
}

/** The same words without markup, for clients that show plain text. Understands what this product writes: bold, code, links, escapes. */
export function toPlainText(markdown: string): string {
  return markdown.replace(
    /\\([^A-Za-z0-9\s])|\[([^[\]]*)\]\(([^()]*)\)|\*\*|`/g,
    (_all, escaped?: string, label?: string, address?: string) =>
      escaped ?? (label === undefined ? '' : `${label}: ${address}`),
  );
}
