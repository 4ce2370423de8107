import * as vscode from 'vscode';
import type { App } from '../app';
import { planDocument, type PlanDocument, type PlannedFile } from './plan-document';
import { openPlace, referencesOf } from './review-references';
import type { ReviewAnswer, ReviewPage } from '../ui/review-page';
import type { Review } from '../ui/reviews';
import { commandStep } from '../ui/messages';
import { fileNameOf } from '../ui/uris';
import { showDiff } from '../ui/virtual-documents';
import { LIVE_SCHEME } from '../files/command-arguments';
import { pulledText } from '../../sync/file-text';
import { FACETS, type FacetName } from '../../sync/facets';
import { resolutionsOf } from '../../sync/plan';
import { describePlan, type DescribedPlan, type PlanLocation, type ProposedPlan } from '../../sync/plan-facts';
import { reviewOf, verdictOf, withoutChoice } from '../../sync/plan-review';
import type { Proposal, PushDecision } from '../../sync/push-flow';
import { pluralize } from '../../sync/format';

/** A proposal with what it is checked with. */
export type CheckedProposal = Proposal & Pick<ProposedPlan, 'context' | 'notChecked' | 'protection'>;

/** A decision on a plan; to push settings of the history, also with the file brought along. */
export type Confirmation = PushDecision | 'push with file';

/** What a question is about besides its plan. */
export interface QuestionContext {
  readonly where: PlanLocation;
  readonly file?: PlannedFile | undefined;
  /** For settings of the history: when that push was, and the name of the file that can be brought along. */
  readonly past?: { readonly when: string; readonly fileName?: string | undefined } | undefined;
  /** What the history knows of settings that changed in Cognito. */
  readonly ownChanges: ReadonlyMap<FacetName, string>;
}

/** Shows a plan in the review of its push and waits for the decision. While a conflict is not settled, nothing can be pushed. */
export async function reviewPush(
  app: App,
  review: Review,
  proposal: CheckedProposal,
  context: QuestionContext,
): Promise<Confirmation> {
  const decision = await askAbout(app, review, { proposal, context, pageOf: pushPageOf, again: 'cognitoClient.push' });
  return confirmationOf(decision, proposal);
}

/** Shows a plan without a question. The review leads to the push, and stays until it is closed. */
export function showPlan(app: App, review: Review, proposal: CheckedProposal, context: QuestionContext): void {
  void askAbout(app, review, { proposal, context, pageOf: planPageOf, again: 'cognitoClient.plan' }).finally(() =>
    review.close(),
  );
}

type PageOf = (
  proposal: CheckedProposal,
  described: DescribedPlan,
  context: QuestionContext,
  document: PlanDocument,
) => ReviewPage;

interface AskedPlan {
  readonly proposal: CheckedProposal;
  readonly context: QuestionContext;
  readonly pageOf: PageOf;
  /** The command that plans again. */
  readonly again: string;
}

/** Shows a plan until it is answered, with what else uses what it takes away as soon as that is found. */
async function askAbout(
  app: App,
  review: Review,
  { proposal, context, pageOf, again }: AskedPlan,
): ReturnType<Review['ask']> {
  const { file, ownChanges } = context;
  const described = describePlan({ ...proposal, ownChanges }, context.where);
  const document = planDocument(app, described, file);
  const moved = watchFile(file);
  const fileCommand = (command: string): unknown =>
    commandStep('', command, { uri: file?.document.uri, mode: proposal.mode }).run();
  try {
    document.search.start();
    return await review.ask({
      page: () => pageOf(proposal, described, context, document),
      onDidChange: anyOf(document.search.onDidEnd, moved.event),
      open: (index) => openPlace(document.search.found(), index),
      inPlace: {
        compare: () => comparePlanned(app, proposal, file),
        document: () => document.show(),
        // What is planned anew takes this review over. If it does not come to that, this one stays.
        again: () => fileCommand(again),
        'start push': () => fileCommand('cognitoClient.push'),
      },
    });
  } finally {
    moved.dispose();
    document.dispose();
  }
}

