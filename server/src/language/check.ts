import type { ASTNode } from 'vscode-json-languageservice';
import { checkDuplicates } from './checks/duplicates';
import { runRules } from './checks/run-rules';
import { wrapperProblem } from './checks/members';
import type { CheckCache } from './checks/check-cache';
import { memberOf, openingBracketRange, span } from './checks/ast';
import { Report } from './checks/report';
import { checkShape } from './checks/shape';
import { checkSyntax } from './checks/syntax';
import type { AppClientContext } from './context';
import { docsFor } from './docs-for';
import type { AppClientDocument } from './document';
import type { Problem } from './problem';
import { foreignText, propertiesFix } from './foreign';
import { rules } from './rules';
import { schema } from './schema';

/**
 * Everything that is wrong with a file, in text order. Pure and synchronous; never throws.
 * While the text cannot be read to its end, only what is there is checked: nothing is called missing, and the cross-field rules wait.
 * @param context what is known of the pool and the live client; rules that need a part of it are silent without it.
 * @param cache of earlier versions of the text, while it is typed in; it changes how much is done, and never what is found.
 */
export function check(document: AppClientDocument, context: AppClientContext = {}, cache?: CheckCache): Problem[] {
  const report = new Report();
  const { root } = document;
  const foreign = document.refused ? undefined : foreignText(document.textDocument.getText(), root);
  if (foreign !== undefined) return [foreignProblem(foreign, document)];
  const readable =
    root !== undefined && root.type !== 'object' ? reportTop(root, report) : checkSyntax(document, report);
  if (!root && readable) report.add(emptyFile);
  if (root?.type === 'object')
    checkObject(root, report, {
      readable,
      context,
      cache: readable ? cache?.begin(document.textDocument.getText()) : undefined,
    });
  return withDocsOfRegion(report.inTextOrder(), root);
}

function withDocsOfRegion(problems: Problem[], root: ASTNode | undefined): Problem[] {
  const id = root?.type === 'object' ? memberOf(root, 'UserPoolId')?.valueNode : undefined;
  const poolId = id?.type === 'string' ? id.value : undefined;
  return poolId?.startsWith('cn-')
    ? problems.map((problem) => (problem.docs ? { ...problem, docs: docsFor(problem.docs, poolId) } : problem))
    : problems;
}

/** What the check of an object depends on besides the object. */
interface CheckOptions {
  readonly readable: boolean;
  readonly context: AppClientContext;
  readonly cache: CheckCache | undefined;
}

function checkObject(
  root: ASTNode & { type: 'object' },
  report: Report,
  { readable, context, cache }: CheckOptions,
): void {
  const wrapper = wrapperProblem(root);
  if (wrapper) return report.add(() => wrapper);
  checkDuplicates(root, report);
  const unsound = checkShape(root, report, readable, cache);
  if (readable) runRules(rules, root, unsound, report, context, cache);
}

/** One problem for a text of another kind, on its first line: not one for each line that is no JSON. */
function foreignProblem(message: string, { textDocument, root }: AppClientDocument): Problem {
  const text = textDocument.getText();
  const offset = /^[\s\uFEFF]*/.exec(text)?.[0].length ?? 0;
  const { length } = /^.*/.exec(text.slice(offset))?.[0] ?? '';
  const fix = propertiesFix(root);
  return {
    code: 'foreign-text',
    severity: 'error',
    docs: schema['x-docs']!,
    offset,
    length,
    message,
    ...(fix && { fix }),
  };
}

function reportTop(root: ASTNode, report: Report): false {
  const range = root.type === 'array' ? openingBracketRange(root) : span(root);
  report.add(() => ({
    code: 'wrong-type',
    severity: 'error',
    docs: schema['x-docs']!,
    ...range,
    message: 'The file must hold one object { … } with the parameters of UpdateUserPoolClient.',
  }));
  return false;
}

function emptyFile(): Problem {
  return {
    code: 'json-syntax',
    severity: 'error',
    offset: 0,
    length: 0,
    message: 'The file is empty. Write an object { … } with UserPoolId and ClientId, or pull an app client.',
  };
}
