import assert from 'node:assert/strict';
import fc from 'fast-check';
import { same } from '../../../../server/src/language/same';
import { consequencesOf } from '../../../../client/src/sync/explain/consequences';
import { wellTypedSettings } from '../../../../client/src/sync/well-typed';
import { explain, TOPICS } from '../../../../client/src/sync/explain/topics';
import { FACETS } from '../../../../client/src/sync/facets';
import type { Settings } from '../../../../client/src/sync/settings';
import { settable } from '../../../../server/src/language/schema';
import { client, triple } from '../flow/arbitraries';
import { settings as anySettings } from '../arbitraries';
import { read, said, type Change, type Client } from './fixtures';

const topicsOf = ({ settings, context = {}, topics }: Client): Client['topics'] => {
  const asked = Object.keys(topics);
  return Object.fromEntries(
    explain(settings, context)
      .filter(({ id }) => asked.includes(id))
      .map(({ id, sentences }) => [id, sentences.map(said)]),
  );
};
const done = ({ before, after, context = {} }: Change): Omit<Change, 'name' | 'before' | 'after' | 'context'> => {
  const { takesAway, opens, notKnown, without } = consequencesOf(before, after, context);
  return {
    takesAway: takesAway.map(said),
    opens: opens.map(said),
    notKnown: notKnown.map(({ name, why }) => `${name}: ${why}`),
    without: without.map(({ name, why }) => `${name}: ${why}`),
  };
};

const ARCHETYPES = [
  'single-page-app',
  'server-web-app',
  'mobile-app',
  'machine-to-machine',
  'admin-back-end',
  'social-sign-in',
];

describe('what a client can do, as the documentation has it', () => {
  for (const { file, fixture } of read()) {
    it(`${file} names its sources`, () =>
      assert.ok(
        fixture.sources.length > 0 &&
          fixture.sources.every((source) => /^https:\/\/(docs\.aws\.amazon\.com|www\.rfc-editor\.org)\//.test(source)),
      ));
    for (const it_ of fixture.clients ?? [])
      it(`${fixture.about}: ${it_.name}`, () => assert.deepEqual(topicsOf(it_), it_.topics));
    for (const it_ of fixture.changes ?? [])
      it(`${fixture.about}: ${it_.name}`, () =>
        assert.deepEqual(done(it_), {
          takesAway: it_.takesAway,
          opens: it_.opens,
          notKnown: it_.notKnown,
          without: it_.without,
        }));
  }

  // Where a client comes from is said of registered clients only.
  const EVERYWHERE = TOPICS.filter(({ id }) => id !== 'registration');
  it('has a fixture with every topic for each archetype', () => {
    const found = read()
      .filter(({ fixture }) =>
        fixture.clients?.some((candidate) => EVERYWHERE.every(({ id }) => id in candidate.topics)),
      )
      .map(({ file }) => file.replace('.json', ''));
    assert.deepEqual(
      ARCHETYPES.filter((archetype) => !found.includes(archetype)),
      [],
    );
  });

  it('has a change of every settable parameter', () => {
    const changed = read()
      .flatMap(({ fixture }) => fixture.changes ?? [])
      .flatMap(({ before, after }) => FACETS.filter((name) => !same(name, before, after)));
    assert.deepEqual(
      FACETS.filter((name) => !changed.includes(name)),
      [],
    );
  });
});

/** The same settings with every list turned round. */
const turned = (settings: Settings): Settings =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...(value as unknown[])].reverse() : value,
    ]),
  ) as Settings;
const whole = fc.oneof(
  anySettings,
  client.map(({ live }) => live),
);
const pair = fc.oneof(
  fc.tuple(anySettings, anySettings),
  triple.map(({ local, live }) => [live, local] as const),
);

describe('explaining, for any settings', () => {
  it('says something of every topic, backed by parameters, the same each time and whatever the order of lists', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(undefined, true, false), (settings, hasSecret) => {
        const context = { ...(hasSecret !== undefined && { hasSecret }) };
        const told = explain(settings, context);
        assert.deepEqual(explain(turned(settings), context), told);
        for (const { id, sentences } of told) {
          assert.ok(sentences.length > 0, id);
          for (const { text, items, parameters } of sentences) {
            assert.ok(parameters.length > 0 && parameters.every((parameter) => settable.includes(parameter)), text);
            assert.match(text, items ? /:$/ : /[.]$/, text);
            assert.ok(!/undefined|null|NaN|\[object/.test(text), text);
          }
        }
      }),
    );
  });

  it('names every parameter that a change touches, as a cause or with a reason, and no other', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const told = consequencesOf(before, after);
        const { takesAway, opens, notKnown, without } = told;
        assert.deepEqual(consequencesOf(turned(before), turned(after)), told);
        const named = new Set<string>([
          ...[...takesAway, ...opens].flatMap(({ parameters }) => parameters),
          ...[...notKnown, ...without].map(({ name }) => name),
        ]);
        named.delete('TokenValidityUnits');
        assert.deepEqual([...named].sort(), FACETS.filter((name) => !same(name, before, after)).sort());
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what is no value of its parameter, and explains the rest', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...settable),
      fc.oneof(fc.jsonValue(), fc.constantFrom('x', -1, ['a'], {})),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const { settings, invalid } = wellTypedSettings(value as Settings);
        for (const name of Object.keys(value))
          assert.equal(name in settings, !(invalid as readonly string[]).includes(name));
        explain(settings);
        consequencesOf(settings, {});
        consequencesOf({}, settings);
      }),
      { numRuns: 500 },
    );
    assert.deepEqual(
      wellTypedSettings({
        CallbackURLs: 'https://a.example',
        AuthSessionValidity: 5,
        RefreshTokenRotation: {},
        TokenValidityUnits: { AccessToken: 'weeks' },
      } as unknown as Settings),
      { settings: { AuthSessionValidity: 5 }, invalid: ['TokenValidityUnits', 'CallbackURLs', 'RefreshTokenRotation'] },
    );
  });
});
