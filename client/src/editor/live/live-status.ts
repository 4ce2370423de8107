import * as vscode from 'vscode';
import type { LiveValues } from './live-values';
import { formatLiveStatus } from './live-status-text';
import { formatTimeOfDay } from '../ui/time';
import { targetIn } from '../../sync/target';
import { isAppClientFile, LANGUAGE_ID } from '../files/command-arguments';

/** Shows beside the language in the status bar how live values stand for the active file. It asks nothing. */
export function createLiveStatus(liveValues: LiveValues): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('cognitoClient.liveValues', { language: LANGUAGE_ID });
  item.name = 'Cognito live values';
  const show = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isAppClientFile(document)) return;
    const {
      text,
      detail,
      command,
      isBusy = false,
      isTrouble = false,
    } = formatLiveStatus(liveValues.standing(document.uri, targetIn(document.getText())), formatTimeOfDay);
    const severity = isTrouble ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    Object.assign(item, {
      text,
      detail,
      severity,
      busy: isBusy,
      command: command && { ...command, arguments: [...(command.arguments ?? [])] },
    });
  };
  show();
  return vscode.Disposable.from(
    item,
    liveValues.onDidChangeStanding(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) show();
    }),
  );
}
