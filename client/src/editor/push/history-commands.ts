import * as vscode from 'vscode';
import type { App } from '../app';
import { ask, chooseFrom } from '../ui/ask';
import type { KeptRecord } from '../../state/history';
import { commandStep, showMessageWithActions } from '../ui/messages';
import { pushSettings } from './push-settings';
import type { PushOutcome } from './report';
import { withSession } from '../connection/session';
import { showDiff } from '../ui/virtual-documents';
import { newFileText, pulledText } from '../../sync/file-text';
import type { Settings } from '../../sync/settings';
import { subjectOf, targetIn } from '../../sync/target';
import { documentFor, readCommandArguments } from '../files/command-arguments';
import { Cancelled, UserError } from '../ui/user-error';

/** Cognito: Show Push History. Lists the pushes; each can be looked at, and what was live before or after it can be pushed again. */
export async function showHistory(app: App, argument: unknown): Promise<unknown> {
  const records = await recordsFor(app, argument);
  if (records.length === 0) throw new UserError('There is no push in the history of this workspace yet.');
  const record = await chooseFrom<KeptRecord | 'forget'>('Push history', [
    ...records.map((entry) => ({
      label: `${entry.name} · ${summarizeChanges(entry)}`,
      detail: describeRecord(entry),
      value: entry,
    })),
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

/** Before it was created, there was nothing to restore. */
const restorable = ({ outcome }: KeptRecord): readonly ('before' | 'after')[] =>
  outcome === 'created' ? ['after'] : ['before', 'after'];

async function forget(app: App): Promise<{ readonly outcome: 'kept' | 'forgotten' }> {
  const sure = await ask('Forget every push made from this workspace? They can no longer be undone or restored.', [
    { label: '$(close) Keep the history', value: false },
    { label: '$(trash) Forget it', value: true },
  ]);
  if (sure) await app.history.clear();
  return { outcome: sure ? 'forgotten' : 'kept' };
}

/**
 * Cognito: Undo Last Push. Plans a push of what was live before the last push to the client of the given or open file; without a file,
 * before the last push of all.
 */
export async function undoLastPush(app: App, argument: unknown): Promise<PushOutcome> {
  const [last] = (await recordsFor(app, argument)).filter(
    ({ outcome }) => outcome !== 'not applied' && outcome !== 'created',
  );
  if (!last) throw new UserError('There is no push to undo in the history of this workspace.');
  return restore(app, last, last.before);
}

/** The records of the client that the argument or the open file names, else all records. Newest first. */
async function recordsFor(app: App, argument: unknown): Promise<KeptRecord[]> {
  const given = readCommandArguments(argument);
  const document = await documentFor(given);
  const target = given.target ?? (document && targetIn(document.getText()));
  const records = await app.history.list();
  if (!target) return records;
  return records.filter(
    (record) => record.target.clientId === target.clientId && record.target.userPoolId === target.userPoolId,
  );
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
