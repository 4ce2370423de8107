import type * as vscode from 'vscode';
import { configuredProtection } from '../connection/protection-settings';
import type { ProtectionTarget } from '../../sync/protection';
import { askForText } from '../ui/input-box';
import { commandStep } from '../ui/messages';
import { Cancelled, UserError } from '../ui/user-error';

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
