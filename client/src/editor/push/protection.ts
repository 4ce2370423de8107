import * as vscode from 'vscode';
import { protectionOf, readProtectionRules, type ProtectionTarget } from '../../sync/protection';
import { askForText } from '../ui/input-box';
import { commandStep } from '../ui/messages';
import { Cancelled, UserError } from '../ui/user-error';

/** The protection of a target by `cognitoClient.protected` of user, workspace and folder together: none can lift what another sets. */
export function configuredProtection(
  target: ProtectionTarget,
  scope: vscode.Uri | undefined,
): ReturnType<typeof protectionOf> {
  const all = vscode.workspace.getConfiguration('cognitoClient', scope).inspect('protected');
  return protectionOf(
    [all?.globalValue, all?.workspaceValue, all?.workspaceFolderValue].flatMap(readProtectionRules),
    target,
  );
}

/** Stops a change of a read-only target, before anything is asked. @throws UserError */
export function assertWritable(target: ProtectionTarget, scope: vscode.Uri | undefined): void {
  const protection = configuredProtection(target, scope);
  if (protection?.protection !== 'readonly') return;
  throw new UserError(`${target.clientName} is protected (${protection.because}): nothing is pushed to it from here.`, [
    commandStep('Show Setting', 'workbench.action.openSettings', 'cognitoClient.protected'),
  ]);
}

/**
 * Asks for the client's name where the settings want that. To be called before anything is sent, since settings may have changed.
 * @throws UserError for a target that is read-only now; Cancelled
 */
export async function confirmProtected(target: ProtectionTarget, scope: vscode.Uri | undefined): Promise<void> {
  assertWritable(target, scope);
  const protection = configuredProtection(target, scope);
  if (!protection) return;
  const typed = await askForText({
    title: `${target.clientName} is protected (${protection.because})`,
    prompt: `Type the app client's name to push to it: ${target.clientName}`,
    problemOf: (text) => (target.clientName.startsWith(text) ? undefined : 'This is not its name.'),
  });
  if (typed !== target.clientName) throw new Cancelled();
}
