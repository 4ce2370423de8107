import { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../../server/src/language/check';
import { parseAppClient } from '../../server/src/language/document';
import type { Problem } from '../../server/src/language/problem';

/** What the linter says of a text: the codes of its errors, and those of everything milder. */
export interface LinterVerdict {
  readonly errors: ReadonlySet<string>;
  readonly milder: ReadonlySet<string>;
}

const codes = (problems: readonly Problem[]): Set<string> => new Set(problems.map((problem) => problem.code));

export function askLinter(text: string): LinterVerdict {
  const problems = check(
    parseAppClient(TextDocument.create('file:///agreement.cognito-client.json', 'cognito-client', 1, text)),
  );
  return {
    errors: codes(problems.filter((problem) => problem.severity === 'error')),
    milder: codes(problems.filter((problem) => problem.severity !== 'error')),
  };
}
