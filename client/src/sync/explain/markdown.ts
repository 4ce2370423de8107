import { escapeMarkdown } from '../../../../server/src/language/markdown';
import type { SettableName } from '../../../../server/src/language/schema';
import type { Consequences } from './consequences';
import type { Sentence } from './sentence';
import type { Explained } from './topics';

/** The address of a parameter's line; undefined when it is not in the file, or when there is no address. */
export type LinkOf = (name: SettableName) => string | undefined;

/** Explained topics in Markdown: a heading and a list for each. Values of file and pool are escaped. */
export function explainedMarkdown(topics: readonly Explained[], linkOf: LinkOf): string[] {
  return topics.flatMap(({ heading, sentences }) => [
    `## ${heading}`,
    sentences.map((sentence) => bullet(sentence, linkOf)).join('\n'),
  ]);
}

/** The headings of what is said of a change besides what it takes away and opens. */
export const HEADINGS = {
  notKnown: 'What this changes with a consequence that is not known',
  without: 'What this changes without consequence',
} as const;

/** Consequences in Markdown: what a change takes away, opens, does that nobody documents, and does not do. Empty when nothing changes. */
export function consequencesMarkdown(
  { takesAway, opens, notKnown, without }: Consequences,
  linkOf: LinkOf = () => undefined,
): string[] {
  const reasons = (named: Consequences['without']): string[] =>
    named.map(({ name, why }) => `- ${reference(name, linkOf)}: ${escapeMarkdown(why)}`);
  return [
    ['What this takes away', takesAway.map((consequence) => bullet(consequence, linkOf))] as const,
    ['What this opens', opens.map((consequence) => bullet(consequence, linkOf))] as const,
    [HEADINGS.notKnown, reasons(notKnown)] as const,
    [HEADINGS.without, reasons(without)] as const,
  ].flatMap(([heading, lines]) => (lines.length > 0 ? [`## ${heading}`, lines.join('\n')] : []));
}

/** A sentence with the parameters that say so, as an item of a list. */
export function bullet(
  { text, items = [], parameters }: Pick<Sentence, 'text' | 'items'> & { readonly parameters: readonly SettableName[] },
  linkOf: LinkOf,
): string {
  const source = `(${parameters.map((parameter) => reference(parameter, linkOf)).join(', ')})`;
  const [only, ...more] = items.map(escapeMarkdown);
  if (only === undefined) return `- ${escapeMarkdown(text)} ${source}`;
  const lead = `- ${escapeMarkdown(text.replace(/:$/, ''))} ${source}:`;
  return more.length === 0 ? `${lead} ${only}` : [lead, ...[only, ...more].map((item) => `  - ${item}`)].join('\n');
}

/** A parameter's name, linked where `linkOf` leads somewhere. Addresses are in angle brackets, because they may hold parentheses. */
export function reference(name: SettableName, linkOf: LinkOf): string {
  const link = linkOf(name);
  return link === undefined ? `\`${name}\`` : `[${name}](<${link}>)`;
}
