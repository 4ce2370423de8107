import * as vscode from 'vscode';
import type { AppClientContext } from '../../../../server/src/language/context';
import type { RuleLevels } from '../../../../server/src/language/silencing';
import type { LiveValues } from '../live/live-values';
import { ruleLevels } from '../connection/settings';
import { errorsIn, type BlockingError } from '../../sync/blocking';
import { targetIn } from '../../sync/target';
import { pluralize } from '../../sync/format';
import { withCancellableProgress } from '../ui/progress';
import { Cancelled, UserError } from '../ui/user-error';

/**
 * Stops a push of a text with errors: the service would refuse it, or would not be sent what it says. What the pool may excuse counts only
 * where the pool is known; else it is shown with the plan.
 * @throws UserError for the first error; Cancelled when the user does not wait for the pool
 */
export async function assertPushable(
  { liveValues }: { readonly liveValues: LiveValues },
  document: vscode.TextDocument,
  text: string,
  refused = 'Not pushed',
): Promise<void> {
  const errors = await blockingErrors(liveValues, document.uri, text, ruleLevels(document.uri));
  const [first] = errors;
  if (!first) return;
  const at = document.positionAt(first.offset);
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(at, at) });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const silenced = first.silenced ? ` (${first.code} is silenced in the editor, but Cognito enforces it.)` : '';
  throw new UserError(
    `${refused}: ${pluralize(errors.length, 'error')} first. Line ${at.line + 1}: ${first.message}${silenced}`,
  );
}

/** Errors that only the pool shows are checked again with what the pool has now: an old answer must not stop a push. */
async function blockingErrors(
  liveValues: LiveValues,
  file: vscode.Uri,
  text: string,
  levels: RuleLevels,
): Promise<BlockingError[]> {
  const blocking = (context: AppClientContext): BlockingError[] =>
    errorsIn(text, levels, context).filter(({ needsPoolToConfirm }) => !needsPoolToConfirm);
  const target = targetIn(text);
  const ownErrors = blocking({});
  const known = target ? blocking(liveValues.known(file, target)) : [];
  if (!target || ownErrors.length > 0 || known.length === 0) return ownErrors;
  return withCancellableProgress('Asking Amazon Cognito what the user pool has', async (signal) => {
    const context = await liveValues.fresh(file, target, signal);
    if (signal.aborted) throw new Cancelled();
    return blocking(context);
  });
}
