import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  fileNamed,
  freshName,
  openFile,
  requestsOf,
  until,
  useLocalCognito,
  watchMessages,
  watchWindow,
} from './support';

type Outcome = { outcome: string; message?: string; clientId: string; uri: vscode.Uri };
const create = (argument?: unknown): Thenable<Outcome> =>
  vscode.commands.executeCommand('cognitoClient.create', argument);

/** Opens the output channel of the extension. Where VS Code has no log writer (code-server without its native parts) it stays empty. */
async function openOutput(): Promise<vscode.TextDocument> {
  const command =
    (await vscode.commands.getCommands()).find((text) =>
      /^workbench\.action\.output\.show\..*Cognito App Clients/.test(text),
    ) ?? assert.fail('no output channel');
  await vscode.commands.executeCommand(command);
  return until('the output channel', () =>
    vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'output' && uri.path.includes('Cognito App Clients'),
    ),
  );
}

describe('a new app client in Cognito', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const messages = watchMessages();
  const made = (): Record<string, unknown>[] => requestsOf(local.it, 'CreateUserPoolClient');
  /** From the question about the pool on, up to the one that creates. */
  const chooseTo = async (secret: RegExp): Promise<void> => {
    await screen.pickers.choose(/AWS Region/, /^us-east-1$/);
    await screen.pickers.choose(/User pool in us-east-1/, /^shop$/);
    await screen.pickers.choose(/a client secret\?/, secret);
    await screen.pickers.choose(/Create in shop/, /^\$\(add\) Create /);
  };

  it('is made from a kind of app; its secret is in one dialogue, and afterwards in no file, document, output or history', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.env.clipboard.writeText('what was there');
    messages.name('night-job');
    const done = create();
    await screen.pickers.choose(/what kind of app/, /^Machine to machine$/);
    await chooseTo(/With a secret/);
    const { clientId, uri, ...outcome } = await done;
    const offered = await screen.pickers.choose(/^Created night-job \(\w+\), with a client secret$/, /Show Secret/);
    assert.match(offered[0] ?? '', /Leave the secret in Cognito/, 'Enter takes nothing');
    const dialogue = await until('the dialogue', () =>
      messages.shown.find(({ message }) => message === 'Client secret of night-job'),
    );
    const secret = String(local.it.describe(DEMO.poolId, clientId)?.['ClientSecret']);
    assert.deepEqual(dialogue.options, { modal: true, detail: secret });
    assert.deepEqual(
      dialogue.items,
      [{ title: 'Done' }, { title: 'Copy Secret' }, { title: 'Close', isCloseAffordance: true }],
      'Enter is for the first',
    );
    assert.equal(await vscode.env.clipboard.readText(), 'what was there', 'copied only when that is chosen');
    assert.equal(uri.toString(), fileNamed('night-job.cognito-client.json').toString());
    const file = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.equal((JSON.parse(file) as { ClientId: string }).ClientId, clientId);
    const others = messages.shown
      .filter((row) => row !== dialogue)
      .map((row) => JSON.stringify(row))
      .join('\n');
    const history = vscode.commands.executeCommand('cognitoClient.showHistory', uri);
    const records = await screen.pickers.choose(/Push history/, /^night-job/);
    const changes = await screen.pickers.choose(/night-job: pushed/, /Only look/);
    await history;
    const documents = vscode.workspace.textDocuments.map((document) => document.getText()).join('\n');
    const places = {
      file,
      others,
      documents,
      offered: offered.join('\n'),
      outcome: JSON.stringify(outcome),
      history: [...records, ...changes].join('\n'),
      output: (await openOutput()).getText(),
    };
    for (const [place, text] of Object.entries(places))
      assert.ok(!text.includes(secret) && !text.includes('LEAK'), place);
  });

  it('has its file in the history, which can be brought along when that state is restored', async () => {
    messages.name('kiosk');
    const done = create();
    await screen.pickers.choose(/what kind of app/, /^Single-page app$/);
    await chooseTo(/Without a secret/);
    const { clientId, uri } = await done;
    local.it.edit(DEMO.poolId, clientId, { AccessTokenValidity: 20 });
    const history = vscode.commands.executeCommand('cognitoClient.showHistory', uri);
    await screen.pickers.choose(/Push history/, /^kiosk/);
    await screen.pickers.choose(/kiosk: pushed/, /Restore what was live after/);
    await screen.pickers.choose(
      /^Restore what the push of .* set in kiosk/,
      /Restore 1 change in Cognito and in kiosk/,
    );
    await history;
    assert.equal(local.it.describe(DEMO.poolId, clientId)?.['AccessTokenValidity'], 15);
  });

  it('keeps its file when the user undoes', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    messages.name('lobby');
    const done = create();
    await screen.pickers.choose(/what kind of app/, /^Single-page app$/);
    await chooseTo(/Without a secret/);
    const { clientId, uri } = await done;
    for (let times = 0; times < 3; times++) await vscode.commands.executeCommand('undo');
    const file = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.equal((JSON.parse(file) as { ClientId: string }).ClientId, clientId);
  });

  it('is filled into the empty file that is open, by way of a new file, too', async () => {
    const document = await openFile(freshName(), '');
    messages.name('corner-app');
    const done: Thenable<Outcome> = vscode.commands.executeCommand('cognitoClient.newFile', document.uri);
    await screen.pickers.choose(/New app client file/, /Create an App Client in Cognito/);
    await screen.pickers.choose(/New app client in Cognito/, /^Mobile app$/);
    await chooseTo(/Without a secret/);
    const { uri, clientId } = await done;
    assert.deepEqual(
      [uri.toString(), (JSON.parse(document.getText()) as { ClientId: string }).ClientId, document.isDirty],
      [document.uri.toString(), clientId, false],
    );
  });

  it("is made of a file that was started from a kind of app, whose example ids are nobody's", async () => {
    const document = await openFile(freshName(), '');
    const started = create(document.uri);
    await screen.pickers.choose(/New app client in Cognito/, /A File Only/);
    await screen.pickers.choose(/New app client file/, /^Single-page app$/);
    await started;
    await document.save();
    const lenses = await until('its lenses', async () => {
      const titles = (
        await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9)
      ).map(({ command }) => command?.title);
      return titles.length > 0 && titles;
    });
    assert.deepEqual(lenses, ['no app client yet', 'Create App Client…']);
    const done = create(document.uri);
    await chooseTo(/Without a secret/);
    const { clientId } = await done;
    assert.equal((JSON.parse(document.getText()) as { ClientId: string }).ClientId, clientId);
  });

  it('is made again from the file of a client that is gone: its settings and comments stay, the id is new', async () => {
    const document = await openFile(
      freshName(),
      `{\n  // our kiosk\n  "UserPoolId": "${DEMO.poolId}",\n  "ClientId": "gone00000000000000000000001",\n  "ClientName": "kiosk",\n  "AuthSessionValidity": 7\n}\n`,
    );
    const errors: string[][] = [];
    const window = vscode.window as { showErrorMessage: unknown };
    const original = window.showErrorMessage;
    window.showErrorMessage = (_: string, ...buttons: string[]) => {
      errors.push(buttons);
      return Promise.resolve(errors.length === 1 ? 'Create It Again…' : undefined);
    };
    try {
      await vscode.commands.executeCommand('cognitoClient.compare', document.uri);
      assert.ok(errors[0]?.includes('Create It Again…'), String(errors[0]));
      await screen.pickers.choose(/a client secret\?/, /Without a secret/);
      await screen.pickers.choose(/Create in shop/, /^\$\(add\) Create kiosk/);
    } finally {
      window.showErrorMessage = original;
    }
    await until('the new id', () => !document.getText().includes('gone000') && !document.isDirty);
    const file = JSON.parse(document.getText().replace('// our kiosk', '')) as { ClientId: string };
    assert.ok(document.getText().includes('// our kiosk'));
    assert.equal(local.it.describe(DEMO.poolId, file.ClientId)?.['AuthSessionValidity'], 7);
    const again = await create({ uri: document.uri, again: true });
    assert.match(again.message ?? '', /^Not created: app client .* is in Amazon Cognito\.$/);
  });

  it('is not made against a rule that the workspace calls an error', async () => {
    const { uri } = await openFile(freshName(), {
      UserPoolId: DEMO.poolId,
      ClientName: 'old',
      CallbackURLs: ['https://a.example.com/'],
      SupportedIdentityProviders: ['COGNITO'],
      AllowedOAuthFlows: ['implicit'],
      AllowedOAuthScopes: ['openid'],
      AllowedOAuthFlowsUserPoolClient: true,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
    const rules = vscode.workspace.getConfiguration('cognitoClient');
    await rules.update('rules', { 'sec-implicit-grant': 'error' }, vscode.ConfigurationTarget.Workspace);
    try {
      const done = create(uri);
      await screen.pickers.choose(/a client secret\?/, /Without a secret/);
      assert.match((await done).message ?? '', /^Not created: 1 error first\. .*implicit/i);
      assert.deepEqual(made(), []);
    } finally {
      await rules.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
