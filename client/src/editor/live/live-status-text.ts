import type { ContextFreshness } from './pool-contexts/freshness';

/** The status of live values for a file: why nothing is asked, or how fresh what is known is. */
export type LiveValuesStatus = 'off' | 'untrusted' | 'waiting' | 'not-allowed' | 'no-client' | ContextFreshness;

/** What a language status item shows of live values. `command` is a command of VS Code or ours, with its one argument. */
export interface LiveStatusText {
  readonly text: string;
  readonly detail?: string;
  readonly isTrouble?: boolean;
  readonly isBusy?: boolean;
  readonly command?: { readonly title: string; readonly command: string; readonly arguments?: readonly string[] };
}

const REFRESH = { title: 'Refresh Live Values', command: 'cognitoClient.refreshLiveValues' };

const NOT_ASKED: Readonly<Record<Extract<LiveValuesStatus, string>, LiveStatusText>> = {
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
  'not-allowed': {
    text: 'Live values wait until you allow the requests',
    detail: 'Settings of this workspace decide about them; nothing is sent before',
    command: { ...REFRESH, title: 'Allow…' },
  },
  'no-client': { text: 'No live values: the file names no app client', detail: 'UserPoolId and ClientId say which' },
};

/** Describes the status of live values in few words. @param clock turns milliseconds into a time of day */
export function formatLiveStatus(status: LiveValuesStatus, clock: (milliseconds: number) => string): LiveStatusText {
  if (typeof status === 'string') return NOT_ASKED[status];
  const { unread, isAsking } = status;
  return {
    text: describeFreshness(status, clock),
    command: REFRESH,
    isBusy: isAsking,
    ...(unread.length > 0 && { detail: `Not read: ${unread.join(', ')}`, isTrouble: !isAsking }),
  };
}

function describeFreshness(
  { asOf, unread, isAsking }: ContextFreshness,
  clock: (milliseconds: number) => string,
): string {
  if (asOf !== undefined) return `Live values as of ${clock(asOf)}${unread.length > 0 ? ', incomplete' : ''}`;
  if (isAsking) return 'Live values are being read';
  return unread.length > 0 ? 'Live values could not be read' : 'Live values are not read yet';
}
