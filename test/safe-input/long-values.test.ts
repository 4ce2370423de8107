// A million characters in each value, made to keep patterns busy, over the protocol: every request is answered without much work.
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CompletionRequest,
  DocumentFormattingRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  SelectionRangeRequest,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { workOf } from '../fuzz/processor';
import { fullCapabilities, withClient, type TestClient } from '../server/client';

/** Processor time of one request, in milliseconds. */
const MOST = 1000;
const LENGTH = 1_000_000;

/** Beginnings that come near to something and go on for ever: addresses, hosts, queries, ARNs, placeholders, directives, words. */
const SEEDS: Readonly<Record<string, string>> = {
  'an address with many dots': 'https://a.',
  'an address with many at signs': 'https://a@',
  'percent signs': 'https://a/%25',
  spaces: ' ',
  slashes: '/',
  hyphens: 'a-',
  'opening braces': '${',
  'double braces': '{{',
  angles: '<your-',
  'an ARN': 'arn:aws:iam::123456789012:role/',
  directives: '// cognito-client-disable-next-line a, ',
  commas: 'a, ',
  'custom attributes': 'custom:',
  backslashes: '\\\\',
  quotes: '\\"',
  escapes: '\\u0000',
  accents: 'e\u0301',
  pairs: '😀',
};

/** Places of a value: each is another way through the rules. */
const PLACES: readonly ((value: string) => string)[] = [
  (text) => `"CallbackURLs": ["${text}"]`,
  (text) => `"LogoutURLs": ["https://a.example/", "${text}"], "DefaultRedirectURI": "${text.slice(0, 300_000)}"`,
  (text) => `"ClientName": "${text}"`,
  (text) => `"AllowedOAuthScopes": ["${text}"]`,
  (text) => `"AnalyticsConfiguration": { "ApplicationArn": "${text}" }`,
  (text) => `"ReadAttributes": ["${text}"]`,
  (text) => `"${text}": 1`,
  (text) => `"UserPoolId": "${text}"`,
  (text) => `"ExplicitAuthFlows": ["${text}"]`,
  (text) => `"SupportedIdentityProviders": ["${text}"]`,
];

const filled = (seed: string): string => seed.repeat(Math.floor((LENGTH - 1000) / seed.length));

/** Each kind of request at the start and in the middle of the value. */
function requestsOf(
  connection: ProtocolConnection,
  client: TestClient,
  uri: string,
): Readonly<Record<string, () => Promise<unknown>>> {
  const textDocument = { uri };
  const [start, middle] = [20, LENGTH / 2].map((character) => ({ line: 0, character }));
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  return {
    diagnostics: () => client.diagnostics(uri),
    hover: () => connection.sendRequest(HoverRequest.type, { textDocument, position: middle! }),
    completion: () => connection.sendRequest(CompletionRequest.type, { textDocument, position: start! }),
    actions: async () =>
      connection.sendRequest(CodeActionRequest.type, {
        textDocument,
        range,
        context: { diagnostics: await client.diagnostics(uri) },
      }),
    symbols: () => connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    links: () => connection.sendRequest(DocumentLinkRequest.type, { textDocument }),
    folding: () => connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
    selection: () => connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [middle!] }),
    hints: () => connection.sendRequest(InlayHintRequest.type, { textDocument, range }),
    formatting: () =>
      connection.sendRequest(DocumentFormattingRequest.type, {
        textDocument,
        options: { tabSize: 2, insertSpaces: true },
      }),
  };
}

describe('values of a million characters', function () {
  this.timeout(60_000);

  for (const [index, [name, seed]] of Object.entries(SEEDS).entries()) {
    it(`${name}: every request is answered in less than a second of work`, async () => {
      await withClient(
        { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, inlayHint: {} } },
        async (client) => {
          // Two places for each beginning: all meet, without a run that lasts minutes.
          for (const place of [PLACES[index % PLACES.length]!, PLACES[(index * 3 + 1) % PLACES.length]!]) {
            const uri = await client.open(`{ ${place(filled(seed))} }`);
            const slow: string[] = [];
            for (const [kind, request] of Object.entries(requestsOf(client.connection, client, uri))) {
              const before = workOf(client.process.pid!);
              await request();
              const work = workOf(client.process.pid!) - before;
              if (work > MOST) slow.push(`${kind}: ${work} ms`);
            }
            assert.deepEqual(slow, [], String(place));
            await client.close(uri);
          }
        },
      );
    });
  }
});
