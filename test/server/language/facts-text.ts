// What docs/facts.md and the pages of rules say of the table of facts.
import {
  FACTS,
  FACT_TOPICS,
  type Fact,
  type FactId,
  type Known,
  type Source,
} from '../../../server/src/language/facts';
import { FACTS_OF_PARAMETERS, FACTS_OF_SCHEMA_CODES } from '../../../server/src/language/facts/uses';
import { rules } from '../../../server/src/language/rules';
import { examplesOf } from './catalogue';
import { exampleProblems } from './example-problems';
import { PAGE_TITLES } from './page-titles';

/** Every code that rests on facts, with them: those of rules and of the schema. The codes about the text as a whole have none. */
export const FACTS_OF_CODES: ReadonlyMap<string, readonly FactId[]> = new Map([
  ...rules.map(({ code, facts }) => [code, facts] as const),
  ...Object.entries(FACTS_OF_SCHEMA_CODES),
]);

const KNOWN: Readonly<Record<Known, string>> = {
  measured: 'Measured',
  documented: 'Documented',
  inferred: 'Inferred',
  unsettled: 'Not settled',
};

const link = ({ title, url }: Source): string => (url ? `[${title}](${url})` : title);
const dated = (source: Source): string => `${link(source)}, ${source.date}`;

/** The end of a rule's page: how it is known what the rule says, and the sources, with the page that the product links to. */
export function pageEnd(code: string): string {
  const facts = (FACTS_OF_CODES.get(code) ?? []).map((id): Fact => FACTS[id]);
  if (facts.length === 0) return '';
  const found = exampleProblems(code, examplesOf(code).bad);
  const docs = found.flatMap((problem) => (problem.code === code && problem.docs ? [problem.docs] : []));
  const linked = [...new Set(docs)].map((page) => `[${titleOf(page)}](${page})`);
  const sources = [...new Set([...facts.flatMap((fact) => fact.sources.map(dated)), ...linked])];
  return [
    '## How it is known',
    '',
    ...facts.map(({ known, says }) => `- ${KNOWN[known]}: ${says}`),
    '',
    '## Sources',
    '',
    ...sources.map((source) => `- ${source}`),
    '',
  ].join('\n');
}

/** A page without the end that pageEnd() writes. */
export const pageWithoutEnd = (page: string): string => page.replace(/\n## (How it is known|Sources)\n[^]*$/, '\n');

function titleOf(url: string): string {
  const [page = '', anchor] = url.split('#');
  const parameter = anchor?.split('-').at(-1);
  return [PAGE_TITLES[page] ?? page, parameter].filter(Boolean).join(', ');
}

/** Who says a thing that rests on a fact, each as Markdown. */
export function usersOf(id: FactId, sentences: readonly FactId[] = []): string[] {
  const codes = [...FACTS_OF_CODES]
    .filter(([, facts]) => facts.includes(id))
    .map(([code]) => `[${code}](rules/${code}.md)`);
  const parameters = Object.entries(FACTS_OF_PARAMETERS)
    .filter(([, facts]) => facts.includes(id))
    .map(([name]) => `\`${name}\``);
  return [...codes, ...parameters, ...(sentences.includes(id) ? ['plans and explanations'] : [])];
}

/** The whole of docs/facts.md. */
export function factsDocument(sentences: readonly FactId[]): string {
  return [
    '# What this product knows of Amazon Cognito',
    '',
    'Every statement that the product makes about the service rests on one of these: rules, documentation of parameters, plans, explanations. A test holds them',
    'to it. This page is made from `server/src/language/facts`.',
    '',
    '- **Measured**: an answer of the service is on record.',
    '- **Documented**: AWS says it, or the standard that AWS follows.',
    '- **Inferred**: it follows from something else. Nobody has seen it.',
    '- **Not settled**: sources contradict each other, or there is none. The product says so wherever it comes up.',
    '',
    'Only what is measured or documented makes an error, or a plan that says that a change has no effect. A date is when the service was observed or, where that is',
    'not known, when the source was read.',
    '',
    ...Object.entries(FACT_TOPICS).flatMap(([title, facts]) => [
      `## ${title}`,
      '',
      '| Statement | Known | Sources | Used by |',
      '| --- | --- | --- | --- |',
      ...(Object.keys(facts) as FactId[]).map((id) => row(id, sentences)),
      '',
    ]),
  ].join('\n');
}

function row(id: FactId, sentences: readonly FactId[]): string {
  const { says, known, sources } = FACTS[id];
  return `| <a id="${id}"></a>${cell(says)} | ${KNOWN[known]} | ${sources.map((source) => cell(dated(source))).join('<br>')} | ${usersOf(id, sentences).join(', ')} |`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
