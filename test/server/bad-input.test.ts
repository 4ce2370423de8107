import assert from 'node:assert/strict';
import {
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  SelectionRangeRequest,
  type Diagnostic,
  type Position,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { accept, applyEdits, fullCapabilities, plainCapabilities, startClient, type TestClient } from './client';
import { workOf } from '../fuzz/processor';

const good = [
  '{',
  '  "UserPoolId": "us-east-1_Abc123456", // the pool',
  '  "ClientId": "1example23456789",',
  '  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],',
  '  "TokenValidityUnits": { "AccessToken": "minutes" },',
  '  "AccessTokenValidity": 60,',
  '  "EnableTokenRevocation": true,',
  '}',
  '',
].join('\n');
const urls = Array.from({ length: 130_000 }, (_, index) => `"https://app.example.com/callback/${index}"`).join(',\n');

const texts: [string, string][] = [
  ['an empty text', ''],
  ['white space', ' \n\t\r\n '],
  ['no JSON', 'Dear AWS, please change my client.'],
  ['half-typed JSON', '{ "UserPoolId": "us-ea'],
  ['an array at the top', `[${good}]`],
  ['a string at the top', '"UserPoolId"'],
  ['null at the top', 'null'],
  ['several values', `${good}${good}`],
  ['closing brackets only', ']}]}'],
  ['a text nested 10,000 deep', `${'{"a":['.repeat(5000)}${']}'.repeat(5000)}`],
  ['10,000 open brackets', '['.repeat(10_000)],
  ['5 MB in one list', `{ "CallbackURLs": [${urls}] }`],
  ['5 MB in one string', `{ "ClientName": "${'x'.repeat(5_000_000)}" }`],
  ['9 MB', `{ "ClientName": "${'x'.repeat(9_000_000)}" }`],
  ['NUL bytes', good.replaceAll(' ', '\0')],
  ['a byte order mark', `\uFEFF${good}`],
  ['CRLF', good.replaceAll('\n', '\r\n')],
  ['lone surrogates', '{ "ClientName": "\uD800", "\uDFFF": 1 }'],
  ['bad escapes', '{ "Client\\xName": "\\u12" }'],
  ['an unclosed comment', '{ /* '],
  [
    'wrong types everywhere',
    '{ "UserPoolId": [], "TokenValidityUnits": [[]], "ExplicitAuthFlows": {"a": {}}, "RefreshTokenRotation": null, "AnalyticsConfiguration": 1e999 }',
  ],
  [
    'names of the language',
    '{ "__proto__": { "constructor": 1 }, "toString": [], "hasOwnProperty": null, "TokenValidityUnits": { "constructor": "hours" } }',
  ],
  [
    'a describe answer',
    JSON.stringify(
      {
        UserPoolClient: {
          UserPoolId: 'us-east-1_Abc123456',
          ClientId: '1example',
          ClientSecret: 'fake-secret-DO-NOT-LEAK-0123456789abcdef',
        },
      },
      null,
      2,
    ),
  ],
];

/** Fails for a place that the text does not have. */
function assertInside(text: TextDocument, ...ranges: Range[]): void {
  for (const { start, end } of ranges) {
    for (const position of [start, end])
      assert.deepEqual(text.positionAt(text.offsetAt(position)), position, 'inside the text');
    assert.ok(text.offsetAt(start) <= text.offsetAt(end), 'begins before it ends');
  }
}

function assertSound(text: string, diagnostics: Diagnostic[]): void {
  const document = TextDocument.create('', '', 0, text);
  for (const it of diagnostics) {
    assertInside(document, it.range, ...(it.relatedInformation ?? []).map((related) => related.location.range));
    assert.ok(it.code && it.source === 'cognito-client' && it.message);
  }
}

/** Some hundred places: the first and the last, and some between. */
function places(text: string): Position[] {
  const document = TextDocument.create('', '', 0, text);
  const step = Math.max(1, Math.floor(text.length / 12));
  return [0, 1, 2, text.length - 1, text.length, ...Array.from({ length: 12 }, (_, index) => index * step + 3)]
    .filter((offset) => offset >= 0)
    .map((offset) => document.positionAt(offset));
}

async function askEverything(client: TestClient, uri: string, text: string): Promise<void> {
  const document = TextDocument.create('', '', 0, text);
  const textDocument = { uri };
  assertSound(text, await client.diagnostics(uri));
  for (const position of places(text)) {
    const hover = await client.hover(uri, position);
    if (hover?.range) assertInside(document, hover.range);
    assert.doesNotMatch(hover?.value ?? '', /fake-secret/);
    for (const item of (await client.complete(uri, position)).slice(0, 2)) assert.notEqual(accept(text, item), '');
  }
  const options = { tabSize: 2, insertSpaces: true };
  applyEdits(
    text,
    (await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })) ?? [],
  );
  const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  assert.doesNotMatch(JSON.stringify(symbols), /fake-secret/);
  await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: places(text) });
}

describe('bad input over the protocol', function () {
  this.timeout(120_000);

  for (const [who, capabilities] of [
    ['that pulls', fullCapabilities],
    ['that is pushed to', plainCapabilities],
  ] as const) {
    describe(`with a client ${who}`, () => {
      let client: TestClient;
      before(async () => {
        client = await startClient(capabilities);
      });
      after(async () => {
        assert.deepEqual(client.log, [], 'no handler failed');
        assert.equal(await client.stop(), 0);
      });

      for (const [what, text] of texts) {
        it(`takes ${what}`, async () => {
          const uri = await client.open(text);
          const before = workOf(client.process.pid!);
          await askEverything(client, uri, text);
          assert.ok(workOf(client.process.pid!) - before < 30_000, 'with bounded work');
          await client.close(uri);
        });
      }

      it('follows random edits and answers as if the text had been opened anew', async () => {
        for (let seed = 1; seed <= 20; seed++) {
          const random = seeded(seed);
          const uri = await client.open(good);
          for (let count = 0; count < 30; count++) await client.change(uri, [randomEdit(client.text(uri), random)]);
          const [edited, text] = [await client.diagnostics(uri), client.text(uri)];
          await askEverything(client, uri, text);
          const anew = await client.diagnostics(await client.open(text));
          assert.deepEqual(
            edited.map(({ code, range }) => ({ code, range })),
            anew.map(({ code, range }) => ({ code, range })),
            `seed ${seed}`,
          );
        }
      });

      it('takes changes and questions far outside of the text', async () => {
        const uri = await client.open('{}');
        const far = { line: 4_000_000, character: 4_000_000 };
        assert.deepEqual(await client.complete(uri, far), []);
        assert.equal(await client.hover(uri, far), undefined);
        await client.change(uri, [{ range: { start: far, end: far }, text: ' ' }]);
        assertSound('{} ', await client.diagnostics(uri));
      });
    });
  }
});

const pieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\n',
  '//',
  '/*',
  '*/',
  ' ',
  'true',
  '12',
  'null',
  '"ClientId"',
  '"CallbackURLs": [',
  '\\',
  '\0',
  'é',
  '😀',
  '\r\n',
];

function randomEdit(text: string, random: () => number) {
  const document = TextDocument.create('', '', 0, text);
  const from = Math.floor(random() * (text.length + 1));
  const to = Math.min(text.length, from + Math.floor(random() * 4));
  return {
    range: { start: document.positionAt(from), end: document.positionAt(to) },
    text: pieces[Math.floor(random() * pieces.length)]!,
  };
}

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
