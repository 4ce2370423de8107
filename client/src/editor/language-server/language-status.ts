import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { LANGUAGE_ID } from '../files/command-arguments';

const SHOWN: Readonly<Record<State, { readonly text: string; readonly severity: vscode.LanguageStatusSeverity }>> = {
  [State.Stopped]: { text: 'Checks and completion are not running', severity: vscode.LanguageStatusSeverity.Error },
  [State.StartFailed]: {
    text: 'Checks and completion could not be started',
    severity: vscode.LanguageStatusSeverity.Error,
  },
  [State.Starting]: { text: 'Checks and completion are starting', severity: vscode.LanguageStatusSeverity.Information },
  [State.Running]: { text: 'Checks and completion are running', severity: vscode.LanguageStatusSeverity.Information },
};

/** Shows the language server's state beside the language in the status bar, as long as it is there. */
export function createLanguageStatus(client: LanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('cognitoClient.server', { language: LANGUAGE_ID });
  item.name = 'Cognito language server';
  item.command = { title: 'Show Output', command: 'cognitoClient.showServerOutput' };
  const show = (state: State): void => {
    Object.assign(item, SHOWN[state], { busy: state === State.Starting });
  };
  show(client.state);
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => show(newState)),
    vscode.commands.registerCommand('cognitoClient.showServerOutput', () => client.outputChannel.show(true)),
  );
}
