import assert from 'node:assert/strict';
import { parse, type ParseError } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { archetypes } from '../../../server/src/language/archetypes';
import { secretAdvice, type Archetype } from '../../../server/src/language/archetypes/archetype';
import { archetypeFile } from '../../../server/src/language/archetypes/text';
import type { AppClientContext } from '../../../server/src/language/context';
import { parseAppClient } from '../../../server/src/language/document';
import { lint } from '../../../server/src/language/lint';
import { expand } from '../client';
import { completionsOf, richStyle } from './workbench';

const problemsOf = (text: string, context: AppClientContext): string[] =>
  lint(parseAppClient(TextDocument.create('', 'cognito-client', 1, text)), {}, context)
    .problems.filter(({ severity }) => severity !== 'hint')
    .map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
const known = <T>(...items: T[]): { items: T[]; complete: true } => ({ items, complete: true });
const named = (id: string): Archetype => archetypes.find((archetype) => archetype.id === id) ?? assert.fail(id);

/** A pool that has everything a skeleton asks for. */
const pool: AppClientContext = {
  attributes: known({ name: 'email', required: true, mutable: true }, { name: 'name', mutable: true }),
  identityProviders: known({ name: 'Google', type: 'Google' }, { name: 'Partner', type: 'SAML' }),
  resourceServers: known({ identifier: 'https://api.example.com', scopes: [{ name: 'orders' }] }),
  tier: 'ESSENTIALS',
  domain: 'shop',
};

describe('archetypes', () => {
  for (const archetype of archetypes) {
    describe(archetype.label, () => {
      const contexts: readonly [string, AppClientContext][] = [
        ['about which nothing is known', {}],
        ['that is known', { ...pool, hasSecret: archetype.secret !== 'none' }],
        ['of the Lite plan', { ...pool, tier: 'LITE', hasSecret: archetype.secret !== 'none' }],
      ];
      for (const [what, context] of contexts) {
        it(`passes every rule in a pool ${what}, as a snippet and as plain text`, () => {
          const { snippet, plain } = archetypeFile(archetype, context);
          assert.equal(expand(snippet), plain);
          assert.deepEqual(problemsOf(plain, context), []);
        });
      }

      it('follows current practice and says what it is for in one line', () => {
        const file = parse(archetypeFile(archetype).plain) as Record<string, unknown>;
        assert.deepEqual([file['PreventUserExistenceErrors'], file['EnableTokenRevocation']], ['ENABLED', true]);
        assert.ok(![file['AllowedOAuthFlows']].flat().includes('implicit'));
        assert.match(archetype.gist, /^[A-Z][^\n]{30,79}\.$/);
        assert.match(archetype.purpose, /^[A-Z][^\n]{30,160}\.$/);
        assert.match(secretAdvice(archetype), /\.$/);
      });

      it('lets the user fill in ids, name and URLs by tab stops, in this order', () => {
        const { snippet } = archetypeFile(archetype);
        assert.match(
          snippet,
          /"UserPoolId": "\$\{1:[^}]+\}",\n {2}"ClientId": "\$\{2:[^}]+\}",\n {2}"ClientName": "\$\{3:/,
        );
        for (const [, urls] of snippet.matchAll(/"(?:CallbackURLs|LogoutURLs)": \[([^\]]+)\]/g))
          assert.match(urls ?? '', /^"\$\{\d:/);
        assert.doesNotMatch(snippet, /"(?:ExplicitAuthFlows|EnableTokenRevocation)": [^\n]*\$\{/);
      });
    });
  }

  it('take providers and scopes from a pool whose lists are whole, and only then', () => {
    const valueIn = (id: string, name: string, context: AppClientContext): unknown =>
      (parse(archetypeFile(named(id), context).plain) as Record<string, unknown>)[name];
    assert.deepEqual(valueIn('sign-in-page', 'SupportedIdentityProviders', pool), ['COGNITO', 'Google', 'Partner']);
    assert.deepEqual(
      valueIn('sign-in-page', 'SupportedIdentityProviders', {
        identityProviders: { items: [{ name: 'Partner' }], complete: false },
      }),
      ['COGNITO', 'Google'],
    );
    assert.deepEqual(valueIn('single-page-app', 'SupportedIdentityProviders', pool), ['COGNITO']);
    assert.deepEqual(valueIn('machine-to-machine', 'AllowedOAuthScopes', pool), ['https://api.example.com/orders']);
  });

  it('do not rotate in a pool of the Lite plan, which refuses it', () => {
    const file = parse(archetypeFile(named('mobile-app'), { tier: 'LITE' }).plain) as Record<string, unknown>;
    assert.deepEqual(
      [file['RefreshTokenRotation'], file['ExplicitAuthFlows']],
      [undefined, ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']],
    );
  });

  it('are offered in an empty file and in an empty object, all of them, each sound in its place', () => {
    for (const marked of ['|', '// mine\n|', '{|}', '{\n\t|\n}', '{ "|" }']) {
      const items = completionsOf(marked, richStyle).slice(0, archetypes.length);
      assert.deepEqual(
        items.map(({ label }) => label),
        archetypes.map(({ label }) => label),
        marked,
      );
      for (const { textEdit } of items) {
        assert.ok(textEdit && 'replace' in textEdit);
        const textDocument = TextDocument.create('', '', 1, marked.replace('|', ''));
        const errors: ParseError[] = [];
        const text = TextDocument.applyEdits(textDocument, [
          { range: textEdit.replace, newText: expand(textEdit.newText) },
        ]);
        parse(text, errors);
        assert.deepEqual([errors, problemsOf(text, {})], [[], []], text);
      }
    }
  });
});
