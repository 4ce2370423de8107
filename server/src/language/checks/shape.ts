import type { ASTNode, ArrayASTNode, ObjectASTNode, StringASTNode } from 'vscode-json-languageservice';
import { memberSchema, patternSchema, schema as top, type ParameterSchema } from '../schema';
import type { Flaws, Unsound } from '../unsound';
import { renamingIn, unknownMember } from './members';
import type { CheckCache } from './check-cache';
import { nodeValue } from './ast';
import type { Report } from './report';
import {
  isPlaceholder,
  reportKeyword,
  reportMissing,
  reportNull,
  reportPlaceholder,
  reportType,
  reportUnknownValue,
  type NodeContext,
} from './violations';

/** Whether a value is sound, so that rules may rely on it; of a list or object that is not, which items or members have a flaw. */
type Soundness = boolean | ReadonlySet<string | number>;

type Check<N extends ASTNode = ASTNode> = (at: NodeContext<N>) => Soundness;

const TYPE_CHECKS: Readonly<Record<string, (node: ASTNode) => boolean>> = {
  string: (node) => node.type === 'string',
  integer: (node) => node.type === 'number' && Number.isInteger(node.value),
  boolean: (node) => node.type === 'boolean',
  array: (node) => node.type === 'array',
  object: (node) => node.type === 'object',
};

/** Every pattern of the schema, compiled once. */
const PATTERNS: ReadonlyMap<string, RegExp> = new Map(
  patternsOf(top).map((pattern) => [pattern, new RegExp(pattern, 'u')]),
);

function patternsOf(of: ParameterSchema): string[] {
  const inner = [
    ...Object.values({ ...of.properties, ...of.patternProperties }),
    ...(of.anyOf ?? []),
    ...(of.items ? [of.items] : []),
  ];
  return [...(of.pattern === undefined ? [] : [of.pattern]), ...inner.flatMap(patternsOf)];
}

interface Keyword<V> {
  readonly keyword: string;
  readonly holds: (value: V, schema: ParameterSchema) => boolean;
}

/** Keywords in the order in which they are tried: one value gets one problem. */
const TEXT_KEYWORDS: readonly Keyword<string>[] = [
  { keyword: 'minLength', holds: (value, { minLength = 0 }) => value.length >= minLength },
  {
    keyword: 'maxLength',
    holds: (value, { maxLength = Infinity }) => value.length <= maxLength || [...value].length <= maxLength,
  },
  { keyword: 'pattern', holds: (value, { pattern }) => pattern === undefined || PATTERNS.get(pattern)!.test(value) },
  { keyword: 'enum', holds: (value, schema) => !schema.enum || schema.enum.includes(value) },
];

const NUMBER_KEYWORDS: readonly Keyword<number>[] = [
  { keyword: 'minimum', holds: (value, { minimum = -Infinity }) => value >= minimum },
  { keyword: 'maximum', holds: (value, { maximum = Infinity }) => value <= maximum },
];

const checkPlainText = checkScalar(TEXT_KEYWORDS);

const CONTENT_CHECKS: Readonly<Record<string, Check<never>>> = {
  string: checkText,
  integer: checkScalar(NUMBER_KEYWORDS),
  boolean: () => true,
  array: checkList,
  object: checkObject,
};

/**
 * Holds the top-level object against the schema. In a text that is only `readable` in part nothing is called missing.
 * @returns what is not sound: rules wait for it, or look at the rest.
 */
export function checkShape(node: ObjectASTNode, report: Report, readable: boolean, cache?: CheckCache): Unsound {
  const at = { node, schema: top, path: [], report, readable };
  checkRequired(at);
  return checkMembers(at, cache);
}

function checkValue(at: NodeContext): Soundness {
  const { node, schema } = at;
  if (node.type === 'null') return reportNull(at);
  if (node.type === 'string' && isPlaceholder(node.value, schema)) return reportPlaceholder(at);
  if (!TYPE_CHECKS[schema.type ?? '']?.(node)) return reportType(at);
  return CONTENT_CHECKS[schema.type ?? '']!(at as never);
}

