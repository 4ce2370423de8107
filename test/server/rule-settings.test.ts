import assert from 'node:assert/strict';
import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  RegistrationRequest,
  type ClientCapabilities,
  type ConfigurationItem,
  type Diagnostic,
  type ProtocolConnection,
  type Registration,
} from 'vscode-languageserver/node';
import { fullCapabilities, plainCapabilities, until, withClient, type Bringing, type TestClient } from './client';

const text = '{ "UserPoolId": "us-east-1_Abc123456", "ClientId": "1example23456789", "AuthSessionValidity": 60 }';
const CODE = 'auth-session-validity-range';

const settingsOf = (capabilities: ClientCapabilities): ClientCapabilities => ({
  ...capabilities,
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
});

const severityIn = (found: readonly Diagnostic[]): number | undefined =>
  found.find((finding) => finding.code === CODE)?.severity;

/** Settings as an editor keeps them: by folder, and changed by the user. */
class Settings implements Bringing {
  readonly asked: ConfigurationItem[] = [];
  readonly registered: Registration[] = [];
  refreshed = 0;
  constructor(private rules: (scope: string) => unknown) {}

  readonly answering = (connection: ProtocolConnection): void => {
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      this.asked.push(...items);
      return items.map((item) => this.rules(item.scopeUri ?? ''));
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => void this.registered.push(...registrations));
    connection.onRequest(DiagnosticRefreshRequest.type, () => void this.refreshed++);
  };

  async change(client: TestClient, rules: (scope: string) => unknown): Promise<void> {
    this.rules = rules;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }
}

describe('levels from the client', function () {
  this.timeout(60_000);

  describe('that can be asked and pulls diagnostics', () => {
    it('count from the first diagnostics on, by document', () => {
      const settings = new Settings((scope) => (scope.includes('quiet') ? { 'auth-*': 'off' } : { [CODE]: 'warning' }));
      return withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          assert.equal(severityIn(await client.diagnostics(await client.open(text))), 2);
          assert.equal(
            severityIn(await client.diagnostics(await client.open(text, 'quiet.cognito-client.json'))),
            undefined,
          );
          assert.deepEqual(settings.asked, [
            { scopeUri: 'file:///test/0.cognito-client.json', section: 'cognitoClient.rules' },
            { scopeUri: 'file:///test/quiet.cognito-client.json', section: 'cognitoClient.rules' },
          ]);
        },
        settings,
      );
    });

    it('are not asked for while the user types', () => {
      const settings = new Settings(() => ({}));
      return withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          const uri = await client.open(text);
          for (let count = 0; count < 20; count++) {
            await client.change(uri, text.replace('60', String(60 + count)));
            assert.equal(severityIn(await client.diagnostics(uri)), 1);
          }
          assert.equal(settings.asked.length, 1);
        },
        settings,
      );
    });

    it('are asked for again when they change, and the client is told to pull again', () => {
      const settings = new Settings(() => null);
      return withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          const uri = await client.open(text);
          assert.equal(severityIn(await client.diagnostics(uri)), 1);
          await until(() =>
            settings.registered.find((registration) => registration.method === 'workspace/didChangeConfiguration'),
          );
          await settings.change(client, () => ({ [CODE]: 'hint' }));
          await until(() => (settings.refreshed > 0 ? true : undefined));
          assert.equal(severityIn(await client.diagnostics(uri)), 4);
          assert.equal(settings.asked.length, 2);
          await settings.change(client, () => ({ [CODE]: 'off' }));
          await until(() => (settings.refreshed > 1 ? true : undefined));
          assert.equal(severityIn(await client.diagnostics(uri)), undefined);
        },
        settings,
      );
    });

    it('are asked for again when a document is opened again', () => {
      const settings = new Settings(() => ({ [CODE]: 'off' }));
      return withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          const uri = await client.open(text, 'again.cognito-client.json');
          assert.equal(severityIn(await client.diagnostics(uri)), undefined);
          await client.close(uri);
          await settings.change(client, () => ({ [CODE]: 'info' }));
          await client.open(text, 'again.cognito-client.json');
          assert.equal(severityIn(await client.diagnostics(uri)), 3);
        },
        settings,
      );
    });

    it('are left alone where they make no sense, which the log says once', () => {
      const settings = new Settings(() => ({ [CODE]: 'loud', 'sec-*': 7, 'auth-session-*': 'warning' }));
      return withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          for (let count = 0; count < 3; count++)
            assert.equal(severityIn(await client.diagnostics(await client.open(text))), 2);
          await settings.change(client, () => ['off']);
          await until(() => client.log.find((message) => /no object/.test(message)));
          assert.equal(client.log.filter((message) => message.includes(CODE)).length, 1, client.log.join('\n'));
          assert.equal(client.log.filter((message) => message.includes('sec-*')).length, 1);
          assert.equal(severityIn(await client.diagnostics(await client.open(text))), 1);
        },
        settings,
      );
    });

    it('are waited for once, and not for ever', () => {
      const answers: (() => void)[] = [];
      let refreshed = 0;
      return withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          const uri = await client.open(text);
          assert.equal(severityIn(await client.diagnostics(uri)), 1, 'before the client answered');
          await client.change(uri, text.replace('60', '61'));
          const order: string[] = [];
          const waiting = client.diagnostics(await client.open(text)).then(() => order.push('a new document'));
          const second = client.diagnostics(uri).then((found) => order.push(`severity ${severityIn(found)}`));
          await Promise.all([waiting, second]);
          assert.deepEqual(order, ['severity 1', 'a new document'], 'the second diagnostics do not wait');
          answers.forEach((answer) => answer());
          await until(() => (refreshed > 0 ? true : undefined));
          assert.equal(severityIn(await client.diagnostics(uri)), undefined, 'when it did');
        },
        {
          answering: (connection) => {
            connection.onRequest(
              ConfigurationRequest.type,
              () => new Promise<unknown[]>((done) => answers.push(() => done([{ [CODE]: 'off' }]))),
            );
            connection.onRequest(RegistrationRequest.type, () => undefined);
            connection.onRequest(DiagnosticRefreshRequest.type, () => void refreshed++);
          },
        },
      );
    });

    it('are those of the newest answer, also when an older one comes later', () => {
      const answers: ((level: string) => void)[] = [];
      let refreshed = 0;
      return withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          const uri = await client.open(text);
          (await until(() => answers[0]))('warning');
          assert.equal(severityIn(await client.diagnostics(uri)), 2);
          for (const count of [1, 2]) {
            await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
            await until(() => answers[count]);
          }
          answers[2]?.('hint');
          await until(() => (refreshed > 0 ? true : undefined));
          answers[1]?.('off');
          await until(() => (refreshed > 1 ? true : undefined));
          assert.equal(severityIn(await client.diagnostics(uri)), 4);
        },
        {
          answering: (connection) => {
            connection.onRequest(
              ConfigurationRequest.type,
              () => new Promise<unknown[]>((done) => answers.push((level) => done([{ [CODE]: level }]))),
            );
            connection.onRequest(RegistrationRequest.type, () => undefined);
            connection.onRequest(DiagnosticRefreshRequest.type, () => void refreshed++);
          },
        },
      );
    });

    it('are the usual ones when the client refuses to answer', () =>
      withClient(
        settingsOf(fullCapabilities),
        async (client) => {
          assert.equal(severityIn(await client.diagnostics(await client.open(text))), 1);
        },
        { initializationOptions: { rules: { 'sec-*': 'off' } } },
      ));
  });

  describe('that can be asked and is sent diagnostics', () => {
    it('count from the first published diagnostics on, and again when they change', () => {
      const settings = new Settings(() => ({ [CODE]: 'warning' }));
      return withClient(
        settingsOf(plainCapabilities),
        async (client) => {
          const uri = await client.open(text);
          assert.equal(severityIn(await client.diagnostics(uri)), 2);
          assert.equal(client.published.length, 1);
          await settings.change(client, () => ({ [CODE]: 'off' }));
          const again = await until(() => client.published[1]);
          assert.deepEqual([again.version, severityIn(again.diagnostics)], [1, undefined]);
        },
        settings,
      );
    });
  });

  describe('that cannot be asked', () => {
    it('come with its initialization options, and no question is asked', () => {
      const settings = new Settings(() => ({ [CODE]: 'hint' }));
      return withClient(
        plainCapabilities,
        async (client) => {
          assert.equal(severityIn(await client.diagnostics(await client.open(text))), 2);
          assert.deepEqual([settings.asked, settings.registered], [[], []]);
        },
        { initializationOptions: { rules: { [CODE]: 'warning' } }, answering: settings.answering },
      );
    });

    it('come with its notification too', () =>
      withClient(plainCapabilities, async (client) => {
        assert.equal(severityIn(await client.diagnostics(await client.open(text))), 1);
        await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
          settings: { cognitoClient: { rules: { [CODE]: 'info' } } },
        });
        assert.equal(severityIn((await until(() => client.published[1])).diagnostics), 3);
      }));

    it('do no harm when the options are nonsense', async () => {
      for (const initializationOptions of [null, 7, 'x', [], { rules: 'off', explainRule: 'yes' }, { rules: [1] }]) {
        await withClient(
          plainCapabilities,
          async (client) => {
            const found = await client.diagnostics(await client.open(text));
            assert.equal(severityIn(found), 1);
            assert.ok((await client.fixes('file:///test/0.cognito-client.json', found)).every((fix) => !fix.command));
          },
          { initializationOptions },
        );
      }
    });
  });
});

