import type { DocumentSymbol } from 'vscode-json-languageservice';

/** Members whose value no outline may repeat. */
const SECRET: ReadonlySet<string> = new Set(['ClientSecret']);

/** The symbol, and all below it, without the values of secrets, which an outline shows beside the names. */
export function withoutSecrets(symbol: DocumentSymbol): DocumentSymbol {
  const { detail, children, ...rest } = symbol;
  if (SECRET.has(symbol.name)) return rest;
  return { ...rest, ...(detail !== undefined && { detail }), ...(children && { children: children.map(withoutSecrets) }) };
}
