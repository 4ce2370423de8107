import { InlayHintKind, type InlayHint, type Range } from 'vscode-languageserver';
import { fixEdits } from './language/fixes';
import type { Hint } from './language/hints/hint';
import type { Opened } from './language/language';
import { visible } from './language/visible';

/** The hints within a range as LSP shows them; one that can be written into the file carries the edits for it. */
export function toInlayHints({ document }: Opened, hints: readonly Hint[], { start, end }: Range): InlayHint[] {
  const { textDocument } = document;
  const [from, to] = [textDocument.offsetAt(start), textDocument.offsetAt(end)];
  return hints
    .filter(({ offset }) => offset >= from && offset <= to)
    .map(({ offset, label, tooltip, fix }) => ({
      position: textDocument.positionAt(offset),
      label: visible(label),
      tooltip: visible(tooltip),
      kind: InlayHintKind.Type,
      paddingLeft: true,
      ...(fix && { textEdits: fixEdits(document, fix) }),
    }));
}
