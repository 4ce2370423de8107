import { visible } from './format-values';

/**
 * Escapes a text that a user wrote, so that Markdown shows it letter by letter and nothing in it becomes a link, a picture or markup. A
 * character that cannot be seen is shown by its number.
 */
export function escapeMarkdown(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]()<>#+\-=.!|~&:/@$]/g, '\\$&');
}

/** Longest text that escapeShortened gives whole. */
const MAX_SHOWN_LENGTH = 200;

/** Escapes a text for Markdown (escapeMarkdown), with the end of a long one cut off. */
export function escapeShortened(text: string): string {
  return escapeMarkdown(text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text);
}

/** Markdown without its markup, for clients that show plain text. Understands what this product writes: bold, code, links, escapes. */
export function toPlainText(markdown: string): string {
  return markdown.replace(
    /\\([^A-Za-z0-9\s])|\[([^[\]]*)\]\(([^()]*)\)|\*\*|`/g,
    (_all, escaped?: string, label?: string, address?: string) =>
      escaped ?? (label === undefined ? '' : `${label}: ${address}`),
  );
}
