import type { ClientCapabilities } from 'vscode-languageserver';
import type { DiagnosticStyle } from './diagnostics';
import type { ClientStyle } from './language/client-style';
import { ownMember } from './language/own-member';
import { EXPLAIN_RULE_COMMAND, type InitializationOptions } from './protocol';

/** What this client can do, as far as answers differ by it. */
export interface ClientAbilities {
  readonly style: ClientStyle;
  readonly diagnostics: DiagnosticStyle;
  /** The client asks for diagnostics itself; nothing is published to it. */
  readonly pullsDiagnostics: boolean;
  /** The most folding ranges the client takes. */
  readonly foldingLimit: number | undefined;
  /** The client shows symbols as a tree. */
  readonly symbolTree: boolean;
  /** The client takes code actions with edits, and not only commands. */
  readonly actionLiterals: boolean;
  /** The client can be asked for its settings. */
  readonly hasSettings: boolean;
  /** The client reports changed settings only when it is asked to. */
  readonly registersSettings: boolean;
  /** The client shows inlay hints. */
  readonly inlayHints: boolean;
  /** The client can be asked to ask for all inlay hints again. */
  readonly refreshesHints: boolean;
  /** The client can be asked to pull all diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  /** The client can be asked what is known of a user pool. */
  readonly poolContext: boolean;
}

const AS_IS = 1;
const DEPRECATED_TAG = 1;

/** Reads a client's capabilities and initialization options, which may be anything; what it does not declare it cannot do. */
export function clientAbilitiesOf({ textDocument, workspace }: ClientCapabilities, options?: unknown): ClientAbilities {
  const item = textDocument?.completion?.completionItem;
  const diagnostics = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  return {
    style: {
      markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
      markdownCompletion: item?.documentationFormat?.includes('markdown') ?? false,
      documentationLater: item?.resolveSupport?.properties.includes('documentation') ?? false,
      snippets: item?.snippetSupport ?? false,
      insertReplace: item?.insertReplaceSupport ?? false,
      deprecatedTag: item?.tagSupport?.valueSet.includes(DEPRECATED_TAG) ?? false,
      asIsText: item?.insertTextModeSupport?.valueSet.includes(AS_IS) ?? false,
      ...(optionOf(options, 'explainRule') === true && { explainCommand: EXPLAIN_RULE_COMMAND }),
    },
    diagnostics: {
      links: diagnostics?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport ?? false,
      related: diagnostics?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation ?? false,
      tags: Boolean(diagnostics?.tagSupport ?? textDocument?.publishDiagnostics?.tagSupport),
    },
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    foldingLimit: textDocument?.foldingRange?.rangeLimit,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    actionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    hasSettings: workspace?.configuration ?? false,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    inlayHints: textDocument?.inlayHint !== undefined,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    poolContext: optionOf(options, 'poolContext') === true,
  };
}

/** One of the client's initialization options, as it came. */
export function optionOf(options: unknown, name: keyof InitializationOptions): unknown {
  return ownMember(options, name);
}
