import { MessageType, ShowMessageNotification, type Connection, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Shows the user messages about documents, each once until its document closes: what is asked at every save would come at every save. */
export function showMessageOnce(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
): (uri: string, message: string) => void {
  const shown = new Map<string, Set<string>>();
  documents.onDidClose(({ document: { uri } }) => void shown.delete(uri));
  return (uri, message) => {
    const messages = shown.get(uri) ?? new Set();
    if (messages.has(message)) return;
    shown.set(uri, messages.add(message));
    // A notification: the request of the same name asks for an answer, which not every client gives.
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  };
}
