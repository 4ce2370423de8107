// Mutants in plain words are left out: a message or a title that says something else is seen by people who read it, not by a test. What chooses
// between words stays in.
const WORDS = ['message', 'title'];

const chooses = (node) =>
  (node.expressions ?? []).some(({ type }) => type === 'ConditionalExpression' || type === 'LogicalExpression');

/** Whether a text is, or is a part of, the value of a property for words. */
function isInWords(path) {
  let part = path;
  while (['StringLiteral', 'TemplateLiteral', 'ConditionalExpression', 'LogicalExpression'].includes(part.node.type))
    part = part.parentPath;
  return part.node.type === 'ObjectProperty' && WORDS.includes(part.node.key.name);
}

/** Read by Stryker (`plugins`, `ignorers`). */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'texts',
    value: {
      shouldIgnore: (path) =>
        ['StringLiteral', 'TemplateLiteral'].includes(path.node.type) && !chooses(path.node) && isInWords(path)
          ? 'words for people'
          : undefined,
    },
  },
];
