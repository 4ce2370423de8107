import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-json-languageservice';
import type { ClientStyle } from './client-style';
import { codes, descriptionOf } from './codes';
import type { AppClientContext } from './context';
import { defaultsFix } from './defaults';
import type { AppClientDocument } from './document';
import { allFixed } from './fix-all';
import { fixAction, fixOf, isAmbiguous, repaired } from './fixes';
import type { Fix, Problem } from './problem';
import { silenceActions } from './silence-actions';
import type { RuleLevels } from './silencing';
import { sortedText } from './sort';
import { editsTo, readable } from './text-edits';
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
      diagnostics.slice(0, mostDiagnostics(on)).flatMap((diagnostic) => quickFixes(on, diagnostic)),
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
    actions: (on) => rewriting(on, 'Sort parameters and lists', 'source.sort.cognitoClient', sortedText(textOf(on))),
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
  return only.some((it) => (it === '' ? when !== 'asked' : kind === it || kind.startsWith(`${it}.`)));
}

/** The fixes of one diagnostic read the text several times: this many characters take well below a second. */
const MOST_WORK = 2_000_000;

/** Somebody who selects all of a huge broken text asks for all fixes at once. */
const mostDiagnostics = ({ document }: Actionable): number =>
  Math.max(1, Math.floor(MOST_WORK / (document.textDocument.getText().length + 1)));

/** The repair travels in the diagnostic's data; for a client that does not bring it back, the same problem is looked up again. */
function quickFixes(on: Actionable, diagnostic: Diagnostic): CodeAction[] {
  const offset = on.document.textDocument.offsetAt(diagnostic.range.start);
  const fix =
    fixOf(diagnostic.data) ??
    on.problems().find((problem) => problem.code === diagnostic.code && problem.offset === offset)?.fix;
  const repair = fix && fixAction(on.document, fix, diagnostic);
  if (!codes.includes(String(diagnostic.code))) return repair ? [repair] : [];
  return [
    ...(repair ? [repair] : []),
    ...explainActions(on.style, diagnostic),
    ...silenceActions(on.document, diagnostic),
  ];
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

const textOf = ({ document }: Actionable): string => readable(document.textDocument.getText());

function rewriteBy(
  on: Actionable,
  kind: string,
  fixFor: (root: Extract<AppClientDocument['root'], { type: 'object' }>) => Fix | undefined,
  title?: string,
): CodeAction[] {
  const { root } = on.document;
  const fix = root?.type === 'object' ? fixFor(root) : undefined;
  return fix && !isAmbiguous(root, fix) ? rewriting(on, title ?? fix.title, kind, repaired(textOf(on), fix)) : [];
}

function rewriting(
  { document: { textDocument } }: Actionable,
  title: string,
  kind: string,
  after: string,
): CodeAction[] {
  const edits = editsTo(textDocument, after);
  return edits.length > 0 ? [{ title, kind, edit: { changes: { [textDocument.uri]: edits } } }] : [];
}
