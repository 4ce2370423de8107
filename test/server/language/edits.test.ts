import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, type ParseError } from 'jsonc-parser';
import { difference, editText, type Change } from '../../../server/src/language/edits';

const commented = `{
  // who we are
  "ClientName": "web", // shown in the console
  "CallbackURLs": [
    "https://a.example/cb", // production
    "https://b.example/cb" // staging
  ],
  /* keep short */ "AccessTokenValidity": 1
}
`;

/** Each case: what is changed, and the whole text after it. */
const cases: readonly [string, string, Change[], string][] = [
  [
    'replaces a value and leaves every comment',
    commented,
    [{ path: ['ClientName'], value: 'app' }],
    commented.replace('"web"', '"app"'),
  ],
  [
    'replaces a nested item',
    commented,
    [{ path: ['CallbackURLs', 1], value: 'https://c.example/cb' }],
    commented.replace('https://b.example/cb', 'https://c.example/cb'),
  ],
  [
    'removes a first item with its own comment only',
    commented,
    [{ path: ['CallbackURLs', 0], value: undefined }],
    commented.replace('    "https://a.example/cb", // production\n', ''),
  ],
  [
    'removes a last item and the comma before it',
    commented,
    [{ path: ['CallbackURLs', 1], value: undefined }],
    commented
      .replace('"https://a.example/cb", //', '"https://a.example/cb" //')
      .replace('    "https://b.example/cb" // staging\n', ''),
  ],
  [
    'appends behind the last comment',
    commented,
    [{ append: ['CallbackURLs'], value: 'https://c.example/cb' }],
    commented.replace(
      '"https://b.example/cb" // staging\n',
      '"https://b.example/cb", // staging\n    "https://c.example/cb"\n',
    ),
  ],
  [
    'inserts in the given order',
    commented,
    [{ path: ['RefreshTokenValidity'], value: 30, order: ['ClientName', 'RefreshTokenValidity', 'CallbackURLs'] }],
    commented.replace('console\n', 'console\n  "RefreshTokenValidity": 30,\n'),
  ],
  [
    'inserts before all others',
    commented,
    [{ path: ['UserPoolId'], value: 'x', order: ['UserPoolId', 'ClientName'] }],
    commented.replace('{\n', '{\n  "UserPoolId": "x",\n'),
  ],
  [
    'removes a member but not the remark above it',
    commented,
    [{ path: ['ClientName'], value: undefined }],
    commented.replace('  "ClientName": "web", // shown in the console\n', ''),
  ],
  ['renames a key', commented, [{ path: ['ClientName'], name: 'Name' }], commented.replace('"ClientName"', '"Name"')],
  ['keeps a trailing comma', '{\n  "a": 1,\n}', [{ path: ['b'], value: 2 }], '{\n  "a": 1,\n  "b": 2,\n}'],
  [
    'works on one line',
    '{ "a": 1, "b": [1, 2] }',
    [
      { path: ['c'], value: 3 },
      { path: ['a'], value: undefined },
      { path: ['b', 1], value: undefined },
    ],
    '{ "b": [1], "c": 3 }',
  ],
  ['fills an empty object', '{}', [{ path: ['a'], value: 1 }], '{\n  "a": 1\n}'],
  [
    'fills an empty object below its comments',
    '{\n\t// nothing yet\n}',
    [{ path: ['a'], value: [1] }],
    '{\n\t// nothing yet\n\t"a": [\n\t\t1\n\t]\n}',
  ],
  [
    'keeps CRLF',
    '{\r\n  "a": 1\r\n}',
    [{ path: ['b'], value: [true] }],
    '{\r\n  "a": 1,\r\n  "b": [\r\n    true\r\n  ]\r\n}',
  ],
  [
    'changes the last of two members of one name',
    '{ "a": 1, "a": 2 }',
    [{ path: ['a'], value: 3 }],
    '{ "a": 1, "a": 3 }',
  ],
  [
    'passes over a place that does not exist',
    '{ "a": 1 }',
    [
      { path: ['x', 'y'], value: 1 },
      { append: ['a'], value: 1 },
    ],
    '{ "a": 1 }',
  ],
];

describe('edits that keep comments and layout', () => {
  for (const [name, before, changes, after] of cases) it(name, () => assert.equal(editText(before, changes), after));

  it('any change of any commented text keeps it parsable, gives the value asked for and loses no other comment', () => {
    const values = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.oneof(fc.integer(), fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 4 })),
    );
    fc.assert(
      fc.property(
        values,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.option(fc.integer(), { nil: undefined }),
        (object, trailing, oneLine, key, value) => {
          const lines = Object.entries(object).map(([name, member], index, all) => {
            const comma = trailing || index < all.length - 1 ? ',' : '';
            const written = `${JSON.stringify(name)}: ${JSON.stringify(member)}${comma}`;
            return oneLine ? `/* above ${name} */ ${written}` : `/* above ${name} */\n  ${written} // beside ${name}`;
          });
          const text = oneLine ? `{ ${lines.join(' ')} }` : `{\n  ${lines.join('\n  ')}\n}`;
          const errors: ParseError[] = [];
          const after = editText(text, [{ path: [key], value }]);
          const expected: Record<string, unknown> = { ...object, [key]: value };
          if (value === undefined) delete expected[key];
          assert.deepEqual(parse(after, errors, { allowTrailingComma: trailing }), expected);
          assert.deepEqual(errors, [], after);
          for (const name of Object.keys(object))
            if (name !== key) {
              assert.ok(after.includes(`/* above ${name} */`), after);
              assert.ok(oneLine || after.includes(`// beside ${name}`), after);
            }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds the smallest replacement', () => {
    assert.deepEqual(difference('abcd', 'abXcd'), { offset: 2, length: 0, text: 'X' });
    assert.deepEqual(difference('aaa', 'aa'), { offset: 2, length: 1, text: '' });
    assert.equal(difference('same', 'same'), undefined);
  });
});
