import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-json-languageservice';
import { silenceable } from './codes';
import type { AppClientDocument } from './document';
import { UNUSED_CODE } from './lint';
import { eolOf, indentAt, runAtEnd } from './source-text';
import { directivesIn, matches, type Directive } from './silencing';
import { editsTo } from './text-edits';

/** Quick fixes that write a silencing comment for a diagnostic, or take back one that silences nothing. A byte order mark stays first. */
export function silenceActions(document: AppClientDocument, diagnostic: Diagnostic): CodeAction[] {
  if (document.refused) return [];
  const code = String(diagnostic.code);
  const whole = document.textDocument.getText();
  const mark = whole.startsWith('\uFEFF') ? 1 : 0;
  const text = whole.slice(mark);
  const offset = document.textDocument.offsetAt(diagnostic.range.start) - mark;
  return proposalsFor(code, text, offset).flatMap(({ title, after }) => {
    if (after === undefined || after === text) return [];
    const edits = editsTo(document.textDocument, ' '.repeat(mark) + after);
    const edit = { changes: { [document.textDocument.uri]: edits } };
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit }];
  });
}

/** A possible action, and the text that it would make; undefined where it cannot be done. */
interface Proposal {
  readonly title: string;
  readonly after: string | undefined;
}

function proposalsFor(code: string, text: string, offset: number): readonly Proposal[] {
  if (code === UNUSED_CODE) return [{ title: 'Remove what silences nothing', after: withoutUnused(text, offset) }];
  if (!silenceable.includes(code)) return [];
  return [
    { title: `Silence ${code} on this line`, after: silencedLine(text, code, offset) },
    { title: `Silence ${code} in this file`, after: silencedFile(text, code) },
  ];
}

/** The text with a comment above the line of an offset; one that is there already gets the code, too. Undefined where none can reach it. */
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

/** The text with a comment on top; one that is there already gets the code, too. */
export function silencedFile(text: string, code: string): string {
  const top = directivesIn(text).find((directive) => directive.scope === 'file' && directive.end > 0);
  if (top) return withCode(text, top, code);
  return `// cognito-client-disable ${code}${eolOf(text)}${text}`;
}

function withCode(text: string, directive: Directive, code: string): string {
  const last = directive.codes.at(-1);
  if (directive.codes.some(({ pattern }) => matches(pattern, code))) return text;
  const at = last ? last.offset + last.length : directive.offset + directiveName(text.slice(directive.offset)).length;
  return `${text.slice(0, at)}${last ? ', ' : ' '}${code}${text.slice(at)}`;
}

const directiveName = (comment: string): string => /^\/[/*]\s*[\w-]+/.exec(comment)?.[0] ?? '';

/** The text without the code at an offset, or without the whole comment when it is the only one, or the comment itself is meant. */
export function withoutUnused(text: string, offset: number): string | undefined {
  const directive = directivesIn(text).find(({ offset: start, length }) => start <= offset && offset < start + length);
  const index = directive?.codes.findIndex((code) => code.offset === offset) ?? -1;
  if (!directive) return undefined;
  if (index < 0 || directive.codes.length === 1) return withoutComment(text, directive);
  const next = directive.codes[index + 1];
  if (next) return text.slice(0, offset) + text.slice(next.offset);
  const before = directive.codes[index - 1];
  const from = (before?.offset ?? 0) + (before?.length ?? 0);
  return text.slice(0, from) + text.slice(offset + (directive.codes[index]?.length ?? 0));
}

/** The text without a comment, and without its lines where nothing else is on them. */
function withoutComment(text: string, { offset, length }: Directive): string {
  const lead = runAtEnd(text.slice(0, offset), /[ \t]/);
  const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(offset + length))?.[0];
  const startsLine = offset === lead || text[offset - lead - 1] === '\n';
  return text.slice(0, offset - lead) + text.slice(offset + length + (startsLine ? (lineEnd?.length ?? 0) : 0));
}
