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
import { runAtEnd } from './run-at-end';
import { directivesIn, LEVELS, type Directive } from './silencing';
import { rootOf, type LooseTree, type Span } from './loose-tree';

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

/** Everything that may be typed at an offset inside a comment: the words that silence, then codes. Undefined outside of comments. */
export function directiveCompletions(
  document: AppClientDocument,
  of: LooseTree,
  offset: number,
  style: ClientStyle,
): CompletionItem[] | undefined {
  const comment = of.comments.find((it) => it.start + 1 < offset && offset <= it.end && !isBehind(of.text, it, offset));
  if (!comment) return undefined;
  const before = of.text.slice(comment.start, offset);
  const rest = /^[\w*-]*/.exec(of.text.slice(offset, comment.end))?.[0].replace(/\*$/, '') ?? '';
  const words = wordsFor(document, of, comment, offset, before);
  const start = offset - runAtEnd(before.slice(2), /[\w*-]/);
  const range = {
    start: document.textDocument.positionAt(start),
    end: document.textDocument.positionAt(offset + rest.length),
  };
  return words.map((word, index) => itemOf(word, index, range, style));
}

/** Behind the end of a block comment nothing is part of it. */
const isBehind = (text: string, { start, end }: Span, offset: number): boolean =>
  offset === end && text.startsWith('/*', start) && text.startsWith('*/', end - 2);

function wordsFor(
  document: AppClientDocument,
  of: LooseTree,
  comment: Span,
  offset: number,
  before: string,
): readonly Word[] {
  const typed = /^\/[/*]\s*([\w-]*)$/.exec(before)?.[1];
  if (typed !== undefined)
    return (comment.start < (rootOf(of)?.start ?? Infinity) ? [NEXT_LINE, WHOLE_FILE] : [NEXT_LINE]).filter(
      ({ label }) => label.includes(typed),
    );
  const directive = directivesIn(of.text).find((it) => it.offset === comment.start);
  if (!directive || /\s--(\s|$)/.test(before)) return [];
  const named = directive.codes
    .filter((code) => offset < code.offset || offset > code.offset + code.length)
    .map(({ pattern }) => pattern);
  return codeWords(document, directive).filter(({ label }) => !named.includes(label));
}

/** The codes that report something where the comment counts, errors first, then all others. */
function codeWords(document: AppClientDocument, { start, end, scope }: Directive): readonly Word[] {
  const found = check(document).filter(
    ({ offset, code }) => offset >= start && offset < end && silenceable.includes(code),
  );
  const reported = found
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
