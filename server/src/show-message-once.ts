import { MessageType, ShowMessageNotification, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Shows the user a message about a document: each once until the document closes, for what is asked at every save would be told at every save. */
export function showMessageOnce(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
): (uri: string, message: string) => void {
  const told = new Map<string, Set<string>>();
  documents.onDidClose(({ document: { uri } }) => void told.delete(uri));
  return (uri, message) => {
    const before = told.get(uri) ?? new Set();
    if (before.has(message)) return;
    told.set(uri, before.add(message));
    // A notification: the request of the same name asks for an answer, which not every client gives.
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  };
}
