import assert from 'node:assert/strict';
import { requests } from '../../server/src/requests';
import { exitOf, until } from './client';
import { isPlain, PLAIN_MARKS } from './plain-answers';
import { wrongParams } from './wrong-params';
import { withRaw, type Message, type RawClient } from './raw';

const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;

const URI = 'file:///test/a.cognito-client.json';
const TEXT = `{
  "UserPoolId": "us-east-1_Abc123456", "ClientId": "1example23456789", "ClientId": "1example23456789",
  "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef",
  "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", ""], "AccessTokenValidity": 90,
  "CallbackURLs": ["https://app.example.com/"]
}
`;
const textDocument = { uri: URI };
const position = { line: 3, character: 27 };
const range = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

/** Sound parameters for each request. */
const GOOD: Readonly<Record<string, object>> = {
  'textDocument/completion': { textDocument, position, context: { triggerKind: 2, triggerCharacter: '"' } },
  'textDocument/hover': { textDocument, position },
  'textDocument/codeAction': {
    textDocument,
    range,
    context: {
      diagnostics: [
        {
          range,
          message: 'm',
          code: 'unknown-member',
          source: 'cognito-client',
          data: { fix: { title: 't', set: [[['ClientName'], 'x']] } },
        },
      ],
      only: ['quickfix'],
      triggerKind: 1,
    },
  },
  'textDocument/documentSymbol': { textDocument },
  'textDocument/foldingRange': { textDocument },
  'textDocument/selectionRange': { textDocument, positions: [position] },
  'textDocument/formatting': { textDocument, options },
  'textDocument/rangeFormatting': { textDocument, range, options },
  'textDocument/documentLink': { textDocument },
  'textDocument/inlayHint': { textDocument, range },
  'textDocument/diagnostic': { textDocument },
};
const METHODS = requests.map(({ type }) => type.method);

async function begin(client: RawClient): Promise<void> {
  assert.ok((await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} })).result);
  client.send({ method: 'initialized', params: {} });
  client.send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri: URI, languageId: 'cognito-client', version: 1, text: TEXT } },
  });
}

/** Fails for a place that no text can have. The diagnostics of a code action are the client's own. */
function assertPlaces(answer: unknown): void {
  JSON.stringify(answer, (name, value: unknown) => {
    if (name === 'line' || name === 'character')
      assert.ok(typeof value === 'number' && value >= 0, `${name} ${String(value)}`);
    return name === 'diagnostics' ? undefined : value;
  });
}

const codeOf = ({ error }: Message): number | undefined => error?.code;

