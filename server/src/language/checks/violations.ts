import type { ASTNode } from 'vscode-json-languageservice';
import { hasTemplate, hasUrlPlaceholder } from '../placeholders';
import type { Path } from '../problem';
import { memberSchema, schema as top, schemaAt, type ParameterSchema } from '../schema';
import { converted } from './conversions';
import { openingBracketRange, span, nodeValue } from './ast';
import type { Report } from './report';
import { repairOf, typeRepair, valueRepair } from './repairs';
import { ADVICE, KEYWORD_TEXTS, suggestionFor, show, typeText, type Violation } from './messages';

/** A value in the file with its place, its schema and where to report. */
export interface NodeContext<N extends ASTNode = ASTNode> {
  readonly node: N;
  readonly schema: ParameterSchema;
  readonly path: Path;
  readonly report: Report;
  /** Whether the text could be read to its end; else nothing is called missing. */
  readonly readable: boolean;
}

export function reportMissing({ node, schema, path, report }: NodeContext, name: string): void {
  const code = schema['x-codes']?.required?.[name] ?? 'wrong-type';
  const what = path.length
    ? `${path.join('.')} needs ${name}`
    : `${name} is missing: it says which app client is meant`;
  report.add(() => ({
    code,
    severity: 'error',
    ...openingBracketRange(node),
    ...docs(memberSchema(schema, name) ?? schema, path),
    message: `${what}. The request is refused without it.`,
  }));
}

export function reportUnknownValue({ node, schema, path, report }: NodeContext, severity: 'error' | 'warning'): void {
  const code = schema['x-codes']?.['anyOf'] as string;
  report.add(() => {
    const value = String(nodeValue(node));
    const choices = schema.anyOf!.find((it) => it.enum)!;
    const meant = suggestionFor(value, { ...choices, 'x-aliases': schema['x-aliases'] ?? {} });
    const known =
      severity === 'warning'
        ? `${show(value)} is no flow that this version knows. If it is new at AWS, the service takes it; if it is misspelt, it refuses the update.`
        : `${KEYWORD_TEXTS['enum']!({ name: nameOf(path), value, node, schema })} ${ADVICE[code]} The service refuses the update.`;
    return {
      code,
      severity,
      ...span(node),
      ...docs(schema, path),
      message: known + didYouMean(meant),
      ...(meant !== undefined && { fix: valueRepair(value, meant, path, schema, severity === 'warning') }),
    };
  });
}

export function reportKeyword(keyword: string, { node, schema, path, report }: NodeContext, whole: ASTNode): void {
  report.add(() => {
    const code = codeFor(schema, keyword);
    const violation: Violation = { name: nameOf(path), value: nodeValue(whole), node, schema };
    const meant = keyword === 'enum' ? suggestionFor(violation.value, schema) : undefined;
    const fix = repairOf(code, { ...violation, meant }, path);
    const message =
      [KEYWORD_TEXTS[keyword]!(violation), ADVICE[code], 'The service refuses the update.'].filter(Boolean).join(' ') +
      didYouMean(meant);
    return { code, severity: 'error', ...span(node), ...docs(schema, path), message, ...(fix && { fix }) };
  });
}

export function reportType({ node, schema, path, report }: NodeContext): false {
  report.add(() => {
    const value = node.type === 'object' ? {} : nodeValue(node);
    const meant = converted(value, schema);
    const message = typeText({ name: nameOf(path), value, node, schema, meant });
    const place = node.children?.length ? openingBracketRange(node) : span(node);
    return {
      code: codeFor(schema, 'type'),
      severity: 'error',
      ...place,
      ...docs(schema, path),
      message,
      ...(meant !== undefined && { fix: typeRepair(meant, path) }),
    };
  });
  return false;
}

/** Returns whether the value is sound: AWS drops a null member, which is then as good as absent; a null in a list is nothing. */
export function reportNull({ node, schema, path, report }: NodeContext): boolean {
  const owner = path.slice(0, -1);
  const name = path.at(-1);
  const required = typeof name === 'string' ? schemaAt(owner)?.['x-codes']?.required?.[name] : undefined;
  report.add(() =>
    required
      ? {
          code: required,
          severity: 'error',
          ...span(node),
          ...docs(schema, path),
          message: `${nameOf(path)} is null: ${owner.length ? `${nameOf(owner)} needs it` : 'it says which app client is meant'}. The request is refused without it.`,
        }
      : {
          code: codeFor(schema, 'null'),
          severity: 'warning',
          tag: 'unnecessary',
          ...span(node),
          ...docs(schema, path),
          fix: { title: `Remove ${nameOf(path)}`, set: [[path, undefined]], safe: true },
          message: `${nameOf(path)} is null. The AWS CLI refuses that; the SDK for JavaScript drops it, which resets it to its default. Remove it or give it a value.`,
        },
  );
  return !required && typeof name === 'string';
}

export function isPlaceholder(value: string, schema: ParameterSchema): boolean {
  return schema['x-codes']?.['placeholder'] ? hasUrlPlaceholder(value) : hasTemplate(value);
}

/** A URL with a placeholder stays sound: the rules about its neighbours go on, and leave it out. */
export function reportPlaceholder({ node, schema, path, report }: NodeContext): boolean {
  const code = codeFor(schema, 'placeholder');
  report.add(() => ({
    code,
    severity: 'warning',
    ...span(node),
    ...docs(schema, path),
    message: `${show(nodeValue(node))} still holds a placeholder. Cognito stores or refuses it as it stands; put the real value in before you push.`,
  }));
  return code === 'url-placeholder' && schema.type === 'string';
}

const didYouMean = (meant: unknown): string => (meant === undefined ? '' : ` Did you mean ${show(meant)}?`);
const nameOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');

function codeFor(schema: ParameterSchema, keyword: string): string {
  return (schema['x-codes']?.[keyword] ?? top['x-codes']?.[keyword]) as string;
}

/** The page of a value, or of the parameter that it is an item of. */
function docs(schema: ParameterSchema, path: Path = []): { docs?: string } {
  const page = schema['x-docs'] ?? memberSchema(top, String(path[0]))?.['x-docs'];
  return page ? { docs: page } : {};
}
