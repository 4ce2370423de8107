import type { ASTNode } from 'vscode-json-languageservice';
import type { AppClientDocument } from './document';

/** Which app client a file is about. */
export interface AppClientIds {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** The ids that a file names; undefined while one of them is missing, or cannot be one. */
export function idsIn({ root }: AppClientDocument): AppClientIds | undefined {
  const userPoolId = textMember(root, 'UserPoolId');
  const clientId = textMember(root, 'ClientId');
  const isValid =
    userPoolId !== undefined &&
    clientId !== undefined &&
    /^[\w-]+_[0-9a-zA-Z]+$/.test(userPoolId) &&
    /^[\w+]+$/.test(clientId);
  return isValid ? { userPoolId, clientId } : undefined;
}

/** Whether two files name the same app client, or both none. */
export function equalIds(a: AppClientIds | undefined, b: AppClientIds | undefined): boolean {
  return a?.userPoolId === b?.userPoolId && a?.clientId === b?.clientId;
}

/** A text of the file by its name; of a member that is there twice, the last counts. */
function textMember(root: ASTNode | undefined, name: string): string | undefined {
  const value =
    root?.type === 'object'
      ? root.properties.filter(({ keyNode }) => keyNode.value === name).at(-1)?.valueNode?.value
      : undefined;
  return typeof value === 'string' ? value : undefined;
}
