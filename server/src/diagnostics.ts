import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { dataOf } from './language/fixes';
import type { Problem, Severity } from './language/problem';
import { rangeBetween } from './language/text-edits';
import { visible } from './language/format-values';
import { SOURCE } from './protocol';

/** What a client can show of a diagnostic. */
export interface DiagnosticStyle {
  readonly links: boolean;
  readonly related: boolean;
  readonly tags: boolean;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

/** A problem as an LSP diagnostic, with its fix in `data`. */
export function toDiagnostic(document: TextDocument, problem: Problem, style: DiagnosticStyle): Diagnostic {
  const { code, message, docs, tag, related = [] } = problem;
  const data = dataOf(problem);
  const relatedInformation = related.map((entry) => ({
    location: { uri: document.uri, range: rangeOf(document, entry) },
    message: visible(entry.message),
  }));
  return {
    range: rangeOf(document, problem),
    severity: severities[problem.severity],
    code,
    source: SOURCE,
    message: visible(message),
    ...(docs && style.links && { codeDescription: { href: docs } }),
    ...(tag && style.tags && { tags: [tags[tag]] }),
    ...(related.length > 0 && style.related && { relatedInformation }),
    ...(data && { data }),
  };
}

const rangeOf = (
  document: TextDocument,
  { offset, length }: { readonly offset: number; readonly length: number },
): Range => rangeBetween(document, offset, offset + length);
