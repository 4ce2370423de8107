// The smallest server that does the work of VS Code's JSON server without its delay: after each change it parses, validates and
// publishes.
import { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import schema from '../../../schemas/app-client.schema.json';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const service = getLanguageService({});
service.configure({
  validate: true,
  schemas: [{ uri: 'bench:schema', fileMatch: ['*.cognito-client.json'], schema: schema as unknown as JSONSchema }],
});
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
documents.onDidChangeContent(({ document }) => {
  void service
    .doValidation(document, service.parseJSONDocument(document), { comments: 'ignore', trailingCommas: 'ignore' })
    .then((diagnostics) => connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics }));
});
documents.listen(connection);
connection.listen();
