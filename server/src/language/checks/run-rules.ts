import type { ASTNode, ObjectASTNode } from 'vscode-json-languageservice';
import { factsOf, type AppClientContext } from '../context';
import type { Path, Problem } from '../problem';
import { isParameterName, parameterNames, type AppClientParameters } from '../schema';
import type { Finding, Rule } from '../rules/rule';
import { urlReader } from '../rules/urls';
import type { CheckCache } from './check-cache';
import { nodeAt, openingBracketRange, span, nodeValue } from './ast';
import type { Report } from './report';

/**
 * Runs the rules on the valid members of the object. A rule waits while a parameter that it reads is invalid, or a part of the context
 * that it needs is not known.
 */
export function runRules(
  rules: readonly Rule[],
  root: ObjectASTNode,
  invalid: ReadonlySet<string>,
  report: Report,
  context: AppClientContext,
  cache?: CheckCache,
): void {
  const values = validValues(root, invalid, cache);
  const common = { urls: urlReader(values) };
  for (const rule of rules) {
    if (invalid.size > 0 && rule.reads.some((name) => invalid.has(name))) continue;
    const facts = factsFor(rule, context, common);
    if (!facts) continue;
    const run = (): Iterable<Finding> => rule.check(values, facts);
    for (const finding of cache ? cache.findingsOf(rule, values, context, run) : run())
      report.add(() => problemOf(rule, finding, root));
  }
}

type RuleFacts = Parameters<Rule['check']>[1];

function factsFor(rule: Rule, context: AppClientContext, common: Pick<RuleFacts, 'urls'>): RuleFacts | undefined {
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

function validValues(
  root: ObjectASTNode,
  invalid: ReadonlySet<string>,
  cache: CheckCache | undefined,
): Partial<AppClientParameters> {
  const values: Record<string, unknown> = { ...ABSENT };
  for (const { keyNode, valueNode } of root.properties) {
    const name = keyNode.value;
    if (!valueNode || invalid.has(name) || !isParameterName(name)) continue;
    const read = (): unknown => ruleValue(valueNode);
    values[name] = cache ? cache.valueOf(name, valueNode, read) : read();
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

function problemOf(
  rule: Rule,
  { at, on, severity, related, message, tag, fix, needsPoolToConfirm }: Finding,
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
