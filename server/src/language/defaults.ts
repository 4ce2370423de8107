import type { ASTNode, ObjectASTNode } from 'vscode-json-languageservice';
import { memberOf, nodeAt, nodeValue } from './checks/ast';
import type { Lookup } from './lookup';
import type { Fix, Path } from './problem';
import { memberSchema, parameters, schemaAt, settable, type ParameterSchema } from './schema';
import { durationOf, isUnit } from './units';

const UNITS = 'TokenValidityUnits';

/** Removes what is written as its documented default, a lifetime together with its unit; undefined when there is nothing of that kind. */
export function defaultsFix(root: ObjectASTNode): Fix | undefined {
  const lifetimes = settable.filter((name) => parameters[name]['x-unit-from']);
  const others = settable
    .filter((name) => name !== UNITS && !lifetimes.includes(name) && isDefault(root, name, parameters[name]))
    .map((name) => [name]);
  const lifetimePaths = lifetimes.flatMap((name) => defaultLifetime(root, name));
  const paths = [...others, ...withoutEmptyUnits(root, lifetimePaths)];
  if (paths.length === 0) return undefined;
  return { title: 'Remove values equal to the default', set: paths.map((path) => [path, undefined]) };
}

const countOf = (of: ObjectASTNode, name: string): number =>
  of.properties.filter((property) => property.keyNode.value === name).length;

function isDefault(root: ObjectASTNode, name: string, of: ParameterSchema): boolean {
  const node = countOf(root, name) === 1 ? memberOf(root, name)?.valueNode : undefined;
  return node !== undefined && of.default !== undefined && hasEqualMeaning(nodeValue(node), of.default, of);
}

/** Whether two values mean the same: lists are sets; a member of an object that has its own default is as good as absent. */
function hasEqualMeaning(value: unknown, other: unknown, of: ParameterSchema): boolean {
  return JSON.stringify(canonical(value, of)) === JSON.stringify(canonical(other, of));
}

function canonical(value: unknown, of: ParameterSchema): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(item)).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([name, member]) => member !== (memberSchema(of, name) ?? {}).default)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The paths of a lifetime and its unit when together they mean the default, or of a default unit that counts nothing. */
function defaultLifetime(root: ObjectASTNode, name: keyof typeof parameters): Path[] {
  const of = parameters[name];
  const unitPath = of['x-unit-from'] ?? [];
  const lookup = lookupIn(root);
  if (countOf(root, name) > 1 || countOf(root, UNITS) > 1) return [];
  const value = lookup([name]);
  const unit = lookup(unitPath);
  if (unit !== undefined && !isUnit(unit)) return [];
  const unitPaths = unit === undefined ? [] : [unitPath];
  if (value === undefined) return memberOf(root, name) || unit !== schemaAt(unitPath)?.default ? [] : unitPaths;
  const seconds = durationOf(of, value, lookup);
  return seconds !== undefined && seconds === durationOf(of, of.default, () => undefined) ? [[name], ...unitPaths] : [];
}

const lookupIn =
  (root: ASTNode): Lookup =>
  (path) => {
    const { node, whole } = nodeAt(root, path);
    return whole && node.type !== 'object' && node.type !== 'array' ? node.value : undefined;
  };

/** The paths to remove; instead of all units, the object that holds them. */
function withoutEmptyUnits(root: ObjectASTNode, paths: readonly Path[]): Path[] {
  const units = countOf(root, UNITS) === 1 ? memberOf(root, UNITS)?.valueNode : undefined;
  const removed = paths.filter((path) => path.length === 2).map((path) => path[1]);
  const isEmptied =
    units?.type === 'object' && units.properties.every((property) => removed.includes(property.keyNode.value));
  return isEmptied ? [...paths.filter((path) => path.length === 1), [UNITS]] : [...paths];
}
