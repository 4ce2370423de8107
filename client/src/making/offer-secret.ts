import * as vscode from 'vscode';
import type { CreatedClient } from '../aws/gateway';

/**
 * Says that a client was made, and offers its secret once: to be shown in a dialogue, or copied. Whatever is answered, nothing here has
 * it afterwards. A notification never carries it: VS Code keeps those.
 */
export async function offerSecret({ clientId, hasSecret, takeSecret }: Pick<CreatedClient, 'clientId' | 'hasSecret' | 'takeSecret'>, name: string): Promise<void> {
  if (!hasSecret) return void vscode.window.showInformationMessage(`Created ${name} (${clientId}).`);
  const [show, copy] = ['Show Secret', 'Copy Secret'];
  const answer = await vscode.window.showInformationMessage(`Created ${name} (${clientId}), with a client secret. It is kept nowhere here: take it now, or read it in the AWS console later.`, show, copy);
  const secret = takeSecret();
  if (secret === undefined || answer === undefined) return;
  const wanted = answer === copy || await vscode.window.showInformationMessage(`Client secret of ${name}`, { modal: true, detail: secret }, copy) === copy;
  if (wanted) await vscode.env.clipboard.writeText(secret);
}
