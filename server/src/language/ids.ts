import type { ASTNode } from 'vscode-json-languageservice';
import type { AppClientDocument } from './document';

/** Which app client a file is about. */
export interface AppClientIds {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** The ids that a file names; undefined while one of them is missing, or cannot be one. */
export function idsIn({ root }: AppClientDocument): AppClientIds | undefined {
  const userPoolId = textOf(root, 'UserPoolId');
  const clientId = textOf(root, 'ClientId');
  const sound =
    userPoolId !== undefined &&
    clientId !== undefined &&
    /^[\w-]+_[0-9a-zA-Z]+$/.test(userPoolId) &&
    /^[\w+]+$/.test(clientId);
  return sound ? { userPoolId, clientId } : undefined;
}

export function sameIds(a: AppClientIds | undefined, b: AppClientIds | undefined): boolean {
  return a?.userPoolId === b?.userPoolId && a?.clientId === b?.clientId;
}

/** Of a member that stands there twice, the last counts. */
function textOf(root: ASTNode | undefined, name: string): string | undefined {
  const value =
    root?.type === 'object'
      ? root.properties.filter(({ keyNode }) => keyNode.value === name).at(-1)?.valueNode?.value
      : undefined;
  return typeof value === 'string' ? value : undefined;
}
