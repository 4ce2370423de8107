import { check } from './check';
import { factsOf, type AppClientContext } from './context';
import type { CheckCache } from './checks/check-cache';
import type { AppClientDocument } from './document';
import type { Problem } from './problem';
import { rules } from './rules';
import { directivesIn, levelOf, matches, type Directive, type RuleLevels } from './silencing';

/** The problems of a file after settings and comments were applied. */
export interface Lint {
  /** In text order, each with the severity that counts. */
  readonly problems: readonly Problem[];
  /** Turned off by a setting or a comment, with their own severity. The service enforces its errors all the same: a push must look here. */
  readonly silenced: readonly Problem[];
}

/** Code of the hint for a comment that silences nothing. */
export const UNUSED_CODE = 'disable-unused';

/** Codes that are never silenced: they say that the text cannot be read at all, and are no rules. */
export const NEVER_SILENCED: readonly string[] = ['json-syntax', 'foreign-text', 'too-deep', 'too-large'];

/** Codes of problems for which most rules wait, so that it is unknown what a comment would silence. */
const BLOCKING_CODES = ['json-syntax', 'foreign-text', 'describe-wrapper'];

/**
 * Checks a file and applies the user's levels and the file's silencing comments. Pure; never throws.
 * @param context what is known of the pool and the live client; a comment about a rule that waits for more is not called unused.
 * @param cache of earlier versions of the text, as check() takes it.
 */
export function lint(
  document: AppClientDocument,
  levels: RuleLevels = {},
  context: AppClientContext = {},
  cache?: CheckCache,
): Lint {
  const directives = document.refused ? [] : directivesIn(document.textDocument.getText());
  const used = new Set<object>();
  const problems: Problem[] = [];
  const silenced: Problem[] = [];
  const all = check(document, context, cache);
  for (const found of all) {
    const severity = severityOf(found, levels);
    if (severity === 'off' || isSilenced(found, directives, used)) silenced.push(found);
    else problems.push({ ...found, severity });
  }
  const waits = all.some(({ code }) => BLOCKING_CODES.includes(code))
    ? () => true
    : (pattern: string) => isWaiting(pattern, context);
  const unused = directives.flatMap((directive) => unusedIn(directive, used, waits));
  const level = levelOf(UNUSED_CODE, levels) ?? 'hint';
  if (unused.length === 0 || level === 'off') return { problems, silenced };
  const reported = unused.map((problem) => ({ ...problem, severity: level }));
  return { problems: [...problems, ...reported].sort((a, b) => a.offset - b.offset), silenced };
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
  for (const named of covering) used.add(named);
  return covering.length > 0;
}

/** Whether a rule that a pattern names needs to know more than is known. */
function isWaiting(pattern: string, context: AppClientContext): boolean {
  return rules.some(
    ({ code, requires = [] }) => requires.length > 0 && matches(pattern, code) && !factsOf(context, requires),
  );
}

const NAMES_NO_RULE = 'This comment names no rule, so it silences nothing. Write the codes behind it.';
const BELOW_THE_BRACE = 'This comment silences nothing here: cognito-client-disable counts above the first brace only.';
const NO_LINE_FOLLOWS = 'This comment silences nothing: no line with code follows it.';

function unusedCodeMessage(pattern: string, scope: Directive['scope']): string {
  const reach = scope === 'file' ? 'in this file' : 'on the next line';
  return `${pattern} reports nothing ${reach}: this comment can go.`;
}

/** A hint for each part of a comment that silences nothing. */
function unusedIn(directive: Directive, used: ReadonlySet<object>, waits: (pattern: string) => boolean): Problem[] {
  const { codes, end, scope } = directive;
  if (codes.length === 0) return [unusedHint(directive, NAMES_NO_RULE)];
  if (end === 0) return [unusedHint(directive, scope === 'file' ? BELOW_THE_BRACE : NO_LINE_FOLLOWS)];
  return codes
    .filter((code) => !used.has(code) && !waits(code.pattern))
    .map((code) => unusedHint(code, unusedCodeMessage(code.pattern, scope)));
}

const unusedHint = (
  { offset, length }: { readonly offset: number; readonly length: number },
  message: string,
): Problem => ({ code: UNUSED_CODE, severity: 'hint', offset, length, message, tag: 'unnecessary' });
