import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The open documents, in step with the client. */
export function textDocuments(): TextDocuments<TextDocument> {
  return new TextDocuments({ create: TextDocument.create, update });
}

/**
 * Applies changes one after the other. The library counts the lines of what is inserted by itself: where an edit brings a carriage
 * return and a line feed together, or separates them, its count is wrong from there on. So lines of such texts are counted again.
 */
function update(
  document: TextDocument,
  changes: Parameters<typeof TextDocument.update>[1],
  version: number,
): TextDocument {
  return changes.reduce((now, change) => {
    const changed = TextDocument.update(now, [change], version);
    const text = changed.getText();
    return text.includes('\r') ? TextDocument.update(changed, [{ text }], version) : changed;
  }, document);
}
