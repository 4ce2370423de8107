import type { App } from '../../app';
import { commandStep } from '../../ui/messages';
import { openPlace, referencesOf } from '../review-references';
import type { ReviewAnswer, ReviewPage } from '../../ui/review-page';
import type { Review } from '../../ui/reviews';
import { reviewOf, verdictOf, withoutChoice, type Verdict } from '../../../sync/plan-review';
import { pluralize } from '../../../sync/format';
import type { PlannedClient, Unplanned } from './plan-files';
import { plansDocument, type PlansDocument } from './plans-document';

interface Plans {
  /** The plans that would do something. */
  readonly todo: readonly PlannedClient[];
  readonly plans: readonly PlannedClient[];
  readonly failures: readonly Unplanned[];
}

/** Shows the plans of several files in one review, and waits for the one answer. Undefined: nothing is pushed. */
export async function reviewPlans(app: App, review: Review, plans: Plans): Promise<'stop' | 'go on' | undefined> {
  const document = plansDocument(app, plans.plans, plans.failures);
  const uris = [...plans.plans.map((planned) => planned.document.uri), ...plans.failures.map(({ uri }) => uri)];
  try {
    document.search.start();
    const decision = await review.ask({
      page: () => pageOf(plans, document),
      onDidChange: document.search.onDidEnd,
      open: (index) => openPlace(document.search.found(), index),
      inPlace: {
        document: () => document.show(),
        // The new plan takes this review over.
        again: () => commandStep('Plan Again', 'cognitoClient.planMany', undefined, uris).run(),
      },
    });
    const answer = decision && 'answer' in decision ? decision.answer : undefined;
    if (answer !== 'stop' && answer !== 'go on') return undefined;
    review.show({ phase: 'busy', status: 'Pushing, one app client after the other…', answers: [] });
    return answer;
  } finally {
    document.dispose();
  }
}

function pageOf({ todo, plans, failures }: Plans, { searchTerms, search }: PlansDocument): ReviewPage {
  const verdict = verdictOfSeveral(todo);
  const idle = plans.length - todo.length;
  return {
    title: `Plan for ${pluralize(plans.length, 'app client')}: ${todo.length} would change`,
    phase: 'asking',
    status: `Nothing is sent yet. ${detailOf(todo)}${idle > 0 ? ` Nothing to push to ${pluralize(idle, 'app client')}.` : ''}`,
    verdict,
    plans: todo.map((planned) => ({ heading: planned.target.name, review: withoutChoice(reviewOf(planned)) })),
    failures: failures.map(({ name, message }) => `${name}: ${message}`),
    references: referencesOf(searchTerms, search.found()),
    answers: answersFor(todo, verdictOf(todo).grave),
  };
}

/** Several app clients at once take a second act, whatever their changes. */
function verdictOfSeveral(todo: readonly PlannedClient[]): Verdict {
  const verdict = verdictOf(todo);
  return { ...verdict, grave: verdict.grave ?? `${pluralize(todo.length, 'app client')} at once` };
}

function detailOf(todo: readonly PlannedClient[]): string {
  const conflicts = todo.filter(({ plan }) => plan.conflicts.length > 0).length;
  return conflicts > 0
    ? `One after the other; ${pluralize(conflicts, 'app client')} with conflicts: you settle or skip each.`
    : 'One after the other; a protected app client asks for its name.';
}

function answersFor(todo: readonly PlannedClient[], grave: string | undefined): ReviewAnswer[] {
  const push = `Push to ${pluralize(todo.length, 'app client')}`;
  const risk = grave === undefined ? '' : `: ${grave}`;
  return [
    { id: 'cancel', label: 'Do Not Push', kind: 'safe' },
    { id: 'stop', label: `${push}${todo.length > 1 ? ', and stop at the first that fails' : ''}${risk}`, kind: 'push' },
    ...(todo.length > 1
      ? [{ id: 'go on', label: `${push}, and go on after a failure${risk}`, kind: 'push' } as const]
      : []),
    { id: 'document', label: 'Open the Plans as a Document', detail: 'To search and to copy.', kind: 'other' },
    { id: 'again', label: 'Plan Again', detail: 'With the files and the app clients as they are now.', kind: 'other' },
  ];
}