describe('the protocol at its edges', function () {
  this.timeout(60_000);

  it('has sound parameters for every request here', () =>
    assert.deepEqual(Object.keys(GOOD).sort(), [...METHODS].sort()));

  it('refuses what comes before initialize, and serves after it', () =>
    withRaw(async (client) => {
      for (const method of [...METHODS, 'workspace/symbol'])
        assert.equal(codeOf(await client.ask(method, GOOD[method])), NOT_INITIALIZED, method);
      client.send({
        method: 'textDocument/didChange',
        params: { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: '{}' }] },
      });
      await begin(client);
      assert.ok((await client.ask('textDocument/hover', GOOD['textDocument/hover'])).result);
    }));

  it('refuses what comes after shutdown, and ends in order', () =>
    withRaw(async (client) => {
      await begin(client);
      assert.deepEqual(codeOf(await client.ask('shutdown')), undefined);
      for (const method of [...METHODS, 'workspace/symbol', 'initialize'])
        assert.equal(codeOf(await client.ask(method, GOOD[method] ?? { capabilities: {} })), INVALID_REQUEST, method);
      client.send({ method: 'exit' });
      assert.equal(await exitOf(client.process), 0);
    }));

  it('is initialized once, and publishes once for each version after a second try', () =>
    withRaw(async (client) => {
      await begin(client);
      assert.equal(
        codeOf(await client.ask('initialize', { processId: null, rootUri: null, capabilities: {} })),
        INVALID_REQUEST,
      );
      client.send({
        method: 'textDocument/didChange',
        params: { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: '{' }] },
      });
      client.send({
        method: 'textDocument/didOpen',
        params: {
          textDocument: {
            uri: 'file:///test/last.cognito-client.json',
            languageId: 'cognito-client',
            version: 1,
            text: '',
          },
        },
      });
      const published = await publishedOf(client, 'last.cognito-client.json');
      assert.equal(new Set(published).size, published.length, published.join(', '));
    }));

  it('answers unknown methods with an error, and drops unknown notifications and answers', () =>
    withRaw(async (client) => {
      await begin(client);
      for (const method of ['workspace/symbol', 'textDocument/rename', '$/unknown', '__proto__', 'toString', ''])
        assert.equal(codeOf(await client.ask(method, { textDocument })), METHOD_NOT_FOUND, method);
      for (const message of [
        { method: '$/unknown' },
        { method: 'textDocument/unknown', params: null },
        { method: '$/cancelRequest', params: { id: 'nobody' } },
        { id: 9, result: 1 },
        { id: null, result: null },
      ])
        client.send(message);
      assert.ok((await client.ask('textDocument/hover', GOOD['textDocument/hover'])).result);
    }));

  it('lives on when an id is used twice, at once or later', () =>
    withRaw(async (client) => {
      await begin(client);
      for (const method of ['textDocument/hover', 'textDocument/documentSymbol'])
        client.send({ id: 7, method, params: GOOD[method] });
      const seen = (await client.answers(7, 1)).length;
      client.send({ id: 7, method: 'textDocument/documentSymbol', params: GOOD['textDocument/documentSymbol'] });
      assert.ok((await client.answers(7, seen + 1)).every(({ result }) => result));
      assert.ok((await client.ask('textDocument/hover', GOOD['textDocument/hover'])).result);
    }));

  it('takes notifications about documents that make no sense', () =>
    withRaw(async (client) => {
      await begin(client);
      for (const method of [
        'textDocument/didOpen',
        'textDocument/didChange',
        'textDocument/didClose',
        'textDocument/didSave',
        'workspace/didChangeConfiguration',
      ]) {
        for (const params of [
          null,
          5,
          'x',
          [],
          [null],
          {},
          { textDocument: null },
          { textDocument: { uri: null } },
          { textDocument: { uri: 'file:///nobody', version: null }, contentChanges: [{}] },
          { textDocument: { uri: URI }, contentChanges: null },
        ]) {
          if (method === 'textDocument/didChange' || JSON.stringify(params)?.includes(URI) !== true)
            client.send({ method, params });
        }
      }
      assert.ok((await client.ask('textDocument/hover', GOOD['textDocument/hover'])).result);
    }));

  it('takes a body that is no JSON', () =>
    withRaw(async (client) => {
      await begin(client);
      client.write('Content-Length: 5\r\n\r\n{"a":');
      client.write('Content-Length: 2\r\n\r\n[]');
      client.write('Content-Length: 4\r\n\r\nnull');
      assert.ok((await client.ask('textDocument/hover', GOOD['textDocument/hover'])).result);
    }));

  /** Frames after which nobody can tell where the next message begins. */
  const FRAMES = [
    'Content-Length: abc\r\n\r\n',
    'Content-Length: -5\r\n\r\n',
    'Content-Length: 99999999999\r\n\r\n{}',
    'Content-Length\r\n\r\n{}',
    'X: y\r\n\r\n{}',
    '\r\n\r\n\r\n',
    'x'.repeat(1_000_000),
  ];
  for (const frame of FRAMES)
    it(`ends with its input after the frame ${JSON.stringify(frame.slice(0, 30))}, and answers nothing`, () =>
      withRaw(async (client) => {
        client.write(frame);
        client.process.stdin?.end();
        assert.ok([0, 1].includes((await exitOf(client.process)) ?? NaN));
        assert.deepEqual(client.came, []);
      }));

  for (const method of METHODS) {
    it(`${method}: answers wrong parameters with an error or a sound answer, and the next request as before`, () =>
      withRaw(async (client) => {
        await begin(client);
        const before = (await client.ask(method, GOOD[method])).result;
        for (const params of wrongParams(GOOD[method] as object)) {
          const { result, error } = await client.ask(method, params);
          assert.ok(
            error ? error.message && !error.message.includes('fake-secret') : typeof result === 'object',
            JSON.stringify(params),
          );
          assertPlaces(result);
        }
        assert.deepEqual((await client.ask(method, GOOD[method])).result, before);
        assert.doesNotMatch(
          JSON.stringify(client.came.filter((message) => message.method === 'window/logMessage')),
          /fake-secret/,
        );
      }));

    it(`${method}: is plain for a client that declared nothing`, () =>
      withRaw(async (client) => {
        await begin(client);
        const { result, error } = await client.ask(method, GOOD[method]);
        assert.equal(error, undefined);
        assert.ok(
          method === 'textDocument/codeAction' || JSON.stringify(result) !== '[]',
          'there is something to look at',
        );
        assert.deepEqual(
          PLAIN_MARKS.filter((mark) => !isPlain(mark, result)),
          [],
        );
      }));
  }
});

/** The versions that were published of the first document, up to the moment when another one is. */
async function publishedOf(client: RawClient, other: string): Promise<unknown[]> {
  await until(() => client.came.find((message) => JSON.stringify(message.params ?? null).includes(other)));
  return client.came
    .filter((message) => message.method === 'textDocument/publishDiagnostics')
    .map((message) => message.params as { uri: string; version: number })
    .filter((it) => it.uri === URI)
    .map((it) => it.version);
}
