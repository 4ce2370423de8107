import * as vscode from 'vscode';
import type { CreatedClient } from '../../aws/gateway';
import { showDialog, showInStatusBar, showMessage } from '../ui/messages';

const COPY = 'Copy Secret';

/**
 * Reports that a client was created, and offers its secret once, to be shown in a dialog or copied. Whatever the answer, nothing here
 * keeps it. A notification never contains it: VS Code keeps those.
 */
export async function offerSecret(
  { clientId, hasSecret, takeSecret }: Pick<CreatedClient, 'clientId' | 'hasSecret' | 'takeSecret'>,
  name: string,
): Promise<void> {
  if (!hasSecret) return void showMessage('info', `Created ${name} (${clientId}).`);
  const answer = await showMessage('info', formatCreated(name, clientId), 'Show Secret', COPY);
  const secret = takeSecret();
  if (secret === undefined || answer === undefined) return;
  const isWanted = answer === COPY || (await isCopiedFrom(name, secret));
  if (!isWanted) return;
  await vscode.env.clipboard.writeText(secret);
  showInStatusBar(`The client secret of ${name} is in the clipboard`);
}

const formatCreated = (name: string, clientId: string): string =>
  `Created ${name} (${clientId}), with a client secret. ` +
  'It is kept nowhere here: take it now, or read it in the AWS console later.';

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
