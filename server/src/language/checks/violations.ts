import type { ASTNode } from 'vscode-json-languageservice';
import { hasTemplate, hasUrlPlaceholder } from '../placeholders';
import type { Path } from '../problem';
import { memberSchema, schema as top, schemaAt, type ParameterSchema } from '../schema';
import { converted } from './conversions';
import { openingBracketRange, span, nodeValue } from './ast';
import type { Report } from './report';
import { ADVICE, KEYWORD_MESSAGES, show, suggestionFor, typeMessage, type Violation } from './messages';
import { leavesItems, typeFix, unknownValueFix, violationFix } from './violation-fixes';

const REFUSED_UPDATE = 'The service refuses the update.';
const REFUSED_WITHOUT = 'The request is refused without it.';
const WHICH_CLIENT = 'it says which app client is meant';

const missingMessage = (owner: Path, name: string): string =>
  (owner.length > 0 ? `${owner.join('.')} needs ${name}` : `${name} is missing: ${WHICH_CLIENT}`) +
  `. ${REFUSED_WITHOUT}`;

const requiredNullMessage = (name: string, owner: string): string =>
  `${name} is null: ${owner ? `${owner} needs it` : WHICH_CLIENT}. ${REFUSED_WITHOUT}`;

const nullMessage = (name: string): string =>
  `${name} is null. The AWS CLI refuses that; the SDK for JavaScript drops it, which resets it to its default. ` +
  'Remove it or give it a value.';

const unknownFlowMessage = (value: string): string =>
  `${show(value)} is no flow that this version knows. ` +
  'If it is new at AWS, the service takes it; if it is misspelt, it refuses the update.';

const placeholderMessage = (value: unknown): string =>
  `${show(value)} still holds a placeholder. ` +
  'Cognito stores or refuses it as it stands; put the real value in before you push.';

/** A value in the file with its place, its schema and where to report. */
export interface NodeContext<N extends ASTNode = ASTNode> {
  readonly node: N;
  readonly schema: ParameterSchema;
  readonly path: Path;
  readonly report: Report;
  /** Whether the text could be read to its end; if not, nothing is called missing. */
  readonly readable: boolean;
}

/** Reports a required member that is not there. */
export function reportMissing({ node, schema, path, report }: NodeContext, name: string): void {
  const code = schema['x-codes']?.required?.[name] ?? 'wrong-type';
  report.add(() => ({
    code,
    severity: 'error',
    ...openingBracketRange(node),
    ...docsOf(memberSchema(schema, name) ?? schema, path),
    message: missingMessage(path, name),
  }));
}

/** Reports a value that none of the schema's known ones is; as a warning where a newer service may know it. */
export function reportUnknownValue({ node, schema, path, report }: NodeContext, severity: 'error' | 'warning'): void {
  const code = schema['x-codes']?.['anyOf'] as string;
  const mayBeNew = severity === 'warning';
  report.add(() => {
    const value = String(nodeValue(node));
    const choices = schema.anyOf!.find((option) => option.enum)!;
    const suggestion = suggestionFor(value, { ...choices, 'x-aliases': schema['x-aliases'] ?? {} });
    const message = mayBeNew
      ? unknownFlowMessage(value)
      : [KEYWORD_MESSAGES['enum']!({ name: nameOf(path), value, node, schema }), ADVICE[code], REFUSED_UPDATE].join(
          ' ',
        );
    return {
      code,
      severity,
      ...span(node),
      ...docsOf(schema, path),
      message: message + didYouMean(suggestion),
      ...(suggestion !== undefined && { fix: unknownValueFix({ value, suggestion, schema, mayBeNew }, path) }),
    };
  });
}

/** Reports a value that breaks a keyword of its schema. */
export function reportKeyword(keyword: string, { node, schema, path, report }: NodeContext, whole: ASTNode): void {
  report.add(() => {
    const code = codeFor(schema, keyword);
    const violation: Violation = { name: nameOf(path), value: nodeValue(whole), node, schema };
    const suggestion = keyword === 'enum' ? suggestionFor(violation.value, schema) : undefined;
    const fix = violationFix(code, { ...violation, suggestion }, path);
    const sentences = [KEYWORD_MESSAGES[keyword]!(violation), ADVICE[code], REFUSED_UPDATE];
    const message = sentences.filter(Boolean).join(' ') + didYouMean(suggestion);
    return { code, severity: 'error', ...span(node), ...docsOf(schema, path), message, ...(fix && { fix }) };
  });
}

/** Reports a value of the wrong type. */
export function reportType({ node, schema, path, report }: NodeContext): false {
  report.add(() => {
    const value = node.type === 'object' ? {} : nodeValue(node);
    const suggestion = converted(value, schema);
    const message = typeMessage({ name: nameOf(path), value, node, schema, suggestion });
    const place = node.children?.length ? openingBracketRange(node) : span(node);
    return {
      code: codeFor(schema, 'type'),
      severity: 'error',
      ...place,
      ...docsOf(schema, path),
      message,
      ...(suggestion !== undefined && { fix: typeFix(suggestion, path, schema) }),
    };
  });
  return false;
}

/** Reports a null. Returns whether it may stay: AWS drops a null member, which is then as good as absent; a null in a list is nothing. */
export function reportNull({ node, schema, path, report }: NodeContext): boolean {
  const owner = path.slice(0, -1);
  const name = path.at(-1);
  const isMember = typeof name === 'string';
  const required = isMember ? schemaAt(owner)?.['x-codes']?.required?.[name] : undefined;
  report.add(() => {
    const place = { ...span(node), ...docsOf(schema, path) };
    if (required)
      return { code: required, severity: 'error', ...place, message: requiredNullMessage(nameOf(path), nameOf(owner)) };
    return {
      code: codeFor(schema, 'null'),
      severity: 'warning',
      tag: 'unnecessary',
      ...place,
      ...((isMember || leavesItems(node)) && {
        fix: { title: `Remove ${nameOf(path)}`, set: [[path, undefined]], safe: true },
      }),
      message: nullMessage(nameOf(path)),
    };
  });
  return !required && isMember;
}

/** Whether a text waits to be filled in, by the kind of place it is at. */
export function isPlaceholder(value: string, schema: ParameterSchema): boolean {
  return schema['x-codes']?.['placeholder'] ? hasUrlPlaceholder(value) : hasTemplate(value);
}

/** Reports a placeholder. A URL that has one stays valid: the rules about its neighbors go on, and leave it out. */
export function reportPlaceholder({ node, schema, path, report }: NodeContext): boolean {
  const code = codeFor(schema, 'placeholder');
  report.add(() => ({
    code,
    severity: 'warning',
    ...span(node),
    ...docsOf(schema, path),
    message: placeholderMessage(nodeValue(node)),
  }));
  return code === 'url-placeholder' && schema.type === 'string';
}

const didYouMean = (suggestion: unknown): string =>
  suggestion === undefined ? '' : ` Did you mean ${show(suggestion)}?`;
const nameOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');

function codeFor(schema: ParameterSchema, keyword: string): string {
  return (schema['x-codes']?.[keyword] ?? top['x-codes']?.[keyword]) as string;
}

/** The page of a value, or of the parameter that it is an item of. */
function docsOf(schema: ParameterSchema, path: Path = []): { docs?: string } {
  const page = schema['x-docs'] ?? memberSchema(top, String(path[0]))?.['x-docs'];
  return page ? { docs: page } : {};
}
