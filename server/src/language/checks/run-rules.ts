import type { ASTNode, ObjectASTNode } from 'vscode-json-languageservice';
import { factsOf, type AppClientContext } from '../context';
import type { Fix, Path, Problem } from '../problem';
import { isParameterName, parameterNames, parameters, type AppClientParameters, type SettableName } from '../schema';
import type { FileFacts, Finding, Rule } from '../rules/rule';
import type { Unsound } from '../unsound';
import { urlReader } from '../rules/urls';
import type { CheckCache } from './check-cache';
import { memberOf, nodeAt, openingBracketRange, span, nodeValue } from './ast';
import type { Report } from './report';

/**
 * Runs the rules on what of the object is sound. A rule waits while a parameter that it reads as a whole has an error of its own, or a part
 * of the context that it needs is not known.
 */
export function runRules(
  rules: readonly Rule[],
  root: ObjectASTNode,
  unsound: Unsound,
  report: Report,
  context: AppClientContext,
  cache?: CheckCache,
): void {
  const values = soundValues(root, unsound, cache);
  const common = { urls: urlReader(values), unsound };
  const moved = movedItems(root, unsound);
  for (const rule of rules) {
    const readsUnsound = unsound.size > 0 && rule.reads.some((name) => unsound.has(name));
    if (readsUnsound && rule.reads.some((name) => unsound.has(name) && !rule.pieces?.includes(name))) continue;
    const facts = factsFor(rule, context, common);
    if (!facts) continue;
    const run = (): Iterable<Finding> => rule.check(withKept(rule, values, unsound, context), facts);
    for (const finding of cache && !readsUnsound ? cache.findingsOf(rule, values, context, run) : run())
      report.add(() => problemOf(rule, readsUnsound ? movedBack(finding, moved, unsound) : finding, root));
  }
}

/** Whether a live value has the type of its parameter: who tells what is live may send anything. */
function hasItsType(name: keyof AppClientParameters, value: unknown): boolean {
  const { type } = parameters[name];
  if (type === 'array') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === (type === 'integer' ? 'number' : type) && value !== null;
}

/** The values of the file, with the live ones that a push keeps where the rule counts them. */
function withKept(rule: Rule, values: Values, unsound: Unsound, { live }: AppClientContext): Values {
  const kept =
    live &&
    rule.keeps?.filter(
      (name) => values[name] === undefined && !unsound.has(name) && hasItsType(name, live[name as SettableName]),
    );
  if (!live || !kept?.length) return values;
  return { ...values, ...Object.fromEntries(kept.map((name) => [name, live[name as SettableName] ?? undefined])) };
}

type RuleFacts = Parameters<Rule['check']>[1];

function factsFor(rule: Rule, context: AppClientContext, common: FileFacts): RuleFacts | undefined {
  if (!rule.requires && !rule.optionalContext) return common as RuleFacts;
  const { requires = [], optionalContext = [] } = rule;
  if (requires.some((part) => context[part] === undefined)) return undefined;
  const needed = factsOf(context, requires);
  const optional = Object.fromEntries(
    optionalContext.filter((part) => context[part] !== undefined).map((part) => [part, context[part]]),
  );
  return needed && ({ ...optional, ...needed, ...common } as RuleFacts);
}

/** A place for every parameter: all files then have values of the same form, which rules read several times as fast. */
const ABSENT: Readonly<Record<string, undefined>> = Object.fromEntries(parameterNames.map((name) => [name, undefined]));

type Values = Partial<AppClientParameters>;

function soundValues(root: ObjectASTNode, unsound: Unsound, cache: CheckCache | undefined): Values {
  const values: Record<string, unknown> = { ...ABSENT };
  for (const { keyNode, valueNode } of root.properties) {
    const name = keyNode.value;
    if (!valueNode || !isParameterName(name)) continue;
    const flaws = unsound.get(name);
    const read = (): unknown => ruleValue(valueNode);
    if (flaws === undefined) values[name] = cache ? cache.valueOf(name, valueNode, read) : read();
    else if (flaws !== 'whole') values[name] = soundPart(valueNode, flaws);
  }
  return values;
}

