import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import type { PushRecord, PushState } from '../../state/history';
import { changesOf } from '../../sync/plan-text';
import { lostMembersOf, pushKindOf, type PushKind } from '../../sync/outcome';
import type { Proposal, Pushed } from '../../sync/push-flow';
import { ask } from '../ui/ask';
import { messageOf } from '../ui/user-error';

/** What is pushed to, with the name and account of its pool as far as they are known. */
export interface PushSubject {
  readonly target: Target;
  readonly region: string;
  readonly name?: string;
  readonly account?: string;
  readonly file?: string | undefined;
  /** The record that is undone or restored. */
  readonly past?: Pick<PushRecord, 'undoes' | 'restores'> | undefined;
}

/** The record of one push: written before its request is sent, so that a window that ends in the middle leaves it behind. */
export interface Journal {
  /** Writes the record of a plan that was decided on. False: it cannot be kept, and the user does not push without one. */
  begin(proposal: Pick<Proposal, 'live' | 'plan'>): Promise<boolean>;
  /** Says in the record how the push ended. */
  finish(pushed: Pushed): Promise<void>;
  /** Removes the record of a push that sent nothing, or certainly changed nothing. */
  drop(): Promise<void>;
}

/** Opens the journal of one push. */
export function openJournal({ history }: Pick<App, 'history'>, subject: PushSubject): Journal {
  let id: string | undefined;
  async function drop(): Promise<void> {
    if (id !== undefined) await history.drop(id);
    id = undefined;
  }
  return {
    drop,
    async begin({ live, plan }) {
      // Of a plan that was made anew, the record of the last one.
      await drop();
      const kept = await keepFirst(
        history.begin(recordOf({ before: live, plan }, subject)),
        `push to ${live.name}`,
        'It could not be undone from here, and nothing would tell of it when VS Code ends in the middle',
      );
      if (kept === 'stop') return false;
      id = kept.id;
      return true;
    },
    async finish(pushed) {
      const { after, requestId } = pushed;
      const begun = recordOf(pushed, subject);
      const record = {
        ...begun,
        changes: [
          ...begun.changes,
          ...lostMembersOf(pushed).map((name) => `${name}: no longer shown by Cognito, and not known to this version`),
        ],
        outcome: OUTCOMES[pushKindOf(pushed)],
        ...('settings' in after && { after: after.settings }),
        ...(requestId && { requestId }),
      };
      await (id === undefined ? history.add(record) : history.finish(id, record));
    },
  };
}

/**
 * Waits for a record that is written before a request. Where it cannot be written, asks whether to send it all the same.
 * @param what is to be sent: "push to shop-web"
 */
export async function keepFirst(
  written: Promise<string>,
  what: string,
  detail: string,
): Promise<{ readonly id?: string } | 'stop'> {
  try {
    return { id: await written };
  } catch (error) {
    const goesOn = await ask(`The ${what} cannot be recorded: ${messageOf(error)}`, [
      { label: '$(close) Send nothing', value: false },
      { label: '$(warning) Send it without a record', detail, value: true },
    ]);
    return goesOn ? {} : 'stop';
  }
}

/** How the history calls each way in which a push can end. */
const OUTCOMES: Readonly<Record<PushKind, PushState>> = {
  'as-planned': 'as planned',
  unexpected: 'as planned',
  'stored-otherwise': 'stored otherwise',
  'not-applied': 'not applied',
  'not-known': 'not known',
};

function recordOf(
  { before, plan }: Pick<Pushed, 'before' | 'plan'>,
  { target, region, name: poolName, account, file, past }: PushSubject,
): Omit<PushRecord, 'outcome'> {
  return {
    when: new Date().toISOString(),
    target,
    region,
    name: before.name,
    before: before.settings,
    planned: plan.planned,
    changes: changesOf(plan).map(({ line }) => line),
    ...(account && { account }),
    ...(poolName && { poolName }),
    ...(file && { file }),
    ...past,
  };
}
