import * as vscode from 'vscode';
import type { CreatedClient } from '../../aws/gateway';
import { showMessage } from '../ui/messages';
import { sanitizeLabel } from '../ui/safe-text';

const COPY = 'Copy Secret';
const TOLD_MS = 5_000;

/**
 * Says that a client was made, and offers its secret once: to be shown in a dialogue, or copied. Whatever is answered, nothing here has
 * it afterwards. A notification never carries it: VS Code keeps those.
 */
export async function offerSecret(
  { clientId, hasSecret, takeSecret }: Pick<CreatedClient, 'clientId' | 'hasSecret' | 'takeSecret'>,
  name: string,
): Promise<void> {
  if (!hasSecret) return void showMessage('info', `Created ${name} (${clientId}).`);
  const answer = await showMessage(
    'info',
    `Created ${name} (${clientId}), with a client secret. It is kept nowhere here: take it now, or read it in the AWS console later.`,
    'Show Secret',
    COPY,
  );
  const secret = takeSecret();
  if (secret === undefined || answer === undefined) return;
  const wanted = answer === COPY || (await isCopiedFrom(name, secret));
  if (!wanted) return;
  await vscode.env.clipboard.writeText(secret);
  vscode.window.setStatusBarMessage(`The client secret of ${sanitizeLabel(name)} is in the clipboard`, TOLD_MS);
}

/**
 * In the order of the dialogue. VS Code gives Enter to the first of them that is not for Escape: a secret is copied by whoever chooses to,
 * not by whoever presses a key to go on.
 */
const ANSWERS: readonly vscode.MessageItem[] = [
  { title: 'Done' },
  { title: COPY },
  { title: 'Close', isCloseAffordance: true },
];

/** The only place on the screen where the secret is. Whatever closes the dialogue leaves nothing of it. */
async function isCopiedFrom(name: string, secret: string): Promise<boolean> {
  const answer = await vscode.window.showInformationMessage(
    `Client secret of ${sanitizeLabel(name)}`,
    { modal: true, detail: secret },
    ...ANSWERS,
  );
  return answer?.title === COPY;
}
