import type { ASTNode, PropertyASTNode } from 'vscode-json-languageservice';
import { span } from './ast';
import type { Report } from './report';

/** Reports members that an object has twice, on the later key: parsers take the last one in silence. */
export function checkDuplicates(node: ASTNode, report: Report): void {
  if (node.type === 'array') for (const item of node.items) checkDuplicates(item, report);
  if (node.type !== 'object') return;
  checkMembers(node.properties, report);
  for (const { valueNode } of node.properties) if (valueNode) checkDuplicates(valueNode, report);
}

function checkMembers(properties: readonly PropertyASTNode[], report: Report): void {
  const latest = new Map<string, PropertyASTNode>();
  for (const property of properties) {
    const name = property.keyNode.value;
    const earlier = latest.get(name);
    if (earlier) report.add(() => duplicate(name, property, earlier));
    latest.set(name, property);
  }
}

function duplicate(name: string, later: PropertyASTNode, earlier: PropertyASTNode) {
  return {
    code: 'duplicate-member',
    severity: 'warning' as const,
    docs: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
    ...span(later.keyNode),
    message: `${JSON.stringify(name.slice(0, 60))} stands here twice. Only this later value counts; remove one of them.`,
    related: [{ ...span(earlier.keyNode), message: 'The earlier value, which is ignored.' }],
  };
}
