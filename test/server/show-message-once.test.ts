import assert from 'node:assert/strict';
import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  ShowMessageNotification,
  type TextEdit,
} from 'vscode-languageserver/node';
import { applyEdits, fullCapabilities, withClient, type TestClient } from './client';

const NESTS = `{"a":[${`${'['.repeat(60)}${']'.repeat(60)},`.repeat(2_000)}1]}`;
const options = { tabSize: 2, insertSpaces: true };
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };

describe('a text that cannot be laid out', function () {
  this.timeout(60_000);

  function told(client: TestClient): string[] {
    const messages: string[] = [];
    client.connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
    return messages;
  }
  const format = (client: TestClient, uri: string): Promise<TextEdit[] | null> =>
    client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri }, options });
  const formatRange = (client: TestClient, uri: string): Promise<TextEdit[] | null> =>
    client.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument: { uri }, options, range });

  it('is told to the user, once while it is open, and stays as it is', () =>
    withClient(fullCapabilities, async (client) => {
      const messages = told(client);
      const uri = await client.open(NESTS, 'a.cognito-client.json');
      for (const ask of [format, formatRange, format]) assert.deepEqual(await ask(client, uri), []);
      assert.deepEqual(
        messages.map((message) => message.slice(0, 14)),
        ['Not formatted:'],
      );
      await client.close(uri);
      await format(client, await client.open(NESTS, 'a.cognito-client.json'));
      assert.equal(messages.length, 2, 'opened again, it is told again');
    }));

  it('is not what one is that needs many changes, nor one in good order', () =>
    withClient(fullCapabilities, async (client) => {
      const messages = told(client);
      const uri = await client.open(`{"CallbackURLs": [${'"https://a.example/",'.repeat(25_000)}"x"]}`);
      const edits = await format(client, uri);
      assert.equal(edits?.length, 1);
      assert.deepEqual(await format(client, await client.open(applyEdits(client.text(uri), edits))), []);
      assert.deepEqual(messages, []);
    }));
});
