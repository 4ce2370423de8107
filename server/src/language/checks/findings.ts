import type { ASTNode, ObjectASTNode } from 'vscode-json-languageservice';
import { factsOf, type AppClientContext } from '../context';
import type { Path, Problem } from '../problem';
import { isParameterName, type AppClientParameters } from '../schema';
import type { Finding, Rule } from '../rules/rule';
import { nodeAt, opening, span, valueOf } from './nodes';
import type { Report } from './report';

/** Runs the rules on the sound members of the object. A rule waits while a parameter that it reads is not sound, or a part of the context that it needs is not known. */
export function checkRules(rules: readonly Rule[], root: ObjectASTNode, unsound: ReadonlySet<string>, report: Report, context: AppClientContext): void {
  const values = soundValues(root, unsound);
  for (const rule of rules.filter((it) => !it.reads.some((name) => unsound.has(name)))) {
    const seen = Object.fromEntries(rule.reads.filter((name) => name in values).map((name) => [name, values[name]]));
    const facts = factsFor(rule, context);
    if (!facts) continue;
    for (const finding of rule.check(seen, facts)) report.add(() => problemOf(rule, finding, root));
  }
}

function factsFor({ needs = [], minds = [] }: Rule, context: AppClientContext): Parameters<Rule['check']>[1] | undefined {
  const needed = factsOf(context, needs);
  const minded = Object.fromEntries(minds.filter((part) => context[part] !== undefined).map((part) => [part, context[part]]));
  return needed && ({ ...minded, ...needed } as Parameters<Rule['check']>[1]);
}

function soundValues(root: ObjectASTNode, unsound: ReadonlySet<string>): Partial<AppClientParameters> {
  const sound = root.properties.filter(({ keyNode, valueNode }) => isParameterName(keyNode.value) && valueNode && !unsound.has(keyNode.value));
  return Object.fromEntries(sound.map(({ keyNode, valueNode }) => [keyNode.value, withoutNulls(valueOf(valueNode!))]).filter(([, value]) => value !== null));
}

/** A null member is dropped on the way to the service, so that rules see what arrives there. Lists hold texts only. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}

function problemOf(rule: Rule, { at, on, severity, related, message, tag, fix, excusable }: Finding, root: ASTNode): Problem {
  return {
    code: rule.code, severity: severity ?? rule.severity, message, docs: rule.docs, ...placeOf(root, at, on),
    ...(tag && { tag }), ...(fix && { fix }), ...(excusable && { excusable }), ...(related && { related: related.map((it) => ({ message: it.message, ...placeOf(root, it.at) })) }),
  };
}

/** An absent value is reported on the bracket of the object that it is missing from. */
function placeOf(root: ASTNode, path: Path, on?: 'key'): { offset: number; length: number } {
  const { node, property, whole } = nodeAt(root, path);
  if (on === 'key' && whole && property) return span(property.keyNode);
  return whole && node !== root ? span(node) : opening(node);
}
