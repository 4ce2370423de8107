import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { CompletionResolveRequest, type ClientCapabilities, type CompletionItem } from 'vscode-languageserver/node';
import packageJson from '../../package.json';
import { builtServer } from './built-server';
import schema from '../../schemas/app-client.schema.json';
import {
  accept,
  applyEdits,
  atCursor,
  exitOf,
  fullCapabilities,
  plainCapabilities,
  startClient,
  withClient,
  type TestClient,
} from './client';

const parameters = Object.entries(
  schema.properties as Record<string, { type: string; 'x-snippet'?: unknown; 'x-docs': string; description: string }>,
);
const clients: [string, ClientCapabilities][] = [
  ['a plain client', plainCapabilities],
  ['a full client', fullCapabilities],
];

/** A value of the wrong type for each type. */
const wrongValues: Record<string, unknown> = { string: 12, integer: 'ten', boolean: 'yes', array: 'one', object: 7 };

/** A file with the two required members, and one more. */
const fileWith = (member: string): string =>
  `{\n  "UserPoolId": "us-east-1_Abc123456",\n  "ClientId": "1example23456789",\n  ${member}\n}\n`;
const others = (name: string): string =>
  ['"UserPoolId": "us-east-1_Abc123456"', '"ClientId": "1example23456789"']
    .filter((text) => !text.startsWith(`"${name}"`))
    .join(',\n  ');

