import { TextDocument, type Position, type Range } from 'vscode-json-languageservice';
import { parseAppClient } from '../../../../server/src/language/document';
import { lint } from '../../../../server/src/language/lint';
import type { Problem, Severity } from '../../../../server/src/language/problem';
import { levelOf, type RuleLevels } from '../../../../server/src/language/silencing';
import { maskSecrets, withoutSecrets } from './mask';

/** A place with words, as LSP counts it: from zero, in UTF-16 code units. */
export interface Remark {
  readonly range: Range;
  readonly message: string;
}

/** A problem as all formats show it. */
export interface Result extends Remark {
  readonly code: string;
  /** The one that counts, after configuration. */
  readonly severity: Severity;
  /** Address of the documentation. */
  readonly url?: string;
  readonly related: readonly Remark[];
}

/** A problem that was turned off, and by what. */
export interface SilencedResult extends Result {
  readonly by: 'comment' | 'configuration';
}

/** A file that was read, with what is wrong with it. Nothing in it shows a secret. */
export interface CheckedFile {
  /** Relative to the working folder where it is below it, with slashes; `<stdin>` for standard input. */
  readonly file: string;
  readonly results: readonly Result[];
  readonly silenced: readonly SilencedResult[];
  /** A line of the text, with the values of secrets masked; undefined where the text is too large to show. */
  line(number: number): string | undefined;
}

/** A file that could not be read or not be checked. */
export interface FailedFile {
  readonly file: string;
  readonly failure: string;
  /** Other files that failed alike. */
  readonly others?: readonly string[];
  /** The failure is a mistake in the configuration, whose place the text names. */
  readonly configuration?: true;
}

/** Checks a text with the editor's own check. Pure; never throws. */
export function checkText(file: string, text: string, levels: RuleLevels): CheckedFile {
  const textDocument = TextDocument.create('', 'cognito-client', 1, text);
  const document = parseAppClient(textDocument);
  const { problems, silenced } = lint(document, levels);
  const masked =
    document.refused || problems.length + silenced.length === 0 ? { text: '', secrets: [] } : maskSecrets(text);
  const say = (message: string): string => withoutSecrets(message, masked.secrets);
  const shown = TextDocument.create('', 'cognito-client', 1, masked.text);
  return {
    file,
    results: problems.map((problem) => resultOf(problem, textDocument, say)),
    silenced: silenced.map((it) => ({
      ...resultOf(it, textDocument, say),
      by: levelOf(it.code, levels) === 'off' ? 'configuration' : 'comment',
    })),
    line: (number) => (document.refused ? undefined : lineOf(shown, number)),
  };
}

function resultOf(
  { code, severity, message, docs, related = [], ...place }: Problem,
  document: TextDocument,
  say: (text: string) => string,
): Result {
  return {
    code,
    severity,
    message: say(message),
    range: rangeOf(place, document),
    ...(docs !== undefined && { url: docs }),
    related: related.map((it) => ({ range: rangeOf(it, document), message: say(it.message) })),
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
