import { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../../../server/src/language/check';
import { foreignText } from '../../../server/src/language/foreign';
import type { AppClientContext } from '../../../server/src/language/context';
import { parseAppClient } from '../../../server/src/language/document';
import { lint } from '../../../server/src/language/lint';
import type { Problem } from '../../../server/src/language/problem';
import type { RuleLevels } from '../../../server/src/language/silencing';

/** An error that blocks a push; `silenced` when settings or comments keep it out of the editor. */
export interface BlockingError extends Problem {
  readonly silenced: boolean;
}

/**
 * The errors of a text, by the language server's check: what the service enforces, also where it is silenced, and what the user's
 * settings call an error. Computed on exactly the text that would be pushed: what the editor shows may be a moment older.
 */
export function errorsIn(text: string, levels: RuleLevels = {}, context: AppClientContext = {}): BlockingError[] {
  const document = parseAppClient(TextDocument.create('', 'cognito-client', 0, text));
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  const enforced = check(document, context).filter(isError);
  const shown = lint(document, levels, context).problems.filter(isError);
  const raised = shown.filter((problem) => !contains(enforced, problem));
  return [
    ...enforced.map((problem) => ({ ...problem, silenced: !contains(shown, problem) })),
    ...raised.map((problem) => ({ ...problem, silenced: false })),
  ].sort((a, b) => a.offset - b.offset);
}

/** Whether a text has an error only if its client has no secret. @param live what is live; nothing, for a client to be created */
export function isRefusedWithoutSecret(text: string, live: NonNullable<AppClientContext['live']>): boolean {
  const codes = (hasSecret: boolean): ReadonlySet<string> =>
    new Set(errorsIn(text, {}, { hasSecret, live }).map(({ code }) => code));
  const codesWithSecret = codes(true);
  return [...codes(false)].some((code) => !codesWithSecret.has(code));
}

/** What a text is that is no app client file though it is about one, in a sentence with what to do; undefined for any other text. */
export function foreignKind(text: string): string | undefined {
  const { root, refused } = parseAppClient(TextDocument.create('', 'cognito-client', 0, text));
  return refused ? undefined : foreignText(text, root);
}

const contains = (problems: readonly Problem[], { code, offset }: Problem): boolean =>
  problems.some((problem) => problem.code === code && problem.offset === offset);
