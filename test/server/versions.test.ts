import assert from 'node:assert/strict';
import { CancellationTokenSource, CompletionRequest, HoverRequest, type Diagnostic } from 'vscode-languageserver/node';
import { fullCapabilities, plainCapabilities, startClient, until, type TestClient } from './client';

const file = (name: string): string => `{ "UserPoolId": "us-east-1_Abc123456", "ClientId": "1example23456789", ${name} }`;
const errors = (found: readonly Diagnostic[]): unknown[] => found.filter((it) => it.severity === 1).map((it) => it.code);

describe('versions of a document', function () {
  this.timeout(60_000);
  let client: TestClient;
  afterEach(async () => { await client.stop(); });

  it('publishes no version after a newer one, and the newest in the end', async () => {
    client = await startClient(plainCapabilities);
    const uri = await client.open('{');
    let newest = 1;
    for (let length = 1; length <= 200; length++) newest = await client.change(uri, file(`"AuthSessionValidity": ${length}`));
    await until(() => client.published.find((it) => it.version === newest));
    await client.diagnostics(await client.open('{}'));
    const versions = client.published.filter((it) => it.uri === uri).map((it) => it.version!);
    assert.deepEqual(versions, [...versions].sort((a, b) => a - b));
    assert.equal(new Set(versions).size, versions.length, 'each version at most once');
    assert.ok(errors(client.published.filter((it) => it.uri === uri).at(-1)!.diagnostics).includes('auth-session-validity-range'));
  });

  it('checks one version only, of many changes of a large file that come together', async () => {
    client = await startClient(plainCapabilities);
    const urls = JSON.stringify(Array.from({ length: 40_000 }, (_, index) => `https://app.example.com/callback/${index}`));
    const uri = await client.open(file(`"CallbackURLs": ${urls}`));
    const before = client.published.length;
    const changes: Promise<number>[] = [];
    for (let count = 0; count < 50; count++) changes.push(client.change(uri, [{ range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } }, text: ' ' }]));
    const newest = (await Promise.all(changes)).at(-1);
    await until(() => client.published.find((it) => it.version === newest));
    assert.ok(client.published.length - before < 25, `${client.published.length - before} of 51 versions were checked`);
  });

  it('answers a pull with the newest version at once', async () => {
    client = await startClient(fullCapabilities);
    const uri = await client.open(file('"AuthSessionValidity": 3'));
    assert.deepEqual(errors(await client.diagnostics(uri)), []);
    await client.change(uri, [{ range: { start: { line: 0, character: 94 }, end: { line: 0, character: 95 } }, text: '16' }]);
    assert.match(client.text(uri), /"AuthSessionValidity": 16 /);
    assert.deepEqual(errors(await client.diagnostics(uri)), ['auth-session-validity-range']);
    assert.deepEqual(client.published, [], 'nothing is pushed to a client that pulls');
  });

  it('counts lines as the client does when an edit brings a carriage return and a line feed together, or parts them', async () => {
    client = await startClient(fullCapabilities);
    const uri = await client.open('{\r \n  "ClientId": 1,\r\n  "UserPoolId": 2\r\n}');
    const at = (line: number, character: number) => ({ line, character });
    const lines = async (): Promise<number[]> => (await client.diagnostics(uri)).filter(({ code }) => code === 'wrong-type').map(({ range }) => range.start.line);
    assert.deepEqual(await lines(), [2, 3]);
    await client.change(uri, [{ range: { start: at(1, 0), end: at(1, 1) }, text: '' }]);
    assert.deepEqual(await lines(), [1, 2], 'two line ends became one');
    await client.change(uri, [{ range: { start: at(1, 0), end: at(1, 0) }, text: '\n\r' }]);
    assert.deepEqual(await lines(), [3, 4]);
  });

  it('clears what it published when a document closes, and forgets the document', async () => {
    client = await startClient(plainCapabilities);
    const uri = await client.open('{');
    assert.notDeepEqual(await client.diagnostics(uri), []);
    await client.close(uri);
    assert.deepEqual((await until(() => client.published.find((it) => it.uri === uri && it.diagnostics.length === 0))).diagnostics, []);
    assert.equal(await client.hover(uri, { line: 0, character: 0 }), undefined);
    assert.deepEqual(await client.complete(uri, { line: 0, character: 1 }), []);
  });

  it('answers for a document that was closed and opened again with the same version number', async () => {
    client = await startClient(fullCapabilities);
    const uri = await client.open(file('"AuthSessionValidity": 3'), 'again.cognito-client.json');
    assert.deepEqual(errors(await client.diagnostics(uri)), []);
    await client.close(uri);
    await client.open(file('"AuthSessionValidity": 2'), 'again.cognito-client.json');
    assert.deepEqual(errors(await client.diagnostics(uri)), ['auth-session-validity-range']);
  });

  it('answers nothing about a document it was never told of', async () => {
    client = await startClient(fullCapabilities);
    const position = { line: 0, character: 0 };
    assert.deepEqual(await client.complete('file:///nowhere.json', position), []);
    assert.equal(await client.hover('file:///nowhere.json', position), undefined);
    assert.deepEqual(await client.diagnostics('file:///nowhere.json'), []);
    assert.deepEqual(await client.fixes('file:///nowhere.json', []), []);
  });

  it('drops a request that was cancelled before its turn', async () => {
    client = await startClient(fullCapabilities);
    const urls = JSON.stringify(Array.from({ length: 40_000 }, (_, index) => `https://app.example.com/callback/${index}`));
    const uri = await client.open(file(`"CallbackURLs": ${urls}`));
    const position = { line: 0, character: 4 };
    const source = new CancellationTokenSource();
    const slow = client.connection.sendRequest(CompletionRequest.method, { textDocument: { uri }, position });
    const dropped = client.connection.sendRequest(HoverRequest.method, { textDocument: { uri }, position }, source.token).then(() => 'answered', (error: { code: number }) => error.code);
    source.cancel();
    assert.equal(await dropped, -32800);
    assert.ok(Array.isArray(await slow));
  });

  it('answers empty, and says so in the log without the text, when a request makes no sense', async () => {
    client = await startClient(fullCapabilities);
    const uri = await client.open('{ "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef" }');
    assert.equal(await client.connection.sendRequest(HoverRequest.method, { textDocument: { uri } }), null);
    assert.equal(await client.connection.sendRequest(HoverRequest.method, {}), null);
    assert.deepEqual(await client.fixes(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, message: '', data: { fix: { title: 1, set: [3] } } }]), []);
    await until(() => (client.log.length > 0 ? client.log : undefined));
    assert.match(client.log.join('\n'), /textDocument\/hover failed: TypeError/);
    assert.doesNotMatch(client.log.join('\n'), /fake-secret/);
  });
});
