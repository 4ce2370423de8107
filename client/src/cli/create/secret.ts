import { needsSecret, type Draft } from '../../sync/create/draft';
import type { CreateResult } from '../../sync/create/create-flow';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { isNo, isYes, promptFor } from '../common/answers';

/** What the command line says about the secret. */
export interface SecretOption {
  readonly secret: boolean;
  readonly 'no-secret': boolean;
  readonly 'show-secret': boolean;
  readonly yes: boolean;
}

/**
 * Whether to create a secret. The command line decides; then the file or kind of app; then the person at the terminal.
 * @throws UsageError when nothing and no one decides
 */
export async function resolveSecretOption(draft: Draft, option: SecretOption, { ask }: Io): Promise<boolean> {
  if (option.secret && option['no-secret'])
    throw new UsageError('--secret and --no-secret contradict each other. Give one of them.');
  if (option.secret || option['no-secret']) return option.secret;
  if (draft.wantsSecret !== undefined) return draft.wantsSecret;
  const needed = needsSecret(draft);
  if (option.yes || !ask) throw new UsageError(undecidedMessage(needed));
  const answer = await promptFor(secretQuestion(needed), ask);
  return needed ? !isNo(answer) : isYes(answer);
}

function undecidedMessage(needed: boolean): string {
  const reason = needed ? ': these settings need a client with a secret' : '';
  return `Give --secret or --no-secret${reason}. No update can change it later.`;
}

function secretQuestion(needed: boolean): string {
  const reason = needed ? '; these settings need one' : '';
  return `With a client secret? No update can change it later${reason}. ${needed ? '[Y/n]' : '[y/N]'} `;
}

const SECRET_NOT_SHOWN =
  'Its secret was not shown and is kept nowhere here. Who may call DescribeUserPoolClient reads it in the AWS console or with the AWS CLI.\n';

/** Prints the secret if the command line or a person asks for it. Afterwards nothing hands it out any more. */
export async function deliverSecret(
  { hasSecret, takeSecret }: Pick<CreateResult, 'hasSecret' | 'takeSecret'>,
  option: SecretOption,
  { ask, out, err }: Io,
): Promise<void> {
  if (!hasSecret) return;
  const isShown =
    option['show-secret'] || (!option.yes && isYes(await promptFor('It has a secret. Show it now, once? [y/N] ', ask)));
  const secret = takeSecret();
  await (isShown ? out.write(`${secret}\n`) : err.write(SECRET_NOT_SHOWN));
}
