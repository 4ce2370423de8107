import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-json-languageservice';
import type { ClientStyle } from './client-style';
import { codes, descriptionOf } from './codes';
import type { AppClientContext } from './context';
import { defaultsFix } from './defaults';
import type { AppClientDocument } from './document';
import { allFixed } from './fix-all';
import { applyFix, fixAction, fixesOf, isAmbiguous } from './fixes';
import type { Fix, Problem } from './problem';
import { silenceActions } from './silence-actions';
import type { RuleLevels } from './silencing';
import { sortedText } from './sort';
import { readable } from './source-text';
import { editsTo } from './text-edits';
import { legalFix } from './unwrap';

/** What a client asks actions for. */
export interface ActionRequest {
  readonly diagnostics: readonly Diagnostic[];
  /** The wanted kinds, each with all that lie below it; any kind when absent. */
  readonly only?: readonly string[] | undefined;
  /** The editor asks by itself, as the cursor moves. */
  readonly automatic?: boolean;
}

/** What actions are made from. */
export interface Actionable {
  readonly document: AppClientDocument;
  readonly levels: RuleLevels;
  readonly context: AppClientContext;
  readonly style: ClientStyle;
  problems(): readonly Problem[];
}

interface Provider {
  readonly kind: string;
  /** `asked`: only when its kind is asked for by name. `invoked`: not while the cursor moves. */
  readonly when: 'always' | 'invoked' | 'asked';
  actions(on: Actionable, request: ActionRequest): CodeAction[];
}

const providers: readonly Provider[] = [
  {
    kind: CodeActionKind.QuickFix,
    when: 'always',
    actions: (on, { diagnostics }) =>
      diagnostics.slice(0, maxDiagnostics(on)).flatMap((diagnostic) => quickFixes(on, diagnostic)),
  },
  {
    kind: 'source.fixAll.cognitoClient',
    when: 'asked',
    actions: (on) =>
      rewriting(
        on,
        'Fix all problems that can safely be fixed',
        'source.fixAll.cognitoClient',
        allFixed(on.document, on.levels, on.context),
      ),
  },
  {
    kind: 'source.sort.cognitoClient',
    when: 'asked',
    actions: (on) =>
      rewriting(on, 'Sort parameters and lists', 'source.sort.cognitoClient', sortedText(readableText(on))),
  },
  {
    kind: 'refactor.rewrite.cognitoClient.removeDefaults',
    when: 'invoked',
    actions: (on) => rewriteBy(on, 'refactor.rewrite.cognitoClient.removeDefaults', defaultsFix, DEFAULTS_TITLE),
  },
  {
    kind: 'refactor.rewrite.cognitoClient.unwrap',
    when: 'invoked',
    actions: (on) => rewriteBy(on, 'refactor.rewrite.cognitoClient.unwrap', legalFix),
  },
];

/** A push leaves alone what a file leaves out; the user should know it before values go. */
const DEFAULTS_TITLE = 'Remove values equal to the default (a push keeps the live value of what a file leaves out)';

/** The kinds of all actions. */
export const ACTION_KINDS: readonly string[] = providers.map(({ kind }) => kind);

/** All actions that a request wants, in the order of the kinds. A text that is not parsed has none. */
export function actionsFor(on: Actionable, request: ActionRequest): CodeAction[] {
  return on.document.refused
    ? []
    : providers.filter((provider) => isWanted(provider, request)).flatMap((provider) => provider.actions(on, request));
}

function isWanted({ kind, when }: Provider, { only, automatic }: ActionRequest): boolean {
  if (!only) return when === 'always' || (when === 'invoked' && !automatic);
  return only.some((wanted) => (wanted === '' ? when !== 'asked' : kind === wanted || kind.startsWith(`${wanted}.`)));
}

/** The most characters that are read for one request: well below a second. The fixes of one diagnostic read the text several times. */
const MAX_CHARACTERS_READ = 2_000_000;

/** The most diagnostics that get fixes: selecting all of a huge broken text asks for all at once. */
const maxDiagnostics = ({ document }: Actionable): number =>
  Math.max(1, Math.floor(MAX_CHARACTERS_READ / (document.textDocument.getText().length + 1)));

/** The quick fixes of a diagnostic. They travel in its data; for a client that does not send it back, the problem is looked up again. */
function quickFixes(on: Actionable, diagnostic: Diagnostic): CodeAction[] {
  const sent = fixesOf(diagnostic.data);
  const fixes = sent.length > 0 ? sent : fixesFound(on, diagnostic);
  const actions = fixes.flatMap((fix) => fixAction(on.document, fix, diagnostic) ?? []);
  if (!codes.includes(String(diagnostic.code))) return actions;
  return [...actions, ...explainActions(on.style, diagnostic), ...silenceActions(on.document, diagnostic)];
}

function fixesFound(on: Actionable, { code, range }: Diagnostic): readonly Fix[] {
  const offset = on.document.textDocument.offsetAt(range.start);
  const problem = on.problems().find((candidate) => candidate.code === code && candidate.offset === offset);
  return problem?.fix ? [problem.fix, ...(problem.otherFixes ?? [])] : [];
}

function explainActions({ explainCommand }: ClientStyle, diagnostic: Diagnostic): CodeAction[] {
  const code = String(diagnostic.code);
  if (explainCommand === undefined || descriptionOf(code) === undefined) return [];
  const title = `Explain ${code}`;
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command: explainCommand, arguments: [code] },
    },
  ];
}

const readableText = ({ document }: Actionable): string => readable(document.textDocument.getText());

/** A rewriting action by a fix of the whole object; none where there is nothing to fix, or no single way to. */
function rewriteBy(
  on: Actionable,
  kind: string,
  fixFor: (root: Extract<AppClientDocument['root'], { type: 'object' }>) => Fix | undefined,
  title?: string,
): CodeAction[] {
  const { root } = on.document;
  const fix = root?.type === 'object' ? fixFor(root) : undefined;
  return fix && !isAmbiguous(root, fix) ? rewriting(on, title ?? fix.title, kind, applyFix(readableText(on), fix)) : [];
}

/** An action that replaces the text; none where it would change nothing. */
function rewriting(
  { document: { textDocument } }: Actionable,
  title: string,
  kind: string,
  after: string,
): CodeAction[] {
  const edits = editsTo(textDocument, after);
  return edits.length > 0 ? [{ title, kind, edit: { changes: { [textDocument.uri]: edits } } }] : [];
}
