// Every regular expression of the product, found in its sources and in the schema.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { patternOf } from '../../client/src/sync/references/pattern';

const ROOT = join(__dirname, '../..');
const SCHEMA = 'schemas/app-client.schema.json';

export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** The file, and the line from 1 where there is one. */
  readonly at: string;
}

/** An expression, or why it cannot be told what it will be. */
type Found = Expression | { readonly at: string; readonly unknown: string };

/**
 * What expressions that are made while the product runs may look like, by the file that makes them. In other files, only what can be
 * read off the source is allowed.
 */
const MADE: Readonly<Record<string, () => readonly Pick<Expression, 'source' | 'flags'>[]>> = {
  // The beginnings of two secrets, with what follows them.
  'client/src/cli/lint/mask.ts': () => [{ source: '(?:fake\\-sec|fa\\+\\+\\+\\/\\/\\/)[^\\s"\']*', flags: 'g' }],
  'client/src/sync/references/pattern.ts': () =>
    (['address', 'scope', 'client'] as const).map(
      (kind) => patternOf({ kind, parameter: 'ClientId', text: 'x+(y)://a/a/a/' }).pattern,
    ),
  // Its expressions are the arguments of pattern(), which are found by themselves.
  'local-cognito/src/checks/constraint.ts': () => [],
  // These take theirs from the schema.
  'server/src/language/checks/violation-fixes.ts': () => [],
  'server/src/language/checks/shape.ts': () => [],
  'server/src/language/schema.ts': () => [],
};

/** @throws Error that lists the places at which an expression is made of what cannot be read off the source */
export function allExpressions(): Expression[] {
  const files = ['client/src', 'server/src', 'local-cognito/src']
    .flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${room}/${file.replaceAll('\\', '/')}`,
      ),
    )
    .filter((text) => text.endsWith('.ts'));
  const found = [
    ...files.flatMap((file) => inSource(file, readFileSync(join(ROOT, file), 'utf8'))),
    ...inSchema(JSON.parse(readFileSync(join(ROOT, SCHEMA), 'utf8'))),
  ];
  const unknown = found.flatMap((finding) => ('unknown' in finding ? [`${finding.at}: ${finding.unknown}`] : []));
  if (unknown.length > 0)
    throw new Error(`Nobody knows what these will be: name examples in MADE.\n${unknown.join('\n')}`);
  return found.filter((finding) => 'source' in finding);
}

/** The expressions of one source file. */
export function inSource(file: string, text: string): Found[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Found[] = (MADE[file]?.() ?? []).map((expression) => ({ ...expression, at: file }));
  const visit = (node: ts.Node): void => {
    const at = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) found.push({ ...literalParts(node.text), at });
    else if (ts.isNewExpression(node) || ts.isCallExpression(node)) found.push(...madeBy(node, file, at));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function literalParts(literal: string): Pick<Expression, 'source' | 'flags'> {
  const end = literal.lastIndexOf('/');
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
}

function madeBy(
  { expression, arguments: given = ts.factory.createNodeArray() }: ts.NewExpression | ts.CallExpression,
  file: string,
  at: string,
): Found[] {
  const called = expression.getText();
  if (called === 'pattern')
    return given.length === 0 ? [] : [{ source: `^(?:${constant(given.at(-1)!) ?? ''})$`, flags: 'u', at }];
  if (called !== 'RegExp' || MADE[file]) return [];
  const [source, flags] = [given[0] && constant(given[0]), given[1] ? constant(given[1]) : ''];
  return [
    source === undefined || flags === undefined
      ? { at, unknown: given.map((argument) => argument.getText()).join(', ') }
      : { source, flags, at },
  ];
}

/** The text that an expression is; undefined when it depends on more than constants of its file. */
function constant(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) return valueOf(node);
  if (!ts.isTemplateExpression(node)) return undefined;
  const parts = node.templateSpans.map(({ expression, literal }) => [constant(expression), literal.text] as const);
  return parts.some(([text]) => text === undefined) ? undefined : node.head.text + parts.flat().join('');
}

function valueOf(name: ts.Identifier): string | undefined {
  const declared = name
    .getSourceFile()
    .statements.filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name.text);
  return declared?.initializer && constant(declared.initializer);
}

function inSchema(value: unknown): Expression[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => [
    ...patternsOf(name, member).map((source) => ({ source, flags: 'u', at: SCHEMA })),
    ...inSchema(member),
  ]);
}

/** The expressions that a member of a schema is made of. */
function patternsOf(name: string, member: unknown): string[] {
  if (name === 'pattern' && typeof member === 'string') return [member];
  return name === 'patternProperties' ? Object.keys(member as object) : [];
}
