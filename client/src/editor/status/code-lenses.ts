import * as vscode from 'vscode';
import type { App } from '../app';
import { formatSyncStatusOfText } from './sync-status';
import { isWithoutClient } from '../../sync/create/draft';
import { isAppClientFile, isBlank, LANGUAGE_ID, LIVE_SCHEME } from '../files/command-arguments';
import { targetIn } from '../../sync/target';

const SETTING = 'cognitoClient.codeLens';
/** Documents of these schemes have lenses; read-only snapshots and old versions in a diff do not. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', LIVE_SCHEME];
/** How often "5 minutes ago" is made true again. */
const AGE_MS = 60_000;

interface Action {
  readonly title: string;
  readonly command: string;
  /** To pull into a live document would save it, and to save it is to push it. */
  readonly notLive?: boolean;
}

const ACTIONS: readonly Action[] = [
  { title: 'Pull', command: 'cognitoClient.pull', notLive: true },
  { title: 'Compare', command: 'cognitoClient.compare' },
  { title: 'Plan', command: 'cognitoClient.plan' },
  { title: 'Push', command: 'cognitoClient.push' },
];
const STARTS: readonly Action[] = [
  { title: 'Start from an Archetype…', command: 'cognitoClient.newFile' },
  { title: 'Pull an App Client…', command: 'cognitoClient.pull', notLive: true },
];
const MAKES: readonly Action[] = [{ title: 'Create App Client…', command: 'cognitoClient.create' }];

/** Lenses on top of app clients: how the file stands to what was last seen live, and what to do about it. They ask Cognito nothing. */
export function registerLenses(app: App): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const again = (): void => changed.fire();
  const visible = (): boolean => vscode.window.visibleTextEditors.some(({ document }) => isAppClientFile(document));
  const ageing = setInterval(() => {
    if (visible()) again();
  }, AGE_MS);
  return vscode.Disposable.from(
    changed,
    { dispose: () => clearInterval(ageing) },
    app.observations.onDidObserve(again),
    app.bases.onDidWrite(again),
    vscode.workspace.onDidGrantWorkspaceTrust(again),
    vscode.workspace.onDidChangeConfiguration((it) => {
      if (it.affectsConfiguration(SETTING)) again();
    }),
    vscode.languages.registerCodeLensProvider(
      SCHEMES.map((scheme) => ({ language: LANGUAGE_ID, scheme })),
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (document) => lensesOn(app, document),
      },
    ),
  );
}

async function lensesOn(app: App, document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  if (!vscode.workspace.isTrusted || !vscode.workspace.getConfiguration(undefined, document.uri).get<boolean>(SETTING))
    return [];
  const text = document.getText();
  if (isBlank(text)) return actionsOn(STARTS, document.uri);
  if (isWithoutClient(text))
    return [lens({ title: 'no app client yet', command: '' }), ...actionsOn(MAKES, document.uri)];
  const target = targetIn(text);
  return target
    ? [
        lens({ title: await formatSyncStatusOfText(app, document.uri, target, text), command: '' }),
        ...actionsOn(ACTIONS, document.uri),
      ]
    : [];
}

const actionsOn = (actions: readonly Action[], uri: vscode.Uri): vscode.CodeLens[] =>
  actions
    .filter(({ notLive }) => !notLive || uri.scheme !== LIVE_SCHEME)
    .map(({ title, command }) => lens({ title, command, arguments: [uri] }));

/** One without a command is text. */
const lens = (command: vscode.Command): vscode.CodeLens => new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command);
