import type { ASTNode, ObjectASTNode } from 'vscode-json-languageservice';
import { nodeAt } from '../checks/ast';
import type { Path } from '../problem';

/** The node at a path; undefined where there is none. */
export function valueAt(root: ObjectASTNode, path: Path): ASTNode | undefined {
  const { node, whole } = nodeAt(root, path);
  return whole ? node : undefined;
}

export const endOfNode = ({ offset, length }: ASTNode): number => offset + length;
