import * as vscode from 'vscode';
import type { App } from '../app';
import { previewLink } from '../ui/preview-links';
import { formatTimeOfDay } from '../ui/time';
import { explanationDocument, type LastSeen } from '../../sync/explain/document';
import { parseFile } from '../../sync/file-text';
import { targetIn } from '../../sync/target';
import { readCommandArguments } from '../files/command-arguments';
import { requireDocument } from '../files/subject';
import { fileNameOf, openDocumentOf } from '../ui/uris';
import { UserError } from '../ui/user-error';

/**
 * Cognito: Explain App Client. Says next to the file what its client can do, from the text alone and without a call. The document follows
 * the file while it is edited; each sentence leads to the line of its parameter.
 */
export async function explainClient(app: App, argument: unknown): Promise<{ readonly outcome: 'shown' }> {
  const document = await requireDocument(
    app,
    readCommandArguments(argument),
    'Open an app client file (*.cognito-client.json) to have it explained.',
  );
  if (!parseFile(document.getText()))
    throw new UserError('The file cannot be explained: it has a syntax error, or holds no object.');
  const { uri } = document;
  const fileName = fileNameOf(uri);
  const lastSeen = await lastSeenReader(app, document);
  const linkTo = (line: number): string | undefined => previewLink(uri, line);
  const text = (): string => {
    const current = openDocumentOf(uri) ?? document;
    return explanationDocument(current.getText(), fileName, linkTo, lastSeen());
  };
  const edits: vscode.Event<unknown> = (listener) =>
    vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document.uri.toString() === uri.toString()) listener(change);
    });
  const label = `What ${fileName.replace(/\.?cognito-client\.json$/, '') || 'this client'} can do`;
  await vscode.commands.executeCommand('markdown.showPreviewToSide', app.snapshots.preview(label, text, edits));
  return { outcome: 'shown' };
}

/** Reads once what file and client last agreed on. @returns what gives the last observation of the client, each time as it is then */
async function lastSeenReader(app: App, document: vscode.TextDocument): Promise<() => LastSeen | undefined> {
  const target = targetIn(document.getText());
  const base = target && (await app.bases.read(document.uri.toString(), target));
  return () => {
    const live = target && app.observations.of(target)?.live;
    return (
      live && {
        settings: live.settings,
        hasSecret: live.hasSecret,
        isRegistered: live.isRegistered,
        base,
        when: formatTimeOfDay(live.when),
      }
    );
  };
}
