import * as vscode from 'vscode';
import type { Target } from '../../aws/gateway';
import type { Mode } from '../../sync/plan';
import { UserError } from '../ui/user-error';

export const LANGUAGE_ID = 'cognito-client';
/** Scheme of live app clients that are edited without a file. */
export const LIVE_SCHEME = 'cognito-client';

/**
 * The argument of a command, from a menu, a keybinding or a test: a file, `{ uri }`, or `{ userPoolId, clientId, region?, uri? }`.
 * A string counts as a URI where a URI is expected.
 */
export interface CommandArguments {
  readonly uri?: vscode.Uri | undefined;
  readonly target?: Target | undefined;
  readonly region?: string | undefined;
  /** A profile of the shared AWS files, for a client that no file of the workspace names yet. */
  readonly profile?: string;
  /**
   * For a push: merge with live, exactly this file, or the file's values whatever changed in Cognito. The plan is shown and confirmed all
   * the same.
   */
  readonly mode?: Mode | 'mine';
  /** For a creation: of a file whose client is gone. */
  readonly again?: true;
}

/** Reads the argument that a command was called with. @throws UserError when it has another shape */
export function readCommandArguments(argument: unknown): CommandArguments {
  if (argument === undefined || argument === null) return {};
  if (argument instanceof vscode.Uri) return { uri: argument };
  if (typeof argument === 'string') return readCommandArguments({ uri: argument });
  if (typeof argument !== 'object') throw badArguments();
  const { uri, userPoolId, clientId, region, profile, mode, again } = argument as Record<string, unknown>;
  if ((userPoolId === undefined) !== (clientId === undefined)) throw badArguments();
  return {
    ...(uri !== undefined && { uri: toUri(uri) }),
    ...(userPoolId !== undefined && { target: { userPoolId: nonEmpty(userPoolId), clientId: nonEmpty(clientId) } }),
    ...(region !== undefined && { region: nonEmpty(region) }),
    ...(profile !== undefined && { profile: nonEmpty(profile) }),
    ...(again === true && { again }),
    ...((mode === 'merge' || mode === 'exact' || mode === 'mine') && { mode }),
  };
}

function toUri(value: unknown): vscode.Uri {
  if (value instanceof vscode.Uri) return value;
  try {
    return typeof value === 'string' ? vscode.Uri.parse(value, true) : vscode.Uri.from(value as vscode.Uri);
  } catch {
    throw badArguments();
  }
}

function nonEmpty(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw badArguments();
  return value;
}

const BAD_ARGUMENTS =
  'This command takes no argument, a file, ' +
  '{ "uri": … } or { "userPoolId": …, "clientId": …, "region"?: …, "uri"?: … }.';

const badArguments = (): UserError => new UserError(BAD_ARGUMENTS);

/** The document that a command is about: the given file or the active app client file. Undefined when there is none. */
export async function documentFor({ uri }: CommandArguments): Promise<vscode.TextDocument | undefined> {
  if (uri) return vscode.workspace.openTextDocument(uri);
  const active = vscode.window.activeTextEditor?.document;
  return active && isAppClientFile(active) ? active : undefined;
}

/** Whether a path is that of an app client file. */
export const isAppClientName = (path: string): boolean => /(^|[./\\])cognito-client\.json$/.test(path);

/** Whether a text of a file has nothing in it yet. */
export const isBlank = (text: string): boolean => /^\uFEFF?\s*(\{\s*\}\s*)?$/.test(text);

/** Whether a document is edited as an app client; read-only snapshots are not. */
export function isAppClientFile(document: vscode.TextDocument): boolean {
  return (
    (document.languageId === LANGUAGE_ID || isAppClientName(document.uri.path)) &&
    document.uri.scheme !== 'cognito-client-snapshot'
  );
}
