import type { Target } from '../aws/gateway';
import { parseFile } from './file-text';

/** The app client that a text names, or undefined when it lacks an id or is no JSON object. */
export function targetIn(text: string): Target | undefined {
  const { UserPoolId: userPoolId, ClientId: clientId } = parseFile(text) ?? {};
  return typeof userPoolId === 'string' &&
    typeof clientId === 'string' &&
    /^[\w-]+_[0-9a-zA-Z]+$/.test(userPoolId) &&
    clientId !== ''
    ? { userPoolId, clientId }
    : undefined;
}

/** Whether two targets are the same app client. */
export const isSameTarget = (a: Target, b: Target): boolean =>
  a.userPoolId === b.userPoolId && a.clientId === b.clientId;

/** The region of a pool id: the part before `_`. */
export const regionOf = (userPoolId: string): string => userPoolId.split('_')[0] ?? '';

/** The name of an app client in messages. */
export const subjectOf = ({ userPoolId, clientId }: Target): string =>
  `app client ${clientId} of user pool ${userPoolId}`;
