import type * as vscode from 'vscode';
import type { App } from '../../app';
import { showMessage } from '../../ui/messages';
import type { Review } from '../../ui/reviews';
import { withCancellableProgress } from '../../ui/progress';
import { pushSettings, type BatchContext } from '../push-settings';
import { requireTrust, withSession } from '../../connection/session';
import { runSequentially } from '../../../sync/run-sequentially';
import { regionOf, subjectOf } from '../../../sync/target';
import { pluralize } from '../../../sync/format';
import { Cancelled, UserError } from '../../ui/user-error';
import { chooseFiles } from './choose-files';
import { nameOf, planFiles, type PlannedClient } from './plan-files';
import { plansDocument } from './plans-document';
import { reviewPlans } from './plans-review';

/** The result for one file. `skipped`: the user turned away from this client; `not-started`: the pushes ended before. */
export interface ClientResult {
  readonly file: string;
  readonly outcome: 'pushed' | 'nothing-to-push' | 'stored-otherwise' | 'skipped' | 'failed' | 'not-started';
  readonly message?: string;
}

/** The result of several plans, for callers of the command. */
export interface BulkResult {
  readonly outcome: 'planned' | 'pushed';
  readonly clients: readonly ClientResult[];
}

/** The key of the review of several: there is one at a time. */
const SEVERAL = 'several';

/**
 * Cognito: Plan App Clients. One document for all, one question, one push after the other. Run again, it goes on with what is left: the
 * plan of a pushed client is empty.
 */
export async function planAll(app: App, clicked: unknown, selection?: unknown): Promise<BulkResult> {
  requireTrust();
  const review = app.reviews.begin(SEVERAL);
  const { plans, failures } = await planFiles(app, await chooseFiles(app, clicked, selection));
  const todo = plans.filter(({ plan }) => plan.changes.length + plan.conflicts.length > 0);
  const idle = [
    ...plans.filter((plan) => !todo.includes(plan)).map(({ document }) => resultOf(document.uri, 'nothing-to-push')),
    ...failures.map(({ uri, message }) => resultOf(uri, 'failed', message)),
  ];
  if (todo.length === 0) {
    await plansDocument(app, plans, failures).show();
    review.close();
    void showMessage('info', describeNothing(plans, failures.length));
    return { outcome: 'planned', clients: idle };
  }
  const how = await reviewPlans(app, review, { todo, plans, failures });
  if (how === undefined) {
    review.close();
    return { outcome: 'planned', clients: [...todo.map(notStarted), ...idle] };
  }
  const clients = await pushAll(app, todo, how === 'stop');
  reportResults(app, review, clients);
  return { outcome: 'pushed', clients: [...clients, ...idle] };
}

function describeNothing(plans: readonly PlannedClient[], failed: number): string {
  const behind = plans.filter(({ plan }) => plan.entries.some(({ verdict }) => verdict === 'changed-there')).length;
  return [
    `Nothing to push: ${pluralize(plans.length, 'file')} planned, and none has a change to push.`,
    behind > 0 && `Changed in Cognito since the last pull or push: ${pluralize(behind, 'app client')}.`,
    failed > 0 && `${pluralize(failed, 'file')} could not be planned.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function pushAll(app: App, todo: readonly PlannedClient[], stops: boolean): Promise<readonly ClientResult[]> {
  return withCancellableProgress(`Pushing ${pluralize(todo.length, 'app client')}`, async (signal, report) => {
    const jobs = todo.map((planned) => ({
      name: planned.target.name,
      run: () => {
        report({ message: planned.target.name });
        return pushOne(app, planned, {
          confirmed: planned.plan,
          pool: planned.pool,
          signal,
          report: (message) => report({ message: `${planned.target.name}: ${message}` }),
        });
      },
    }));
    const done = await runSequentially<ClientResult>(jobs, {
      signal,
      settled: () => report({ increment: 100 / todo.length }),
      endsAt: ({ outcome }) => stops && (outcome === 'failed' || outcome === 'stored-otherwise'),
    });
    return [...done, ...todo.slice(done.length).map(notStarted)];
  });
}

async function pushOne(
  app: App,
  { document, text, client, local }: PlannedClient,
  batch: BatchContext,
): Promise<ClientResult> {
  const region = regionOf(client.userPoolId);
  try {
    if (document.getText() !== text) throw new UserError('The file was changed after the plan: plan again.');
    const { outcome } = await withSession(app, { region, subject: subjectOf(client), scope: document.uri }, (session) =>
      pushSettings(app, session, { target: client, region, local, mode: 'merge', file: { document, text }, batch }),
    );
    return resultOf(document.uri, outcome);
  } catch (error) {
    if (error instanceof Cancelled) return resultOf(document.uri, batch.signal.aborted ? 'not-started' : 'skipped');
    if (!(error instanceof UserError)) throw error;
    return resultOf(document.uri, 'failed', error.message);
  }
}

const resultOf = (uri: vscode.Uri, outcome: ClientResult['outcome'], message?: string): ClientResult => ({
  file: nameOf(uri),
  outcome,
  ...(message !== undefined && { message }),
});

const notStarted = ({ document }: PlannedClient): ClientResult => resultOf(document.uri, 'not-started');

const OUTCOME_LABELS: Readonly<Record<ClientResult['outcome'], string>> = {
  pushed: 'pushed',
  'nothing-to-push': 'nothing to do',
  'stored-otherwise': 'stored otherwise than planned',
  skipped: 'skipped',
  failed: 'failed',
  'not-started': 'not started',
};

function reportResults(app: App, review: Review, clients: readonly ClientResult[]): void {
  for (const { file, message } of clients) if (message) app.log.failure(`${file}: ${message}`);
  const isLeft = clients.some(({ outcome }) => outcome !== 'pushed' && outcome !== 'nothing-to-push');
  const advice = isLeft ? ' Plan again to go on with what is left.' : '';
  const summary = `App clients: ${countOutcomes(clients)}.${advice}`;
  void showMessage(isLeft ? 'warning' : 'info', summary);
  review.show({
    phase: 'done',
    status: '',
    verdict: undefined,
    references: undefined,
    outcome: { tone: isLeft ? 'warning' : 'ok', lines: [summary, ...clients.map(outcomeLine)] },
    answers: [{ id: 'close', label: 'Close', kind: 'safe' }],
  });
  review.onDidAnswer(() => review.close());
}

/** "2 pushed, 1 failed". */
function countOutcomes(clients: readonly ClientResult[]): string {
  const outcomes = clients.map(({ outcome }) => outcome);
  return [...new Set(outcomes)]
    .map((kind) => `${outcomes.filter((outcome) => outcome === kind).length} ${OUTCOME_LABELS[kind]}`)
    .join(', ');
}

const outcomeLine = ({ file, outcome, message }: ClientResult): string =>
  `${file}: ${OUTCOME_LABELS[outcome]}${message ? `. ${message}` : ''}`;
