import { formatAcceptedAfterAll } from '../../sync/plan-facts';
import type * as vscode from 'vscode';
import type { App } from '../app';
import { showLogStep } from '../ui/log';
import { commandStep, showInStatusBar, showMessageWithActions } from '../ui/messages';
import type { Session } from '../connection/session';
import type { Target } from '../../aws/gateway';
import type { ReviewPage } from '../ui/review-page';
import type { Review } from '../ui/reviews';
import { pushSummaryOf, formatNothingToPush } from '../../sync/outcome';
import type { FacetName } from '../../sync/facets';
import type { Pushed, PushResult } from '../../sync/push-flow';
import { formatFirst } from '../../sync/format';
import { LIVE_SCHEME } from '../files/command-arguments';
import { UserError, type NextStep } from '../ui/user-error';

/** What a push did, for callers of the command. A push that was turned away or refused rejects instead, and sent nothing. */
export interface PushOutcome {
  readonly outcome: 'pushed' | 'nothing-to-push' | 'stored-otherwise';
  /** One line for each parameter that changed. */
  readonly changes: readonly string[];
}

interface ReportOptions {
  readonly isQuiet: boolean;
  readonly review: Review;
  readonly target: Target;
  /** The refusals that were expected. */
  readonly expected: readonly string[];
  readonly ownChanges: ReadonlyMap<FacetName, string>;
}

/**
 * Reports what is live now; `isQuiet` leaves out what went as planned.
 * @throws UserError when nothing was changed after all, or when it is not known
 */
export function reportPush(
  app: App,
  session: Session,
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
  file: vscode.Uri | undefined,
  options: ReportOptions,
): PushOutcome {
  if (result.outcome === 'sent') return reportSent(app, session, result, file, options);
  const { isQuiet, review, ownChanges } = options;
  const { message, behind, kept } = formatNothingToPush(result, ownChanges);
  const steps = file ? stepsAfterNothing(file, behind, kept) : [];
  if (!isQuiet) showMessageWithActions('info', message, steps);
  showOutcome(review, 'ok', [message], steps);
  return { outcome: 'nothing-to-push', changes: [] };
}

function stepsAfterNothing(file: vscode.Uri, behind: number, kept: number): readonly NextStep[] {
  if (behind > 0 && file.scheme === LIVE_SCHEME) return [compareFile(file)];
  if (behind > 0) return [updateFile(file), compareFile(file), pushMine(file)];
  return kept > 0 ? [resetOthers(file)] : [];
}

function reportSent(
  app: App,
  session: Session,
  result: Pushed,
  file: vscode.Uri | undefined,
  { isQuiet, review, target, expected }: ReportOptions,
): PushOutcome {
  const { kind, message, changes, mismatches, lost, behind } = pushSummaryOf(result, (error) => {
    const explained = session.explain(error);
    return explained instanceof Error ? explained.message : '';
  });
  const showLog = showLogStep(app.log);
  if (kind === 'not-known' || kind === 'not-applied') throw new UserError(message, [showLog]);
  for (const name of lost) app.log.failure(`Cognito no longer shows ${name}, which this version does not know.`);
  if (kind === 'stored-otherwise') {
    for (const line of mismatches) app.log.failure(`Stored otherwise than planned. ${line}`);
    showMessageWithActions('warning', `${message} ${formatFirst(mismatches)}`, [showLog]);
    showOutcome(review, 'warning', [message, ...mismatches], [undo(target), showLog]);
    return { outcome: 'stored-otherwise', changes };
  }
  const told = expected.length > 0 ? `${message}${formatAcceptedAfterAll(expected)}` : message;
  const isPlain = kind === 'as-planned' && lost.length + expected.length === 0;
  const steps = file && behind && file.scheme !== LIVE_SCHEME ? [updateFile(file)] : [];
  showOutcome(review, isPlain ? 'ok' : 'warning', [told, ...changes], [undo(target), ...steps]);
  if (kind === 'unexpected') {
    showMessageWithActions('warning', message, file ? [compareFile(file)] : []);
  } else if (lost.length > 0) {
    showMessageWithActions('warning', message, [showLog]);
  } else if (expected.length > 0) {
    showMessageWithActions('warning', told, [showLog]);
  } else if (review.isOpen()) {
    // The review says it, where it was decided on.
    showInStatusBar(message);
  } else if (!isQuiet) {
    showMessageWithActions('info', `${message} ${formatFirst(changes)}`, steps);
  }
  return { outcome: 'pushed', changes };
}

/** Shows in a review how its push ended, and what can be done next. */
function showOutcome(
  review: Review,
  tone: NonNullable<ReviewPage['outcome']>['tone'],
  lines: readonly string[],
  steps: readonly NextStep[] = [],
): void {
  review.show({
    phase: 'done',
    status: '',
    verdict: undefined,
    references: undefined,
    outcome: { tone, lines },
    answers: [
      { id: 'close', label: 'Close', kind: 'safe' },
      ...steps.map(({ title }, index) => ({ id: String(index), label: title, kind: 'safe' as const })),
    ],
  });
  review.onDidAnswer((answer) => {
    if (answer === 'close') review.close();
    else void steps[Number(answer)]?.run();
  });
}

/** Shows in a review why its push failed. A review that was turned away closes. */
export function reportFailure(review: Review, error: unknown): void {
  if (error instanceof UserError) showOutcome(review, 'error', [error.message]);
  else review.close();
}

const undo = (target: Target): NextStep => commandStep('Undo…', 'cognitoClient.undoLastPush', target);
const compareFile = (uri: vscode.Uri): NextStep => commandStep('Compare with Live', 'cognitoClient.compare', { uri });
const updateFile = (uri: vscode.Uri): NextStep => commandStep('Update File', 'cognitoClient.pull', { uri });
const pushMine = (uri: vscode.Uri): NextStep =>
  commandStep('Push My Values…', 'cognitoClient.push', { uri, mode: 'mine' });
const resetOthers = (uri: vscode.Uri): NextStep =>
  commandStep('Reset Them…', 'cognitoClient.push', { uri, mode: 'exact' });
