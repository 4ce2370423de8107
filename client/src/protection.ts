import * as vscode from 'vscode';
import { protectionOf, readProtectionRules, type ProtectionTarget } from './sync/protection';
import { Cancelled, UserError } from './user-error';

/**
 * Holds a push against `cognitoClient.protected` of user, workspace and folder together: each can add protection, none can take away
 * what another gave. Asks for the client's name where the setting wants that.
 * @throws UserError for a read-only target; Cancelled
 */
export async function passProtection(target: ProtectionTarget, scope: vscode.Uri | undefined): Promise<void> {
  const all = vscode.workspace.getConfiguration('cognitoClient', scope).inspect('protected');
  const rules = [all?.globalValue, all?.workspaceValue, all?.workspaceFolderValue].flatMap(readProtectionRules);
  const found = protectionOf(rules, target);
  if (!found) return;
  if (found.protection === 'readonly') {
    throw new UserError(`${target.clientName} is protected (${found.because}): nothing is pushed to it from here.`, [
      { title: 'Show Setting', run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'cognitoClient.protected') }]);
  }
  const typed = await vscode.window.showInputBox({
    title: `${target.clientName} is protected (${found.because})`, prompt: `Type the app client's name to push to it: ${target.clientName}`, ignoreFocusOut: true,
    validateInput: (text) => (text === '' || text === target.clientName ? undefined : 'This is not its name.'),
  });
  if (typed !== target.clientName) throw new Cancelled();
}
