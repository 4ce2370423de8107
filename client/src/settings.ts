import * as vscode from 'vscode';

const SECTION = 'cognitoClient';

/** The connection settings that hold for a file or, without one, for the window. Empty strings count as not set. */
export interface Settings {
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
}

export function readSettings(scope?: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration(SECTION, scope);
  const text = (name: string): string | undefined => configuration.get<string>(name)?.trim() || undefined;
  return { profile: text('profile'), region: text('region'), endpoint: text('endpoint') };
}

/** Opens the settings editor at one of our settings. */
export async function openSetting(name: keyof Settings): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.${name}`);
}
