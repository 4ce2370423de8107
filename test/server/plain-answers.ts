/** Things in an answer that a client may only get when it declared that it understands them. */
type Mark =
  | 'markdown'
  | 'snippet'
  | 'insert and replace'
  | 'insertTextMode'
  | 'tags'
  | 'codeDescription'
  | 'relatedInformation'
  | 'hierarchical symbols'
  | 'code action literals'
  | 'link tooltips';

const FOUND_IN: Readonly<Record<Mark, (at: Readonly<Record<string, unknown>>) => boolean>> = {
  markdown: ({ kind }) => kind === 'markdown',
  snippet: ({ insertTextFormat }) => insertTextFormat === 2,
  'insert and replace': ({ insert, replace }) => insert !== undefined && replace !== undefined,
  insertTextMode: ({ insertTextMode }) => insertTextMode !== undefined,
  tags: ({ tags }) => tags !== undefined,
  codeDescription: ({ codeDescription }) => codeDescription !== undefined,
  relatedInformation: ({ relatedInformation }) => relatedInformation !== undefined,
  'hierarchical symbols': ({ selectionRange, children }) => selectionRange !== undefined || children !== undefined,
  'code action literals': ({ title, edit }) => title !== undefined && edit !== undefined,
  'link tooltips': ({ target, tooltip }) => target !== undefined && tooltip !== undefined,
};
export const PLAIN_MARKS = Object.keys(FOUND_IN) as Mark[];

/** Whether an answer is free of something, at any depth. */
export function isPlain(mark: Mark, answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return true;
  return (
    !FOUND_IN[mark](answer as Record<string, unknown>) && Object.values(answer).every((value) => isPlain(mark, value))
  );
}
