import { check } from './check';
import { factsOf, type AppClientContext } from './context';
import type { CheckCache } from './checks/check-cache';
import type { AppClientDocument } from './document';
import type { Problem } from './problem';
import { rules } from './rules';
import { directivesIn, levelOf, matches, type Directive, type RuleLevels } from './silencing';

/** What a file's problems are after settings and comments had their say. */
export interface Lint {
  /** In text order, each with the severity that counts. */
  readonly problems: readonly Problem[];
  /** Turned off by a setting or a comment, with their own severity. The service enforces its errors all the same: a push must look here. */
  readonly silenced: readonly Problem[];
}

/** Code of the hint for a comment that silences nothing. */
export const UNUSED_CODE = 'disable-unused';

/** What says that the text cannot be read at all is not a rule, and is never silenced. */
export const NEVER_SILENCED: readonly string[] = ['json-syntax', 'too-deep', 'too-large'];

/** With one of these most rules wait, so that nobody knows what a comment would silence. */
const ALL_WAIT = ['json-syntax', 'describe-wrapper'];

/**
 * Checks a file and applies the user's levels and the file's silencing comments. Pure; never throws.
 * @param context what is known of the pool and the live client; a comment about a rule that waits for more is not called unused.
 * @param memory of earlier versions of the text, as check() takes it.
 */
export function lint(
  document: AppClientDocument,
  levels: RuleLevels = {},
  context: AppClientContext = {},
  memory?: CheckCache,
): Lint {
  const directives = document.refused ? [] : directivesIn(document.textDocument.getText());
  const used = new Set<object>();
  const problems: Problem[] = [];
  const silenced: Problem[] = [];
  const all = check(document, context, memory);
  for (const found of all) {
    const problem = { ...found, severity: severityOf(found, levels) };
    if (problem.severity === 'off' || isSilenced(found, directives, used)) silenced.push(found);
    else problems.push(problem as Problem);
  }
  const waits = all.some(({ code }) => ALL_WAIT.includes(code))
    ? () => true
    : (pattern: string) => isWaiting(pattern, context);
  const unused = directives.flatMap((directive) => unusedIn(directive, used, waits));
  const level = levelOf(UNUSED_CODE, levels) ?? 'hint';
  if (unused.length === 0 || level === 'off') return { problems, silenced };
  return {
    problems: [...problems, ...unused.map((it) => ({ ...it, severity: level }))].sort((a, b) => a.offset - b.offset),
    silenced,
  };
}

function severityOf({ code, severity }: Problem, levels: RuleLevels): Problem['severity'] | 'off' {
  return NEVER_SILENCED.includes(code) ? severity : (levelOf(code, levels) ?? severity);
}

/** Whether a comment covers the problem; every code that does is marked as used. */
function isSilenced({ code, offset }: Problem, directives: readonly Directive[], used: Set<object>): boolean {
  if (NEVER_SILENCED.includes(code)) return false;
  const covering = directives
    .filter(({ start, end }) => offset >= start && offset < end)
    .flatMap(({ codes }) => codes)
    .filter(({ pattern }) => matches(pattern, code));
  for (const it of covering) used.add(it);
  return covering.length > 0;
}

/** Whether a rule that a pattern names needs to know more than is known. */
function isWaiting(pattern: string, context: AppClientContext): boolean {
  return rules.some(
    ({ code, requires = [] }) => requires.length > 0 && matches(pattern, code) && !factsOf(context, requires),
  );
}

function unusedIn(directive: Directive, used: ReadonlySet<object>, waits: (pattern: string) => boolean): Problem[] {
  const hint = (place: { readonly offset: number; readonly length: number }, message: string): Problem => ({
    code: UNUSED_CODE,
    severity: 'hint',
    offset: place.offset,
    length: place.length,
    message,
    tag: 'unnecessary',
  });
  if (directive.codes.length === 0)
    return [hint(directive, 'This comment names no rule, so it silences nothing. Write the codes behind it.')];
  if (directive.end === 0)
    return [
      hint(
        directive,
        directive.scope === 'file'
          ? 'This comment silences nothing here: cognito-client-disable counts above the first brace only.'
          : 'This comment silences nothing: no line with code follows it.',
      ),
    ];
  return directive.codes
    .filter((code) => !used.has(code) && !waits(code.pattern))
    .map((code) =>
      hint(
        code,
        `${code.pattern} reports nothing ${directive.scope === 'file' ? 'in this file' : 'on the next line'}: this comment can go.`,
      ),
    );
}
