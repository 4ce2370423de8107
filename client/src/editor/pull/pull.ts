import * as vscode from 'vscode';
import { ask } from '../ui/ask';
import type { Target } from '../../aws/gateway';
import { replaceText } from '../files/file-updates';
import { showMessage } from '../ui/messages';
import { chooseFolder, createFile, freeFile, openUntitled } from '../files/new-file';
import { fetchClient } from '../connection/describe';
import { fileNameFor } from '../../sync/file-name';
import { formatLiveRemarks, type Live } from '../../sync/live';
import { regionOf, subjectOf, targetIn } from '../../sync/target';
import type { App } from '../app';
import { pickTarget } from '../pick/pick-client';
import { confirmDestination, type Destination } from '../connection/destinations';
import { fetchPoolSummary } from '../connection/describe';
import { showDiff } from '../ui/virtual-documents';
import { requireTrust, withSession } from '../connection/session';
import { LIVE_SCHEME, readCommandArguments, type CommandArguments } from '../files/command-arguments';
import { findDocument } from '../files/subject';
import { fileExists, fileNameOf } from '../ui/uris';
import { Cancelled, UserError } from '../ui/user-error';

const NO_FILE =
  'This is the live app client itself: there is no file to pull into, and nothing was changed. ' +
  'Run "Cognito: Pull Another App Client…" to write a file, or "Cognito: Open Live App Client" to read it again.';

/** What a pull did, for callers of the command. */
export interface PullOutcome {
  readonly outcome: 'written' | 'updated' | 'unchanged';
  readonly uri: vscode.Uri;
}

/** Cognito: Pull App Client. Updates the given or open file in place; without one, lets the user choose a client and writes a new file. */
export async function pull(app: App, argument: unknown): Promise<PullOutcome> {
  const given = readCommandArguments(argument);
  const isToBeWritten = given.uri !== undefined && !(await fileExists(given.uri));
  return pullInto(app, given, isToBeWritten ? undefined : await findDocument(app, given));
}

/** Cognito: Pull Another App Client. Always lets the user choose, whatever is open. */
export async function pullAnother(app: App, argument: unknown): Promise<PullOutcome> {
  return pullInto(app, readCommandArguments(argument), undefined);
}

async function pullInto(
  app: App,
  given: CommandArguments,
  document: vscode.TextDocument | undefined,
): Promise<PullOutcome> {
  requireTrust();
  // To write into a live document is to save it, and to save it is to push it.
  if ((document?.uri ?? given.uri)?.scheme === LIVE_SCHEME) throw new UserError(NO_FILE);
  const target = given.target ?? (document && targetIn(document.getText())) ?? (await pickTarget(app, given.region));
  const { live, destination } = await read(app, target, document?.uri, given);
  await confirmDestination(app.destinations, document?.uri, destination, 'pull');
  const outcome = document ? await updateInPlace(app, document, live) : await writeNew(app, live, given.uri);
  // From here on file and client agree: a later push can tell what was changed on which side. What was typed since is a change.
  await app.destinations.record(outcome.uri, destination);
  await app.recents.add({
    ...target,
    name: live.name,
    ...(destination.poolName && { poolName: destination.poolName }),
  });
  await app.bases.write(outcome.uri.toString(), target, { file: live.settings, live: live.settings });
  report(live, outcome);
  return outcome;
}

function read(
  app: App,
  target: Target,
  scope: vscode.Uri | undefined,
  { region, profile }: CommandArguments,
): Promise<{ readonly live: Live; readonly destination: Destination }> {
  return withSession(
    app,
    { region: region ?? regionOf(target.userPoolId), subject: subjectOf(target), scope, ...(profile && { profile }) },
    async (session) => {
      const [live, { name: poolName, account }] = await Promise.all([
        fetchClient(session, target),
        fetchPoolSummary(session, target),
      ]);
      return { live, destination: { userPoolId: target.userPoolId, poolName, account, profile: session.profile } };
    },
  );
}

/** Shows what the pull would change in the file and asks, before it changes anything. */
async function updateInPlace(app: App, document: vscode.TextDocument, live: Live): Promise<PullOutcome> {
  const before = document.getText();
  const after = live.textLike(before);
  await vscode.window.showTextDocument(document, { preview: false });
  if (before === after) return { outcome: 'unchanged', uri: document.uri };
  if (before.trim() !== '') await confirmOverwrite(app, document, after, live);
  if (document.getText() !== before)
    throw new UserError('The file changed while you were looking at the difference. Nothing was written: pull again.');
  if (!(await replaceText(document, after)))
    throw new UserError('VS Code could not change the file. Nothing was written.');
  return { outcome: 'updated', uri: document.uri };
}

async function confirmOverwrite(app: App, document: vscode.TextDocument, after: string, live: Live): Promise<void> {
  const close = await showDiff(
    document.uri,
    app.snapshots.create(`${live.name} after pull`, after),
    `${live.name}: your file ↔ after the pull`,
  );
  try {
    const answer = await ask(`Pull ${live.name}: the file differs from what is live`, [
      { label: '$(close) Keep my file as it is', value: 'keep' },
      {
        label: '$(cloud-download) Take what is live',
        detail: 'Settings become what is live now. Comments and layout stay; undo brings your text back.',
        value: 'take',
      },
    ]);
    if (answer === 'keep') throw new Cancelled();
  } finally {
    await close();
  }
}

async function writeNew(app: App, live: Live, wanted: vscode.Uri | undefined): Promise<PullOutcome> {
  const text = live.textLike();
  if (wanted) return writeTo(wanted, text);
  const folder = await chooseFolder();
  if (!folder) return { outcome: 'written', uri: await openUntitled(text) };
  const { uri, exists } = await freeFile(folder, fileNameFor(live.name), live.identity);
  if (exists) return updateInPlace(app, await vscode.workspace.openTextDocument(uri), live);
  return writeTo(uri, text);
}

async function writeTo(uri: vscode.Uri, text: string): Promise<PullOutcome> {
  await createFile(uri, text);
  return { outcome: 'written', uri };
}

function report(live: Live, outcome: PullOutcome): void {
  const summary = describeOutcome(live, outcome);
  const message = [summary, formatLiveRemarks(live)].filter(Boolean).join(' ');
  void showMessage(live.unknown.length > 0 ? 'warning' : 'info', message);
}

function describeOutcome(live: Live, { outcome, uri }: PullOutcome): string {
  const file = fileNameOf(uri);
  switch (outcome) {
    case 'written':
      return `Pulled ${live.name} into ${uri.scheme === 'untitled' ? 'a new editor' : file}.`;
    case 'updated':
      return `Updated ${file} with what is live.`;
    case 'unchanged':
      return `${file} already says what is live.`;
  }
}
