// The marks by which editors show more than a line: struck out, faded, and places that belong together.
import assert from 'node:assert/strict';
import type { Problem } from '../../../server/src/language/problem';
import { problemsOf, readFixtures } from './fixtures';

const found = (): readonly Problem[] =>
  readFixtures().flatMap(({ cases }) => cases.flatMap(({ text, context }) => problemsOf(text, context)));
const codesWith = (mark: (problem: Problem) => boolean): string[] =>
  [
    ...new Set(
      found()
        .filter(mark)
        .map(({ code }) => code),
    ),
  ].sort();

/** Where two places of a file disagree, or the same is said of several. */
const WITH_RELATED = [
  'analytics-either-or',
  'analytics-region',
  'auth-flows-legacy-mix',
  'callback-required',
  'client-credentials-exclusive',
  'client-credentials-oidc-scope',
  'client-token-auth-exclusive',
  'default-redirect-not-in-callbacks',
  'default-redirect-several-providers',
  'duplicate-list-item',
  'duplicate-member',
  'oauth-flows-and-scopes-required',
  'oauth-no-identity-provider',
  'oauth-settings-inert',
  'rotation-refresh-flow-conflict',
  'sec-admin-password-public',
  'sec-example-com',
  'sec-localhost-callback',
  'sec-m2m-user-flows',
  'sec-shared-host-callback',
  'sec-user-password-auth',
  'sec-writable-sensitive-attribute',
  'token-validity-order',
  'token-validity-range',
  'url-trailing-slash-twin',
  'write-attributes-missing-idp-mapped',
];

describe('check: marks', () => {
  it('strikes out what has a successor or has ended', () => {
    assert.deepEqual(
      codesWith(({ tag }) => tag === 'deprecated'),
      ['analytics-pinpoint-ended', 'auth-flows-legacy', 'auth-flows-legacy-mix'],
    );
  });
  it('fades what does nothing', () => {
    assert.deepEqual(
      codesWith(({ tag }) => tag === 'unnecessary'),
      ['default-redirect-several-providers', 'duplicate-list-item', 'null-value', 'oauth-settings-inert'],
    );
  });
  it('leads to the other place', () =>
    assert.deepEqual(
      codesWith(({ related = [] }) => related.length > 0),
      WITH_RELATED,
    ));

  it('never leads to the place of the problem itself', () => {
    for (const { code, offset, related = [] } of found())
      assert.ok(
        related.every((place) => place.offset !== offset),
        code,
      );
  });
  it('says in a sentence what is wrong', () => {
    assert.deepEqual(
      found()
        .filter(({ code, message }) => code !== 'json-syntax' && !/^[^\s:].+[.)?"]$/s.test(message))
        .map(({ code, message }) => `${code}: ${message}`),
      [],
    );
  });
  it('has a link for each rule, to the page of what it is about', () => {
    const without = found()
      .filter(({ docs }) => !docs)
      .map(({ code }) => code);
    assert.deepEqual([...new Set(without)].sort(), ['json-syntax']);
  });
});
