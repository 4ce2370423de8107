// What nobody sees, or sees elsewhere than it stands, in all that a client shows of a file and of its user pool.
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  InlayHintRequest,
} from 'vscode-languageserver/node';
import type { AppClientContext } from '../../server/src/language/context';
import { POOL_CONTEXT } from '../../server/src/protocol';
import { fullCapabilities, until, withClient, type TestClient } from '../server/client';
import { fileOf } from './whole-file';

const EVIL = 'a\u202Enimda\u2066\u200B\u0007\u009Bz';
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Members of answers that clients show. What they write into the file (edits, `data`) stays exact. */
const SHOWN = /^(message|label|title|tooltip|name|detail|value|documentation)$/;

const items = [{ name: EVIL }];
const context: AppClientContext = {
  identityProviders: { complete: true, items },
  attributes: { complete: true, items: [{ name: `custom:${EVIL}` }] },
  resourceServers: { complete: true, items: [{ identifier: EVIL, scopes: items }] },
  live: { ClientName: `${EVIL}2`, CallbackURLs: [EVIL], AllowedOAuthScopes: [`${EVIL}/${EVIL}`] },
};

/** Each text that a client would show. */
function* shownIn(answer: unknown, name = ''): Iterable<string> {
  if (typeof answer === 'string') {
    if (SHOWN.test(name)) yield answer;
  } else if (Array.isArray(answer)) for (const it of answer) yield* shownIn(it, name);
  else if (typeof answer === 'object' && answer !== null)
    for (const [key, it] of Object.entries(answer)) if (key !== 'data' && key !== 'edit') yield* shownIn(it, key);
}

async function answersTo(client: TestClient, uri: string): Promise<Readonly<Record<string, unknown>>> {
  const text = client.text(uri);
  const lines = text.split('\n');
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const textDocument = { uri };
  const diagnostics = await client.diagnostics(uri);
  // Inside of each value, and of each name.
  const positions = lines.flatMap((line, index) =>
    [...line.matchAll(/"/g)].map(({ index: character }) => ({ line: index, character: character + 1 })),
  );
  const ask = client.connection;
  return {
    diagnostics,
    actions: await ask.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics } }),
    symbols: await ask.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    hints: await ask.sendRequest(InlayHintRequest.type, { textDocument, range }),
    completions: await Promise.all(
      positions.map((position) => ask.sendRequest(CompletionRequest.type, { textDocument, position })),
    ),
    hovers: await Promise.all(positions.map((position) => client.hover(uri, position))),
  };
}

describe('what nobody sees', () => {
  it('is told as its number in all that is shown of a file and its user pool, and written as it is', async () => {
    const ids = { UserPoolId: 'us-east-1_AbCdEf123', ClientId: '1a2b3c4d5e6f7g8h9i' };
    const file = JSON.stringify({ ...(JSON.parse(fileOf(EVIL)) as object), ...ids, [EVIL]: 1 }, null, 2);
    const capabilities = { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, inlayHint: {} } };
    let asked = false;
    await withClient(
      capabilities,
      async (client) => {
        const uri = await client.open(file);
        await until(() => asked || undefined);
        let seen = await answersTo(client, uri);
        for (let more = 0; more < 50 && !JSON.stringify(seen['diagnostics']).includes('The user pool has no'); more++)
          seen = await answersTo(client, uri);
        for (const [kind, answer] of Object.entries(seen)) {
          const texts = [...shownIn(answer)];
          assert.ok(
            texts.some((text) => /⟨U\\?\+202E⟩|\\u202e/.test(text)),
            `${kind} show the value`,
          );
          for (const it of texts) assert.doesNotMatch(it, UNSEEN, kind);
        }
        assert.ok(
          JSON.stringify(seen['completions']).includes(JSON.stringify(EVIL).slice(1, -1)),
          'what completion writes is exact',
        );
      },
      {
        initializationOptions: { poolContext: true },
        answering: (connection) =>
          connection.onRequest(POOL_CONTEXT, () => {
            asked = true;
            return context;
          }),
      },
    );
  });
});
