import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { freshName, ids, openFile, setText, until, useLocalCognito } from './support';

/** The language servers that this extension host started, by /proc; other systems are asked nothing. */
function servers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, state, parent] =
          /^State:\s+(\w)[^]*^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
        return (
          state !== 'Z' &&
          Number(parent) === process.pid &&
          /server\.js\0(?:.*\0)?--node-ipc\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
        );
      } catch {
        return false;
      }
    });
}

const codesOf = (uri: vscode.Uri): unknown[] =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));
const theServer = (): Promise<number> =>
  until('one running server', () => (servers().length === 1 ? servers()[0] : undefined));
const has = (document: vscode.TextDocument, code: string): Promise<true> =>
  until(code, () => codesOf(document.uri).includes(code) || undefined);

/** Kills the server, and waits until it is gone. */
async function crash(): Promise<void> {
  const pid = await theServer();
  process.kill(pid, 'SIGKILL');
  await until('the server to be gone', () => !servers().includes(pid));
}

/** Answers by the language server, not by what the editor still shows. */
async function answers(document: vscode.TextDocument): Promise<void> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await until('inlay hints', async () => {
    const shown = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      all,
    );
    return (
      shown.length > 0 &&
      shown.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')))
    );
  });
  assert.ok(
    hints.some((label) => label.includes('30 days')),
    hints.join(),
  );
}

/** Catches what the extension says as errors; `press` chooses a button of the last one. */
function catchErrors(): { readonly said: unknown[][]; press(title: string): void; restore(): void } {
  const window = vscode.window as { showErrorMessage: unknown };
  const original = window.showErrorMessage;
  const said: unknown[][] = [];
  const open: ((title: string) => void)[] = [];
  window.showErrorMessage = (...message: unknown[]) =>
    new Promise<string>((done) => {
      said.push(message);
      open.push(done);
    });
  return {
    said,
    press: (title) => open.at(-1)?.(title),
    restore: () => {
      window.showErrorMessage = original;
    },
  };
}

if (process.platform === 'linux')
  describe('a language server that crashes', () => {
    useLocalCognito();
    const live = (mode: string | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('cognitoClient')
        .update('liveValues', mode, vscode.ConfigurationTarget.Workspace);
    afterEach(() => live('off'));

    it('starts again by itself, silently; after five crashes one message offers a restart that works', async () => {
      await live('always');
      const document = await openFile(freshName(), {
        ...ids,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'reports/exprot'],
        RefreshTokenValidity: 30,
        AccessTokenValidity: 90,
        TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'days' },
      });
      await has(document, 'token-validity-range');
      await has(document, 'scope-unknown-custom');
      await setText(document, document.getText().replace('exprot', 'export').replace('90', '"x"'));
      await has(document, 'wrong-type');
      const errors = catchErrors();
      try {
        await crash();
        await setText(document, document.getText().replace('export', 'exprot').replace('"x"', '90'));
        for (const code of ['token-validity-range', 'scope-unknown-custom']) await has(document, code);
        await until('the old report to go', () => !codesOf(document.uri).includes('wrong-type'));
        await answers(document);
        for (let count = 2; count <= 5; count++) {
          assert.deepEqual(errors.said, []);
          await crash();
        }
        await until('the message', () => errors.said.length > 0);
        assert.deepEqual(servers(), []);
        assert.deepEqual(
          errors.said.map(([text, ...buttons]) => [/crashed five times/.test(String(text)), buttons]),
          [[true, ['Restart', 'Show Log']]],
        );
        await setText(document, document.getText().replace('90', '"y"'));
        errors.press('Restart');
        for (const code of ['wrong-type', 'scope-unknown-custom']) await has(document, code);
        await answers(document);
        await crash();
        await theServer();
        await answers(document);
        assert.equal(errors.said.length, 1);
      } finally {
        errors.restore();
      }
    }).timeout(60_000);

    it('is restarted by the command, by two calls once', async () => {
      const document = await openFile(freshName(), {
        ...ids,
        RefreshTokenValidity: 30,
        TokenValidityUnits: { RefreshToken: 'days' },
      });
      const before = await theServer();
      const restart = (): Thenable<unknown> => vscode.commands.executeCommand('cognitoClient.restartServer');
      assert.deepEqual(await Promise.all([restart(), restart()]), [{ outcome: 'restarted' }, { outcome: 'restarted' }]);
      assert.notEqual(await theServer(), before);
      await answers(document);
    });
  });
