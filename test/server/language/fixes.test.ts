import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseAppClient } from '../../../server/src/language/document';
import { dataOf, fixEdits, fixesOf } from '../../../server/src/language/fixes';
import type { Fix } from '../../../server/src/language/problem';
import { openAt } from './workbench';

/** The text after a repair that has travelled to the client and back as JSON. */
function fixed(text: string, fix: Omit<Fix, 'title'>): string {
  const document = parseAppClient(TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text));
  const [travelled] = fixesOf(JSON.parse(JSON.stringify(dataOf({ fix: { title: 'Repair', ...fix } }))));
  assert.ok(travelled);
  return TextDocument.applyEdits(document.textDocument, fixEdits(document, travelled));
}

const file = [
  '{',
  '    // the client',
  '    "ClientId": "x", // kept',
  '',
  '    /* grants */',
  '    "AllowedOAuthFlows": ["code", "implicit", "client_credentials"],',
  '    "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef"',
  '}',
  '',
].join('\n');

const repairs: [why: string, before: string, fix: Omit<Fix, 'title'>, after: string][] = [
  [
    'removes the last member with the comma before it',
    file,
    { set: [[['ClientSecret'], undefined]] },
    file.replace(/,\n {4}"ClientSecret.*/, ''),
  ],
  [
    'removes the first member with its line',
    file,
    { set: [[['ClientId'], undefined]] },
    file.replace('    "ClientId": "x", // kept\n', ''),
  ],
  ['removes the only member', '{ "ClientSecret": "x" }', { set: [[['ClientSecret'], undefined]] }, '{  }'],
  [
    'removes several items, whatever their order',
    file,
    {
      set: [
        [['AllowedOAuthFlows', 0], undefined],
        [['AllowedOAuthFlows', 2], undefined],
      ],
    },
    file.replace('["code", "implicit", "client_credentials"]', '["implicit"]'),
  ],
  ['replaces an item', file, { set: [[['AllowedOAuthFlows', 1], 'code']] }, file.replace('"implicit"', '"code"')],
  [
    'adds an item at the end',
    file,
    { set: [[['AllowedOAuthFlows', 3], 'code']] },
    file.replace('"client_credentials"', '"client_credentials", "code"'),
  ],
  ['replaces a value', file, { set: [[['ClientId'], 'y']] }, file.replace('"x"', '"y"')],
  [
    'adds a member in the indentation of the file',
    '{\n    "ClientId": "x" // kept\n}',
    { set: [[['AllowedOAuthFlowsUserPoolClient'], true]] },
    '{\n    "ClientId": "x", // kept\n    "AllowedOAuthFlowsUserPoolClient": true\n}',
  ],
  [
    'adds a member of an object that is not there',
    '{\n\t"ClientId": "x"\n}',
    { set: [[['TokenValidityUnits', 'AccessToken'], 'minutes']] },
    '{\n\t"ClientId": "x",\n\t"TokenValidityUnits": {\n\t\t"AccessToken": "minutes"\n\t}\n}',
  ],
  [
    'adds several members of an object that is not there',
    '{ "ClientId": "x" }',
    {
      set: [
        [['TokenValidityUnits', 'AccessToken'], 'minutes'],
        [['ClientName'], 'web'],
        [['TokenValidityUnits', 'IdToken'], 'hours'],
      ],
    },
    '{ "ClientId": "x", "ClientName": "web", "TokenValidityUnits": { "AccessToken": "minutes", "IdToken": "hours" } }',
  ],
  [
    'adds a member to an object that it writes itself',
    '{ "A": 1 }',
    {
      set: [
        [['B'], { x: 1, y: 2 }],
        [['B', 'y'], 3],
      ],
    },
    '{ "A": 1, "B": { "x": 1, "y": 3 } }',
  ],
  [
    'adds members to an object that is there',
    '{ "B": { "x": 1 } }',
    {
      set: [
        [['B', 'y'], 2],
        [['B', 'z'], 3],
      ],
    },
    '{ "B": { "x": 1, "y": 2, "z": 3 } }',
  ],
  [
    'adds members far below one that is not there',
    '{ "A": 1 }',
    {
      set: [
        [['B', 'c', 'd'], 1],
        [['B', 'c', 'e'], 2],
        [['B', 'f'], 3],
      ],
    },
    '{ "A": 1, "B": { "c": { "d": 1, "e": 2 }, "f": 3 } }',
  ],
  [
    'renames a key and leaves its value',
    '{ "CallBackURLs" /* why */ : ["a"] }',
    { rename: [[['CallBackURLs'], 'CallbackURLs']] },
    '{ "CallbackURLs" /* why */ : ["a"] }',
  ],
  [
    'does all of it at once',
    '{\r\n  "A": 1,\r\n  "B": 2, // b\r\n  "C": 3\r\n}',
    {
      set: [
        [['A'], undefined],
        [['C'], 4],
      ],
      rename: [[['B'], 'D']],
    },
    '{\r\n  "D": 2, // b\r\n  "C": 4\r\n}',
  ],
  ['keeps a byte order mark', '\uFEFF{ "A": 1, "B": 2 }', { set: [[['B'], 3]] }, '\uFEFF{ "A": 1, "B": 3 }'],
  [
    'changes nothing for a place that is gone',
    file,
    { set: [[['Nonsense'], undefined]], rename: [[['Nonsense'], 'X']] },
    file,
  ],
];

describe('fixes', () => {
  for (const [why, before, fix, after] of repairs) it(why, () => assert.equal(fixed(before, fix), after));

  it('reads only what is a repair', () => {
    for (const data of [
      undefined,
      null,
      1,
      {},
      { fix: null },
      { fix: {} },
      { fix: { title: 'x', set: 1 } },
      { fix: { title: 'x', set: [[1]] } },
      { fix: { title: 'x', rename: [[['a'], 2]] } },
    ]) {
      assert.deepEqual(fixesOf(data), [], JSON.stringify(data));
    }
  });

  it('repairs what check() finds: the problem is gone and nothing else changed its value', () => {
    const text = [
      '{',
      '  "UserPoolId": "us-east-1_Abc123456",',
      '  "ClientId": "1example23456789",',
      '  // old names',
      '  "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "ALLOW_USER_SRP_AUTH"],',
      '  "CallBackURLs": ["https://a.example/cb"],',
      '  "PreventUserExistenceErrors": "enabled",',
      '  "AccessTokenValidity": "60",',
      '  "CreationDate": 1,',
      '  "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef"',
      '}',
      '',
    ].join('\n');
    const { opened } = openAt(text);
    const repairable = opened.problems().filter((problem) => problem.fix);
    assert.ok(
      repairable.length >= 5,
      `${repairable.length} of ${opened
        .problems()
        .map((problem) => problem.code)
        .join(' ')}`,
    );
    for (const problem of repairable) {
      const after = fixed(text, problem.fix!);
      assert.notEqual(after, text, problem.code);
      assert.ok(after.includes('// old names') && parse(after) !== undefined, problem.code);
      const left = openAt(after)
        .opened.problems()
        .filter((candidate) => candidate.code === problem.code).length;
      assert.ok(
        left < opened.problems().filter((candidate) => candidate.code === problem.code).length,
        `${problem.code} is repaired in ${after}`,
      );
    }
  });
});
