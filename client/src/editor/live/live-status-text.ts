import type { ContextFreshness } from './pool-contexts/freshness';

/** How live values stand for a file: why nothing is asked, or what is known. */
export type LiveValuesStatus = 'off' | 'untrusted' | 'waiting' | 'no-client' | ContextFreshness;

/** What a language status item shows of it. `command` is a command of VS Code or ours, with its one argument. */
export interface LiveStatusText {
  readonly text: string;
  readonly detail?: string;
  readonly isTrouble?: boolean;
  readonly isBusy?: boolean;
  readonly command?: { readonly title: string; readonly command: string; readonly arguments?: readonly string[] };
}

const REFRESH = { title: 'Refresh Live Values', command: 'cognitoClient.refreshLiveValues' };

const WITHOUT: Readonly<Record<Extract<LiveValuesStatus, string>, LiveStatusText>> = {
  off: {
    text: 'Live values are off',
    command: {
      title: 'Show Setting',
      command: 'workbench.action.openSettings',
      arguments: ['cognitoClient.liveValues'],
    },
  },
  untrusted: {
    text: 'No live values: the workspace is not trusted',
    command: { title: 'Manage Trust', command: 'workbench.trust.manage' },
  },
  waiting: {
    text: 'Live values wait for the first live command',
    detail: 'Nothing is asked before one, such as a pull',
    command: REFRESH,
  },
  'no-client': { text: 'No live values: the file names no app client', detail: 'UserPoolId and ClientId say which' },
};

/** Says how live values stand, in few words. @param clock turns milliseconds into a time of day */
export function formatLiveStatus(standing: LiveValuesStatus, clock: (milliseconds: number) => string): LiveStatusText {
  if (typeof standing === 'string') return WITHOUT[standing];
  const { asOf, unread, isAsking } = standing;
  const known =
    asOf === undefined
      ? isAsking
        ? 'Live values are being read'
        : unread.length > 0
          ? 'Live values could not be read'
          : 'Live values are not read yet'
      : `Live values as of ${clock(asOf)}${unread.length > 0 ? ', incomplete' : ''}`;
  return {
    text: known,
    command: REFRESH,
    isBusy: isAsking,
    ...(unread.length > 0 && { detail: `Not read: ${unread.join(', ')}`, isTrouble: !isAsking }),
  };
}
