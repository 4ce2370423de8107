import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  CompletionRequest,
  ConfigurationRequest,
  HoverRequest,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { fullCapabilities, plainCapabilities, startClient, until, type Bringing, type TestClient } from './client';

const file = (name: string): string =>
  `{ "UserPoolId": "us-east-1_Abc123456", "ClientId": "1example23456789", ${name} }`;
const errors = (found: readonly Diagnostic[]): unknown[] =>
  found.filter((finding) => finding.severity === 1).map((finding) => finding.code);

describe('versions of a document', function () {
  this.timeout(60_000);
  let client: TestClient;
  afterEach(async () => {
    await client.stop();
  });

  it('publishes no version after a newer one, and the newest in the end', async () => {
    client = await startClient(plainCapabilities);
    const uri = await client.open('{');
    let newest = 1;
    for (let length = 1; length <= 200; length++)
      newest = await client.change(uri, file(`"AuthSessionValidity": ${length}`));
    await until(() => client.published.find((params) => params.version === newest));
    await client.diagnostics(await client.open('{}'));
    const versions = client.published.filter((params) => params.uri === uri).map((params) => params.version!);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.equal(new Set(versions).size, versions.length, 'each version at most once');
    assert.ok(
      errors(client.published.filter((params) => params.uri === uri).at(-1)!.diagnostics).includes(
        'auth-session-validity-range',
      ),
    );
  });

  it('keeps the order in each of many documents that change in turn, with slow work, questions and late settings in between', async () => {
    const late: (() => void)[] = [];
    const answering: Bringing['answering'] = (connection) =>
      connection.onRequest(
        ConfigurationRequest.type,
        ({ items }) => new Promise((done) => late.push(() => done(items.map(() => ({}))))),
      );
    client = await startClient({ ...plainCapabilities, workspace: { configuration: true } }, { answering });
    const slow = `"CallbackURLs": ${JSON.stringify(Array.from({ length: 5_000 }, (_, index) => `https://app.example.com/callback/${index}`))}, `;
    // The length of a line tells the version: only what was found in the version itself ends there.
    const textOf = (version: number, more: string): string =>
      `${' '.repeat(version)}${file(`${more}"AuthSessionValidity": 99`)}`;
    const uris: string[] = [];
    for (let index = 0; index < 6; index++)
      uris.push(await client.open(textOf(1, index === 2 ? slow : ''), `${index}.cognito-client.json`));
    const newest = new Map<string, number>();
    for (let round = 0; round < 60; round++) {
      const index = (round * 7) % uris.length;
      const uri = uris[index]!;
      newest.set(uri, await client.change(uri, textOf((newest.get(uri) ?? 1) + 1, index === 2 ? slow : '')));
      if (round % 5 === 0) void client.hover(uris[2]!, { line: 0, character: round });
      if (round % 10 === 0) await client.hover(uri, { line: 0, character: 0 });
      if (round === 30) for (const answer of late.splice(0)) answer();
    }
    for (const uri of uris) {
      // Answered when the server has worked off what came before: how long that takes is up to the machine.
      await client.hover(uri, { line: 0, character: 0 });
      await until(() => client.published.find((params) => params.uri === uri && params.version === newest.get(uri)));
      const published = client.published.filter((params) => params.uri === uri);
      const versions = published.map((params) => params.version!);
      assert.deepEqual(
        versions,
        [...new Set(versions)].sort((a, b) => a - b),
        'in order, each once',
      );
      assert.equal(versions.at(-1), newest.get(uri), 'the newest last');
      for (const { version, diagnostics } of published) {
        const [found] = diagnostics.filter(({ code }) => code === 'auth-session-validity-range');
        assert.equal(
          client.text(uri).length - found!.range.end.character,
          newest.get(uri)! - version! + 2,
          'and what was found in it',
        );
      }
    }
  });

  it('checks one version only, of many changes of a large file that come together', async () => {
    client = await startClient(plainCapabilities);
    const urls = JSON.stringify(
      Array.from({ length: 40_000 }, (_, index) => `https://app.example.com/callback/${index}`),
    );
    const uri = await client.open(file(`"CallbackURLs": ${urls}`));
    const before = client.published.length;
    const changes: Promise<number>[] = [];
    for (let count = 0; count < 50; count++)
      changes.push(
        client.change(uri, [
          { range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } }, text: ' ' },
        ]),
      );
    const newest = (await Promise.all(changes)).at(-1);
    await until(() => client.published.find((params) => params.version === newest));
    assert.ok(client.published.length - before < 25, `${client.published.length - before} of 51 versions were checked`);
  });

  it('answers a pull with the newest version at once', async () => {
    client = await startClient(fullCapabilities);
    const uri = await client.open(file('"AuthSessionValidity": 3'));
    assert.deepEqual(errors(await client.diagnostics(uri)), []);
    await client.change(uri, [
      { range: { start: { line: 0, character: 94 }, end: { line: 0, character: 95 } }, text: '16' },
    ]);
    assert.match(client.text(uri), /"AuthSessionValidity": 16 /);
    assert.deepEqual(errors(await client.diagnostics(uri)), ['auth-session-validity-range']);
    assert.deepEqual(client.published, [], 'nothing is pushed to a client that pulls');
  });

  it('counts lines as the client does when an edit brings a carriage return and a line feed together, or parts them', async () => {
    client = await startClient(fullCapabilities);
    const uri = await client.open('{\r \n  "ClientId": 1,\r\n  "UserPoolId": 2\r\n}');
    const at = (line: number, character: number) => ({ line, character });
    const lines = async (): Promise<number[]> =>
      (await client.diagnostics(uri)).filter(({ code }) => code === 'wrong-type').map(({ range }) => range.start.line);
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
    assert.deepEqual(
      (await until(() => client.published.find((params) => params.uri === uri && params.diagnostics.length === 0)))
        .diagnostics,
      [],
    );
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
    const urls = JSON.stringify(
      Array.from({ length: 40_000 }, (_, index) => `https://app.example.com/callback/${index}`),
    );
    const uri = await client.open(file(`"CallbackURLs": ${urls}`));
    const position = { line: 0, character: 4 };
    const source = new CancellationTokenSource();
    const slow = client.connection.sendRequest(CompletionRequest.method, { textDocument: { uri }, position });
    const dropped = client.connection
      .sendRequest(HoverRequest.method, { textDocument: { uri }, position }, source.token)
      .then(
        () => 'answered',
        (error: { code: number }) => error.code,
      );
    source.cancel();
    assert.equal(await dropped, -32800);
    assert.ok(Array.isArray(await slow));
  });

  it('answers empty, and says so in the log without the text, when a request makes no sense', async () => {
    client = await startClient(fullCapabilities);
    const uri = await client.open('{ "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef" }');
    assert.equal(await client.connection.sendRequest(HoverRequest.method, { textDocument: { uri } }), null);
    assert.equal(await client.connection.sendRequest(HoverRequest.method, {}), null);
    assert.deepEqual(
      await client.fixes(uri, [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          message: '',
          data: { fix: { title: 1, set: [3] } },
        },
      ]),
      [],
    );
    await until(() => (client.log.length > 0 ? client.log : undefined));
    assert.match(client.log.join('\n'), /textDocument\/hover failed: TypeError/);
    assert.doesNotMatch(client.log.join('\n'), /fake-secret/);
  });
});
