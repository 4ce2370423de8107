import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { signInCommand } from '../../aws/failure-sentence';
import type { GatewayError } from '../../aws/gateway';
import { showMessageWithActions } from '../ui/messages';
import type { NextStep } from '../ui/user-error';

type SignIn = NonNullable<GatewayError['details']['signIn']>;

/** The step that signs in with the AWS CLI in a terminal, and then offers what failed again. */
export const signInStep = (request: SignIn): NextStep => ({
  title: 'Sign In',
  run: (again) => signIn(request, again ? [again] : []),
});

async function signIn(request: SignIn, again: readonly NextStep[]): Promise<void> {
  const [program = '', ...rest] = signInCommand(request);
  const aws = await findOnPath(process.platform === 'win32' ? `${program}.exe` : program);
  if (!aws) {
    showMessageWithActions('warning', notFoundMessage(request), [INSTALL_STEP, ...again]);
    return;
  }
  // Started as a program of its own: no shell reads the profile's name.
  const terminal = vscode.window.createTerminal({
    name: `AWS sign-in: ${request.profile}`,
    shellPath: aws,
    shellArgs: rest,
  });
  terminal.show();
  const watching = vscode.window.onDidCloseTerminal((closed) => {
    if (closed !== terminal) return;
    watching.dispose();
    if (closed.exitStatus?.code === 0)
      showMessageWithActions('info', `Signed in with profile "${request.profile}".`, again);
  });
}

const notFoundMessage = (request: SignIn): string =>
  'The AWS CLI was not found on the PATH. ' +
  `Install it, or sign in where you have it: ${signInCommand(request).join(' ')}. Then try again.`;

const INSTALL_GUIDE = 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html';

const INSTALL_STEP: NextStep = {
  title: 'How to Install It',
  run: () => vscode.env.openExternal(vscode.Uri.parse(INSTALL_GUIDE)),
};

/** The first program of that name in the folders of PATH. */
async function findOnPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)) {
    const file = path.join(folder, program);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
