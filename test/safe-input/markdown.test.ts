import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explanationDocument } from '../../client/src/sync/explain/document';
import { planPush } from '../../client/src/sync/plan';
import { planMarkdown } from '../../client/src/sync/plan-text';
import type { DescribedPlan, PlanTarget } from '../../client/src/sync/plan-facts';
import { plansMarkdown } from '../../client/src/sync/plans-text';
import type { Settings } from '../../client/src/sync/settings';
import { bulkReferencesMarkdown, referencesMarkdown } from '../../client/src/sync/references/markdown';
import type { SearchTerm } from '../../client/src/sync/references/search-terms';
import type { AppClientContext } from '../../server/src/language/context';
import { escapeMarkdown, toPlainText } from '../../server/src/language/markdown';
import { completionsOf, openAt, richStyle } from '../server/language/workbench';
import { rendered } from './rendered';
import { described } from '../client/sync/described';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
const target = (name: string): PlanTarget => ({
  identity: { UserPoolId: name, ClientId: name },
  name,
  region: name,
  account: name,
  poolName: name,
});
const empty: Settings = {};
const settings = (value: string): Settings => ({
  ClientName: value,
  CallbackURLs: [value],
  LogoutURLs: [value],
  DefaultRedirectURI: value,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: [value],
  AllowedOAuthFlowsUserPoolClient: true,
  SupportedIdentityProviders: [value],
  ReadAttributes: [value],
  AnalyticsConfiguration: { ApplicationId: value },
});
const context = (value: string): AppClientContext => ({
  identityProviders: { items: [{ name: value, type: value }], complete: true },
  live: settings(value),
  resourceServers: { items: [{ identifier: value, scopes: [{ name: value, description: value }] }], complete: true },
  attributes: { items: [{ name: 'custom:a', mappedBy: [value] }], complete: true },
});

const plan = (live: Settings, local: Settings) => planPush({ live, local }, 'exact');
const needle = (text: string): SearchTerm => ({ text, kind: 'address', parameter: 'CallbackURLs' });
const uses = (value: string) => {
  const place = { term: needle(value), file: { path: value, read: async () => undefined }, line: 1, excerpt: value };
  return [
    { terms: [needle(value)], tooCommon: [value] },
    { places: [place], files: 1 },
  ] as const;
};

/** How many problems a plan warns of depends on the value: the warnings of a plan are a document of their own below. */
const withoutWarnings = (...args: Parameters<typeof described>): DescribedPlan => {
  const whole = described(...args);
  return { ...whole, facts: whole.facts.filter(({ kind }) => kind !== 'rejection' && kind !== 'possible-rejection') };
};
const warned = (text: string): DescribedPlan => ({
  ...withoutWarnings(plan(empty, empty), target('b'), 'exact', {}),
  facts: [{ kind: 'rejection', tone: 'error', heading: 'Likely', reason: '', facts: [{ text, parameters: [] }] }],
});

/** Everything that shows values in Markdown, by what a value that came from a file, from Cognito or from the workspace is put into. */
const DOCUMENTS: Readonly<Record<string, (value: string) => string>> = {
  'a plan that brings text': (text) =>
    planMarkdown(withoutWarnings(plan(empty, settings(text)), target(text), 'exact', {})),
  'a plan that takes text away': (text) =>
    planMarkdown(withoutWarnings(plan(settings(text), empty), target(text), 'exact', {})),
  'a plan with a conflict': (text) =>
    planMarkdown(
      withoutWarnings(
        planPush({
          base: { file: settings('b'), live: settings('b') },
          live: settings(text),
          local: settings(`${text}2`),
        }),
        target(text),
        'merge',
        {},
      ),
    ),
  'the warnings of a plan': (text) => planMarkdown(warned(text)),
  'several plans': (text) =>
    plansMarkdown([withoutWarnings(plan(settings(text), empty), target(text), 'exact', {})], [text]),
  'an explanation': (text) =>
    explanationDocument(
      JSON.stringify({ UserPoolId: text, ClientId: text, ...settings(text) }),
      text,
      () => undefined,
      {
        settings: settings(`${text}2`),
        hasSecret: true,
        when: text,
        base: undefined,
      },
    ),
  'an explanation of a broken file': (text) => explanationDocument('{', text, () => undefined),
  'what else would break': (text) => referencesMarkdown(...uses(text), () => undefined).join('\n\n'),
  'what else would break, of several': (text) =>
    bulkReferencesMarkdown(
      [{ name: text, searchTerms: uses(text)[0] }],
      uses(text)[1],
      (place) => `/a#L${place.line}`,
    ).join('\n\n'),
  ...Object.fromEntries(
    [
      ['ClientName', ''],
      ['CallbackURLs', 'https://a/'],
      ['DefaultRedirectURI', 'app.a:'],
      ['AllowedOAuthScopes', 'a/'],
      ['SupportedIdentityProviders', ''],
      ['ReadAttributes', 'custom:'],
    ].flatMap(([name = '', lead]) => {
      const isList = !['ClientName', 'DefaultRedirectURI'].includes(name);
      const text = (it: string, key: string, before: string): string =>
        `{ ${IDS}, ${key}"${name}": ${isList ? '[' : ''}${before}${JSON.stringify(it)}${isList ? ']' : ''} }`;
      return [
        [`the hover of ${name}`, (it: string) => hoverOf(text('other', '|', ''), it)],
        [`the hover of a value of ${name}`, (it: string) => hoverOf(text(`${lead}${it}`, '', '|'), it)],
      ];
    }),
  ),
  'completions of the pool': (text) =>
    completionsOf(`{ ${IDS}, "SupportedIdentityProviders": ["|"] }`, richStyle, undefined, context(text))
      .concat(
        completionsOf(`{ ${IDS}, "AllowedOAuthScopes": ["|"] }`, richStyle, undefined, context(text)),
        completionsOf(`{ ${IDS}, "ReadAttributes": ["|"] }`, richStyle, undefined, context(text)),
        completionsOf(
          `{ ${IDS}, "CallbackURLs": [${JSON.stringify(text).replaceAll('|', '\\u007c')}], "DefaultRedirectURI": "|" }`,
          richStyle,
        ),
      )
      .map(({ documentation }) => (documentation as { value?: string } | undefined)?.value ?? '')
      .join('\n\n'),
};

