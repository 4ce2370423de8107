// What a source file says of itself, read from its syntax tree.
import {
  createSourceFile,
  forEachChild,
  isBindingName,
  isExportDeclaration,
  isImportDeclaration,
  isNamedExports,
  isNamedImports,
  isObjectBindingPattern,
  isVariableStatement,
  ScriptTarget,
  SyntaxKind,
  type BindingName,
  type Node,
  type SourceFile,
  type Statement,
} from 'typescript';

const MAX_COLUMNS = 150;
const MAX_COLUMNS_OF_LOGIC = 120;

const parse = (text: string): SourceFile => createSourceFile('source.ts', text, ScriptTarget.Latest, true);

const namesIn = (name: BindingName): string[] => {
  if (!isObjectBindingPattern(name)) return [name.getText()];
  return name.elements.flatMap((element) => namesIn(element.name));
};

function namesDeclaredBy(statement: Statement): string[] {
  if (isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  const name = (statement as Statement & { readonly name?: Node }).name;
  return name && isBindingName(name) ? namesIn(name) : [];
}

const isExported = (statement: Statement): boolean =>
  'modifiers' in statement &&
  ((statement.modifiers ?? []) as readonly Node[]).some(({ kind }) => kind === SyntaxKind.ExportKeyword);

function importedNames(source: SourceFile): string[] {
  return source.statements.filter(isImportDeclaration).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings && isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  });
}

/** The names that a source exports, without those that it passes on from another file under the same name. */
export function exportedNames(text: string): string[] {
  const source = parse(text);
  const imported = importedNames(source);
  const names = source.statements.flatMap((statement) => {
    if (isExported(statement)) return namesDeclaredBy(statement);
    if (!isExportDeclaration(statement) || !statement.exportClause || !isNamedExports(statement.exportClause))
      return [];
    return statement.exportClause.elements
      .filter(({ propertyName, name }) => propertyName || !(statement.moduleSpecifier || imported.includes(name.text)))
      .map(({ name }) => name.text);
  });
  return [...new Set(names)];
}

const LITERALS = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateMiddle,
  SyntaxKind.TemplateTail,
  SyntaxKind.RegularExpressionLiteral,
]);

/** The text without what its literals hold: what stays has its line. */
function withoutLiterals(text: string): string {
  let logic = text;
  const visit = (node: Node): void => {
    if (LITERALS.has(node.kind)) {
      const start = node.getStart();
      const lineEnds = text.slice(start, node.end).replace(/[^\n]/g, '\0');
      logic = logic.slice(0, start) + lineEnds + logic.slice(node.end);
    }
    forEachChild(node, visit);
  };
  visit(parse(text));
  return logic.replaceAll('\0', '');
}

/** The numbers of the lines that are too long for anything but a sentence, an expression or an address. */
export function overlongLines(text: string): number[] {
  const lines = text.split('\n');
  if (lines.every((line) => line.length <= MAX_COLUMNS)) return [];
  const logic = withoutLiterals(text).split('\n');
  return lines.flatMap((line, index) => {
    const rest = (logic[index] ?? '').replace(/https?:\/\/\S+/g, '');
    return line.length > MAX_COLUMNS && rest.length > MAX_COLUMNS_OF_LOGIC ? [index + 1] : [];
  });
}
