import type { ClientCapabilities } from 'vscode-languageserver';
import type { DiagnosticStyle } from './diagnostics';
import type { ClientStyle } from './language/client-style';

/** What this client can do, as far as answers differ by it. */
export interface Abilities {
  readonly style: ClientStyle;
  readonly diagnostics: DiagnosticStyle;
  /** The client asks for diagnostics itself; nothing is published to it. */
  readonly pullsDiagnostics: boolean;
  /** The most folding ranges the client takes. */
  readonly foldingLimit: number | undefined;
}

const AS_IS = 1;
const DEPRECATED_TAG = 1;

/** Reads a client's capabilities; what it does not declare it cannot do. */
export function abilitiesOf({ textDocument }: ClientCapabilities): Abilities {
  const item = textDocument?.completion?.completionItem;
  const diagnostics = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  return {
    style: {
      markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
      markdownCompletion: item?.documentationFormat?.includes('markdown') ?? false,
      snippets: item?.snippetSupport ?? false,
      insertReplace: item?.insertReplaceSupport ?? false,
      deprecatedTag: item?.tagSupport?.valueSet.includes(DEPRECATED_TAG) ?? false,
      asIsText: item?.insertTextModeSupport?.valueSet.includes(AS_IS) ?? false,
    },
    diagnostics: {
      links: diagnostics?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport ?? false,
      related: diagnostics?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation ?? false,
      tags: Boolean(diagnostics?.tagSupport ?? textDocument?.publishDiagnostics?.tagSupport),
    },
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    foldingLimit: textDocument?.foldingRange?.rangeLimit,
  };
}
