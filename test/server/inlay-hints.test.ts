import assert from 'node:assert/strict';
import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentLinkRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  RegistrationRequest,
  type ClientCapabilities,
  type ConfigurationItem,
  type InlayHint,
  type ProtocolConnection,
  type Range,
} from 'vscode-languageserver/node';
import { fullCapabilities, plainCapabilities, until, withClient, type Bringing, type TestClient } from './client';

const text =
  '{\n  "AccessTokenValidity": 24,\n  "RefreshTokenValidity": 0,\n  "CallbackURLs": ["https://a.example/cb"]\n}\n';
const everything: Range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const hinting: ClientCapabilities = {
  textDocument: { ...fullCapabilities.textDocument, inlayHint: {} },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
  },
};

async function labels(client: TestClient, uri: string, range = everything): Promise<string[]> {
  const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
  return (hints ?? []).map(({ label }: InlayHint) => String(label));
}

/** A user's settings by section. */
class Settings implements Bringing {
  readonly asked: ConfigurationItem[] = [];
  refreshed = 0;
  constructor(private sections: Readonly<Record<string, unknown>>) {}

  readonly answering = (connection: ProtocolConnection): void => {
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      this.asked.push(...items);
      return items.map(({ section = '' }) => this.sections[section] ?? null);
    });
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.onRequest(DiagnosticRefreshRequest.type, () => undefined);
    connection.onRequest(InlayHintRefreshRequest.type, () => void this.refreshed++);
  };

  async change(client: TestClient, sections: Readonly<Record<string, unknown>>): Promise<void> {
    this.sections = sections;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }
}

describe('inlay hints over the wire', function () {
  this.timeout(60_000);

  it('come for the range that is shown', () =>
    withClient(fullCapabilities, async (client) => {
      const uri = await client.open(text);
      assert.deepEqual(await labels(client, uri), ['hours', '= 1 day', 'stored as 30 days']);
      assert.deepEqual(
        await labels(client, uri, { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }),
        ['stored as 30 days'],
      );
    }));

  it("follow the user's switches from the first hints on and when they change", () => {
    const settings = new Settings({ 'cognitoClient.inlayHints': { units: false, durations: true } });
    return withClient(
      hinting,
      async (client) => {
        const uri = await client.open(text);
        assert.deepEqual(await labels(client, uri), ['= 1 day', 'stored as 30 days']);
        assert.deepEqual(
          settings.asked.map(({ section }) => section),
          ['cognitoClient.rules', 'cognitoClient.inlayHints'],
        );
        await settings.change(client, { 'cognitoClient.inlayHints': { stored: false } });
        await until(() => (settings.refreshed > 0 ? true : undefined));
        assert.deepEqual(await labels(client, uri), ['hours', '= 1 day']);
      },
      settings,
    );
  });

  it('are switched by initialization options where a client has no settings; nonsense is told and left out', () =>
    withClient(
      { textDocument: { inlayHint: {} } },
      async (client) => {
        assert.deepEqual(await labels(client, await client.open(text)), ['hours', '= 1 day']);
        assert.match(
          await until(() => client.log.find((message) => message.includes('inlayHints'))),
          /^cognitoClient\.inlayHints is ignored where units is neither true nor false\.$/,
        );
      },
      { initializationOptions: { inlayHints: { stored: false, units: 'off', other: 1 } } },
    ));

  it('are no matter for a client that does not show them: it is not asked about them, and all else is as before', () => {
    const settings = new Settings({});
    return withClient(
      { ...plainCapabilities, workspace: { configuration: true } },
      async (client) => {
        const uri = await client.open(text);
        assert.ok((await client.diagnostics(uri)).some(({ code }) => code === 'refresh-token-validity-zero'));
        assert.deepEqual(
          settings.asked.map(({ section }) => section),
          ['cognitoClient.rules'],
        );
      },
      settings,
    );
  });
});

describe('document links over the wire', () => {
  it('are on https addresses', () =>
    withClient(plainCapabilities, async (client) => {
      const uri = await client.open(text);
      assert.deepEqual(await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } }), [
        {
          range: { start: { line: 3, character: 20 }, end: { line: 3, character: 40 } },
          target: 'https://a.example/cb',
        },
      ]);
    }));
});
