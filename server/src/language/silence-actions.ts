import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-json-languageservice';
import { silenceable } from './codes';
import type { AppClientDocument } from './document';
import { UNUSED_CODE } from './lint';
import { runAtEnd } from './run-at-end';
import { directivesIn, matches, type Directive } from './silencing';
import { editsTo, eolOf, indentAt } from './text-edits';

/** Quick fixes that write a silencing comment for a diagnostic, or take back one that silences nothing. A byte order mark stays first. */
export function silenceActions(document: AppClientDocument, diagnostic: Diagnostic): CodeAction[] {
  if (document.refused) return [];
  const code = String(diagnostic.code);
  const whole = document.textDocument.getText();
  const mark = whole.startsWith('\uFEFF') ? 1 : 0;
  const text = whole.slice(mark);
  const offset = document.textDocument.offsetAt(diagnostic.range.start) - mark;
  const proposals =
    code === UNUSED_CODE
      ? [['Remove what silences nothing', withoutUnused(text, offset)] as const]
      : silenceable.includes(code)
        ? [
            [`Silence ${code} on this line`, silencedLine(text, code, offset)] as const,
            [`Silence ${code} in this file`, silencedFile(text, code)] as const,
          ]
        : [];
  return proposals.flatMap(([title, after]) =>
    after === undefined || after === text
      ? []
      : [
          {
            title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnostic],
            edit: {
              changes: { [document.textDocument.uri]: editsTo(document.textDocument, ' '.repeat(mark) + after) },
            },
          },
        ],
  );
}

/** The text with a comment above the line of an offset; one that stands there already gets the code too. Undefined where no comment can reach it. */
export function silencedLine(text: string, code: string, offset: number): string | undefined {
  const above = directivesIn(text)
    .filter((directive) => directive.scope === 'next-line' && directive.start <= offset && offset < directive.end)
    .at(-1);
  if (above) return withCode(text, above, code);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = `${indentAt(text, offset)}// cognito-client-disable-next-line ${code}${eolOf(text)}`;
  const after = text.slice(0, lineStart) + line + text.slice(lineStart);
  const at = offset + line.length;
  const reaches = directivesIn(after).some(
    (directive) =>
      directive.offset >= lineStart &&
      directive.offset < lineStart + line.length &&
      directive.start <= at &&
      at < directive.end,
  );
  return reaches ? after : undefined;
}

/** The text with a comment on top; one that stands there already gets the code too. */
export function silencedFile(text: string, code: string): string {
  const top = directivesIn(text).find((directive) => directive.scope === 'file' && directive.end > 0);
  if (top) return withCode(text, top, code);
  return `// cognito-client-disable ${code}${eolOf(text)}${text}`;
}

function withCode(text: string, directive: Directive, code: string): string {
  const last = directive.codes.at(-1);
  if (directive.codes.some(({ pattern }) => matches(pattern, code))) return text;
  const at = last ? last.offset + last.length : directive.offset + wordsOf(text.slice(directive.offset)).length;
  return `${text.slice(0, at)}${last ? ', ' : ' '}${code}${text.slice(at)}`;
}

const wordsOf = (comment: string): string => /^\/[/*]\s*[\w-]+/.exec(comment)?.[0] ?? '';

/** The text without the code at an offset, or without the whole comment when it is the only one, or the comment itself is meant. */
export function withoutUnused(text: string, offset: number): string | undefined {
  const directive = directivesIn(text).find((it) => it.offset <= offset && offset < it.offset + it.length);
  const index = directive?.codes.findIndex((code) => code.offset === offset) ?? -1;
  if (!directive) return undefined;
  if (index < 0 || directive.codes.length === 1) return withoutComment(text, directive);
  const [before, named, next] = [directive.codes[index - 1], directive.codes[index], directive.codes[index + 1]];
  const from = next ? offset : (before?.offset ?? 0) + (before?.length ?? 0);
  return text.slice(0, from) + text.slice(next ? next.offset : offset + (named?.length ?? 0));
}

/** A comment that has its lines for itself takes them along. */
function withoutComment(text: string, { offset, length }: Directive): string {
  const lead = runAtEnd(text.slice(0, offset), /[ \t]/);
  const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(offset + length))?.[0];
  const startsLine = offset === lead || text[offset - lead - 1] === '\n';
  return text.slice(0, offset - lead) + text.slice(offset + length + (startsLine ? (lineEnd?.length ?? 0) : 0));
}
