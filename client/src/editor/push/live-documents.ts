import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { fetchClient } from '../connection/describe-client';
import { pickTarget } from '../pick/pick-client';
import { assertPushable } from './preflight';
import { pushSettings } from './push-settings';
import { withSession } from '../connection/session';
import { parseFile } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import { regionOf, subjectOf, targetIn } from '../../sync/target';
import { documentFor, LIVE_SCHEME, readCommandArguments } from '../files/command-arguments';
import { Cancelled } from '../ui/user-error';

/** What an open live document holds: the text as it was read or last pushed. */
interface Held {
  readonly target: Target;
  text: Uint8Array;
  changed: number;
}

/** Documents without a file, whose explicit save is a push. */
export interface LiveFiles extends vscode.Disposable {
  /** Reads a client and opens it. */
  open(target: Target, region: string): Promise<vscode.Uri>;
}

/** For the command that opens one. */
export interface WithLiveFiles {
  readonly liveFiles: LiveFiles;
}

const SAVED_BY: Readonly<Record<number, string>> = {
  [vscode.TextDocumentSaveReason.AfterDelay]: 'auto-save',
  [vscode.TextDocumentSaveReason.FocusOut]: 'a change of focus',
};

/** Registers the scheme. Nothing is read from Cognito but by open(): a window that restores its editors asks for nothing. */
export function createLiveFiles(app: App): LiveFiles {
  const held = new Map<string, Held>();
  const reasons = new Map<string, vscode.TextDocumentSaveReason>();
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const at = (uri: vscode.Uri): Held => {
    const found = held.get(uri.toString());
    if (!found)
      throw vscode.FileSystemError.Unavailable(
        'It is not open any more. Run "Cognito: Open Live App Client" to read it again.',
      );
    return found;
  };
  const noSuchThing = (): never => {
    throw vscode.FileSystemError.NoPermissions('A live app client is one document.');
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: at(uri).changed, size: at(uri).text.length }),
    readFile: (uri) => at(uri).text,
    writeFile: async (uri, content) => {
      const it = at(uri);
      const reason = reasons.get(uri.toString());
      reasons.delete(uri.toString());
      if (reason !== vscode.TextDocumentSaveReason.Manual) {
        throw vscode.FileSystemError.NoPermissions(
          `Not pushed: only saving it yourself pushes, not ${SAVED_BY[reason ?? 0] ?? 'a program'}. Your changes stay in the editor.`,
        );
      }
      await pushDocument(app, uri, it.target, new TextDecoder().decode(content)).catch((error: unknown) => {
        throw vscode.FileSystemError.Unavailable(
          error instanceof Cancelled
            ? 'Not pushed: you turned back. Your changes stay in the editor.'
            : error instanceof Error
              ? error.message
              : String(error),
        );
      });
      [it.text, it.changed] = [content, Date.now()];
    },
    readDirectory: () => [],
    createDirectory: noSuchThing,
    delete: noSuchThing,
    rename: noSuchThing,
  };
  const listening = [
    vscode.workspace.registerFileSystemProvider(LIVE_SCHEME, provider, { isCaseSensitive: true }),
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (document.uri.scheme === LIVE_SCHEME) reasons.set(document.uri.toString(), reason);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      held.delete(uri.toString());
    }),
    changes,
  ];
  return {
    async open(target, region) {
      const live = await withSession(app, { region, subject: subjectOf(target) }, (session) =>
        fetchClient(session, target),
      );
      const text = live.textLike();
      const uri = vscode.Uri.from({
        scheme: LIVE_SCHEME,
        path: `/${target.userPoolId}/${target.clientId}/${live.name.replaceAll(/[\\/]/g, '-')}.cognito-client.json`,
      });
      // Unsaved work in an editor that is open already stays, on the base that it was begun on.
      if (
        !vscode.workspace.textDocuments.some(
          (document) => document.uri.toString() === uri.toString() && document.isDirty,
        )
      ) {
        held.set(uri.toString(), { target, text: new TextEncoder().encode(text), changed: Date.now() });
        changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
        await app.bases.write(uri.toString(), target, { file: fromFile(parseFile(text) ?? {}), live: live.settings });
      }
      await vscode.window.showTextDocument(uri, { preview: false });
      return uri;
    },
    dispose: () => vscode.Disposable.from(...listening).dispose(),
  };
}

/** The flow of every push, on the text that is being saved. */
async function pushDocument(app: App, uri: vscode.Uri, target: Target, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await assertPushable(app, document, text);
  const named = targetIn(text);
  if (named?.clientId !== target.clientId || named.userPoolId !== target.userPoolId)
    throw new Error('Not pushed: the ids name another app client than the one that was opened.');
  const region = regionOf(target.userPoolId);
  await withSession(app, { region, subject: subjectOf(target) }, (session) =>
    pushSettings(app, session, {
      target,
      region,
      local: fromFile(parseFile(text) ?? {}),
      mode: 'merge',
      file: { document, text },
    }),
  );
}

/** Cognito: Open Live App Client. Opens the client that the argument or the active file names, or one that the user chooses. */
export async function openLive(
  app: App & WithLiveFiles,
  argument: unknown,
): Promise<{ readonly outcome: 'opened'; readonly uri: vscode.Uri }> {
  const given = readCommandArguments(argument);
  const document = given.target ? undefined : await documentFor(given);
  const target = given.target ?? (document && targetIn(document.getText())) ?? (await pickTarget(app, given.region));
  return { outcome: 'opened', uri: await app.liveFiles.open(target, given.region ?? regionOf(target.userPoolId)) };
}
