import assert from 'node:assert/strict';
import type { AppClientContext } from '../../server/src/language/context';
import { closestMatch } from '../../server/src/language/nearest';
import type { Problem } from '../../server/src/language/problem';
import { completionsOf } from '../server/language/workbench';
import { problemsOf } from '../server/language/fixtures';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
const numbered = (count: number, word: string): string[] =>
  Array.from({ length: count }, (_, index) => `${word}${index}`);
const context: AppClientContext = {
  identityProviders: { items: numbered(300, 'Provider').map((name) => ({ name })), complete: true },
  resourceServers: {
    items: numbered(100, 'api').map((identifier) => ({
      identifier,
      scopes: numbered(100, 'read').map((name) => ({ name })),
    })),
    complete: true,
  },
  attributes: { items: numbered(50, 'custom:detail').map((name) => ({ name })), complete: true },
};

/** Of each list an item that is near to something that the pool has, and is none of it. */
const LISTS: Readonly<Record<string, (index: number) => string>> = {
  SupportedIdentityProviders: (index) => `Providr${index}`,
  AllowedOAuthScopes: (index) => `api${index % 100}/raed${index}`,
  ReadAttributes: (index) => `custom:detial${index}`,
  WriteAttributes: (index) => `custom:detial${index}`,
};

/** What is found in a list of so many items. */
const foundIn = (name: string, count: number): readonly Problem[] =>
  problemsOf(
    `{ ${IDS}, "${name}": ${JSON.stringify(Array.from({ length: count }, (_, index) => LISTS[name]!(index)))} }`,
    context,
  );

describe('lists as long as a file can be', function () {
  this.timeout(20_000);

  for (const name of Object.keys(LISTS).filter((key) => key !== 'AllowedOAuthScopes')) {
    it(`${name}: are checked against the names that the pool has`, () => {
      const problems = foundIn(name, 30_000);
      assert.equal(problems.length, 251);
      assert.match(problems.at(-1)?.message ?? '', /^\d{5} more problems/);
      assert.ok(
        problems.some(({ fix }) => fix),
        'the first ones still have a repair',
      );
    });
  }

  it('AllowedOAuthScopes: are too long first of all; once they are short enough, each unknown scope is told', () => {
    assert.deepEqual(
      foundIn('AllowedOAuthScopes', 30_000)
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code),
      ['scopes-too-many'],
    );
    const unknown = foundIn('AllowedOAuthScopes', 50).filter(({ severity }) => severity === 'error');
    assert.deepEqual(new Set(unknown.map(({ code }) => code)), new Set(['scope-unknown-custom']));
    assert.equal(unknown.filter(({ fix }) => fix).length, 50);
  });

  it('are completed with what the pool has and the list lacks', () => {
    const labels = completionsOf(
      `{ ${IDS}, "AllowedOAuthScopes": ["|", "api0/read0", ${numbered(30_000, 'x/y')
        .map((text) => JSON.stringify(text))
        .join(', ')}] }`,
      undefined,
      undefined,
      context,
    ).map(({ label }) => label);
    assert.ok(labels.includes('"api99/read99"') || labels.includes('api99/read99'));
    assert.ok(!labels.some((label) => label.includes('api0/read0"') || label === 'api0/read0'));
  });

  it('get suggestions for their first words only', () => {
    const meant = closestMatch(['email', 'phone']);
    assert.deepEqual(meant('emial'), { word: 'email', plainly: true });
    assert.equal(numbered(1000, 'emai').filter((text) => meant(text.slice(0, 4)) !== undefined).length, 249);
  });
});
