import { ErrorCode, type Diagnostic } from 'vscode-json-languageservice';
import type { AppClientDocument } from '../document';
import { MAX_DEPTH, MAX_LENGTH } from '../document';
import { grouped } from '../format-values';
import type { Report } from './report';

const REFUSAL_MESSAGES = {
  'too-large':
    `The file has more than ${grouped(MAX_LENGTH)} characters and is not checked. ` +
    'The largest legal request is a third of that.',
  'too-deep': `The file is nested more than ${MAX_DEPTH} levels deep and is not checked. An app client needs 3 levels.`,
};

/** Errors of the parser that are none here: trailing commas are welcome, and duplicates.ts reports doubled keys. */
const IGNORED_ERRORS: readonly unknown[] = [ErrorCode.TrailingComma, ErrorCode.DuplicateKey];

/** Reports what keeps the text from being read as JSON. Returns whether the text could be read to its end. */
export function checkSyntax(document: AppClientDocument, report: Report): boolean {
  const { refused, textDocument } = document;
  if (refused)
    report.add(() => ({
      code: refused.reason,
      severity: 'error',
      message: REFUSAL_MESSAGES[refused.reason],
      offset: refused.offset,
      length: 1,
    }));
  const errors = syntaxErrors(document).filter((error) => !IGNORED_ERRORS.includes(error.code));
  for (const { range, message } of errors) {
    const offset = textDocument.offsetAt(range.start);
    report.add(() => ({
      code: 'json-syntax',
      severity: 'error',
      message: String(message),
      offset,
      length: textDocument.offsetAt(range.end) - offset,
    }));
  }
  return !refused && errors.length === 0;
}

/** The parser keeps its findings on the document; the service hands them out through an asynchronous call only. */
function syntaxErrors(document: AppClientDocument): readonly Diagnostic[] {
  return (document.json as { syntaxErrors?: readonly Diagnostic[] }).syntaxErrors ?? [];
}
