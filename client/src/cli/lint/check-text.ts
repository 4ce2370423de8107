import { createScanner, SyntaxKind } from 'jsonc-parser';
import { TextDocument, type Position, type Range } from 'vscode-json-languageservice';
import { parseAppClient } from '../../../../server/src/language/document';
import { lint } from '../../../../server/src/language/lint';
import type { Problem, Severity } from '../../../../server/src/language/problem';
import { levelOf, type RuleLevels } from '../../../../server/src/language/silencing';
import { maskSecrets, withoutSecrets } from './mask';

/** A message about a range, which is counted as in LSP: from zero, in UTF-16 code units. */
export interface LocatedMessage {
  readonly range: Range;
  readonly message: string;
}

/** A problem as all formats show it. */
export interface Result extends LocatedMessage {
  readonly code: string;
  /** The severity after configuration. */
  readonly severity: Severity;
  /** Address of the documentation. */
  readonly url?: string;
  readonly related: readonly LocatedMessage[];
}

/** A problem that was silenced, and by what. */
export interface SilencedResult extends Result {
  readonly by: 'comment' | 'configuration';
}

/** A file that was read, with its problems. None of its texts contains a secret. */
export interface CheckedFile {
  /** The path as it is shown (see `shownName`); `<stdin>` for standard input. */
  readonly file: string;
  readonly results: readonly Result[];
  readonly silenced: readonly SilencedResult[];
  /** A line of the text, with the values of secrets masked; undefined where the text is too large to show or no app client. */
  line(number: number): string | undefined;
}

/** A file that could not be read or not be checked. */
export interface FailedFile {
  readonly file: string;
  readonly failure: string;
  /** Other files that failed for the same reason. */
  readonly others?: readonly string[];
  /** The failure is a mistake in the configuration; the text says where. */
  readonly configuration?: true;
}

/** Checks a text with the editor's own check. Pure; never throws. */
export function checkText(file: string, text: string, levels: RuleLevels): CheckedFile {
  const textDocument = TextDocument.create('', 'cognito-client', 1, text);
  const document = parseAppClient(textDocument);
  const { problems, silenced } = lint(document, levels);
  const needsText = !document.refused && problems.length + silenced.length > 0;
  const masked = needsText ? maskSecrets(text) : { text: '', secrets: [] };
  const mask = (message: string): string => withoutSecrets(message, masked.secrets);
  const isObject = beginsWithBrace(text);
  const maskedDocument = TextDocument.create('', 'cognito-client', 1, masked.text);
  return {
    file,
    results: problems.map((problem) => resultOf(problem, textDocument, mask)),
    silenced: silenced.map((problem) => ({
      ...resultOf(problem, textDocument, mask),
      by: levelOf(problem.code, levels) === 'off' ? 'configuration' : 'comment',
    })),
    line: (number) => (document.refused || !isObject ? undefined : lineOf(maskedDocument, number)),
  };
}

/** Whether a text can be an app client. What is none may be anything, such as a file of keys, and nothing of it is shown. */
function beginsWithBrace(text: string): boolean {
  return createScanner(text.replace(/^\uFEFF/, ''), true).scan() === SyntaxKind.OpenBraceToken;
}

function resultOf(
  { code, severity, message, docs, related = [], ...position }: Problem,
  document: TextDocument,
  mask: (text: string) => string,
): Result {
  return {
    code,
    severity,
    message: mask(message),
    range: rangeOf(position, document),
    ...(docs !== undefined && { url: docs }),
    related: related.map((other) => ({ range: rangeOf(other, document), message: mask(other.message) })),
  };
}

function rangeOf(
  { offset, length }: { readonly offset: number; readonly length: number },
  document: TextDocument,
): Range {
  return { start: document.positionAt(offset), end: document.positionAt(offset + length) };
}

function lineOf(document: TextDocument, line: number): string {
  const start: Position = { line, character: 0 };
  return document.getText({ start, end: { line: line + 1, character: 0 } }).replace(/(?:\r\n|\r|\n)$/, '');
}
