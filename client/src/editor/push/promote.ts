import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { replaceText } from '../files/file-updates';
import { ask, chooseFrom } from '../ui/ask';
import type { Destination } from '../connection/destinations';
import type { PushOutcome } from './report';
import { push } from './push';
import type { WithRefusals } from './refusals';
import { showDiff } from '../ui/virtual-documents';
import { requireTrust } from '../connection/session';
import { parseFile } from '../../sync/file-text';
import {
  KEEPABLE,
  POOL_SCOPES,
  promotedText,
  promotionFileOf,
  promotionText,
  readPromotion,
  USUALLY_KEPT,
  type Kept,
} from '../../sync/promote';
import { fromFile, type Settings } from '../../sync/settings';
import { targetIn } from '../../sync/target';
import { formatValue } from '../../sync/format';
import { readCommandArguments } from '../files/command-arguments';
import { requireDocument } from '../files/subject';
import { commandStep } from '../ui/messages';
import { pickMany } from '../ui/quick-pick';
import { fileNameOf } from '../ui/uris';
import { Cancelled, UserError } from '../ui/user-error';
import { readFileText } from '../files/workspace-clients';

/**
 * Cognito: Promote to Another App Client. Copies the settings of the open file into the file of another client, which keeps some of its
 * own, and pushes that file like any other. What it keeps is remembered in a file next to it.
 */
export async function promote(app: App & WithRefusals, argument: unknown): Promise<PushOutcome> {
  requireTrust();
  const from = await requireDocument(
    app,
    readCommandArguments(argument),
    'Open the app client file (*.cognito-client.json) to promote from.',
  );
  const value = parseFile(from.getText());
  if (!value) throw new UserError('The file is no JSON object, or has a syntax error.');
  const to = await vscode.workspace.openTextDocument(await chooseTarget(app, from));
  if (to.isDirty) throw new UserError(`${fileNameOf(to.uri)} has unsaved changes. Save it first.`);
  const promotionFile = vscode.Uri.parse(promotionFileOf(to.uri.toString()));
  const keep = await chooseKept(from, to, await readKept(promotionFile));
  const before = to.getText();
  const text = promotedText(fromFile(value), before, keep) ?? before;
  if (text !== before) await confirm(app, from, to, text);
  if (to.getText() !== before || !(await replaceText(to, text)))
    throw new UserError(`${fileNameOf(to.uri)} could not be changed, or was changed meanwhile. Nothing was sent.`);
  await writeKept(promotionFile, keep);
  await vscode.window.showTextDocument(to, { preview: false });
  return push(app, to.uri);
}

async function chooseTarget({ files, destinations }: App, from: vscode.TextDocument): Promise<vscode.Uri> {
  const own = targetIn(from.getText());
  const others = (await files.all()).filter(
    ({ target }) => target.clientId !== own?.clientId || target.userPoolId !== own.userPoolId,
  );
  if (others.length === 0)
    throw new UserError('No other file of this workspace names an app client. Pull the client to promote to first.', [
      commandStep('Pull Another App Client…', 'cognitoClient.pullAnother'),
    ]);
  return chooseFrom(
    `Promote ${fileNameOf(from.uri)} to…`,
    others.map(({ uri, target }) => ({
      label: vscode.workspace.asRelativePath(uri),
      detail: describeTarget(target, destinations.of(uri)),
      value: uri,
    })),
  );
}

/** A client with its pool's name and account, which distinguish stages; they are known if its file was pulled or pushed before. */
function describeTarget({ userPoolId, clientId }: Target, destination: Destination | undefined): string {
  const known = destination?.userPoolId === userPoolId ? destination : undefined;
  return [known?.poolName, userPoolId, known?.account, clientId].filter(Boolean).join(' · ');
}

/** What the target kept the last time, or what is usually kept. @throws UserError */
async function readKept(promotionFile: vscode.Uri): Promise<readonly Kept[]> {
  const text = await readFileText(promotionFile);
  return text === undefined ? USUALLY_KEPT : orUserError(promotionFile, () => readPromotion(text).keep);
}

/** Remembers what the target keeps, in the file as it is now: its comments stay. @throws UserError */
async function writeKept(promotionFile: vscode.Uri, keep: readonly Kept[]): Promise<void> {
  const stored = await readFileText(promotionFile);
  const text = orUserError(promotionFile, () => promotionText(keep, stored));
  if (text !== stored) await vscode.workspace.fs.writeFile(promotionFile, new TextEncoder().encode(text));
}

function orUserError<T>(promotionFile: vscode.Uri, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UserError(`${fileNameOf(promotionFile)} cannot be used: ${(error as Error).message}`, [
      { title: 'Show File', run: () => vscode.window.showTextDocument(promotionFile) },
    ]);
  }
}

/**
 * Lists everything that the target can keep of its own, with its value and, where the source has another one, what would replace it. What
 * was kept before, or usually is, is ticked.
 */
async function chooseKept(
  from: vscode.TextDocument,
  to: vscode.TextDocument,
  before: readonly Kept[],
): Promise<readonly Kept[]> {
  const source = settingsIn(from);
  const own = settingsIn(to);
  const sorted = [...KEEPABLE].sort((a, b) => Number(before.includes(b)) - Number(before.includes(a)));
  const picked = await pickMany({
    title: `What does ${fileNameOf(to.uri)} keep of its own?`,
    placeholder: 'Ticked: stays as it is there. The rest is taken over',
    items: sorted.map((kept) => ({
      kept,
      label: kept === POOL_SCOPES ? 'Scopes of resource servers' : kept,
      description: describeChoice(formatKept(kept, own), formatKept(kept, source)),
    })),
    isTicked: ({ kept }) => before.includes(kept),
    minimum: 0,
  });
  return picked.map(({ kept }) => kept);
}

const settingsIn = (document: vscode.TextDocument): Settings => fromFile(parseFile(document.getText()) ?? {});

const describeChoice = (own: string, replacement: string): string =>
  own === replacement ? own : `${own} · unticked: ${replacement}`;

const formatKept = (kept: Kept, settings: Settings): string =>
  kept === POOL_SCOPES ? formatPoolScopes(settings) : formatValue(kept, settings);

const formatPoolScopes = ({ AllowedOAuthScopes: scopes = [] }: Settings): string =>
  scopes.filter((scope) => scope.includes('/')).join(', ') || 'none';

/** Shows what changes in the target's file before it is changed. @throws Cancelled */
async function confirm(app: App, from: vscode.TextDocument, to: vscode.TextDocument, text: string): Promise<void> {
  const close = await showDiff(
    to.uri,
    app.snapshots.create(`${fileNameOf(to.uri)} after the promotion`, text),
    `${fileNameOf(to.uri)}: now ↔ promoted from ${fileNameOf(from.uri)}`,
  );
  try {
    const go = await ask(`Promote ${fileNameOf(from.uri)} to ${fileNameOf(to.uri)}`, [
      { label: '$(close) Leave the file as it is', value: false },
      {
        label: '$(arrow-right) Take it into the file, and plan the push',
        detail: 'Nothing is sent before you have seen the plan. Undo brings the file back.',
        value: true,
      },
    ]);
    if (!go) throw new Cancelled();
  } finally {
    await close();
  }
}
