import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { signInCommand } from '../../aws/failure-sentence';
import type { GatewayError } from '../../aws/gateway';
import { showMessageWithActions } from '../ui/notify';
import type { NextStep } from '../ui/user-error';

type SignIn = NonNullable<GatewayError['details']['signIn']>;

/** The step that signs in with the AWS CLI in a terminal, and then offers what failed again. */
export const signInStep = (what: SignIn): NextStep => ({ title: 'Sign In', run: (again) => signIn(what, again) });

async function signIn(what: SignIn, again: NextStep | undefined): Promise<void> {
  const [program = '', ...rest] = signInCommand(what);
  const aws = await onPath(process.platform === 'win32' ? `${program}.exe` : program);
  if (!aws) {
    showMessageWithActions(
      'warning',
      `The AWS CLI was not found on the PATH. Install it, or sign in where you have it: ${signInCommand(what).join(' ')}. Then try again.`,
      [
        {
          title: 'How to Install It',
          run: () =>
            vscode.env.openExternal(
              vscode.Uri.parse('https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html'),
            ),
        },
        ...(again ? [again] : []),
      ],
    );
    return;
  }
  // Started as a program of its own: no shell reads the profile's name.
  const terminal = vscode.window.createTerminal({
    name: `AWS sign-in: ${what.profile}`,
    shellPath: aws,
    shellArgs: rest,
  });
  terminal.show();
  const watching = vscode.window.onDidCloseTerminal((closed) => {
    if (closed !== terminal) return;
    watching.dispose();
    if (closed.exitStatus?.code === 0)
      showMessageWithActions('info', `Signed in with profile "${what.profile}".`, again ? [again] : []);
  });
}

/** The first program of that name in the folders of PATH. */
async function onPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)) {
    const file = path.join(folder, program);
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return undefined;
}
