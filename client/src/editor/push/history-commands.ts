import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { ask, chooseFrom, type QuestionOption } from '../ui/ask';
import type { KeptRecord } from '../../state/history';
import { commandStep, showMessageWithActions } from '../ui/messages';
import { pushSettings } from './push-settings';
import type { PushOutcome } from './report';
import { withSession } from '../connection/session';
import { showDiff } from '../ui/virtual-documents';
import { newFileText, pulledText } from '../../sync/file-text';
import type { Settings } from '../../sync/settings';
import { isSameTarget, subjectOf, targetIn } from '../../sync/target';
import { documentFor, readCommandArguments } from '../files/command-arguments';
import { Cancelled, UserError } from '../ui/user-error';

/**
 * Cognito: Show Push History. Lists the pushes to all clients, those to the given or open file's client first. Each can be looked at, and
 * what was live before or after it can be pushed again.
 */
export async function showHistory(app: App, argument: unknown): Promise<unknown> {
  const target = await clientFor(argument);
  const all = await app.history.list();
  if (all.length === 0) throw new UserError('No push was made from here yet.');
  const isOwn = (record: KeptRecord): boolean => target !== undefined && isSameTarget(record.target, target);
  const own = all.filter(isOwn);
  const others = all.filter((record) => !isOwn(record));
  const record = await chooseFrom<KeptRecord | 'forget'>('Push history', [
    ...own.map(historyRow),
    ...headed(own.length > 0 ? 'Other app clients' : undefined, others.map(historyRow)),
    { label: '$(trash) Forget the whole history…', value: 'forget' },
  ]);
  if (record === 'forget') return forget(app);
  const close = await showVersions(app, record);
  const choice = await ask<'close' | 'before' | 'after'>(
    `${record.name}: pushed ${new Date(record.when).toLocaleString()}`,
    [
      { label: '$(close) Only look', value: 'close' },
      ...restorable(record).map((value) => ({
        label: `$(history) Restore what was live ${value} this push`,
        detail: 'A push like any other: planned, shown and confirmed first',
        value,
      })),
    ],
    [{ heading: 'Changes', lines: record.changes }],
  );
  if (choice === 'close') return { outcome: 'shown' };
  await close();
  return restore(app, record, choice === 'before' ? record.before : (record.after ?? record.planned));
}

const historyRow = (record: KeptRecord): QuestionOption<KeptRecord> => ({
  label: `${record.name} · ${summarizeChanges(record)}`,
  detail: describeRecord(record),
  value: record,
});

/** Options with a heading above the first one. */
const headed = <T>(
  heading: string | undefined,
  [first, ...more]: readonly QuestionOption<T>[],
): readonly QuestionOption<T>[] => (first ? [{ ...first, ...(heading && { heading }) }, ...more] : []);

/** Before it was created, there was nothing to restore. */
const restorable = ({ outcome }: KeptRecord): readonly ('before' | 'after')[] =>
  outcome === 'created' ? ['after'] : ['before', 'after'];

async function forget(app: App): Promise<{ readonly outcome: 'kept' | 'forgotten' }> {
  const sure = await ask(
    'Forget every push made from here, in all workspaces? They can no longer be undone or restored.',
    [
      { label: '$(close) Keep the history', value: false },
      { label: '$(trash) Forget it', value: true },
    ],
  );
  if (sure) await app.history.clear();
  return { outcome: sure ? 'forgotten' : 'kept' };
}

/**
 * Cognito: Undo Last Push. Plans a push of what was live before the last push to the client of the given or open file; without a file, to
 * the client that the user chooses.
 */
export async function undoLastPush(app: App, argument: unknown): Promise<PushOutcome> {
  const target = await clientFor(argument);
  const undoable = (await app.history.list(target)).filter(
    ({ outcome }) => outcome !== 'not applied' && outcome !== 'created',
  );
  const last = target ? undoable[0] : await chooseClient(undoable);
  if (!last) throw new UserError('There is no push from here to undo.');
  return restore(app, last, last.before);
}

/** The client that the argument or the open file names. */
async function clientFor(argument: unknown): Promise<Target | undefined> {
  const given = readCommandArguments(argument);
  const document = await documentFor(given);
  return given.target ?? (document && targetIn(document.getText()));
}

/** The last push of the client that the user chooses: the history has those of all workspaces. */
async function chooseClient(records: readonly KeptRecord[]): Promise<KeptRecord | undefined> {
  const latest = records.filter(
    (record, index) => records.findIndex(({ target }) => isSameTarget(target, record.target)) === index,
  );
  return latest.length > 0 ? chooseFrom('Undo the last push to…', latest.map(historyRow)) : undefined;
}

function restore(app: App, { target, region, name, file }: KeptRecord, settings: Settings): Promise<PushOutcome> {
  const uri = file ? vscode.Uri.parse(file) : undefined;
  return withSession(app, { region, subject: subjectOf(target), scope: uri }, async (session) => {
    const outcome = await pushSettings(app, session, { target, region, local: settings, mode: 'exact' });
    if (outcome.outcome === 'nothing-to-push') throw new Cancelled();
    if (uri)
      showMessageWithActions('info', `The file of ${name} still says what it said.`, [
        commandStep('Update File', 'cognitoClient.pull', { uri }),
      ]);
    return outcome;
  });
}

/** Shows what was live before and after a push, laid out alike: Cognito gives lists in an order that means nothing. */
function showVersions(app: App, { name, target, before, after, planned }: KeptRecord): Promise<() => Promise<void>> {
  const identity = { UserPoolId: target.userPoolId, ClientId: target.clientId };
  const text = newFileText(identity, before);
  return showDiff(
    app.snapshots.create(`${name} before`, text),
    app.snapshots.create(`${name} after`, pulledText(text, identity, after ?? planned)),
    `${name}: before ↔ after the push`,
  );
}

const describeRecord = ({ when, outcome, poolName, target, region, account }: KeptRecord): string =>
  [new Date(when).toLocaleString(), outcome, poolName ?? target.userPoolId, region, ...(account ? [account] : [])].join(
    ' · ',
  );

const summarizeChanges = ({ changes: [first = 'no change', ...more] }: KeptRecord): string =>
  more.length > 0 ? `${first} and ${more.length} more` : first;
