import * as vscode from 'vscode';
import type { App } from '../app';
import { escapeMarkdown } from '../../../../server/src/language/markdown';
import { activeProfile } from '../../aws/profiles/active';
import { readSettings } from '../connection/settings';
import { sanitizeLabel } from '../ui/safe-text';
import { regionOf, targetIn } from '../../sync/target';
import { isAppClientFile } from '../files/command-arguments';

/** Shows where the active app client file goes: profile, account, region and pool. Asks AWS nothing: the account is shown once a command learnt it. */
export function createStatusBar(app: App): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('cognitoClient.target', vscode.StatusBarAlignment.Left, 40);
  item.name = 'Cognito: where this file goes';
  item.command = 'cognitoClient.chooseProfile';
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const place = document && isAppClientFile(document) ? placeShown(app, document) : undefined;
    if (!place) return item.hide();
    item.text = `$(cloud) ${place.parts.map(sanitizeLabel).join(' · ')}`;
    item.tooltip = new vscode.MarkdownString(
      place.lines.map(([name, value]) => `${name && `**${name}** `}${escapeMarkdown(value)}`).join('\n\n'),
    );
    item.accessibilityInformation = {
      label: `Cognito target: ${place.lines.map((line) => sanitizeLabel(line.join(' '))).join(', ')}. Activate to choose another profile`,
    };
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    app.connections.onDidChange(show),
    app.destinations.onDidChange(show),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('cognitoClient')) show();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) show();
    }),
  );
}

const BY: Readonly<Record<ReturnType<App['connections']['profileOf']>['by'], string>> = {
  file: 'chosen for this file',
  setting: 'by the setting cognitoClient.profile',
  environment: 'by AWS_PROFILE',
  default: "by the AWS SDK's own chain",
};

function placeShown(
  app: App,
  document: vscode.TextDocument,
): { readonly parts: readonly string[]; readonly lines: readonly (readonly [string, string])[] } {
  const { name, by } = app.connections.profileOf(document.uri);
  const target = targetIn(document.getText());
  const last = app.destinations.of(document.uri);
  // An account is a fact of the pool, and one that this profile was let in to.
  const known = last && last.userPoolId === target?.userPoolId && last.profile === name ? last : undefined;
  const profile = name ?? (by === 'environment' ? activeProfile() : 'default credentials');
  const { endpoint } = readSettings(document.uri);
  const region = target && regionOf(target.userPoolId);
  const pool = known?.poolName ?? target?.userPoolId ?? 'no user pool';
  return {
    parts: [profile, known?.account, region, pool].filter((it) => it !== undefined),
    lines: [
      ['Profile', `${profile} (${BY[by]})`],
      ['Account', known?.account ?? 'not known yet: a pull or push tells'],
      ...(region ? [['Region', region] as const] : []),
      ['User pool', known?.poolName ? `${known.poolName} (${target?.userPoolId})` : pool],
      ...(endpoint ? [['Endpoint', endpoint] as const] : []),
      ['', 'Click to choose another profile'],
    ],
  };
}
