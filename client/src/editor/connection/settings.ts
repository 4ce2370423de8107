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

/** What the settings of a workspace or folder decide about requests, where the user's own settings say something else. */
export interface WorkspaceChoices {
  /** The workspace or folder, as a URI. */
  readonly place: string;
  readonly endpoint: string | undefined;
  readonly profile: string | undefined;
  /** The setting that sends requests without a command. */
  readonly background: 'liveValues' | 'driftCheckMinutes' | undefined;
}

/** Reads what the workspace of a file or the window decides about requests. */
export function readWorkspaceChoices(scope: vscode.Uri | undefined): WorkspaceChoices {
  const configuration = vscode.workspace.getConfiguration(SECTION, scope);
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const folder = (scope && vscode.workspace.getWorkspaceFolder(scope)) ?? workspaceFolders?.[0];
  /** The value that counts, when a workspace or folder set it and the user did not set the same. */
  function chosen(name: string): unknown {
    const found = configuration.inspect(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue;
    return value === found?.globalValue ? undefined : value;
  }
  const text = (name: 'endpoint' | 'profile'): string | undefined =>
    chosen(name) === undefined ? undefined : readSettings(scope)[name];
  const background = (): WorkspaceChoices['background'] => {
    if (chosen('liveValues') === 'always') return 'liveValues';
    return Number(chosen('driftCheckMinutes')) > 0 ? 'driftCheckMinutes' : undefined;
  };
  return {
    place: (workspaceFile ?? folder?.uri)?.toString() ?? '',
    endpoint: text('endpoint'),
    profile: text('profile'),
    background: background(),
  };
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
