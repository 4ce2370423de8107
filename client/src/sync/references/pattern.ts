import type { SearchTerm } from './search-terms';

/** What may not stand directly before and behind a needle: with it, the text is a longer one. A percent code before it separates. */
const AROUND: Readonly<Record<SearchTerm['kind'], readonly [before: string, behind: string]>> = {
  address: ['(?:(?<![\\w+.-])|(?<=%[0-9a-fA-F]{2}))', '(?![\\w/~+@:?#=-]|\\.\\w|%(?!2[026BC7]|0[AD]))'],
  scope: ['(?:(?<![\\w/:.-])|(?<=%[0-9a-fA-F]{2}))', '(?![\\w/:-]|\\.\\w|%(?!2[026BC7]|0[AD]))'],
  client: ['(?:(?<![\\w-])|(?<=%[0-9a-fA-F]{2}))', '(?![\\w-])'],
};

/** How a needle is found. `mayBeIn` is quick, and true wherever the pattern would match. */
export interface Pattern {
  readonly needle: SearchTerm;
  readonly pattern: RegExp;
  mayBeIn(text: string): boolean;
}

/**
 * Finds a needle as source, JSON and environment files may hold it: as it is, with `\/` for `/`, or percent-encoded; an address also with
 * a slash more or less at its end. A longer address that begins with it is another one.
 */
export function patternOf(needle: SearchTerm): Pattern {
  const { text, kind } = needle;
  const texts = kind === 'address' ? [text, slashTwin(text)] : [text];
  const forms = [...new Set(texts.flatMap((it) => [it, it.replaceAll('/', '\\/'), encodeURIComponent(it)]))];
  const [before, behind] = AROUND[kind];
  // The longer form first: else the twin without a slash would be found in front of the slash and fail there.
  const pattern = new RegExp(
    `${before}(?:${[...forms]
      .sort((a, b) => b.length - a.length)
      .map(literal)
      .join('|')})${behind}`,
    'g',
  );
  const plain = forms.filter((form) => !forms.some((other) => other !== form && form.includes(other)));
  return { needle, pattern, mayBeIn: (file) => plain.some((it) => file.includes(it)) };
}

const slashTwin = (address: string): string => (address.endsWith('/') ? address.slice(0, -1) : `${address}/`);
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