function hoverOf(marked: string, value: string): string {
  const { opened, textDocument, offset } = openAt(marked, richStyle, context(value));
  return (opened.hover(textDocument.positionAt(offset))?.contents as { value: string } | undefined)?.value ?? '';
}

const MEAN = [
  '[x](command:y)',
  '![x](https://evil.example/x.png)',
  '<img src=x onerror=y>',
  '</td>',
  '<!--',
  '`',
  '``',
  '```\n',
  '~~~\n',
  '|',
  '\n',
  '\r\n\r\n',
  '# ',
  '\n# ',
  '\n---\n',
  '===',
  '- ',
  '1. ',
  '> ',
  '    ',
  '\t',
  'https://evil.example',
  'www.evil.example',
  'a@evil.example',
  'mailto:a@b.c',
  '<https://evil.example>',
  '**',
  '__',
  '~~',
  '$$',
  '\\',
  '\\|',
  '&lt;',
  '&#x202E;',
  '[^1]',
  '[x]: https://evil.example',
  '\u202E',
  '\u2066',
  '\u200B',
  '\0',
  '\u001B[31m',
  '\u0085',
  '\u2028',
  '{a}',
  '(c)',
  '😀',
];
/** Begins and ends with a letter, and is short enough to be shown whole. */
const mean = fc
  .array(
    fc.oneof({ arbitrary: fc.constantFrom(...MEAN), weight: 4 }, { arbitrary: fc.string({ maxLength: 5 }), weight: 1 }),
    { maxLength: 6 },
  )
  .map((it) => `ab${it.join('')}z`)
  .filter((text) => text.length < 180);

/** What a reader must see of a value: white space as a space, and what has no form of its own by its number. */
const seen = (value: string): string =>
  value
    .replace(/[ \t\r\n\v\f]+/g, ' ')
    .replace(
      /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      (text) => `⟨U+${text.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    )
    .replace(/\s+/g, ' ');

const timesIn = (text: string, part: string): number => text.split(part).length - 1;

describe('values in Markdown', function () {
  this.timeout(60_000);

  for (const [name, make] of Object.entries(DOCUMENTS)) {
    it(`are shown letter by letter, and change nothing but words: ${name}`, () => {
      const plain = rendered(make('abz'));
      const times = timesIn(plain.words, 'abz');
      assert.ok(times > 0 || name.startsWith('the hover of'), 'there is something to look at');
      fc.assert(
        fc.property(mean, (value) => {
          const { structure, words, html } = rendered(make(value));
          assert.deepEqual(structure, plain.structure);
          assert.equal(timesIn(words, seen(value)), times, `${JSON.stringify(seen(value))} in ${words}`);
          assert.doesNotMatch(html, /[\p{Cf}\u2028\u2029]|(?!\n)\p{Cc}/u);
        }),
        { numRuns: 40, examples: MEAN.map((snippet) => [`ab${snippet}z`]) },
      );
    });
  }

  it('come back from what is escaped, for a client that shows plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab\\`*_{}[]()<>#+-=.!|~&:/@$"\'%,;?^') }), (text) =>
        assert.equal(toPlainText(escapeMarkdown(text)), text),
      ),
    );
  });
});
