import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';

/** With what VS Code's preview switches on: HTML, and links out of bare addresses. */
const engine = new MarkdownIt({ html: true, linkify: true });

/** What a reader gets of a Markdown text. */
export interface Rendered {
  /** Everything but the words: headings, lists, links with their addresses, HTML, and so on. */
  readonly structure: readonly string[];
  /** The words, white space as one space. Code keeps its own. */
  readonly words: string;
  readonly html: string;
}

export function rendered(markdown: string): Rendered {
  const tokens = engine.parse(markdown, {}).flatMap((it) => (it.children ? [it, ...it.children] : [it]));
  return {
    structure: tokens.filter(({ type }) => type !== 'text' && type !== 'text_special').map(described),
    words: tokens
      .filter(({ type }) => type !== 'inline' && type !== 'fence')
      .map(({ content }) => content)
      .join('')
      .replace(/\s+/g, ' '),
    html: engine.render(markdown),
  };
}

const described = ({ type, tag, attrs, content }: Token): string =>
  [type, tag, ...(attrs ?? []).flat(), ...(type === 'code_inline' || type.startsWith('html') ? [content] : [])].join(
    ' ',
  );
