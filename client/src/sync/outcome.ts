import { same } from '../../../server/src/language/same';
import { FACETS } from './facets';
import type { Live } from './live';
import type { Pushed, PushResult } from './push-flow';
import { formatChange, pluralize, formatValue } from './format';

/**
 * The result of a push that was sent, with a message for the user. `not-applied`: nothing was changed, it is safe to push again.
 * `not-known`: what is live could not be read back, so that the result is not known.
 */
export interface PushSummary {
  readonly kind: 'as-planned' | 'unexpected' | 'stored-otherwise' | 'not-applied' | 'not-known';
  readonly message: string;
  /** One line for each parameter that the push changed. */
  readonly changes: readonly string[];
  /** One line for each parameter that the service stored with another value. */
  readonly mismatches: readonly string[];
  /** Somebody else changed settings to other values than the file's. */
  readonly behind: boolean;
}

/**
 * Summarizes a push that was sent.
 * @param why says in a sentence why reading back failed
 */
export function pushSummaryOf(
  { before, plan, after, mismatches, unexpected, uncertainty }: Pushed,
  why: (error: unknown) => string,
): PushSummary {
  const common = {
    changes: plan.changes.map(({ name }) => formatChange(name, plan.live, plan.planned)),
    mismatches: [],
    behind: plan.entries.some(({ verdict }) => verdict === 'changed-there'),
  };
  if (!('settings' in after))
    return {
      ...common,
      kind: 'not-known',
      message: MESSAGES.notReadBack(before.name, uncertainty !== undefined, why(after)),
    };
  if (mismatches.length === 0 && unexpected.length > 0)
    return { ...common, kind: 'unexpected', message: MESSAGES.unexpected(after.name, unexpected) };
  if (mismatches.length === 0)
    return { ...common, kind: 'as-planned', message: MESSAGES.asPlanned(after.name, uncertainty !== undefined) };
  if (uncertainty && isUnchanged(before, after))
    return { ...common, kind: 'not-applied', message: MESSAGES.notApplied(after.name, uncertainty.message) };
  const lines = mismatches.map(
    (name) => `${name}: ${formatValue(name, after.settings)} instead of ${formatValue(name, plan.planned)}`,
  );
  return { ...common, kind: 'stored-otherwise', mismatches: lines, message: MESSAGES.mismatch(after.name) };
}

const MESSAGES = {
  notReadBack: (client: string, isUncertain: boolean, why: string): string => {
    const update = isUncertain
      ? `It is not known whether the update of ${client} was applied: its answer was lost`
      : `Cognito accepted the update of ${client}`;
    return `${update}, but reading back what is live failed. ${why}`.trimEnd();
  },
  unexpected: (client: string, names: readonly string[]): string =>
    `${client} is live as planned. Cognito now also shows ${names.join(', ')}, which was not sent: somebody may have changed it at the same moment.`,
  asPlanned: (client: string, isUncertain: boolean): string =>
    `${client} is live as planned${isUncertain ? ', although Cognito answered with an error' : ''}.`,
  notApplied: (client: string, reason: string): string =>
    `Not pushed: Cognito failed (${reason}), and ${client} is unchanged. It is safe to push again.`,
  mismatch: (client: string): string => `${client} was updated, but Cognito stored something else than planned.`,
};

/** The message when there is nothing to push, with how many settings the file is behind in, and how many it leaves out. */
export function formatNothingToPush({ live, plan }: Extract<PushResult, { outcome: 'nothing' }>): {
  readonly message: string;
  readonly behind: number;
  readonly kept: number;
} {
  const behind = plan.entries.filter(({ verdict }) => verdict === 'changed-there').length;
  const kept = plan.entries.filter(({ verdict }) => verdict === 'kept').length;
  const message = `Nothing to push: ${live.name} is already what the file says.${formatRemaining(behind, kept)}`;
  return { message, behind, kept };
}

function formatRemaining(behind: number, kept: number): string {
  if (behind > 0) return ` Somebody else changed ${pluralize(behind, 'setting')} that your file has otherwise.`;
  if (kept > 0) return ` ${pluralize(kept, 'setting')} that it leaves out keep their live value.`;
  return '';
}

/** Whether a client means the same before and after. */
export const isUnchanged = (before: Live, after: Live): boolean =>
  FACETS.every((name) => same(name, before.settings, after.settings));
