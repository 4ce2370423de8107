import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { fetchClient, fetchPoolSummary } from '../connection/describe';
import { configuredProtection } from '../connection/protection-settings';
import { pickTarget } from '../pick/pick-client';
import { assertPushable } from './preflight';
import { pushSettings } from './push-settings';
import { withSession } from '../connection/session';
import { parseFile, pulledText } from '../../sync/file-text';
import type { ProtectionTarget } from '../../sync/protection';
import type { Live } from '../../sync/live';
import { fromFile } from '../../sync/settings';
import { regionOf, subjectOf, targetIn } from '../../sync/target';
import { documentFor, LIVE_SCHEME, readCommandArguments } from '../files/command-arguments';
import { openDocumentOf } from '../ui/uris';
import { Cancelled, messageOf } from '../ui/user-error';

/** An open live document: its text as it was read or last pushed. */
interface LiveDocument {
  readonly target: Target;
  /** For its protection. */
  readonly named: ProtectionTarget;
  text: Uint8Array;
  /** Milliseconds since the epoch. */
  changedAt: number;
}

/** Documents without a file, whose explicit save is a push. */
export interface LiveDocuments extends vscode.Disposable {
  /** Reads a client and opens it. */
  open(target: Target, region: string): Promise<vscode.Uri>;
}

/** What the command that opens a live document needs. */
export interface WithLiveDocuments {
  readonly liveDocuments: LiveDocuments;
}

const LIVE_COLOR = new vscode.ThemeColor('charts.orange');
const NOT_OPEN = 'It is not open any more. Run "Cognito: Open Live App Client" to read it again.';
const ONE_DOCUMENT = 'A live app client is one document.';
const TURNED_BACK = 'Not pushed: you turned back. Your changes stay in the editor.';
const OTHER_IDS = 'Not pushed: the ids name another app client than the one that was opened.';

const SAVED_BY: Readonly<Record<number, string>> = {
  [vscode.TextDocumentSaveReason.AfterDelay]: 'auto-save',
  [vscode.TextDocumentSaveReason.FocusOut]: 'a change of focus',
};

const describeOtherSave = (reason: vscode.TextDocumentSaveReason | undefined): string =>
  `Not pushed: only saving it yourself pushes, not ${SAVED_BY[reason ?? 0] ?? 'a program'}. ` +
  'Your changes stay in the editor.';

