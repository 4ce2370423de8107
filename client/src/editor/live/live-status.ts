import * as vscode from 'vscode';
import type { LiveValues } from './live-values';
import { formatLiveStatus } from './live-status-text';
import { sanitizeLabel } from '../ui/safe-text';
import { formatTimeOfDay } from '../ui/time';
import { targetIn } from '../../sync/target';
import { isAppClientFile, LANGUAGE_ID } from '../files/command-arguments';

/** Shows the status of live values for the active file, next to the language in the status bar. It asks nothing. */
export function createLiveStatus(liveValues: LiveValues): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('cognitoClient.liveValues', { language: LANGUAGE_ID });
  item.name = 'Cognito live values';
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isAppClientFile(document)) return;
    const status = liveValues.status(document.uri, targetIn(document.getText()));
    const { text, detail, command, isBusy = false, isTrouble = false } = formatLiveStatus(status, formatTimeOfDay);
    const severity = isTrouble ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    Object.assign(item, {
      text: sanitizeLabel(text),
      detail: detail && sanitizeLabel(detail),
      severity,
      busy: isBusy,
      command: command && { ...command, arguments: [...(command.arguments ?? [])] },
    });
  };
  show();
  return vscode.Disposable.from(
    item,
    liveValues.onDidChangeStatus(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) show();
    }),
  );
}
