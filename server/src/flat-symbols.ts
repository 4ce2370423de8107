import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver';

/** An outline for a client that shows no tree: every symbol with the name of the one around it. */
export function flatSymbols(
  symbols: readonly DocumentSymbol[],
  uri: string,
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flatSymbols(children, uri, name),
  ]);
}
