import type { ASTNode, ObjectASTNode, PropertyASTNode } from 'vscode-json-languageservice';
import type { Path } from '../problem';

/** The JSON value of a node; of members written twice the last one, as JSON parsers do. Half-typed members are left out. */
export function nodeValue(node: ASTNode): unknown {
  if (node.type === 'object') return objectOf(node);
  if (node.type === 'array') return node.items.map(nodeValue);
  return node.value;
}

function objectOf(node: ObjectASTNode): Record<string, unknown> {
  const members: [string, unknown][] = [];
  for (const { keyNode, valueNode } of node.properties)
    if (valueNode) members.push([keyNode.value, nodeValue(valueNode)]);
  return Object.fromEntries(members);
}

/** The member of that name which counts: the last one. */
export function memberOf(node: ObjectASTNode, name: string): PropertyASTNode | undefined {
  return node.properties.findLast((property) => property.keyNode.value === name);
}

/** A node with the property that it is the value of. */
interface Placed {
  readonly node: ASTNode;
  readonly property?: PropertyASTNode | undefined;
}

/** Where a path leads, or as far as it leads: the deepest node that exists. */
export function nodeAt(root: ASTNode, path: Path): Placed & { readonly whole: boolean } {
  let found: Placed = { node: root };
  for (const step of path) {
    const next = stepInto(found.node, step);
    if (!next) return { node: found.node, property: found.property, whole: false };
    found = next;
  }
  return { node: found.node, property: found.property, whole: true };
}

function stepInto(node: ASTNode, step: string | number): Placed | undefined {
  if (node.type === 'array' && typeof step === 'number') return node.items[step] && { node: node.items[step] };
  const property = node.type === 'object' && typeof step === 'string' ? memberOf(node, step) : undefined;
  return property?.valueNode && { node: property.valueNode, property };
}

/** The span to underline for a whole object or list: only its bracket, so that half the file does not turn red. */
export function openingBracketRange(node: ASTNode): { offset: number; length: number } {
  return { offset: node.offset, length: 1 };
}

export function span(node: ASTNode): { offset: number; length: number } {
  return { offset: node.offset, length: node.length };
}