/** The context of a member or an item. */
function contextBelow(
  { path, report, readable }: NodeContext,
  node: ASTNode,
  schema: ParameterSchema,
  step: string | number,
): NodeContext {
  return { node, schema, path: [...path, step], report, readable };
}

function checkMembers(at: NodeContext<ObjectASTNode>, cache?: CheckCache): Map<string, Flaws> {
  const unsound = new Map<string, Flaws>();
  const names = new Set(at.node.properties.map((property) => property.keyNode.value));
  const hasTwins = names.size < at.node.properties.length;
  if (at.path.length > 0 && !checkRequired(at)) unsound.set('', 'whole');
  for (const property of at.node.properties) {
    const name = property.keyNode.value;
    const schema = memberSchema(at.schema, name) ?? patternSchema(at.schema, name);
    if (!schema && (property.colonOffset ?? -1) >= 0)
      at.report.add(() => unknownMember(names, property, at.schema, at.path));
    const soundness =
      schema && property.valueNode
        ? checkMember(contextBelow(at, property.valueNode, schema, name), name, cache)
        : false;
    // Of members written twice it is not certain which one a flaw is in.
    if (soundness !== true) unsound.set(name, soundness === false || hasTwins ? 'whole' : soundness);
  }
  return unsound;
}

/** Checks a member; one that is written as it was when nothing was wrong with it is not checked again. */
function checkMember(at: NodeContext, name: string, cache: CheckCache | undefined): Soundness {
  if (cache?.isValid(name, at.node)) return true;
  const before = at.report.count;
  const soundness = checkValue(at);
  if (soundness === true && at.report.count === before) cache?.markValid(name, at.node);
  return soundness;
}

function checkObject(at: NodeContext<ObjectASTNode>): Soundness {
  const unsound = checkMembers(at);
  return unsound.size === 0 || new Set(unsound.keys());
}

function checkRequired(at: NodeContext<ObjectASTNode>): boolean {
  if (!at.readable) return true;
  const missing = (at.schema.required ?? []).filter(
    (name) => !at.node.properties.some((property) => property.keyNode.value === name),
  );
  // What is there by the name of another tool is reported as that.
  const renamed = missing.length > 0 && at.path.length === 0 ? [...renamingIn(at.node).names.values()] : [];
  for (const name of missing) if (!renamed.includes(name)) reportMissing(at, name);
  return missing.length === 0;
}

/** In a list with more items than this, and than it may have, rules judge none: that it is too long is what there is to say. */
const MOST_JUDGED = 200;

function checkList(at: NodeContext<ArrayASTNode>): Soundness {
  const { items } = at.node;
  const { items: itemSchema = {}, maxItems = Infinity } = at.schema;
  const surplus = items[maxItems];
  if (surplus) reportKeyword('maxItems', { ...at, node: surplus }, at.node);
  const flawed = new Set<number>();
  for (const [index, node] of items.entries())
    if (checkValue(contextBelow(at, node, itemSchema, index)) !== true) flawed.add(index);
  if (surplus && items.length > MOST_JUDGED) return false;
  return (!surplus && flawed.size === 0) || flawed;
}

function checkScalar<V>(keywords: readonly Keyword<V>[]): Check {
  return (at) => {
    const broken = keywords.find(({ holds }) => !holds(nodeValue(at.node) as V, at.schema));
    if (broken) reportKeyword(broken.keyword, at, at.node);
    return !broken;
  };
}

/** Checks a text; where a pattern allows values that may come later next to the known ones, those get a warning, not an error. */
function checkText(at: NodeContext<StringASTNode>): Soundness {
  if (!at.schema.anyOf) return checkPlainText(at);
  const fits = at.schema.anyOf.find((option) => TEXT_KEYWORDS.every(({ holds }) => holds(at.node.value, option)));
  if (!fits?.enum) reportUnknownValue(at, fits ? 'warning' : 'error');
  return fits !== undefined;
}
