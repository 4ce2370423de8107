import type { ASTNode, ObjectASTNode, PropertyASTNode } from 'vscode-json-languageservice';
import { memberOf, nodeValue } from './checks/ast';
import type { Fix, Path } from './problem';
import { isServiceLinked } from './rules/known';
import {
  foreignMembers,
  identifying,
  isParameterName,
  memberSchema,
  patternSchema,
  schema,
  WRAPPER,
  type ParameterSchema,
} from './schema';

/** The most members that are removed: no answer of the service has more, and each removal is an edit of its own. */
const MAX_REMOVALS = 200;

/** Takes the parameters out of the wrapper of a describe answer, without what only answers have; above all without the secret. */
export function unwrapFix(root: ObjectASTNode): Fix | undefined {
  const wrapper = memberOf(root, WRAPPER);
  if (wrapper?.valueNode?.type !== 'object') return undefined;
  const inner = wrapper.valueNode;
  if (otherClientIn(root, inner)) return undefined;
  const beside = root.properties.filter((property) => property !== wrapper);
  const twins = beside.filter((property) => memberOf(inner, nameOf(property)));
  const obsolete = beside.filter((property) => !mayStand(nameOf(property)) || twins.includes(property));
  const lost = twins.filter((property) => mayStand(nameOf(property)) && !isSameInside(property, inner)).map(nameOf);
  const removals = [...obsolete.map((property) => [nameOf(property)]), ...needless(inner, [WRAPPER])];
  const fix = asFix(unwrapTitle(lost), removals, { lift: WRAPPER });
  return fix && lost.length > 0 ? { ...fix, safe: false } : fix;
}

const unwrapTitle = (lost: readonly string[]): string =>
  lost.length === 0
    ? 'Unwrap UserPoolClient'
    : `Unwrap UserPoolClient, and drop ${[...new Set(lost)].join(', ')} outside of it`;

/** Whether an answer that was pasted into a file is about another client than the file: to unwrap it would change whose file it is. */
export function otherClientIn(root: ObjectASTNode, inner: ObjectASTNode): boolean {
  return root.properties.some(
    (property) => (identifying as readonly string[]).includes(nameOf(property)) && !isSameInside(property, inner),
  );
}

/** Whether the wrapper's object lacks a member, or has it with the same value. */
function isSameInside(property: PropertyASTNode, inner: ObjectASTNode): boolean {
  const { valueNode } = memberOf(inner, nameOf(property)) ?? {};
  if (!valueNode || !property.valueNode) return !valueNode;
  return JSON.stringify(nodeValue(valueNode)) === JSON.stringify(nodeValue(property.valueNode));
}

/** Makes a file of an answer that was pasted without its wrapper, or of the AWS CLI's input skeleton. Undefined where a quick fix does it all. */
export function legalFix(root: ObjectASTNode): Fix | undefined {
  if (memberOf(root, WRAPPER)?.valueNode?.type === 'object') return unwrapFix(root);
  const dropped = needless(root, []);
  return dropped.length > 1
    ? asFix('Drop what an update cannot take (answer-only members, empty CLI input)', dropped, {})
    : undefined;
}

function asFix(title: string, removals: readonly Path[], more: Pick<Fix, 'lift'>): Fix | undefined {
  return removals.length > MAX_REMOVALS
    ? undefined
    : { title, safe: true, set: removals.map((path) => [path, undefined]), ...more };
}

/** Whether a file may have a member: parameters, and what else is allowed: a $schema next to the wrapper is the user's own. */
const mayStand = (name: string): boolean => isParameterName(name) || patternSchema(schema, name) !== undefined;

const nameOf = (property: PropertyASTNode): string => property.keyNode.value;

/** The paths of all members that an update cannot take, one for each occurrence: a secret may be there twice. */
function needless(of: ObjectASTNode, prefix: Path): Path[] {
  const twins = twinsIn(of);
  return of.properties.flatMap((property) => {
    const name = nameOf(property);
    const path = [...prefix, name];
    if (foreignMembers.has(name)) return [path];
    if (twins.has(name) || !property.valueNode || (identifying as readonly string[]).includes(name)) return [];
    return needlessIn(property.valueNode, memberSchema(schema, name), path);
  });
}

/** The names that an object has more than once. */
function twinsIn(of: ObjectASTNode): ReadonlySet<string> {
  const seen = new Set<string>();
  const twins = new Set<string>();
  for (const name of of.properties.map(nameOf)) {
    if (seen.has(name)) twins.add(name);
    seen.add(name);
  }
  return twins;
}

function needlessIn(node: ASTNode, of: ParameterSchema | undefined, path: Path): Path[] {
  if (of && isBlank(node, of)) return [path];
  if (node.type !== 'object' || !of) return [];
  const blank = node.properties
    .filter((property) => property.valueNode && isBlank(property.valueNode, memberSchema(of, nameOf(property)) ?? {}))
    .map((property) => [...path, nameOf(property)]);
  return path.at(-1) === 'AnalyticsConfiguration' && hasDescribedRole(node) ? [...blank, [...path, 'RoleArn']] : blank;
}

/** What the AWS CLI's skeleton and describe write where nothing is set: no text, no number, no member. */
function isBlank(node: ASTNode, of: ParameterSchema): boolean {
  if (node.type === 'null') return true;
  if (node.type === 'string') return node.value === '';
  if (node.type === 'number') return node.value === 0 && (of.minimum ?? 0) > 0;
  if (node.type === 'array') return node.items.length > 0 && node.items.every((item) => isBlank(item, of.items ?? {}));
  if (node.type !== 'object') return false;
  const texts = node.properties.filter((property) => property.valueNode?.type === 'string');
  return node.properties.length === 0 || (texts.length > 0 && texts.every((text) => text.valueNode?.value === ''));
}

/** Describe adds a service-linked role to ApplicationArn, which a request takes alone. */
function hasDescribedRole(of: ObjectASTNode): boolean {
  const valueOf = (name: string): unknown => memberOf(of, name)?.valueNode?.value;
  const role = valueOf('RoleArn');
  return Boolean(valueOf('ApplicationArn')) && typeof role === 'string' && role !== '' && isServiceLinked(role);
}
