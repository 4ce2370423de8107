import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { replaceText } from '../files/file-updates';
import { ask } from '../ui/ask';
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
import { documentFor, readCommandArguments } from '../files/command-arguments';
import { Cancelled, UserError } from '../ui/user-error';
import { readFileText } from '../files/workspace-clients';

/**
 * Cognito: Promote to Another App Client. Brings what the open file says into the file of another client, which keeps what is its own,
 * and pushes that file like any other. What is kept is remembered beside it.
 */
export async function promote(app: App & WithRefusals, argument: unknown): Promise<PushOutcome> {
  requireTrust();
  const from = await documentFor(readCommandArguments(argument));
  const value = from && parseFile(from.getText());
  if (!from || !value)
    throw new UserError(
      from
        ? 'The file is no JSON object, or has a syntax error.'
        : 'Open the app client file (*.cognito-client.json) to promote from.',
    );
  const to = await vscode.workspace.openTextDocument(await chooseTarget(app, from));
  if (to.isDirty) throw new UserError(`${nameOf(to.uri)} has unsaved changes. Save it first.`);
  const memory = vscode.Uri.parse(promotionFileOf(to.uri.toString()));
  const keep = await chooseKept(from, to, await rememberedAt(memory));
  const before = to.getText();
  const text = promotedText(fromFile(value), before, keep) ?? before;
  if (text !== before) await confirm(app, from, to, text);
  if (to.getText() !== before || !(await replaceText(to, text)))
    throw new UserError(`${nameOf(to.uri)} could not be changed, or was changed meanwhile. Nothing was sent.`);
  await vscode.workspace.fs.writeFile(memory, new TextEncoder().encode(promotionText(keep)));
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
      { title: 'Pull Another App Client…', run: () => vscode.commands.executeCommand('cognitoClient.pullAnother') },
    ]);
  return ask(
    `Promote ${nameOf(from.uri)} to…`,
    others.map(({ uri, target }) => ({
      label: vscode.workspace.asRelativePath(uri),
      detail: whereOf(target, destinations.of(uri)),
      value: uri,
    })),
  );
}

/** The pool's name and account, as far as this file went there before: they tell one stage from another. */
function whereOf({ userPoolId, clientId }: Target, place: Destination | undefined): string {
  const known = place?.userPoolId === userPoolId ? place : undefined;
  return [known?.poolName, userPoolId, known?.account, clientId].filter(Boolean).join(' · ');
}

async function rememberedAt(memory: vscode.Uri): Promise<readonly Kept[]> {
  const text = await readFileText(memory);
  if (text === undefined) return USUALLY_KEPT;
  try {
    return readPromotion(text).keep;
  } catch (error) {
    throw new UserError(`${nameOf(memory)} cannot be used: ${(error as Error).message}`, [
      { title: 'Show File', run: () => vscode.window.showTextDocument(memory) },
    ]);
  }
}

/** Everything that can be kept, with what the target has, and what would come where that is another; what was kept before, or usually is, is ticked. */
function chooseKept(
  from: vscode.TextDocument,
  to: vscode.TextDocument,
  before: readonly Kept[],
): Promise<readonly Kept[]> {
  const [source, own] = [from, to].map((it) => fromFile(parseFile(it.getText()) ?? {})) as [Settings, Settings];
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly kept: Kept }>();
  const sorted = [...KEEPABLE].sort((a, b) => Number(before.includes(b)) - Number(before.includes(a)));
  picker.title = `What does ${nameOf(to.uri)} keep of its own?`;
  picker.placeholder = 'Ticked: stays as it is there. The rest is taken over';
  picker.canSelectMany = true;
  picker.ignoreFocusOut = true;
  picker.items = sorted.map((kept) => {
    const [there, coming] = [wordsOf(kept, own), wordsOf(kept, source)];
    return {
      kept,
      label: kept === POOL_SCOPES ? 'Scopes of resource servers' : kept,
      description: there === coming ? there : `${there} · unticked: ${coming}`,
    };
  });
  picker.selectedItems = picker.items.filter(({ kept }) => before.includes(kept));
  return new Promise((resolve, reject) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems.map(({ kept }) => kept));
      picker.hide();
    });
    picker.onDidHide(() => {
      reject(new Cancelled());
      picker.dispose();
    });
    picker.show();
  });
}

const wordsOf = (kept: Kept, settings: Settings): string =>
  kept === POOL_SCOPES
    ? (settings.AllowedOAuthScopes ?? []).filter((scope) => scope.includes('/')).join(', ') || 'none'
    : formatValue(kept, settings);

/** Shows what changes in the target's file before it is changed. @throws Cancelled */
async function confirm(app: App, from: vscode.TextDocument, to: vscode.TextDocument, text: string): Promise<void> {
  const close = await showDiff(
    to.uri,
    app.snapshots.create(`${nameOf(to.uri)} after the promotion`, text),
    `${nameOf(to.uri)}: now ↔ promoted from ${nameOf(from.uri)}`,
  );
  try {
    const go = await ask(`Promote ${nameOf(from.uri)} to ${nameOf(to.uri)}`, [
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

const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';