/** Says in a review that its push is under way. */
export const showSending = (review: Review): void =>
  review.show({
    phase: 'busy',
    status: 'Looking at the live app client again, and then sending the update…',
    answers: [],
  });

/** What a decision on the page comes to. A closed review is one that does not push. */
function confirmationOf(
  decision: Awaited<ReturnType<Review['ask']>>,
  { mode, decisions, plan }: CheckedProposal,
): Confirmation {
  if (decision === undefined) return 'cancel';
  if ('settle' in decision) {
    const name = FACETS.find((facet) => facet === decision.settle);
    const resolution = name && resolutionsOf(name, plan).find((value) => value === decision.resolution);
    return { mode, decisions: name && resolution ? { ...decisions, [name]: resolution } : decisions };
  }
  switch (decision.answer) {
    case 'push':
    case 'push with file':
      return decision.answer;
    case 'merge':
      return { mode: 'merge', decisions };
    case 'exact':
      return { mode: 'exact', decisions: {} };
    default:
      return 'cancel';
  }
}

/** Shows live against what will be live, beside the review. */
async function comparePlanned(app: App, { live, plan }: Proposal, file: PlannedFile | undefined): Promise<void> {
  const text = file?.text ?? live.textLike();
  await showDiff(
    app.snapshots.create(`${live.name} live`, live.textLike(text)),
    app.snapshots.create(`${live.name} after push`, pulledText(text, live.identity, plan.planned)),
    `${live.name}: live ↔ after the push`,
    vscode.ViewColumn.Beside,
  );
}

function pushPageOf(
  proposal: CheckedProposal,
  described: DescribedPlan,
  context: QuestionContext,
  document: PlanDocument,
): ReviewPage {
  const verdict = verdictOf([described]);
  const isMoved = hasMoved(context.file);
  return {
    title: titleOf(proposal, context),
    phase: 'asking',
    status: statusOf(proposal, context, isMoved),
    verdict,
    plans: [{ review: reviewOf(described, proposal.moved) }],
    references: referencesOf(document.searchTerms, document.search.found()),
    answers: [
      { id: 'cancel', label: 'Do Not Push', kind: 'safe' },
      ...(isMoved ? [{ id: 'again', label: 'Plan Again', kind: 'safe' } as const] : []),
      ...pushAnswers(proposal, context, verdict.grave),
      {
        id: 'compare',
        label: 'Compare Live with After the Push',
        detail: 'In a diff editor beside this review.',
        kind: 'other',
      },
      { id: 'document', label: 'Open the Plan as a Document', detail: 'To search and to copy.', kind: 'other' },
      ...otherMode(proposal, context),
    ],
  };
}

/** A plan by itself: there is nothing to settle and nothing to confirm. */
function planPageOf(
  proposal: CheckedProposal,
  described: DescribedPlan,
  context: QuestionContext,
  document: PlanDocument,
): ReviewPage {
  const page = pushPageOf(proposal, described, context, document);
  const { changes, conflicts } = proposal.plan;
  const isMoved = hasMoved(context.file);
  return {
    ...page,
    title: `Plan of a push to ${proposal.live.name}`,
    phase: 'done',
    status: isMoved ? 'The file was changed after this plan was made.' : 'This is a plan. Nothing is sent.',
    plans: [{ review: withoutChoice(reviewOf(described)) }],
    answers: [
      { id: 'close', label: 'Close', kind: 'safe' },
      ...(isMoved ? [{ id: 'again', label: 'Plan Again', kind: 'safe' } as const] : []),
      ...(changes.length + conflicts.length > 0 ? [{ id: 'start push', label: 'Push…', kind: 'safe' } as const] : []),
      ...page.answers.filter(({ id }) => id === 'compare' || id === 'document'),
    ],
  };
}

function titleOf({ live, mode, source }: Proposal, { past }: QuestionContext): string {
  const state = mode === 'exact' && source !== 'file' ? ', exactly that state' : '';
  if (source === 'undo') return `Undo the push of ${past?.when ?? ''} to ${live.name}${state}`;
  if (source === 'restore') return `Restore what the push of ${past?.when ?? ''} set in ${live.name}${state}`;
  return `Push to ${live.name}${mode === 'exact' ? ', exactly this file' : ''}`;
}

