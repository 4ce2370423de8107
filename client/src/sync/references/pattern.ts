import type { SearchTerm } from './search-terms';

/** What may not directly precede and follow a term, because the text would be a longer one. A percent code before it separates. */
const BOUNDARIES: Readonly<Record<SearchTerm['kind'], readonly [before: string, after: string]>> = {
  address: ['(?:(?<![\\w+.-])|(?<=%[0-9a-fA-F]{2}))', '(?![\\w/~+@:?#=-]|\\.\\w|%(?!2[026BC7]|0[AD]))'],
  scope: ['(?:(?<![\\w/:.-])|(?<=%[0-9a-fA-F]{2}))', '(?![\\w/:-]|\\.\\w|%(?!2[026BC7]|0[AD]))'],
  client: ['(?:(?<![\\w-])|(?<=%[0-9a-fA-F]{2}))', '(?![\\w-])'],
};

/** The pattern of a search term. `mayBeIn` is quick, and true wherever the pattern would match. */
export interface Pattern {
  readonly term: SearchTerm;
  readonly pattern: RegExp;
  mayBeIn(text: string): boolean;
}

/**
 * A pattern for a term as source, JSON and environment files may hold it: as it is, with `\/` for `/`, or percent-encoded; an address
 * also with or without a slash at its end. A longer address that begins with it does not match.
 */
export function patternOf(term: SearchTerm): Pattern {
  const { text, kind } = term;
  const texts = kind === 'address' ? [text, slashTwin(text)] : [text];
  const forms = [...new Set(texts.flatMap((form) => [form, form.replaceAll('/', '\\/'), encodeURIComponent(form)]))];
  const [before, after] = BOUNDARIES[kind];
  // The longer form first: else the form without a slash would match before the slash, and fail there.
  const alternatives = [...forms].sort((a, b) => b.length - a.length).map(literal);
  const pattern = new RegExp(`${before}(?:${alternatives.join('|')})${after}`, 'g');
  const shortest = forms.filter((form) => !forms.some((other) => other !== form && form.includes(other)));
  return { term, pattern, mayBeIn: (file) => shortest.some((form) => file.includes(form)) };
}

const slashTwin = (address: string): string => (address.endsWith('/') ? address.slice(0, -1) : `${address}/`);
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
