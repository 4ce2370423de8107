import * as vscode from 'vscode';
import type { ClientType } from '../../aws/gateway';
import type { RuleLevels } from '../../../../server/src/language/silencing';
import { RULES_SECTION } from '../../../../server/src/protocol';

const SECTION = 'cognitoClient';

/** The connection settings of a file or, without one, of the window. Empty strings count as not set. */
export interface ConnectionSettings {
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
}

export function readSettings(scope?: vscode.Uri): ConnectionSettings {
  const configuration = vscode.workspace.getConfiguration(SECTION, scope);
  const text = (name: string): string | undefined => configuration.get<string>(name)?.trim() || undefined;
  return { profile: text('profile'), region: text('region'), endpoint: text('endpoint') };
}

/** The setting that lists app clients that applications registered, too. */
export const REGISTERED_CLIENTS = `${SECTION}.showRegisteredClients`;

/** Which app clients lists show; undefined: all. */
export const listedClientType = (): ClientType | undefined =>
  vscode.workspace.getConfiguration().get<boolean>(REGISTERED_CLIENTS) === true ? undefined : 'REGULAR';

/** The severities of rules for a file or folder. */
export const ruleLevels = (scope: vscode.Uri | undefined): RuleLevels =>
  vscode.workspace.getConfiguration(undefined, scope).get<RuleLevels>(RULES_SECTION) ?? {};

/** Opens the settings editor at one of our settings. */
export async function openSetting(name: keyof ConnectionSettings): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.${name}`);
}
