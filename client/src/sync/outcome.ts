import { same } from '../../../server/src/language/same';
import { FACETS } from './facets';
import type { Live } from './live';
import type { Pushed, PushResult } from './push-flow';
import { formatChange, pluralize, formatValue } from './format';

/**
 * How a push that was sent ended. `not-applied`: nothing was changed, it is safe to push again. `not-known`: what is live could not be
 * read back, so that nobody knows. Each with a sentence that a user can read; `otherwise` has a line for what was stored instead.
 */
export interface PushSummary {
  readonly kind: 'as-planned' | 'appeared' | 'stored-otherwise' | 'not-applied' | 'not-known';
  readonly message: string;
  /** One line for each parameter that the push changed. */
  readonly changes: readonly string[];
  readonly otherwise: readonly string[];
  /** Somebody else changed settings that the file has otherwise: it is behind. */
  readonly behind: boolean;
}

/** @param why says in a sentence why reading back failed */
export function pushSummaryOf(
  { before, plan, after, otherwise, appeared, doubt }: Pushed,
  why: (error: unknown) => string,
): PushSummary {
  const about = {
    changes: plan.changes.map(({ name }) => formatChange(name, plan.live, plan.planned)),
    otherwise: [],
    behind: plan.entries.some(({ verdict }) => verdict === 'changed-there'),
  };
  if (!('settings' in after)) {
    const accepted = doubt
      ? `It is not known whether the update of ${before.name} was applied: its answer was lost`
      : `Cognito accepted the update of ${before.name}`;
    return {
      ...about,
      kind: 'not-known',
      message: `${accepted}, but reading back what is live failed. ${why(after)}`.trimEnd(),
    };
  }
  if (otherwise.length === 0 && appeared.length > 0) {
    return {
      ...about,
      kind: 'appeared',
      message: `${after.name} is live as planned. Cognito now also shows ${appeared.join(', ')}, which was not sent: somebody may have changed it at the same moment.`,
    };
  }
  if (otherwise.length === 0)
    return {
      ...about,
      kind: 'as-planned',
      message: `${after.name} is live as planned${doubt ? ', although Cognito answered with an error' : ''}.`,
    };
  if (doubt && isUnchanged(before, after))
    return {
      ...about,
      kind: 'not-applied',
      message: `Not pushed: Cognito failed (${doubt.message}), and ${after.name} is unchanged. It is safe to push again.`,
    };
  const lines = otherwise.map(
    (name) => `${name}: ${formatValue(name, after.settings)} instead of ${formatValue(name, plan.planned)}`,
  );
  return {
    ...about,
    kind: 'stored-otherwise',
    otherwise: lines,
    message: `${after.name} was updated, but Cognito stored something else than planned.`,
  };
}

/** What to say when there is nothing to push, and how many settings the file is behind in, or leaves out. */
export function formatNothingToPush({ live, plan }: Extract<PushResult, { outcome: 'nothing' }>): {
  readonly message: string;
  readonly behind: number;
  readonly kept: number;
} {
  const behind = plan.entries.filter(({ verdict }) => verdict === 'changed-there').length;
  const kept = plan.entries.filter(({ verdict }) => verdict === 'kept').length;
  const more =
    behind > 0
      ? ` Somebody else changed ${pluralize(behind, 'setting')} that your file has otherwise.`
      : kept > 0
        ? ` ${pluralize(kept, 'setting')} that it leaves out keep their live value.`
        : '';
  return { message: `Nothing to push: ${live.name} is already what the file says.${more}`, behind, kept };
}

/** Whether a client means the same before and after. */
export const isUnchanged = (before: Live, after: Live): boolean =>
  FACETS.every((name) => same(name, before.settings, after.settings));
