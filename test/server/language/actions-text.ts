import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodeAction, Diagnostic } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainStyle, type ClientStyle } from '../../../server/src/language/client-style';
import { createLanguage } from '../../../server/src/language/language';
import type { RuleLevels } from '../../../server/src/language/silencing';
import { parseLoosely } from '../../../server/src/language/loose-tree';

export interface Opening {
  readonly levels?: RuleLevels;
  readonly style?: ClientStyle;
}

function open(text: string, { levels, style = plainStyle }: Opening = {}) {
  const textDocument = TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text);
  return { textDocument, opened: createLanguage(style).open(textDocument, levels) };
}

/** The text after an action's edits. */
export function applied(text: string, action: CodeAction | undefined): string {
  const edits = action?.edit?.changes?.['file:///a.cognito-client.json'];
  assert.ok(edits, `an edit of ${action?.title}`);
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

/** The text after the one action of a kind; as it is when none is offered. */
export function rewritten(text: string, kind: string, opening?: Opening): string {
  const actions = open(text, opening).opened.actions({ diagnostics: [], only: [kind] });
  assert.ok(actions.length <= 1);
  return actions[0] ? applied(text, actions[0]) : text;
}

/** The quick fixes for the first problem of a code, as a client asks for them. */
export function quickFixes(text: string, code: string, opening?: Opening): CodeAction[] {
  const { textDocument, opened } = open(text, opening);
  const problem = opened.problems().find((candidate) => candidate.code === code);
  assert.ok(
    problem,
    `${code} among ${opened
      .problems()
      .map((it) => it.code)
      .join(' ')}`,
  );
  const range = {
    start: textDocument.positionAt(problem.offset),
    end: textDocument.positionAt(problem.offset + problem.length),
  };
  const diagnostic: Diagnostic = { range, message: problem.message, code, source: 'cognito-client' };
  return opened.actions({ diagnostics: [diagnostic], automatic: true });
}

export const codesIn = (text: string, opening?: Opening): string[] =>
  open(text, opening)
    .opened.problems()
    .map((problem) => problem.code);

/** All comments of a text, in alphabetical order. */
export const commentsOf = (text: string): string[] =>
  parseLoosely(text.replace(/^\uFEFF/, ' '))
    .comments.map(({ start, end }) => text.slice(start, end).trimEnd())
    .sort();

/** The tokens of a value's JSON. */
function tokensOf(value: unknown): string[] {
  if (Array.isArray(value))
    return ['[', ...value.flatMap((it, index) => [...(index ? [','] : []), ...tokensOf(it)]), ']'];
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return [
    '{',
    ...Object.entries(value).flatMap(([name, it], index) => [
      ...(index ? [','] : []),
      JSON.stringify(name),
      ':',
      ...tokensOf(it),
    ]),
    '}',
  ];
}

const BETWEEN = ['', '', ' ', '\n', '\r\n  ', ' /* # */ ', ' // #\n', '\n  // #\n  ', '\n\n', '\t', '/* #\n more */'];

/** The value as JSON with white space and comments anywhere; each comment is another. */
export function writtenAnyhow(value: unknown, choices: readonly number[], trailingCommas: boolean): string {
  const tokens = tokensOf(value)
    .flatMap((token) => (trailingCommas && (token === '}' || token === ']') ? [',', token] : [token]))
    .filter((text, index, all) => text !== ',' || !['{', '['].includes(all[index - 1] ?? ''));
  return tokens
    .map(
      (token, index) =>
        (BETWEEN[(choices[index % choices.length] ?? 0) % BETWEEN.length] ?? '').replace('#', `c${index}`) + token,
    )
    .join('');
}

/** The value on lines of its own, with a comment above some. */
export function writtenInLines(value: unknown, choices: readonly number[]): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line, index) =>
      (choices[index % choices.length] ?? 0) % 3 === 0 ? `${/^ */.exec(line)?.[0]}// c${index}\n${line}` : line,
    )
    .join('\n');
}

const word = fc.constantFrom(
  'openid',
  'email',
  'my/x',
  'https://a.io',
  'https://b.io',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'code',
  'GOOGLE',
  'Google',
  'OpenID',
  'emial',
  '',
  'sub',
);
const list = fc.array(word, { maxLength: 5 });
const unit = fc.constantFrom('seconds', 'minutes', 'hours', 'days', 'hour');

/** Anything that somebody may have written for an app client: right, wrong, misspelt, default, foreign. */
export const clients = fc
  .record(
    {
      ClientSecret: fc.constant('fake-secret-DO-NOT-LEAK-0123456789abcdef'),
      ClientId: fc.constantFrom('1abc', ' 1abc '),
      UserPoolId: fc.constant('us-east-1_Abc123'),
      CreationDate: fc.integer(),
      RefreshTokenRotation: fc.record(
        { RetryGracePeriodSeconds: fc.nat(70), Feature: fc.constantFrom('DISABLED', 'ENABLED', 'enabled') },
        { requiredKeys: [] },
      ),
      AllowedOAuthScopes: list,
      CallbackURLs: list,
      CallBackUrls: list,
      ExplicitAuthFlows: list,
      SupportedIdentityProviders: list,
      AllowedOAuthFlows: list,
      ReadAttributes: fc.oneof(list, fc.array(fc.oneof(word, fc.nat(), fc.constant(null)))),
      TokenValidityUnits: fc.record({ RefreshToken: unit, AccessToken: unit, IdToken: unit }, { requiredKeys: [] }),
      AccessTokenValidity: fc.constantFrom(1, 60, 3600, '1', 2),
      RefreshTokenValidity: fc.constantFrom(30, 0, 720, null),
      IdTokenValidity: fc.constantFrom(1, 24),
      EnableTokenRevocation: fc.constantFrom(true, false, 'true'),
      PreventUserExistenceErrors: fc.constantFrom('LEGACY', 'enabled', 'ENABLED'),
      Colour: fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
    },
    { requiredKeys: [] },
  )
  .chain((it) =>
    fc
      .shuffledSubarray(Object.keys(it), { minLength: Object.keys(it).length })
      .map((names) => Object.fromEntries(names.map((name) => [name, (it as Record<string, unknown>)[name]]))),
  );

export const choices = fc.array(fc.nat(BETWEEN.length * 3), { minLength: 1, maxLength: 40 });
