import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, type ParseError } from 'jsonc-parser';
import { parameters, settable } from '../../../server/src/language/schema';
import { durationOf } from '../../../server/src/language/units';
import { choices, clients, commentsOf, rewritten, writtenAnyhow, writtenInLines } from './actions-text';

type Client = Record<string, unknown>;

function read(text: string): Client {
  const errors: ParseError[] = [];
  const value = parse(text, errors, { allowTrailingComma: true }) as Client;
  assert.deepEqual(errors, [], text);
  return value;
}

const isSet = (name: string): boolean =>
  (parameters as Record<string, { 'x-set'?: boolean }>)[name]?.['x-set'] === true;

/** What the service reads: lists that are sets in one order. */
const meaning = (client: Client): Client =>
  Object.fromEntries(
    Object.entries(client).map(([name, value]) => [
      name,
      isSet(name) && Array.isArray(value) ? value.map((it) => JSON.stringify(it)).sort() : value,
    ]),
  );

/** The meaning with the documented defaults filled in, and lifetimes in seconds. */
function withDefaults(client: Client): Client {
  const units = (client['TokenValidityUnits'] ?? {}) as Client;
  const full = Object.fromEntries(
    settable.map((name) => {
      const of = parameters[name];
      const unit = of['x-unit-from']?.[1];
      const value = client[name] ?? of.default;
      if (name === 'TokenValidityUnits') return [name, null];
      if (name === 'RefreshTokenRotation') return [name, { RetryGracePeriodSeconds: 0, ...(value as object) }];
      return [
        name,
        unit && typeof value === 'number'
          ? durationOf(of, value, () => (client[name] === undefined ? undefined : units[unit]))
          : value,
      ];
    }),
  );
  return meaning({ ...client, ...full });
}

describe('source.sort.cognitoClient, for any client and any layout', () => {
  it('keeps the meaning and every comment, and has nothing to do the second time', () => {
    fc.assert(
      fc.property(clients, choices, fc.boolean(), (client, layout, trailing) => {
        const text = writtenAnyhow(client, layout, trailing);
        const sorted = rewritten(text, 'source.sort');
        assert.deepEqual(meaning(read(sorted)), meaning(read(text)), sorted);
        assert.deepEqual(commentsOf(sorted), commentsOf(text), sorted);
        assert.equal(rewritten(sorted, 'source.sort'), sorted);
        const names = Object.keys(read(sorted)).filter((key) => key in parameters);
        assert.deepEqual(
          names,
          Object.keys(parameters).filter((key) => names.includes(key)),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('source.fixAll.cognitoClient, for any client', () => {
  it('has nothing to do the second time, keeps comments on lines of their own, and what no rule speaks about', () => {
    fc.assert(
      fc.property(clients, choices, (client, layout) => {
        const text = writtenInLines(client, layout);
        const fixed = rewritten(text, 'source.fixAll');
        assert.equal(rewritten(fixed, 'source.fixAll'), fixed);
        assert.deepEqual(commentsOf(fixed), commentsOf(text), fixed);
        assert.deepEqual(read(fixed)['Colour'], read(text)['Colour']);
        assert.equal('ClientSecret' in read(fixed), false);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves JSON behind, whatever the layout', () => {
    fc.assert(
      fc.property(clients, choices, fc.boolean(), (client, layout, trailing) => {
        const fixed = rewritten(writtenAnyhow(client, layout, trailing), 'source.fixAll');
        read(fixed);
        assert.equal(rewritten(fixed, 'source.fixAll'), fixed);
      }),
      { numRuns: 100 },
    );
  });
});

describe('refactor.rewrite.cognitoClient.removeDefaults, for any client', () => {
  it('keeps what the file means when defaults are filled in, and has nothing to do the second time', () => {
    fc.assert(
      fc.property(clients, choices, fc.boolean(), (client, layout, trailing) => {
        const text = writtenAnyhow(client, layout, trailing);
        const tidied = rewritten(text, 'refactor.rewrite.cognitoClient.removeDefaults');
        assert.deepEqual(withDefaults(read(tidied)), withDefaults(read(text)), tidied);
        assert.equal(rewritten(tidied, 'refactor.rewrite.cognitoClient.removeDefaults'), tidied);
        for (const name of ['UserPoolId', 'ClientId']) assert.equal(read(tidied)[name], read(text)[name]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('refactor.rewrite.cognitoClient.unwrap, for any client in a wrapper', () => {
  it('leaves no wrapper and no secret, and the rest as it was', () => {
    fc.assert(
      fc.property(clients, choices, fc.boolean(), (client, layout, trailing) => {
        const text = writtenAnyhow({ UserPoolClient: client, ResponseMetadata: { RequestId: 'x' } }, layout, trailing);
        const unwrapped = rewritten(text, 'refactor.rewrite.cognitoClient.unwrap');
        const value = read(unwrapped);
        for (const name of ['UserPoolClient', 'ResponseMetadata', 'ClientSecret', 'CreationDate'])
          assert.equal(name in value, false, unwrapped);
        for (const name of ['CallbackURLs', 'Colour', 'UserPoolId', 'EnableTokenRevocation'])
          if (name in value) assert.deepEqual(value[name], (read(text)['UserPoolClient'] as Client)[name]);
        assert.ok(!('UserPoolId' in client) || 'UserPoolId' in value);
      }),
      { numRuns: 300 },
    );
  });
});
