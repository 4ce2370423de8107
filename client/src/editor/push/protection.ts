import * as vscode from 'vscode';
import { protectionOf, readProtectionRules, type ProtectionTarget } from '../../sync/protection';
import { Cancelled, UserError } from '../ui/user-error';

/** The protection of a target by `cognitoClient.protected` of user, workspace and folder together: each can add, none can take away what another gave. */
function protectionFor(target: ProtectionTarget, scope: vscode.Uri | undefined): ReturnType<typeof protectionOf> {
  const all = vscode.workspace.getConfiguration('cognitoClient', scope).inspect('protected');
  return protectionOf(
    [all?.globalValue, all?.workspaceValue, all?.workspaceFolderValue].flatMap(readProtectionRules),
    target,
  );
}

/** To be called before anything is asked. @throws UserError for a read-only target */
export function assertWritable(target: ProtectionTarget, scope: vscode.Uri | undefined): void {
  const found = protectionFor(target, scope);
  if (found?.protection !== 'readonly') return;
  throw new UserError(`${target.clientName} is protected (${found.because}): nothing is pushed to it from here.`, [
    {
      title: 'Show Setting',
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'cognitoClient.protected'),
    },
  ]);
}

/** To be called before anything is sent: settings may have changed meanwhile. Asks for the client's name where they want that. @throws UserError, Cancelled */
export async function confirmProtected(target: ProtectionTarget, scope: vscode.Uri | undefined): Promise<void> {
  assertWritable(target, scope);
  const found = protectionFor(target, scope);
  if (!found) return;
  const typed = await vscode.window.showInputBox({
    title: `${target.clientName} is protected (${found.because})`,
    prompt: `Type the app client's name to push to it: ${target.clientName}`,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' || text === target.clientName ? undefined : 'This is not its name.'),
  });
  if (typed !== target.clientName) throw new Cancelled();
}
