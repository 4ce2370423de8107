import { needsSecret, type Draft } from '../../sync/create/draft';
import type { CreateResult } from '../../sync/create/create-flow';
import { UsageError } from '../exit';
import type { Io } from '../io';

/** What the command line says of the secret. */
export interface SecretOption {
  readonly secret: boolean;
  readonly 'no-secret': boolean;
  readonly 'show-secret': boolean;
  readonly yes: boolean;
}

/** Whether to make a secret: as the command line says, else the file or kind of app, else whoever sits at the terminal. @throws UsageError */
export async function parseSecretOption(draft: Draft, wish: SecretOption, { ask }: Io): Promise<boolean> {
  if (wish.secret && wish['no-secret'])
    throw new UsageError('--secret and --no-secret contradict each other. Give one of them.');
  if (wish.secret || wish['no-secret']) return wish.secret;
  if (draft.wantsSecret !== undefined) return draft.wantsSecret;
  const needed = needsSecret(draft);
  if (wish.yes || !ask)
    throw new UsageError(
      `Give --secret or --no-secret${needed ? ': these settings need a client with a secret' : ''}. No update can change it later.`,
    );
  const answer =
    (
      await ask(
        `With a client secret? No update can change it later${needed ? '; these settings need one' : ''}. ${needed ? '[Y/n]' : '[y/N]'} `,
      )
    )?.trim() ?? '';
  return needed ? !/^(n|no)$/i.test(answer) : /^(y|yes)$/i.test(answer);
}

/** Hands the secret out when that is wanted; afterwards nobody has it here. */
export async function deliverSecret(
  { hasSecret, takeSecret }: Pick<CreateResult, 'hasSecret' | 'takeSecret'>,
  wish: SecretOption,
  { ask, out, err }: Io,
): Promise<void> {
  if (!hasSecret) return;
  const shown =
    wish['show-secret'] ||
    (!wish.yes && /^(y|yes)$/i.test((await ask?.('It has a secret. Show it now, once? [y/N] '))?.trim() ?? ''));
  const secret = takeSecret();
  if (shown) await out.write(`${secret}\n`);
  else
    await err.write(
      'Its secret was not shown and is kept nowhere here. Who may call DescribeUserPoolClient reads it in the AWS console or with the AWS CLI.\n',
    );
}
