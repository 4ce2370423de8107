import * as vscode from 'vscode';
import type { App } from '../app';
import { escapeMarkdown } from '../../../../server/src/language/markdown';
import { activeProfile } from '../../aws/profiles/active';
import { PROTECTION_EFFECTS, protectionOfFile } from '../connection/protection-settings';
import { readSettings } from '../connection/settings';
import { sanitizeLabel } from '../ui/safe-text';
import { regionOf, targetIn } from '../../sync/target';
import { isAppClientFile } from '../files/command-arguments';

/** Shows where the active app client file goes: profile, account, region and pool. Asks AWS nothing: the account is known after a command. */
export function createStatusBar(app: App): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('cognitoClient.target', vscode.StatusBarAlignment.Left, 40);
  item.name = 'Cognito: where this file goes';
  item.command = 'cognitoClient.chooseProfile';
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isAppClientFile(document)) return item.hide();
    const { parts, lines, isGuarded } = describeDestination(app, document);
    item.backgroundColor = isGuarded ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.text = `${isGuarded ? '$(lock)' : '$(cloud)'} ${parts.map(sanitizeLabel).join(' · ')}`;
    item.tooltip = new vscode.MarkdownString(lines.map(tooltipLine).join('\n\n'));
    const spoken = lines.map((line) => sanitizeLabel(line.join(' '))).join(', ');
    item.accessibilityInformation = {
      label: `Cognito target: ${spoken}. Activate to choose another profile`,
    };
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    app.observations.onDidObserve(show),
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

const CHOSEN_BY: Readonly<Record<ReturnType<App['connections']['profileOf']>['by'], string>> = {
  file: 'chosen for this file',
  setting: 'by the setting cognitoClient.profile',
  environment: 'by AWS_PROFILE',
  default: "by the AWS SDK's own chain",
};

/** A name, which may be empty, and a value. */
type TooltipLine = readonly [name: string, value: string];

const tooltipLine = ([name, value]: TooltipLine): string => `${name && `**${name}** `}${escapeMarkdown(value)}`;

/** Where a document goes: in parts for the status bar, and in lines for its tooltip. */
function describeDestination(
  app: App,
  document: vscode.TextDocument,
): { readonly parts: readonly string[]; readonly lines: readonly TooltipLine[]; readonly isGuarded: boolean } {
  const { name, by } = app.connections.profileOf(document.uri);
  const target = targetIn(document.getText());
  const last = app.destinations.of(document.uri);
  // An account is a fact of the pool, and this profile had access to it.
  const known = last && last.userPoolId === target?.userPoolId && last.profile === name ? last : undefined;
  const profile = name ?? (by === 'environment' ? activeProfile() : 'default credentials');
  const { endpoint } = readSettings(document.uri);
  const region = target && regionOf(target.userPoolId);
  const protection = target && protectionOfFile(app, document.uri, target, document.getText());
  const pool = known?.poolName ?? target?.userPoolId ?? 'no user pool';
  return {
    isGuarded: protection !== undefined,
    parts: [profile, known?.account, region, pool].filter((part) => part !== undefined),
    lines: [
      ['Profile', `${profile} (${CHOSEN_BY[by]})`],
      ['Account', known?.account ?? 'not known yet: a pull or push tells'],
      ...(region ? [['Region', region] as const] : []),
      ['User pool', known?.poolName ? `${known.poolName} (${target?.userPoolId})` : pool],
      ...(endpoint ? [['Endpoint', endpoint] as const] : []),
      ...(protection
        ? [['Protected', `${PROTECTION_EFFECTS[protection.protection]} (${protection.because})`] as const]
        : []),
      ['', 'Click to choose another profile'],
    ],
  };
}
