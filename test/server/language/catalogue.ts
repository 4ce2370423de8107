// The rule catalogue by name, and what of the product answers to it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../../../server/src/language/problem';

export const ROOT = join(__dirname, '../../..');

/** One documented behaviour of the service or of people. */
export interface Entry {
  readonly id: string;
  readonly severity: Severity;
  readonly area: string;
  /** What one has to know for it: the file alone, the pool, whether there is a secret, the live client. */
  readonly decidable: 'file' | 'pool' | 'secret' | 'live' | 'n/a';
  /** Why there is no check for it. */
  readonly notBuilt?: string;
}

export const catalogue = JSON.parse(
  readFileSync(join(ROOT, 'test/fixtures/catalogue.json'), 'utf8'),
) as readonly Entry[];

/** What a page says of its code. */
export interface Page {
  readonly severity: string;
  /** The heading in the index of the rules. Only pages of codes outside the catalogue name it: the catalogue has the others'. */
  readonly area: string | undefined;
  readonly when: string;
  /** The first sentence of when the code is reported, in plain text: what server/src/language/codes.json and package.json have of it. */
  readonly description: string;
}

export function pageOf(code: string): Page {
  const page = readFileSync(join(ROOT, 'docs/rules', `${code}.md`), 'utf8');
  return {
    severity: /^Severity: (\w+)$/m.exec(page)?.[1] ?? '',
    area: /^Area: (.+)$/m.exec(page)?.[1],
    when: /^## When\n\n(.+)$/m.exec(page)?.[1] ?? '',
    description: firstSentence(/^## When\n\n([^]*?)\n\n/m.exec(page)?.[1] ?? ''),
  };
}

const firstSentence = (text: string): string =>
  text
    .replaceAll('`', '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^.]{3}[.:]) (?=[A-Z]).*$/, '')
    .replace(/:$/, '.');

/** The codes that have a page. */
export const codesOfPages = (): string[] =>
  readdirSync(join(ROOT, 'docs/rules'))
    .filter((file) => file !== 'README.md')
    .map((file) => file.replace('.md', ''))
    .sort();

const IDS = { UserPoolId: 'us-east-1_AbCdEf123', ClientId: '1a2b3c4d5e6f7g8h9i' } as const;
/** Whose bad example lacks an id on purpose. */
const WITHOUT_ID: Readonly<Record<string, keyof typeof IDS>> = {
  'required-user-pool-id': 'UserPoolId',
  'required-client-id': 'ClientId',
};

/** The two examples of a page, as whole files: a page leaves out the two ids where they do not matter. */
export function examplesOf(code: string): { readonly bad: string; readonly good: string } {
  const page = readFileSync(join(ROOT, 'docs/rules', `${code}.md`), 'utf8');
  const [bad = '', good = ''] = [...page.matchAll(/```jsonc\n([^]*?)\n```/g)].map(([, text = '']) =>
    withIds(code, text),
  );
  return { bad, good };
}

function withIds(code: string, example: string): string {
  const missing = (['UserPoolId', 'ClientId'] as const).filter(
    (name) => name !== WITHOUT_ID[code] && !example.includes(`"${name}"`),
  );
  if (missing.length === 0) return example;
  const ids = missing.map((name) => `"${name}": "${IDS[name]}"`).join(', ');
  return example.replace('{', `{ ${ids}${example === '{}' ? ' ' : ','}`);
}