function ruleValue(node: ASTNode): unknown {
  if (node.type === 'null') return undefined;
  return node.type === 'object' ? withoutNulls(node) : nodeValue(node);
}

/** The value of an object without null members: those are dropped on the way to the service. Lists hold texts only. */
function withoutNulls(node: ObjectASTNode): unknown {
  const value = nodeValue(node) as object;
  return node.properties.some((property) => property.valueNode?.type === 'null')
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
    : value;
}

function soundPart(node: ASTNode, flaws: ReadonlySet<string | number>): unknown {
  if (node.type === 'array') return node.items.filter((_, index) => !flaws.has(index)).map(nodeValue);
  const members = Object.entries(ruleValue(node) as object);
  return Object.fromEntries(members.filter(([name]) => !flaws.has(name)));
}

/** The places of the sound items of a list, among all of them. */
interface MovedItems {
  readonly places: readonly number[];
  readonly count: number;
}

/** The lists that rules see without some of their items. */
function movedItems(root: ObjectASTNode, unsound: Unsound): ReadonlyMap<string, MovedItems> {
  const moved = new Map<string, MovedItems>();
  for (const [name, flaws] of unsound) {
    const list = flaws === 'whole' ? undefined : memberOf(root, name)?.valueNode;
    if (list?.type === 'array' && flaws !== 'whole')
      moved.set(name, {
        places: [...list.items.keys()].filter((index) => !flaws.has(index)),
        count: list.items.length,
      });
  }
  return moved;
}

/** Whether writing at a path would write over what has an error of its own. */
function wouldOverwrite(path: Path, unsound: Unsound): boolean {
  const flaws = unsound.get(String(path[0]));
  return flaws === 'whole' || (flaws !== undefined && path.length === 1);
}

/** A finding about sound items with the places that they have in the file, and without a fix that would write over the others. */
function movedBack(finding: Finding, moved: ReadonlyMap<string, MovedItems>, unsound: Unsound): Finding {
  const { fix, otherFixes, ...rest } = finding;
  const place = (path: Path): Path => {
    const [name, index] = path;
    const items = typeof index === 'number' ? moved.get(String(name)) : undefined;
    if (!items || typeof index !== 'number') return path;
    return [name!, items.places[index] ?? items.count + index - items.places.length, ...path.slice(2)];
  };
  const placed = (of: Fix): Fix => ({ ...of, set: (of.set ?? []).map(([path, value]) => [place(path), value]) });
  const fixes = [...(fix ? [fix] : []), ...(otherFixes ?? [])]
    .filter(({ set = [] }) => !set.some(([path]) => wouldOverwrite(path, unsound)))
    .map(placed);
  return {
    ...rest,
    at: place(rest.at),
    ...(rest.related && { related: rest.related.map((other) => ({ ...other, at: place(other.at) })) }),
    ...(fixes[0] && { fix: fixes[0] }),
    ...(fixes.length > 1 && { otherFixes: fixes.slice(1) }),
  };
}

function problemOf(
  rule: Rule,
  { at, on, severity, related, message, tag, fix, otherFixes, needsPoolToConfirm }: Finding,
  root: ASTNode,
): Problem {
  const problem: { -readonly [K in keyof Problem]: Problem[K] } = {
    code: rule.code,
    severity: severity ?? rule.severity,
    message,
    docs: rule.docs,
    ...placeOf(root, at, on),
  };
  if (tag) problem.tag = tag;
  if (fix) problem.fix = fix;
  if (otherFixes?.length) problem.otherFixes = otherFixes;
  if (needsPoolToConfirm) problem.needsPoolToConfirm = needsPoolToConfirm;
  if (related) problem.related = related.map((place) => ({ message: place.message, ...placeOf(root, place.at) }));
  return problem;
}

/** An absent value is reported on the bracket of the object that it is missing from. */
function placeOf(root: ASTNode, path: Path, on?: 'key'): { offset: number; length: number } {
  const { node, property, whole } = nodeAt(root, path);
  if (on === 'key' && whole && property) return span(property.keyNode);
  return whole && node !== root ? span(node) : openingBracketRange(node);
}
