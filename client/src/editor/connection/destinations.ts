import * as vscode from 'vscode';
import { ask } from '../ui/ask';
import { fileNameOf } from '../ui/uris';
import { Cancelled } from '../ui/user-error';

/** Where a file was pulled from or pushed to: what its pool showed, as far as permissions let it. */
export interface Destination {
  readonly userPoolId: string;
  readonly poolName?: string | undefined;
  /** Twelve digits, from the pool's ARN. */
  readonly account?: string | undefined;
  /** The profile, or undefined for the default credentials. */
  readonly profile?: string | undefined;
}

/** Remembers the last destination of each file, in this workspace's state. */
export interface Destinations extends vscode.Disposable {
  of(file: vscode.Uri): Destination | undefined;
  record(file: vscode.Uri, destination: Destination): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

const KEY = 'places';

export function createDestinations(state: vscode.Memento): Destinations {
  const changed = new vscode.EventEmitter<void>();
  const all = (): Readonly<Record<string, Destination>> => state.get(KEY, {});
  return {
    of: (file) => all()[file.toString()],
    async record(file, destination) {
      const before = all()[file.toString()];
      await state.update(KEY, { ...all(), [file.toString()]: { ...destination, ...knownOf(destination, before) } });
      changed.fire();
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

/** Name and account of the same pool that are known from before stay known when they could not be read now. */
const knownOf = (now: Destination, before: Destination | undefined): Partial<Destination> =>
  before?.userPoolId === now.userPoolId
    ? { account: now.account ?? before.account, poolName: now.poolName ?? before.poolName }
    : {};

/**
 * Asks before a file goes to another account than the last time, or to another pool whose account cannot be read.
 * @throws Cancelled when the user turns back
 */
export async function confirmDestination(
  destinations: Destinations,
  file: vscode.Uri | undefined,
  now: Destination,
  verb: 'pull' | 'push',
): Promise<void> {
  const before = file && destinations.of(file);
  if (!file || !before?.account || isSameAccount(now, before)) return;
  const go = await ask(
    `${fileNameOf(file)}: ${describeDifference(now)}`,
    [
      { label: `$(close) Do not ${verb}`, value: false },
      { label: `$(arrow-right) ${goLabel(now, verb)}`, value: true },
    ],
    [
      { heading: 'Last time', lines: [describeDestination(before)] },
      { heading: 'Now', lines: [describeDestination(now)] },
    ],
  );
  if (!go) throw new Cancelled();
}

/** An account that cannot be read counts as the same for the same pool and profile. */
const isSameAccount = (now: Destination, before: Destination): boolean =>
  now.account === before.account ||
  (now.account === undefined && now.userPoolId === before.userPoolId && now.profile === before.profile);

const describeDifference = ({ account }: Destination): string =>
  account ? 'another AWS account than last time' : 'it cannot be told whether this is the AWS account of last time';

const goLabel = ({ account }: Destination, verb: 'pull' | 'push'): string =>
  `${verb === 'pull' ? 'Pull from' : 'Push to'} ${account ? `account ${account}` : 'an account that is not known'}`;

const describeDestination = ({ account, poolName, userPoolId, profile }: Destination): string =>
  [
    account ? `account ${account}` : 'account not known',
    poolName ? `${poolName} (${userPoolId})` : userPoolId,
    profile ? `profile ${profile}` : 'default credentials',
  ].join(' · ');