describe('the language server over --stdio', function () {
  this.timeout(60_000);

  it('knows 23 parameters', () => assert.equal(parameters.length, 23));

  for (const [who, capabilities] of clients) {
    describe(`with ${who}`, () => {
      let client: TestClient;
      before(async () => {
        client = await startClient(capabilities);
      });
      after(async () => assert.equal(await client.stop(), 0));

      for (const [name, parameter] of parameters) {
        it(`${name}: completes its key`, async () => {
          const { text, position } = atCursor(`{\n  ${others(name)},\n  "${name.slice(0, 3)}|\n}\n`);
          const item = (await client.complete(await client.open(text), position)).find(
            (candidate) => candidate.label === name,
          );
          assert.ok(item, `${name} is offered`);
          assert.ok(item.documentation, 'documented');
          assert.equal(
            item.insertTextFormat,
            capabilities === plainCapabilities ? 1 : 2,
            'tab stops only where the client knows them',
          );
          assert.deepEqual((JSON.parse(accept(text, item)) as Record<string, unknown>)[name], parameter['x-snippet']);
          assert.equal(accept(text, item, 'insert'), accept(text, item));
        });

        it(`${name}: explains it, also without a value`, async () => {
          const { text, position } = atCursor(`{ "${name.slice(0, 1)}|${name.slice(1)}" }`);
          const hover = await client.hover(await client.open(text), position);
          assert.ok(hover);
          assert.ok(hover.value.includes(name) && hover.value.includes(parameter['x-docs']));
          if (capabilities === plainCapabilities)
            assert.doesNotMatch(hover.value, /\*\*|`|\]\(/, 'no markup for a client that cannot show it');
          assert.deepEqual(hover.range, {
            start: { line: 0, character: 2 },
            end: { line: 0, character: 4 + name.length },
          });
        });

        it(`${name}: reports a bad value of it, on the value`, async () => {
          const bad = JSON.stringify(wrongValues[parameter.type]);
          const member = `"${name}": ${bad}`;
          const text = name.endsWith('Id') ? `{ ${member} }` : fileWith(member);
          const found = (await client.diagnostics(await client.open(text))).filter(
            (diagnostic) => diagnostic.code === 'wrong-type',
          );
          assert.equal(found.length, 1);
          const { range, source, severity } = found[0]!;
          assert.equal(text.split('\n')[range.start.line]!.slice(range.start.character, range.end.character), bad);
          assert.deepEqual([source, severity], ['cognito-client', 1]);
        });
      }
    });
  }

  it('tells what it can do', () =>
    withClient(fullCapabilities, async (client) => {
      const { capabilities, serverInfo } = client.initialized;
      assert.deepEqual(serverInfo, { name: 'cognito-client-language-server', version: packageJson.version });
      assert.deepEqual(capabilities.diagnosticProvider, { interFileDependencies: false, workspaceDiagnostics: false });
      assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
      assert.deepEqual(capabilities.codeActionProvider, {
        codeActionKinds: [
          'quickfix',
          'source.fixAll.cognitoClient',
          'source.sort.cognitoClient',
          'refactor.rewrite.cognitoClient.removeDefaults',
          'refactor.rewrite.cognitoClient.unwrap',
        ],
      });
    }));

  it('gives the documentation of a completion item when it is asked for it, to a client that asks', async () => {
    const { text, position } = atCursor('{ "Preve|" }');
    const [eager, later] = [
      fullCapabilities,
      {
        textDocument: {
          ...fullCapabilities.textDocument,
          completion: {
            completionItem: {
              ...fullCapabilities.textDocument?.completion?.completionItem,
              resolveSupport: { properties: ['documentation', 'detail'] },
            },
          },
        },
      },
    ];
    let wanted: CompletionItem[] = [];
    await withClient(eager, async (client) => {
      wanted = await client.complete(await client.open(text), position);
    });
    await withClient(later, async (client) => {
      const items = await client.complete(await client.open(text), position);
      assert.ok(items.length > 20 && items.every((item) => !item.documentation));
      const resolved: CompletionItem[] = [];
      for (const it of items) resolved.push(await client.connection.sendRequest(CompletionResolveRequest.type, it));
      assert.deepEqual(
        resolved.map(({ data: _, ...it }) => it),
        wanted,
      );
      const [first] = items;
      const value = atCursor('{ "EnableTokenRevocation": | }');
      assert.equal((await client.complete(await client.open(value.text), value.position)).length, 2);
      for (const other of [first!, { label: 'mine' }, { label: 'mine', data: 'x' }, { label: 'mine', data: 10 ** 9 }])
        assert.deepEqual(
          await client.connection.sendRequest(CompletionResolveRequest.type, other),
          other,
          'not of the last list',
        );
    });
  });

  it('carries a repair from the diagnostic to the edit', () =>
    withClient(fullCapabilities, async (client) => {
      const text = [
        '{',
        '  // keep me',
        '  "UserPoolId": "us-east-1_Abc123456",',
        '  "ClientId": "1example23456789",',
        '  "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef" // not me',
        '}',
        '',
      ].join('\n');
      const uri = await client.open(text);
      const secret = (await client.diagnostics(uri)).filter(
        (diagnostic) => diagnostic.code === 'describe-only-client-secret',
      );
      const [fix, ...more] = await client.fixes(uri, secret);
      assert.deepEqual(
        more.map((action) => action.title),
        ['Silence describe-only-client-secret on this line', 'Silence describe-only-client-secret in this file'],
      );
      assert.deepEqual(
        (
          await client.fixes(
            uri,
            secret.map(({ data: _data, ...rest }) => rest),
          )
        )[0]?.edit,
        fix?.edit,
        'also when the client drops the data',
      );
      assert.deepEqual(
        [
          await client.fixes(uri, secret, ['source.organizeImports']),
          (await client.fixes(uri, secret, ['quickfix'])).length,
        ],
        [[], 3],
        'only the kinds that were asked for',
      );
      assert.deepEqual(
        await client.fixes(
          uri,
          secret.map((diagnostic) => ({ ...diagnostic, code: 'other', data: undefined })),
        ),
        [],
      );
      assert.equal(
        applyEdits(text, fix!.edit!.changes![uri]!),
        '{\n  // keep me\n  "UserPoolId": "us-east-1_Abc123456",\n  "ClientId": "1example23456789"\n}\n',
      );
    }));

  describe('shows links and related places', () => {
    const text =
      '{ "UserPoolId": "us-east-1_Abc123456", "ClientId": "1example23456789", "ClientId": "2example", "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"] }';

    it('to a client that can show them', () =>
      withClient(fullCapabilities, async (client) => {
        const found = await client.diagnostics(await client.open(text));
        assert.ok(found.some((finding) => finding.codeDescription?.href.startsWith('https://')));
        assert.ok(found.some((finding) => finding.relatedInformation?.length));
        assert.ok(found.some((finding) => finding.tags?.includes(2)));
      }));

    it('to no other', () =>
      withClient(plainCapabilities, async (client) => {
        const found = await client.diagnostics(await client.open(text));
        assert.ok(
          found.length > 0 &&
            found.every((finding) => !finding.codeDescription && !finding.relatedInformation && !finding.tags),
        );
      }));
  });

  it('counts its messages in bytes, so that the next one is found behind any text', () =>
    withClient(fullCapabilities, async (client) => {
      const uri = await client.open(fileWith('"ExplicitAuthFlows": ["ALLOW_é漢😀"]'));
      for (let time = 0; time < 3; time++)
        assert.ok(
          (await client.diagnostics(uri)).some((diagnostic) => String(diagnostic.message).includes('ALLOW_é漢😀')),
        );
    }));

  describe('as a process', () => {
    it('ends with 1 when exit comes without shutdown', () =>
      withClient(plainCapabilities, async (client) => {
        await client.connection.sendNotification('exit');
        assert.equal(await exitOf(client.process), 1);
      }));

    it('ends when its input ends', () =>
      withClient(plainCapabilities, async (client) => {
        client.process.stdin!.end();
        assert.equal(await exitOf(client.process), 1);
      }));

    it('prints its version and its usage', async () => {
      const run = promisify(execFile);
      assert.equal((await run(process.execPath, [builtServer(), '--version'])).stdout, `${packageJson.version}\n`);
      assert.match((await run(process.execPath, [builtServer(), '--help'])).stdout, /^Usage: .*--stdio/);
    });

    it('refuses to start without a transport', async () => {
      const child = spawn(process.execPath, [builtServer()], { stdio: ['ignore', 'ignore', 'pipe'] });
      const said: Buffer[] = [];
      child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
      assert.equal(await exitOf(child), 2);
      assert.match(Buffer.concat(said).toString(), /^Usage: /);
    });

    it('speaks over the channel of a Node parent', async () => {
      const child = spawn(process.execPath, [builtServer(), '--node-ipc'], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const answer = new Promise<{ id?: number; result?: unknown }>((done) =>
        child.once('message', (message) => done(message as { id?: number })),
      );
      child.send({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { processId: process.pid, rootUri: null, capabilities: {} },
      });
      assert.equal((await answer).id, 1);
      child.send({ jsonrpc: '2.0', method: 'exit' });
      assert.equal(await exitOf(child), 1);
    });
  });
});
