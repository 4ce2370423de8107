import { same } from './canonical';
import type { GatewayError } from '../aws/gateway';
import { FACETS, mentions, type FacetName } from './facets';
import type { Live } from './live';
import type { EntryVerdict, PushPlan } from './plan';
import { hasItsChanges, type Pushed, type PushResult } from './push-flow';
import { formatChange, pluralize, formatValue } from './format';

/**
 * How a push that was sent ended, as far as that can be seen. `not-applied`: its answer was lost, and none of its changes is live so
 * far. `not-known`: what is live could not be read back, or does not tell whether the update was applied.
 */
export type PushKind = 'as-planned' | 'appeared' | 'stored-otherwise' | 'not-applied' | 'not-known';

/** How a push ended, with a sentence that a user can read; `otherwise` has a line for each setting that is not as planned. */
export interface PushSummary {
  readonly kind: PushKind;
  readonly message: string;
  /** One line for each parameter that the push changed. */
  readonly changes: readonly string[];
  readonly otherwise: readonly string[];
  /** Settings changed in Cognito, and the file has them otherwise: it is behind. */
  readonly behind: boolean;
}

/** How a push ended: the one place that tells an update that was applied from one that was not. */
export function pushKindOf({ plan, after, otherwise, appeared, doubt }: Pushed): PushKind {
  if (!('settings' in after)) return 'not-known';
  if (otherwise.length === 0) return appeared.length > 0 ? 'appeared' : 'as-planned';
  if (!doubt || hasItsChanges(plan, after)) return 'stored-otherwise';
  // An update is applied as a whole. One setting of a third value may be the work of a second writer before it or after it.
  return hasNoneOfItsChanges(plan, after) ? 'not-applied' : 'not-known';
}

function hasNoneOfItsChanges({ changes, live }: PushPlan, { settings }: Live): boolean {
  return changes.every(({ name }) => same(name, live, settings));
}

/** @param why says in a sentence why reading back failed */
export function pushSummaryOf(pushed: Pushed, why: (error: unknown) => string): PushSummary {
  const { plan, after, otherwise } = pushed;
  const kind = pushKindOf(pushed);
  return {
    kind,
    message: 'settings' in after ? seenMessage(pushed, kind, after) : unseenMessage(pushed, why(after)),
    changes: plan.changes.map(({ name }) => formatChange(name, plan.live, plan.planned)),
    otherwise: 'settings' in after && kind === 'stored-otherwise' ? linesOf(otherwise, plan, after) : [],
    behind: plan.entries.some(({ verdict }) => verdict === 'changed-there'),
  };
}

function linesOf(names: readonly FacetName[], { planned }: PushPlan, { settings }: Live): string[] {
  return names.map((name) => `${name}: ${formatValue(name, settings)} instead of ${formatValue(name, planned)}`);
}

/** What to say where what is live could not be read back. */
function unseenMessage({ before, doubt }: Pushed, reason: string): string {
  const told = doubt
    ? `It is not known whether the update of ${before.name} was applied: its answer was lost, and`
    : `Cognito accepted the update of ${before.name}, but`;
  return `${told} reading back what is live failed. ${reason}`.trimEnd();
}

/** What to say by what is live. */
function seenMessage(pushed: Pushed, kind: PushKind, after: Live): string {
  const { before, appeared, doubt } = pushed;
  switch (kind) {
    case 'as-planned':
      return `${after.name} is live as planned${doubt ? `, although ${answerOf(doubt)}` : ''}.`;
    case 'appeared':
      return `${after.name} is live as planned. Cognito now also shows ${appeared.join(', ')}, which was not sent: it began to show it, or somebody changed it at the same moment.`;
    case 'stored-otherwise':
      return doubt
        ? `All your changes of ${before.name} are live, although ${answerOf(doubt)}. Something else is not as planned.`
        : `${after.name} was updated, but what is live now is not what was planned.`;
    case 'not-applied':
      return notAppliedMessage(pushed, after);
    case 'not-known':
      return notKnownMessage(pushed, after);
  }
}

const answerOf = ({ kind }: GatewayError): string =>
  kind === 'service' ? 'Cognito answered with an error' : "Cognito's answer was lost";

function lostMessage({ before, doubt }: Pushed): string {
  const reason = doubt ? ` (${doubt.message})` : '';
  return doubt?.kind === 'service'
    ? `Cognito answered the update of ${before.name} with an error${reason}`
    : `The answer to the update of ${before.name} was lost${reason}`;
}

function notAppliedMessage(pushed: Pushed, after: Live): string {
  const others = changesOfOthers(pushed, after);
  const also = others.length > 0 ? ` Something else changed at the same moment: ${others.join('; ')}.` : '';
  return `${lostMessage(pushed)}. None of your changes is live so far: most likely the update was not applied.${also} Look at the plan again before you push again.`;
}

/** What changed since the last look before the update and is not of the plan, a line each. */
function changesOfOthers({ before, plan }: Pushed, after: Live): string[] {
  return FACETS.filter(
    (name) => !same(name, before.settings, after.settings) && !plan.changes.some((change) => change.name === name),
  ).map((name) => formatChange(name, before.settings, after.settings));
}

function notKnownMessage(pushed: Pushed, after: Live): string {
  const { plan, otherwise } = pushed;
  const inPlace = plan.changes.map(({ name }) => name).filter((name) => !otherwise.includes(name));
  const live = inPlace.length > 0 ? ` As planned: ${inPlace.join(', ')}.` : '';
  return `${lostMessage(pushed)}, and it is not known whether it was applied.${live} Not as planned: ${linesOf(otherwise, plan, after).join('; ')}. Look at the plan again before you push again.`;
}

/** What to say when there is nothing to push, and how many settings the file is behind in, or leaves out. */
export function formatNothingToPush({ live, plan }: Extract<PushResult, { outcome: 'nothing' }>): {
  readonly message: string;
  readonly behind: number;
  readonly kept: number;
} {
  const differing = FACETS.filter((name) => mentions(plan.local, name) && !same(name, plan.local, live.settings));
  const namesWith = (verdict: EntryVerdict): FacetName[] =>
    plan.entries.filter((entry) => entry.verdict === verdict).map(({ name }) => name);
  const behind = namesWith('changed-there');
  const settled = namesWith('conflict');
  const kept = namesWith('kept').length;
  const agreed = differing.filter((name) => !behind.includes(name) && !settled.includes(name));
  const told = [
    differing.length === 0
      ? `Nothing to push: ${live.name} is already what the file says.`
      : `Nothing to push: the file changes nothing in ${live.name}.`,
    listed(behind, 'The file is behind: changed in Cognito since the last pull or push:'),
    listed(settled, 'Settled as it is live:'),
    listed(agreed, 'The file differs, as it did after the last pull or push:'),
    listed(namesWith('not-expressible'), 'Not in the file, but an update cannot take it away:'),
    kept > 0 ? `${pluralize(kept, 'setting')} that it leaves out keep their live value.` : '',
  ];
  return { message: told.filter(Boolean).join(' '), behind: behind.length, kept };
}

const listed = (names: readonly FacetName[], sentence: string): string =>
  names.length > 0 ? `${sentence} ${names.join(', ')}.` : '';
