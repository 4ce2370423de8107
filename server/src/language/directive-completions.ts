import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type Range,
} from 'vscode-json-languageservice';
import { check } from './check';
import type { ClientStyle } from './client-style';
import { descriptionOf, silenceable } from './codes';
import type { AppClientDocument } from './document';
import { runAtEnd } from './source-text';
import { directivesIn, LEVELS, type Directive } from './silencing';
import { rootOf, type LooseTree, type Span } from './loose-tree';
import { rangeBetween } from './text-edits';

/** A word that may be typed in a comment, and what is said about it. */
interface Word {
  readonly label: string;
  readonly detail: string;
  readonly about: string | undefined;
}

const NEXT_LINE: Word = {
  label: 'cognito-client-disable-next-line',
  detail: 'silences rules on the next line',
  about: 'Name the codes behind it; a reason may follow after `--`.',
};
const WHOLE_FILE: Word = {
  label: 'cognito-client-disable',
  detail: 'silences rules in this file',
  about: 'Counts above the first brace only. Name the codes behind it; a reason may follow after `--`.',
};

/** Everything that may be typed at an offset inside a comment: the directives, then codes. Undefined outside of comments. */
export function directiveCompletions(
  document: AppClientDocument,
  tree: LooseTree,
  offset: number,
  style: ClientStyle,
): CompletionItem[] | undefined {
  const comment = tree.comments.find((span) => isInside(tree.text, span, offset));
  if (!comment) return undefined;
  const before = tree.text.slice(comment.start, offset);
  const rest = /^[\w*-]*/.exec(tree.text.slice(offset, comment.end))?.[0].replace(/\*$/, '') ?? '';
  const words = wordsFor(document, tree, comment, offset, before);
  const start = offset - runAtEnd(before.slice(2), /[\w*-]/);
  const range = rangeBetween(document.textDocument, start, offset + rest.length);
  return words.map((word, index) => itemOf(word, index, range, style));
}

/** Whether an offset is behind the opening of a comment and not behind its end. A line comment goes on to the end of its line. */
function isInside(text: string, { start, end }: Span, offset: number): boolean {
  const isClosed = text.startsWith('/*', start) && text.startsWith('*/', end - 2);
  return start + 1 < offset && (isClosed ? offset < end : offset <= end);
}

function wordsFor(
  document: AppClientDocument,
  tree: LooseTree,
  comment: Span,
  offset: number,
  before: string,
): readonly Word[] {
  const typed = /^\/[/*]\s*([\w-]*)$/.exec(before)?.[1];
  if (typed !== undefined) {
    const isOnTop = comment.start < (rootOf(tree)?.start ?? Infinity);
    const words = isOnTop ? [NEXT_LINE, WHOLE_FILE] : [NEXT_LINE];
    return words.filter(({ label }) => label.includes(typed));
  }
  const directive = directivesIn(tree.text).find((candidate) => candidate.offset === comment.start);
  if (!directive || /\s--(\s|$)/.test(before)) return [];
  const named = directive.codes
    .filter((code) => offset < code.offset || offset > code.offset + code.length)
    .map(({ pattern }) => pattern);
  return codeWords(document, directive).filter(({ label }) => !named.includes(label));
}

/** The codes that report something where the comment counts, errors first, then all others. */
function codeWords(document: AppClientDocument, { start, end, scope }: Directive): readonly Word[] {
  const reported = check(document)
    .filter(({ offset, code }) => offset >= start && offset < end && silenceable.includes(code))
    .sort((a, b) => LEVELS.indexOf(a.severity) - LEVELS.indexOf(b.severity))
    .map(({ code }) => code);
  const where = scope === 'file' ? 'reports in this file' : 'reports on the next line';
  return [...new Set([...reported, ...silenceable])].map((label) => ({
    label,
    detail: reported.includes(label) ? where : '',
    about: descriptionOf(label),
  }));
}

function itemOf({ label, detail, about }: Word, index: number, range: Range, style: ClientStyle): CompletionItem {
  return {
    label,
    kind: CompletionItemKind.Value,
    sortText: String(index).padStart(3, '0'),
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText: label },
    ...(detail && { detail }),
    ...(about && {
      documentation: style.markdownCompletion ? { kind: MarkupKind.Markdown, value: about } : about.replaceAll('`', ''),
    }),
  };
}
