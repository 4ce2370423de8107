import * as vscode from 'vscode';
import type { App } from '../../app';
import { ask } from '../../ui/ask';
import { showMessage, showMessageWithActions } from '../../ui/messages';
import { withCancellableProgress } from '../../ui/progress';
import { pushSettings, type BatchContext } from '../push-settings';
import { requireTrust, withSession } from '../../connection/session';
import { runSequentially } from '../../../sync/run-sequentially';
import { escapeMarkdown } from '../../../../../server/src/language/markdown';
import { briefly } from '../../../sync/plans-text';
import { regionOf, subjectOf } from '../../../sync/target';
import { pluralize } from '../../../sync/format';
import { Cancelled, UserError } from '../../ui/user-error';
import { chooseFiles } from './choose-files';
import { nameOf, planFiles, type PlannedClient, type Unplanned } from './plan-files';
import { showPlans } from './plans-document';

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

/** The key of the plan of several: one is read at a time. */
const READING = 'several';

/**
 * Cognito: Plan App Clients. One document for all, one question, one push after the other. Run again, it goes on with what is left: the
 * plan of a pushed client is empty.
 */
export async function planAll(app: App, clicked: unknown, selection?: unknown): Promise<BulkResult> {
  requireTrust();
  app.readings.end(READING);
  const { plans, failures } = await planFiles(app, await chooseFiles(app, clicked, selection));
  const todo = plans.filter(({ plan }) => plan.changes.length + plan.conflicts.length > 0);
  const tab = await showPlans(app, plans, failures);
  const idle = [
    ...plans.filter((plan) => !todo.includes(plan)).map(({ document }) => resultOf(document.uri, 'nothing-to-push')),
    ...failures.map(({ uri, message }) => resultOf(uri, 'failed', message)),
  ];
  if (todo.length === 0) {
    void showMessage('info', describeNothing(plans, failures.length));
    return { outcome: 'planned', clients: idle };
  }
  const how = await confirmPushes(app, todo, plans.length, failures, tab);
  if (how === undefined) return { outcome: 'planned', clients: [...todo.map(notStarted), ...idle] };
  const clients = await pushAll(app, todo, how === 'stop');
  reportResults(app, clients);
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

/** Asks the one question; the first answer sends nothing. It covers the top of the document, and makes way for it when that is to be read. */
async function confirmPushes(
  app: App,
  todo: readonly PlannedClient[],
  all: number,
  failures: readonly Unplanned[],
  tab: string,
): Promise<'stop' | 'go on' | undefined> {
  const push = `Push to ${pluralize(todo.length, 'app client')}`;
  const detail = describePushes(todo);
  const answer = await ask(
    `Plan for ${pluralize(all, 'app client')}: ${todo.length} would change`,
    [
      { label: '$(close) Do not push', value: undefined },
      { label: `$(cloud-upload) ${push}, and stop at the first that fails`, detail, value: 'stop' as const },
      { label: `$(run-all) ${push}, and go on after a failure`, detail, value: 'go on' as const },
      {
        label: '$(book) Read the plan',
        detail: 'Every change of every client with its risk, and what else it would break',
        value: 'read' as const,
      },
    ],
    [
      { heading: 'Would change', lines: todo.map(summarizePlan) },
      { heading: 'Not planned', lines: failures.map(({ name, message }) => `$(error) ${name}: ${message}`) },
    ],
  );
  if (answer !== 'read') return answer;
  const reading = { key: READING, what: `the plan for ${pluralize(all, 'app client')}`, tab };
  return (await app.readings.isToGoOn(reading)) ? confirmPushes(app, todo, all, failures, tab) : undefined;
}

function describePushes(todo: readonly PlannedClient[]): string {
  const conflicts = todo.filter(({ plan }) => plan.conflicts.length > 0).length;
  return conflicts > 0
    ? `One after the other; ${pluralize(conflicts, 'client')} with conflicts: you settle or skip each`
    : 'One after the other; a protected one asks for its name';
}

const summarizePlan = (planned: PlannedClient): string =>
  `${planned.target.name} · ${planned.target.poolName ?? planned.client.userPoolId} · ${briefly(planned)}`;

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

function reportResults(app: App, clients: readonly ClientResult[]): void {
  for (const { file, message } of clients) if (message) app.log.failure(`${file}: ${message}`);
  const isLeft = clients.some(({ outcome }) => outcome !== 'pushed' && outcome !== 'nothing-to-push');
  const advice = isLeft ? ' Plan again to go on with what is left.' : '';
  showMessageWithActions(isLeft ? 'warning' : 'info', `App clients: ${countOutcomes(clients)}.${advice}`, [
    { title: 'Show Outcome', run: () => showOutcome(app, clients) },
  ]);
}

/** "2 pushed, 1 failed". */
function countOutcomes(clients: readonly ClientResult[]): string {
  const outcomes = clients.map(({ outcome }) => outcome);
  return [...new Set(outcomes)]
    .map((kind) => `${outcomes.filter((outcome) => outcome === kind).length} ${OUTCOME_LABELS[kind]}`)
    .join(', ');
}

function showOutcome(app: App, clients: readonly ClientResult[]): Thenable<unknown> {
  const lines = clients.map(outcomeLine).join('\n');
  const document = app.snapshots.preview('Outcome of the push', () => `# Outcome of the push\n\n${lines}\n`);
  return vscode.commands.executeCommand('markdown.showPreview', document);
}

const outcomeLine = ({ file, outcome, message }: ClientResult): string =>
  `- ${escapeMarkdown(file)}: **${OUTCOME_LABELS[outcome]}**${message ? ` ${escapeMarkdown(message)}` : ''}`;
