import * as vscode from 'vscode';
import type { App } from '../app';
import { previewLink } from '../ui/preview-links';
import { explanationDocument, type LastSeen } from '../../sync/explain/document';
import { parseFile } from '../../sync/file-text';
import { targetIn } from '../../sync/target';
import { documentFor, readCommandArguments } from '../files/command-arguments';
import { UserError } from '../ui/user-error';

/**
 * Cognito: Explain App Client. Says beside the file what its client can do, from the text alone and without a call; the document follows
 * the file while it is edited. Each sentence leads to the line of its parameter.
 */
export async function explainClient(app: App, argument: unknown): Promise<{ readonly outcome: 'shown' }> {
  const document = await documentFor(readCommandArguments(argument));
  if (!document) throw new UserError('Open an app client file (*.cognito-client.json) to have it explained.');
  if (!parseFile(document.getText()))
    throw new UserError('The file cannot be explained: it has a syntax error, or holds no object.');
  const { uri } = document;
  const fileName = uri.path.split('/').at(-1) ?? '';
  const seen = await lastSeen(app, document);
  const now = (): vscode.TextDocument =>
    vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString()) ?? document;
  const text = (): string => explanationDocument(now().getText(), fileName, (line) => previewLink(uri, line), seen());
  const edits: vscode.Event<unknown> = (listener) =>
    vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document.uri.toString() === uri.toString()) listener(change);
    });
  await vscode.commands.executeCommand(
    'markdown.showPreviewToSide',
    app.snapshots.preview(
      `What ${fileName.replace(/\.?cognito-client\.json$/, '') || 'this client'} can do`,
      text,
      edits,
    ),
  );
  return { outcome: 'shown' };
}

/** What is known of the client beside the file, asked anew each time; what both last agreed on is read once. */
async function lastSeen(app: App, document: vscode.TextDocument): Promise<() => LastSeen | undefined> {
  const target = targetIn(document.getText());
  const base = target && (await app.bases.read(document.uri.toString(), target));
  return () => {
    const look = target && app.observations.of(target)?.live;
    return (
      look && {
        settings: look.settings,
        hasSecret: look.hasSecret,
        base,
        when: new Date(look.when).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
      }
    );
  };
}
