import * as vscode from 'vscode';
import type { App } from '../app';
import { formatSyncStatusOfText } from './sync-status';
import { isWithoutClient } from '../../sync/create/draft';
import { isAppClientFile, isBlank, LANGUAGE_ID, LIVE_SCHEME } from '../files/command-arguments';
import { PROTECTION_EFFECTS, protectionOfFile } from '../connection/protection-settings';
import { sanitizeLabel } from '../ui/safe-text';
import type { Target } from '../../aws/gateway';
import { targetIn } from '../../sync/target';

const SETTING = 'cognitoClient.codeLens';
/** Documents of these schemes have lenses; read-only snapshots and old versions in a diff do not. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', LIVE_SCHEME];
/** How often a text such as "5 minutes ago" is renewed. */
const REFRESH_MS = 60_000;

interface Action {
  readonly title: string;
  readonly command: string;
  /** Not for live documents: to pull into one would save it, and to save it is to push it. */
  readonly notLive?: boolean;
  /** Of a file whose client is gone. */
  readonly again?: true;
}

const CLIENT_ACTIONS: readonly Action[] = [
  { title: 'Pull', command: 'cognitoClient.pull', notLive: true },
  { title: 'Compare', command: 'cognitoClient.compare' },
  { title: 'Plan', command: 'cognitoClient.plan' },
  { title: 'Push', command: 'cognitoClient.push' },
];
const BLANK_ACTIONS: readonly Action[] = [
  { title: 'Start from an Archetype…', command: 'cognitoClient.newFile' },
  { title: 'Pull an App Client…', command: 'cognitoClient.pull', notLive: true },
];
/** A client that is not there: what needs it must fail, and to compare is to look again. */
const GONE_ACTIONS: readonly Action[] = [
  { title: 'Create It Again…', command: 'cognitoClient.create', again: true, notLive: true },
  { title: 'Compare', command: 'cognitoClient.compare' },
];
const CREATE_ACTIONS: readonly Action[] = [{ title: 'Create App Client…', command: 'cognitoClient.create' }];

/** Registers the lenses on top of app clients: how the file differs from what was last seen live, and what can be done. They ask nothing. */
export function registerLenses(app: App): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const refresh = (): void => changed.fire();
  const isVisible = (): boolean => vscode.window.visibleTextEditors.some(({ document }) => isAppClientFile(document));
  const timer = setInterval(() => {
    if (isVisible()) refresh();
  }, REFRESH_MS);
  return vscode.Disposable.from(
    changed,
    { dispose: () => clearInterval(timer) },
    app.observations.onDidObserve(refresh),
    app.bases.onDidWrite(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING) || event.affectsConfiguration('cognitoClient.protected')) refresh();
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
  if (isBlank(text)) return actionLenses(BLANK_ACTIONS, document.uri);
  if (isWithoutClient(text)) return [textLens('no app client yet'), ...actionLenses(CREATE_ACTIONS, document.uri)];
  const target = targetIn(text);
  if (!target) return [];
  const status = await formatSyncStatusOfText(app, document.uri, target, text);
  const isGone = app.observations.of(target)?.failure?.kind === 'not-found';
  return [
    ...(document.uri.scheme === LIVE_SCHEME
      ? [iconLens('broadcast', 'live app client: to save it is to push it')]
      : []),
    ...protectionLenses(app, document, target),
    textLens(status),
    ...actionLenses(isGone ? GONE_ACTIONS : CLIENT_ACTIONS, document.uri),
  ];
}

function protectionLenses(app: App, document: vscode.TextDocument, target: Target): vscode.CodeLens[] {
  const protection = protectionOfFile(app, document.uri, target, document.getText());
  return protection ? [iconLens('lock', `protected: ${PROTECTION_EFFECTS[protection.protection]}`)] : [];
}

const actionLenses = (actions: readonly Action[], uri: vscode.Uri): vscode.CodeLens[] =>
  actions
    .filter(({ notLive }) => !notLive || uri.scheme !== LIVE_SCHEME)
    .map(({ title, command, again }) => lens({ title, command, arguments: [again ? { uri, again } : uri] }));

/** A lens without a command is text. */
const textLens = (title: string): vscode.CodeLens => lens({ title: sanitizeLabel(title), command: '' });

/** A text behind an icon of ours. */
const iconLens = (icon: string, title: string): vscode.CodeLens =>
  lens({ title: `$(${icon}) ${sanitizeLabel(title)}`, command: '' });

const lens = (command: vscode.Command): vscode.CodeLens => new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command);
