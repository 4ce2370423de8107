import * as vscode from 'vscode';
import type { CreatedClient } from '../../aws/gateway';
import { ask } from '../ui/ask';
import { showDialog, showInStatusBar, showMessage } from '../ui/messages';
import { Cancelled } from '../ui/user-error';

const COPY = 'Copy Secret';

/**
 * Reports that a client was created, and offers its secret once, to be shown in a dialog or copied. The question stays until it is
 * answered: a notification would go away by itself. Whatever the answer, nothing here keeps the secret.
 */
export async function offerSecret(
  { clientId, hasSecret, takeSecret }: Pick<CreatedClient, 'clientId' | 'hasSecret' | 'takeSecret'>,
  name: string,
): Promise<void> {
  if (!hasSecret) return void showMessage('info', `Created ${name} (${clientId}).`);
  const answer = await askForSecret(name, clientId);
  const secret = takeSecret();
  if (secret === undefined || answer === 'leave') return;
  const isWanted = answer === 'copy' || (await isCopiedFrom(name, secret));
  if (!isWanted) return;
  await vscode.env.clipboard.writeText(secret);
  showInStatusBar(`The client secret of ${name} is in the clipboard`);
}

/** To turn away is to leave the secret where it is. */
const askForSecret = (name: string, clientId: string): Promise<'leave' | 'show' | 'copy'> =>
  ask<'leave' | 'show' | 'copy'>(`Created ${name} (${clientId}), with a client secret`, [
    {
      label: '$(close) Leave the secret in Cognito',
      detail: 'It is not kept here. You can read it in the AWS console later.',
      value: 'leave',
    },
    { label: '$(eye) Show Secret', detail: 'Once, in a dialog', value: 'show' },
    { label: '$(copy) Copy Secret', detail: 'Once, to the clipboard', value: 'copy' },
  ]).catch((error: unknown) => {
    if (error instanceof Cancelled) return 'leave';
    throw error;
  });

/**
 * The buttons of the dialog, in its order. VS Code gives Enter to the first one that is not for Escape: the secret is copied on purpose, not
 * by a key that is pressed to go on.
 */
const ANSWERS: readonly vscode.MessageItem[] = [
  { title: 'Done' },
  { title: COPY },
  { title: 'Close', isCloseAffordance: true },
];

/** Shows the secret in a dialog, and nowhere else on the screen. @returns whether it is to be copied */
async function isCopiedFrom(name: string, secret: string): Promise<boolean> {
  const answer = await showDialog(`Client secret of ${name}`, secret, ANSWERS);
  return answer?.title === COPY;
}
