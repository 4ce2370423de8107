import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { ask, chooseFrom, type QuestionOption } from '../ui/ask';
import type { KeptRecord, PushState } from '../../state/history';
import { pushSettings } from './push-settings';
import type { PushOutcome } from './report';
import { withSession } from '../connection/session';
import { showDiff } from '../ui/virtual-documents';
import { newFileText, pulledText } from '../../sync/file-text';
import { pastSidesOf, undoable } from '../../sync/undo';
import { editText } from '../../../../server/src/language/edits';
import { openUntitled } from '../files/new-file';
import { readFileText } from '../files/workspace-clients';
import { settleInterrupted } from './interrupted';
import { isSameTarget, subjectOf, targetIn } from '../../sync/target';
import { documentFor, LIVE_SCHEME, readCommandArguments } from '../files/command-arguments';
import { UserError } from '../ui/user-error';

/**
 * Cognito: Show Push History. Lists the pushes to all clients, those to the given or open file's client first. Each can be looked at, and
 * what was live before or after it can be pushed again.
 */
export async function showHistory(app: App, argument: unknown): Promise<unknown> {
  const target = await clientFor(argument);
  await settleInterrupted(app);
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
  const choice = await ask<'close' | 'open' | 'before' | 'after'>(
    `${record.name}: pushed ${new Date(record.when).toLocaleString()}`,
    [
      { label: '$(close) Only look', value: 'close' },
      ...restorable(record).map((value) => ({
        label: `$(history) Restore what was live ${value} this push`,
        detail: RESTORE_DETAILS[value],
        value,
      })),
      {
        label: '$(new-file) Open as a new file',
        detail: 'The settings after this push, without ClientId: Create App Client… makes a client of them',
        value: 'open',
      },
    ],
    [{ heading: 'Changes', lines: record.changes }],
  );
  if (choice === 'close') return { outcome: 'shown' };
  await close();
  if (choice === 'open') return { outcome: 'opened', uri: await openUntitled(textWithoutClient(record)) };
  return choice === 'before' ? undo(app, record, []) : restore(app, record);
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

/** The settings after a push as a file that names no client yet. */
function textWithoutClient({ target, after, planned }: KeptRecord): string {
  const text = newFileText({ UserPoolId: target.userPoolId, ClientId: target.clientId }, after ?? planned);
  return editText(text, [{ path: ['ClientId'], value: undefined }]);
}

const RESTORE_DETAILS = {
  before: 'Takes back what this push changed; planned, shown and confirmed first',
  after: 'Does again what this push changed; planned, shown and confirmed first',
};

/** Before it was created, there was nothing to restore; of a client that may have been created, no id is known. */
function restorable({ outcome, target }: KeptRecord): readonly ('before' | 'after')[] {
  if (target.clientId === '' || outcome === 'under way') return [];
  return outcome === 'created' ? ['after'] : ['before', 'after'];
}

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
  const given = await clientFor(argument);
  await settleInterrupted(app);
  const target = given ?? (await chooseClient(await app.history.list()));
  const records = target ? await app.history.list(target) : [];
  const [last, ...earlier] = undoable(records);
  if (!last) throw new UserError('There is no push from here to undo.');
  if (last.outcome === 'under way')
    throw new UserError(
      `A push to ${last.name} is under way, and its end is not known yet. Undo it when it has ended.`,
    );
  return undo(app, last, earlier);
}

/** The client that the argument or the open file names. */
async function clientFor(argument: unknown): Promise<Target | undefined> {
  const given = readCommandArguments(argument);
  const document = await documentFor(given);
  return given.target ?? (document && targetIn(document.getText()));
}

/** Lets the user choose one of the clients that have a push to undo: the history has those of all workspaces. */
async function chooseClient(records: readonly KeptRecord[]): Promise<Target | undefined> {
  const latest = undoable(records).filter(
    (record, index, all) =>
      record.target.clientId !== '' && all.findIndex(({ target }) => isSameTarget(target, record.target)) === index,
  );
  if (latest.length === 0) return undefined;
  return (await chooseFrom('Undo the last push to…', latest.map(historyRow))).target;
}

/** Takes back what a push changed. @param earlier what can be undone after it */
function undo(app: App, record: KeptRecord, earlier: readonly KeptRecord[]): Promise<PushOutcome> {
  return pushPast(app, record, 'undo', () => {
    const [next, ...more] = earlier;
    const when = new Date(record.when).toLocaleString();
    throw new UserError(
      `Nothing to undo: nothing that the push of ${when} to ${record.name} changed is live any more.`,
      next ? [{ title: 'Undo the One Before…', run: () => undo(app, next, more) }] : [],
    );
  });
}

/** Does again what a push changed; of a creation, all that was created. */
const restore = (app: App, record: KeptRecord): Promise<PushOutcome> =>
  pushPast(app, record, 'restore', () => {
    const when = new Date(record.when).toLocaleString();
    throw new UserError(`Nothing to restore: all that the push of ${when} to ${record.name} set is live.`);
  });

async function pushPast(
  app: App,
  record: KeptRecord,
  source: 'undo' | 'restore',
  reportNothing: () => never,
): Promise<PushOutcome> {
  const { target, region } = record;
  const file = await fileOf(record);
  const { base, local } = pastSidesOf(record, source);
  const mode = record.outcome === 'created' ? 'exact' : 'merge';
  return withSession(app, { region, subject: subjectOf(target), scope: file }, async (session) => {
    const outcome = await pushSettings(app, session, {
      target,
      region,
      local,
      mode,
      past: { source, record, base, file },
    });
    return outcome.outcome === 'nothing-to-push' ? reportNothing() : outcome;
  });
}

/** The file of a push, if it is there and still names that client. */
async function fileOf({ file, target }: KeptRecord): Promise<vscode.Uri | undefined> {
  const uri = file === undefined ? undefined : vscode.Uri.parse(file);
  const named = uri && uri.scheme !== LIVE_SCHEME ? targetIn((await readFileText(uri)) ?? '') : undefined;
  return named && isSameTarget(named, target) ? uri : undefined;
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

function describeRecord(record: KeptRecord): string {
  const { when, poolName, target, region, account } = record;
  return [new Date(when).toLocaleString(), describeState(record), poolName ?? target.userPoolId, region, account]
    .filter(Boolean)
    .join(' · ');
}

const INTERRUPTED: Readonly<Partial<Record<PushState, string>>> = {
  'under way': 'interrupted: not known yet whether it was applied',
  'as planned': 'interrupted: all its changes were live afterwards',
  'not applied': 'interrupted: none of its changes was live afterwards',
};

/** How a push ended, as far as it is known, and what it took back. */
function describeState({ outcome, target, undoes, restores, isInterrupted, isAbandoned }: KeptRecord): string {
  const isCut = isInterrupted || isAbandoned;
  if (target.clientId === '' && (isCut || outcome !== 'under way')) return 'not known: it may have been created';
  const state = isCut ? (INTERRUPTED[outcome] ?? 'interrupted: not known whether it was applied') : outcome;
  if (undoes !== undefined) return `undo, ${state}`;
  return restores === undefined ? state : `restored, ${state}`;
}

const summarizeChanges = ({ changes: [first = 'no change', ...more] }: KeptRecord): string =>
  more.length > 0 ? `${first} and ${more.length} more` : first;
