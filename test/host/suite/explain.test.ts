import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  fileNamed,
  freshName,
  ids,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchWindow,
} from './support';

const SCHEME = 'cognito-client-snapshot';
const CALLBACK = 'https://shop.example.com/signed-in';
const OTHER = 'http://localhost:5173/signed-in';

const numberOf = ({ uri }: vscode.TextDocument): number => Number(uri.path.split('/')[1]);
const previews = (): vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === SCHEME && uri.path.endsWith('.md'));

/** The document behind the preview whose name begins so, made after number `after`, with what stands in it now. */
const previewed = async (name: string, text: RegExp, after = 0): Promise<vscode.TextDocument> =>
  until(`a preview of ${name} that says ${String(text)}`, () =>
    previews().find(
      (preview) => numberOf(preview) > after && preview.uri.path.includes(`/${name}`) && text.test(preview.getText()),
    ),
  );
const write = (name: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(fileNamed(name), new TextEncoder().encode(text));

describe('explaining an app client', () => {
  const local = useLocalCognito();

  it('says beside the file what the client can do, without a call, and follows the file', async () => {
    const name = freshName();
    const document = await openFile(name, { ...ids, ClientName: 'shop', AuthSessionValidity: 7 });
    assert.deepEqual(await vscode.commands.executeCommand('cognitoClient.explain', document.uri), { outcome: 'shown' });
    const label = `What ${name.replace('.cognito-client.json', '')} can do`;
    const shown = await previewed(label, /Users have 7 minutes/);
    await until('its preview', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label.includes(label))),
    );
    await setText(document, document.getText().replace('7', '9'));
    await until('the preview to follow the edit', () => /Users have 9 minutes/.test(shown.getText()));
    await setText(document, '{ "half');
    await until('the preview to say that nothing can be said', () => /syntax error/.test(shown.getText()));
    assert.deepEqual(local.it.requests, []);
  });

  it('gives each parameter of the file an address that leads to its line', async () => {
    const name = freshName().replace('mine', 'ours (1) ä');
    const document = await openFile(name, { ...ids, AuthSessionValidity: 7 });
    await vscode.commands.executeCommand('cognitoClient.explain', document.uri);
    const shown = await previewed('What ours', /Users have 7 minutes/);
    const address = /\[AuthSessionValidity\]\(<([^>]+)>\)/.exec(shown.getText())?.[1];
    assert.equal(address, `/${encodeURIComponent(name)}#L4`);
  });

  it('turns away what is no app client file or cannot be read', async () => {
    const document = await openFile(freshName(), '{ "half');
    const failed = await vscode.commands.executeCommand<{ outcome: string; message: string }>(
      'cognitoClient.explain',
      document.uri,
    );
    assert.deepEqual([failed.outcome, /cannot be explained/.test(failed.message)], ['failed', true]);
  });
});

describe('the plan of a push', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const written = ['.env', 'ignored.txt', '.gitignore', 'sub/app.ts'];
  afterEach(async () => {
    for (const name of written) await vscode.workspace.fs.delete(fileNamed(name)).then(undefined, () => undefined);
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('searchUses', undefined, vscode.ConfigurationTarget.Workspace);
  });

  /** Opens the plan of a push that takes a callback URL away; the returned function closes its tab and that of the review, which ends the push. */
  async function readPlan(): Promise<{ readonly after: number; close(): Promise<void> }> {
    const after = Math.max(0, ...previews().map(numberOf));
    await write('.env', `CLIENT_SECRET=fake-secret-DO-NOT-LEAK-0123456789abcdef\nREDIRECT=${CALLBACK}\n`);
    await write('ignored.txt', CALLBACK);
    await write('.gitignore', 'ignored.txt\n');
    await write('sub/app.ts', `export const redirect = '${CALLBACK}';\n`);
    const document = await openFile(freshName(), { ...ids, CallbackURLs: [OTHER], DefaultRedirectURI: OTHER });
    const done = vscode.commands.executeCommand<{ outcome: string }>('cognitoClient.push', document.uri);
    await screen.pickers.choose(/Push to/, /Open the Plan as a Document/);
    return {
      after,
      close: async () => {
        const tabs = await until('the tab of the plan', () => {
          const found = vscode.window.tabGroups.all
            .flatMap((group) => group.tabs)
            .filter(({ label }) => label.includes('Push plan for'));
          return found.length > 0 && found;
        });
        await vscode.window.tabGroups.close(tabs);
        await screen.pickers.escape(/Push to/);
        assert.equal((await done).outcome, 'cancelled');
        assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
      },
    };
  }

  it('says what it takes away, and where the workspace uses it: what .gitignore leaves out is not read', async () => {
    const { after, close } = await readPlan();
    const text = (await previewed('Push plan for shop-web', /files were read/, after)).getText();
    assert.match(
      text,
      /## What this takes away\n\n(- .*\n)*- [^\n]*\[CallbackURLs\]\(<\/mine-[^>]*#L\d+>\)[^\n]*signed/,
    );
    assert.match(
      text,
      /stands in:\n\n- \[[^\]]*env:2\]\(<\/\.env#L2>\): REDIRECT[^\n]*\n- \[[^\]]*app[^\]]*:1\]\(<\/sub\/app\.ts#L1>\)/,
    );
    assert.ok(!/ignored|LEAK|mine-.*stands in/.test(text.slice(text.indexOf('What else would break'))), text);
    await close();
  });

  it('does not search when that is not wanted', async () => {
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('searchUses', false, vscode.ConfigurationTarget.Workspace);
    const { after, close } = await readPlan();
    const text = (await previewed('Push plan for shop-web', /What this takes away/, after)).getText();
    assert.doesNotMatch(text, /What else would break/);
    await close();
  });
});