describe('code actions over the wire', function () {
  this.timeout(60_000);

  it('explain a rule to a client that has the command', () =>
    withClient(
      fullCapabilities,
      async (client) => {
        const uri = await client.open(text);
        const found = (await client.diagnostics(uri)).filter((diagnostic) => diagnostic.code === CODE);
        assert.deepEqual(
          (await client.fixes(uri, found)).flatMap((fix) => fix.command ?? []),
          [{ title: `Explain ${CODE}`, command: 'cognitoClient.explainRule', arguments: [CODE] }],
        );
        assert.deepEqual(
          await client.fixes(
            uri,
            found.map((finding) => ({ ...finding, source: 'another tool' })),
          ),
          [],
          'nothing for the diagnostics of others',
        );
      },
      { initializationOptions: { explainRule: true } },
    ));

  it('repair and sort the whole text when they are asked for by kind', () =>
    withClient(fullCapabilities, async (client) => {
      const uri = await client.open(
        '{ "ClientId": "1example23456789", "UserPoolId": "us-east-1_Abc123456", "CreationDate": 1 }',
      );
      const kinds = async (only: string): Promise<unknown[]> =>
        (await client.fixes(uri, [], [only])).map((fix) => [fix.kind, fix.edit?.changes?.[uri]?.length]);
      assert.deepEqual(await kinds('source.fixAll'), [['source.fixAll.cognitoClient', 1]]);
      assert.deepEqual(await kinds('source'), [
        ['source.fixAll.cognitoClient', 1],
        ['source.sort.cognitoClient', 1],
      ]);
    }));

  it('complete the codes of a comment on a space', () =>
    withClient(fullCapabilities, async (client) => {
      const uri = await client.open(`// cognito-client-disable \n${text}`);
      assert.equal((await client.complete(uri, { line: 0, character: 26 }, ' '))[0]?.label, CODE);
    }));
});
