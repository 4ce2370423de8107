import { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../../../server/src/language/check';
import type { AppClientContext } from '../../../server/src/language/context';
import { parseAppClient } from '../../../server/src/language/document';
import { lint } from '../../../server/src/language/lint';
import type { Problem } from '../../../server/src/language/problem';
import type { RuleLevels } from '../../../server/src/language/silencing';

/** An error that stands against a push; `silenced` when settings or comments keep it out of the editor. */
export interface BlockingError extends Problem {
  readonly silenced: boolean;
}

/**
 * The errors of a text, by the same check as the language server's: what the service enforces, also where it is silenced, and what the
 * user's settings call an error. Computed on exactly the text that would be pushed: what the editor shows may be a moment older.
 */
export function errorsIn(text: string, levels: RuleLevels = {}, context: AppClientContext = {}): BlockingError[] {
  const document = parseAppClient(TextDocument.create('', 'cognito-client', 0, text));
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  const enforced = check(document, context).filter(isError);
  const shown = lint(document, levels, context).problems.filter(isError);
  const among = (list: readonly Problem[], { code, offset }: Problem): boolean =>
    list.some((it) => it.code === code && it.offset === offset);
  const raised = shown.filter((it) => !among(enforced, it));
  return [
    ...enforced.map((it) => ({ ...it, silenced: !among(shown, it) })),
    ...raised.map((it) => ({ ...it, silenced: false })),
  ].sort((a, b) => a.offset - b.offset);
}