/** Registers the scheme. Nothing is read from Cognito except by open(): a window that restores its editors asks for nothing. */
export function createLiveDocuments(app: App): LiveDocuments {
  const documents = new Map<string, LiveDocument>();
  /** Documents whose save is at its end in a moment. */
  const saved = new Set<string>();
  const reasons = new Map<string, vscode.TextDocumentSaveReason>();
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  function documentAt(uri: vscode.Uri): LiveDocument {
    const document = documents.get(uri.toString());
    if (!document) throw vscode.FileSystemError.Unavailable(NOT_OPEN);
    return document;
  }
  function refuse(): never {
    throw vscode.FileSystemError.NoPermissions(ONE_DOCUMENT);
  }
  /** A save is a push, if the user saves. */
  async function save(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const document = documentAt(uri);
    const reason = reasons.get(uri.toString());
    reasons.delete(uri.toString());
    if (reason !== vscode.TextDocumentSaveReason.Manual)
      throw vscode.FileSystemError.NoPermissions(describeOtherSave(reason));
    await pushDocument(app, uri, document.target, new TextDecoder().decode(content)).catch((error: unknown) => {
      throw vscode.FileSystemError.Unavailable(error instanceof Cancelled ? TURNED_BACK : messageOf(error));
    });
    document.text = content;
    document.changedAt = Date.now();
    saved.add(uri.toString());
  }
  /** After a push, the document shows what is live. Not before VS Code has ended the save: it would take this text for the saved one. */
  function showLive(uri: vscode.Uri): void {
    const document = documents.get(uri.toString());
    const seen = document && app.observations.of(document.target);
    if (!document || !seen?.live || seen.failure) return;
    const { text: content, changedAt } = document;
    const { userPoolId, clientId } = document.target;
    const { settings } = seen.live;
    const before = new TextDecoder().decode(content);
    const text = pulledText(before, { UserPoolId: userPoolId, ClientId: clientId }, settings);
    if (text === before || openDocumentOf(uri)?.isDirty !== false) return;
    document.text = new TextEncoder().encode(text);
    document.changedAt = Math.max(Date.now(), changedAt + 1);
    const listening = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document.uri.toString() !== uri.toString()) return;
      listening.dispose();
      if (event.document.getText() === text) {
        const file = fromFile(parseFile(text) ?? {});
        void app.bases.write(uri.toString(), document.target, { file, live: settings });
      } else {
        // Somebody typed before the editor took it: their work goes on from what they saved.
        document.text = content;
        document.changedAt = changedAt;
      }
    });
    changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }
  async function load(uri: vscode.Uri, named: ProtectionTarget, live: Live): Promise<void> {
    const text = live.textLike();
    const target = { userPoolId: live.identity.UserPoolId, clientId: live.identity.ClientId };
    const isRestored = openDocumentOf(uri)?.isDirty && !documents.has(uri.toString());
    // Unsaved work in an editor that is open already stays, on the base that it was begun on.
    if (openDocumentOf(uri)?.isDirty && !isRestored) return;
    // VS Code refuses to save an editor over a newer file. One that it restored with unsaved work must stay savable: it gets the oldest time.
    const changedAt = isRestored ? 0 : Date.now();
    documents.set(uri.toString(), { target, named, text: new TextEncoder().encode(text), changedAt });
    if (isRestored) return;
    changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    await app.bases.write(uri.toString(), target, { file: fromFile(parseFile(text) ?? {}), live: live.settings });
  }

  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      const { text, changedAt, named } = documentAt(uri);
      const isReadonly = configuredProtection(named, undefined)?.protection === 'readonly';
      return {
        type: vscode.FileType.File,
        ctime: 0,
        mtime: changedAt,
        size: text.length,
        ...(isReadonly && { permissions: vscode.FilePermission.Readonly }),
      };
    },
    readFile: (uri) => documentAt(uri).text,
    writeFile: save,
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  const registrations = vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(LIVE_SCHEME, provider, { isCaseSensitive: true }),
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (document.uri.scheme === LIVE_SCHEME) reasons.set(document.uri.toString(), reason);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (saved.delete(uri.toString())) showLive(uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('cognitoClient.protected')) return;
      const uris = [...documents.keys()].map((key) => vscode.Uri.parse(key));
      changes.fire(uris.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
    }),
    vscode.window.registerFileDecorationProvider({
      provideFileDecoration: ({ scheme }) =>
        scheme === LIVE_SCHEME
          ? { badge: 'L', tooltip: 'Live app client: to save it is to push it', color: LIVE_COLOR }
          : undefined,
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      documents.delete(uri.toString());
    }),
    changes,
  );
  return {
    async open(target, region) {
      const { live, pool } = await withSession(app, { region, subject: subjectOf(target) }, async (session) => ({
        live: await fetchClient(session, target),
        pool: await fetchPoolSummary(session, target),
      }));
      const uri = uriOf(target, live);
      const { name: userPoolName, account } = pool;
      await load(uri, { userPoolId: target.userPoolId, userPoolName, account, clientName: live.name }, live);
      await vscode.window.showTextDocument(uri, { preview: false });
      return uri;
    },
    dispose: () => registrations.dispose(),
  };
}

const uriOf = ({ userPoolId, clientId }: Target, { name }: Live): vscode.Uri =>
  vscode.Uri.from({
    scheme: LIVE_SCHEME,
    path: `/${userPoolId}/${clientId}/${name.replaceAll(/[\\/]/g, '-')}.cognito-client.json`,
  });

/** Pushes the text that is being saved, like any push. */
async function pushDocument(app: App, uri: vscode.Uri, target: Target, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await assertPushable(app, document, text);
  const named = targetIn(text);
  if (named?.clientId !== target.clientId || named.userPoolId !== target.userPoolId) throw new Error(OTHER_IDS);
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
  app: App & WithLiveDocuments,
  argument: unknown,
): Promise<{ readonly outcome: 'opened'; readonly uri: vscode.Uri }> {
  const given = readCommandArguments(argument);
  const document = given.target ? undefined : await documentFor(given);
  const target = given.target ?? (document && targetIn(document.getText())) ?? (await pickTarget(app, given.region));
  const uri = await app.liveDocuments.open(target, given.region ?? regionOf(target.userPoolId));
  return { outcome: 'opened', uri };
}
