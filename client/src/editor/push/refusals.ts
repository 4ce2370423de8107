import * as vscode from 'vscode';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { isGatewayError } from '../../aws/gateway';
import { refusalPath } from '../../sync/rejection';
import { parseFile } from '../../sync/file-text';
import { UserError } from '../ui/user-error';

const SOURCE = 'Amazon Cognito';

/** Diagnostics of what the service refused, at the value it names, until that value changes or a push succeeds. */
export interface Refusals extends vscode.Disposable {
  set(uri: vscode.Uri, diagnostics: vscode.Diagnostic[]): void;
  delete(uri: vscode.Uri): void;
}

/** What a command that shows refusals needs. */
export interface WithRefusals {
  readonly refusals: Refusals;
}

export function createRefusals(): Refusals {
  const collection = vscode.languages.createDiagnosticCollection('cognito-client-refusals');
  const changing = vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
    const shown = collection.get(uri);
    if (!shown?.length || contentChanges.length === 0) return;
    // A change above would leave it at the wrong place, and a change of the value makes it untrue: both take it away.
    collection.set(
      uri,
      shown.filter(({ range }) => contentChanges.every((change) => change.range.start.isAfter(range.end))),
    );
  });
  return {
    set: (uri, diagnostics) => collection.set(uri, diagnostics),
    delete: (uri) => collection.delete(uri),
    dispose: () => vscode.Disposable.from(collection, changing).dispose(),
  };
}

/** Shows a refusal of the service in the file that was pushed. Ignores any other error. */
export function showRefusal(refusals: Refusals, document: vscode.TextDocument, error: unknown): void {
  const cause = error instanceof UserError ? error.cause : undefined;
  if (!isGatewayError(cause) || cause.kind !== 'refused') return;
  const { exception, requestId } = cause.details;
  const details = [exception, requestId && `request ${requestId}`].filter(Boolean).join(', ');
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, cause.message),
    `Cognito refused the last push: ${cause.message}${details && ` (${details})`}`,
    vscode.DiagnosticSeverity.Error,
  );
  diagnostic.source = SOURCE;
  refusals.set(document.uri, [diagnostic]);
}

function rangeOf(document: vscode.TextDocument, message: string): vscode.Range {
  const text = document.getText();
  const root = parseTree(text, [], { allowTrailingComma: true });
  const path = refusalPath(message, parseFile(text) ?? {});
  const named: Node | undefined = root && path.length > 0 ? findNodeAtLocation(root, [...path]) : undefined;
  // Where the message names no value, the opening bracket is marked for the whole.
  const { offset, length } = named ?? { offset: root?.offset ?? 0, length: 1 };
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}