function statusOf({ plan, moved }: Proposal, { file }: QuestionContext, isMoved: boolean): string {
  if (isMoved && file)
    return `${fileNameOf(file.document.uri)} was changed after this plan was made. This push sends what the file said then.`;
  if (moved.length > 0) return 'The app client changed in Cognito while you were deciding. This is a new plan.';
  if (plan.conflicts.length > 0)
    return `Nothing is sent yet. Settle ${pluralize(plan.conflicts.length, 'conflict')} before you push.`;
  return 'Nothing is sent yet. Closing this tab does not push.';
}

function pushAnswers(
  { live, plan, source }: Proposal,
  { past }: QuestionContext,
  grave: string | undefined,
): ReviewAnswer[] {
  if (plan.conflicts.length > 0 || plan.changes.length === 0) return [];
  const changes = pluralize(plan.changes.length, 'change');
  const risk = grave === undefined ? '' : `: ${grave}`;
  if (source === 'file') return [{ id: 'push', label: `Push ${changes} to ${live.name}${risk}`, kind: 'push' }];
  const verb = source === 'undo' ? 'Undo' : 'Restore';
  const only = past?.fileName === undefined ? '' : ' only';
  return [
    ...(past?.fileName === undefined
      ? []
      : [
          {
            id: 'push with file',
            label: `${verb} ${changes} in Cognito and in ${past.fileName}${risk}`,
            kind: 'push',
          } as const,
        ]),
    { id: 'push', label: `${verb} ${changes} in Cognito${only}${risk}`, kind: 'push' },
  ];
}

/** The other mode that a plan can be made in, where there is one. */
function otherMode({ mode, source }: Proposal, { file }: QuestionContext): ReviewAnswer[] {
  if (source === 'file' && !file) return [];
  const [merge, exact] =
    source === 'file' ? [MERGE_WITH_LIVE, EXACTLY_THIS_FILE] : [ONLY_WHAT_IT_CHANGED, EXACTLY_THAT_STATE];
  return [mode === 'exact' ? { id: 'merge', ...merge, kind: 'other' } : { id: 'exact', ...exact, kind: 'other' }];
}

const MERGE_WITH_LIVE = {
  label: 'Merge with Live Instead',
  detail: 'Settings that the file does not mention keep their live value.',
};
const EXACTLY_THIS_FILE = {
  label: 'Exactly This File Instead',
  detail: 'Settings that the file does not mention go back to their default.',
};
const ONLY_WHAT_IT_CHANGED = {
  label: 'Only What That Push Changed Instead',
  detail: 'What was changed since then stays as it is live.',
};
const EXACTLY_THAT_STATE = {
  label: 'Exactly That State Instead',
  detail: 'Also takes back what was changed since then, whoever changed it.',
};

/** Whether a file was edited after it was planned. Never for a live document: this push saves it, and later edits are for the next one. */
const hasMoved = (file: PlannedFile | undefined): boolean =>
  file !== undefined && file.document.uri.scheme !== LIVE_SCHEME && file.document.getText() !== file.text;

interface FileWatch extends vscode.Disposable {
  readonly event: vscode.Event<void>;
}

/** Tells when the file of a plan begins to differ from the plan, and when it no longer does. */
function watchFile(file: PlannedFile | undefined): FileWatch {
  const changed = new vscode.EventEmitter<void>();
  let was = hasMoved(file);
  const listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document !== file?.document || hasMoved(file) === was) return;
    was = !was;
    changed.fire();
  });
  return { event: changed.event, dispose: () => vscode.Disposable.from(listening, changed).dispose() };
}

const anyOf =
  (...events: readonly vscode.Event<void>[]): vscode.Event<void> =>
  (listener, thisArgs: unknown) =>
    vscode.Disposable.from(...events.map((event) => event(listener, thisArgs)));
