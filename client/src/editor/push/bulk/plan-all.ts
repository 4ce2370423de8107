import * as vscode from 'vscode';
import type { App } from '../../app';
import { ask } from '../../ui/ask';
import { showMessage } from '../../ui/notify';
import { pushSettings, type BatchContext } from '../push-settings';
import { waitUntilReviewed } from '../../ui/wait-until-reviewed';
import { requireTrust, withSession } from '../../connection/session';
import { sanitizeLabel } from '../../ui/safe-text';
import { runSequentially } from '../../../sync/run-sequentially';
import { escapeMarkdown } from '../../../../../server/src/language/markdown';
import { briefly } from '../../../sync/plans-text';
import { regionOf, subjectOf } from '../../../sync/target';
import { pluralize } from '../../../sync/format';
import { Cancelled, UserError } from '../../ui/user-error';
import { chooseFiles } from './choose-files';
import { nameOf, planFiles, type PlannedClient, type Unplanned } from './plan-files';
import { showPlans } from './plans-document';

/** How it ended for one file. `skipped`: the user turned away from this client; `not-started`: it ended before. */
export interface ClientResult {
  readonly file: string;
  readonly outcome: 'pushed' | 'nothing-to-push' | 'stored-otherwise' | 'skipped' | 'failed' | 'not-started';
  readonly message?: string;
}

/** What came of several plans, for callers of the command. */
export interface BulkResult {
  readonly outcome: 'planned' | 'pushed';
  readonly clients: readonly ClientResult[];
}

/**
 * Cognito: Plan App Clients. One document for all, one question, one push after the other. Run again, it goes on with what is left: the
 * plan of a pushed client is empty.
 */
export async function planAll(app: App, clicked: unknown, selection?: unknown): Promise<BulkResult> {
  requireTrust();
  const { plans, failures } = await planFiles(app, await chooseFiles(app, clicked, selection));
  const todo = plans.filter(({ plan }) => plan.changes.length + plan.conflicts.length > 0);
  const document = await showPlans(app, plans, failures);
  const idle = [
    ...plans.filter((plan) => !todo.includes(plan)).map(({ document }) => ending(document.uri, 'nothing-to-push')),
    ...failures.map(unplanned),
  ];
  const how = todo.length === 0 ? undefined : await question(todo, plans.length, failures, document);
  if (how === undefined) {
    if (todo.length === 0)
      void showMessage(
        'info',
        failures.length > 0
          ? `Nothing to push. ${pluralize(failures.length, 'file')} could not be planned.`
          : `Nothing to push: ${pluralize(plans.length, 'app client')} as the files say.`,
      );
    return {
      outcome: 'planned',
      clients: [...todo.map(({ document }) => ending(document.uri, 'not-started')), ...idle],
    };
  }
  const clients = await pushAll(app, todo, how === 'stop');
  report(app, clients);
  return { outcome: 'pushed', clients: [...clients, ...idle] };
}

/** The one confirmation; the first answer sends nothing. It stands before the document's top, and makes way for it. */
async function question(
  todo: readonly PlannedClient[],
  all: number,
  failures: readonly Unplanned[],
  document: string,
): Promise<'stop' | 'go on' | undefined> {
  const conflicts = todo.filter(({ plan }) => plan.conflicts.length > 0).length;
  const what = `Push to ${pluralize(todo.length, 'app client')}`;
  const detail =
    conflicts > 0
      ? `One after the other; ${pluralize(conflicts, 'client')} with conflicts: you settle or skip each`
      : 'One after the other; a protected one asks for its name';
  const answer = await ask(
    `Plan for ${pluralize(all, 'app client')}: ${todo.length} would change`,
    [
      { label: '$(close) Do not push', value: undefined },
      { label: `$(cloud-upload) ${what}, and stop at the first that fails`, detail, value: 'stop' as const },
      { label: `$(run-all) ${what}, and go on after a failure`, detail, value: 'go on' as const },
      {
        label: '$(book) Read the plan',
        detail: 'Every change of every client with its risk, and what else it would break',
        value: 'read' as const,
      },
    ],
    [
      {
        heading: 'Would change',
        lines: todo.map((it) => `${it.target.name} · ${it.target.poolName ?? it.client.userPoolId} · ${briefly(it)}`),
      },
      { heading: 'Not planned', lines: failures.map(({ name, message }) => `$(error) ${name}: ${message}`) },
    ],
  );
  if (answer !== 'read') return answer;
  return (await waitUntilReviewed(`the plan for ${pluralize(all, 'app client')}`, document))
    ? question(todo, all, failures, document)
    : undefined;
}

function pushAll(app: App, todo: readonly PlannedClient[], stops: boolean): Promise<readonly ClientResult[]> {
  return Promise.resolve(
    vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Pushing ${pluralize(todo.length, 'app client')}`,
        cancellable: true,
      },
      async (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        const jobs = todo.map((it) => ({
          name: it.target.name,
          run: () => {
            progress.report({ message: sanitizeLabel(it.target.name) });
            return pushOne(app, it, {
              confirmed: it.plan,
              signal: abort.signal,
              report: (message) => progress.report({ message: sanitizeLabel(`${it.target.name}: ${message}`) }),
            });
          },
        }));
        const done = await runSequentially<ClientResult>(jobs, {
          signal: abort.signal,
          settled: () => progress.report({ increment: 100 / todo.length }),
          endsAt: ({ outcome }) => stops && (outcome === 'failed' || outcome === 'stored-otherwise'),
        });
        return [...done, ...todo.slice(done.length).map(({ document }) => ending(document.uri, 'not-started'))];
      },
    ),
  );
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
    return ending(document.uri, outcome);
  } catch (error) {
    if (error instanceof Cancelled) return ending(document.uri, batch.signal.aborted ? 'not-started' : 'skipped');
    if (!(error instanceof UserError)) throw error;
    return ending(document.uri, 'failed', error.message);
  }
}

const ending = (uri: vscode.Uri, outcome: ClientResult['outcome'], message?: string): ClientResult => ({
  file: nameOf(uri),
  outcome,
  ...(message !== undefined && { message }),
});
const unplanned = ({ uri, message }: Unplanned): ClientResult => ending(uri, 'failed', message);

const WORDS: Readonly<Record<ClientResult['outcome'], string>> = {
  pushed: 'pushed',
  'nothing-to-push': 'nothing to do',
  'stored-otherwise': 'stored otherwise than planned',
  skipped: 'skipped',
  failed: 'failed',
  'not-started': 'not started',
};

function report(app: App, clients: readonly ClientResult[]): void {
  const kinds = [...new Set(clients.map(({ outcome }) => outcome))];
  const words = kinds
    .map((kind) => `${clients.filter(({ outcome }) => outcome === kind).length} ${WORDS[kind]}`)
    .join(', ');
  const left = kinds.some((kind) => kind !== 'pushed' && kind !== 'nothing-to-push');
  for (const { file, message } of clients) if (message) app.log.failure(`${file}: ${message}`);
  const lines = clients
    .map(
      ({ file, outcome, message }) =>
        `- ${escapeMarkdown(file)}: **${WORDS[outcome]}**${message ? ` ${escapeMarkdown(message)}` : ''}`,
    )
    .join('\n');
  const show = (): unknown =>
    vscode.commands.executeCommand(
      'markdown.showPreview',
      app.snapshots.preview('Outcome of the push', () => `# Outcome of the push\n\n${lines}\n`),
    );
  const said = `App clients: ${words}.${left ? ' Plan again to go on with what is left.' : ''}`;
  void showMessage(left ? 'warning' : 'info', said, 'Show Outcome').then((it) => it && show());
}
