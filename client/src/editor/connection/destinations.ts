import * as vscode from 'vscode';
import { ask } from '../ui/ask';
import { Cancelled } from '../ui/user-error';

/** Where a file went: what a look at its pool told, as far as permissions let it. */
export interface Destination {
  readonly userPoolId: string;
  readonly poolName?: string | undefined;
  /** Twelve digits, from the pool's ARN. */
  readonly account?: string | undefined;
  /** The profile, or undefined for the default credentials. */
  readonly profile?: string | undefined;
}

/** Remembers where each file last went, in this workspace's state. */
export interface Destinations extends vscode.Disposable {
  of(file: vscode.Uri): Destination | undefined;
  record(file: vscode.Uri, place: Destination): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

const KEY = 'places';

export function createDestinations(state: vscode.Memento): Destinations {
  const changed = new vscode.EventEmitter<void>();
  const all = (): Readonly<Record<string, Destination>> => state.get(KEY, {});
  return {
    of: (file) => all()[file.toString()],
    async record(file, place) {
      // What could not be learnt this time is no reason to forget it of the same pool.
      const before = all()[file.toString()];
      const known =
        before?.userPoolId === place.userPoolId
          ? { account: place.account ?? before.account, poolName: place.poolName ?? before.poolName }
          : {};
      await state.update(KEY, { ...all(), [file.toString()]: { ...place, ...known } });
      changed.fire();
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

/**
 * Asks before a file goes to another account than the last time, or to another pool whose account cannot be learnt.
 * @throws Cancelled when the user turns back
 */
export async function confirmDestination(
  places: Destinations,
  file: vscode.Uri | undefined,
  now: Destination,
  verb: 'pull' | 'push',
): Promise<void> {
  const before = file && places.of(file);
  if (
    !before?.account ||
    now.account === before.account ||
    (now.account === undefined && now.userPoolId === before.userPoolId && now.profile === before.profile)
  )
    return;
  const name = file?.path.split('/').at(-1) ?? '';
  const go = await ask(
    `${name}: ${now.account ? 'another AWS account than last time' : 'it cannot be told whether this is the AWS account of last time'}`,
    [
      { label: `$(close) Do not ${verb}`, value: false },
      {
        label: `$(arrow-right) ${verb === 'pull' ? 'Pull from' : 'Push to'} ${now.account ? `account ${now.account}` : 'an account that is not known'}`,
        value: true,
      },
    ],
    [
      { heading: 'Last time', lines: [words(before)] },
      { heading: 'Now', lines: [words(now)] },
    ],
  );
  if (!go) throw new Cancelled();
}

const words = ({ account, poolName, userPoolId, profile }: Destination): string =>
  [
    account ? `account ${account}` : 'account not known',
    poolName ? `${poolName} (${userPoolId})` : userPoolId,
    profile ? `profile ${profile}` : 'default credentials',
  ].join(' · ');
