import { same } from '../../../server/src/language/same';
import type { GatewayError } from '../aws/gateway';
import { FACETS, mentions, type FacetName } from './facets';
import type { Live } from './live';
import type { EntryVerdict, PushPlan } from './plan';
import { changesOf } from './plan-text';
import { hasItsChanges, type Pushed, type PushResult } from './push-flow';
import { formatChange, formatFirst, pluralize, formatValue } from './format';

/**
 * The result of a push that was sent, as far as it can be seen. `not-applied`: its answer was lost, and none of its changes is live so
 * far. `not-known`: what is live could not be read back, or does not tell whether the update was applied.
 */
export type PushKind = 'as-planned' | 'unexpected' | 'stored-otherwise' | 'not-applied' | 'not-known';

/** The result of a push that was sent, with a message for the user. */
export interface PushSummary {
  readonly kind: PushKind;
  readonly message: string;
  /** One line for each parameter that the push changed, the riskiest first. */
  readonly changes: readonly string[];
  /** One line for each parameter that is not as planned: the service stored another value, or somebody changed it after the update. */
  readonly mismatches: readonly string[];
  /** Members that this version does not know, and that Cognito no longer shows. */
  readonly lost: readonly string[];
  /** Settings changed in Cognito to other values than the file's. */
  readonly behind: boolean;
}

/** How a push ended: the one place that tells an update that was applied from one that was not. */
export function pushKindOf({ plan, after, mismatches, unexpected, uncertainty }: Pushed): PushKind {
  if (!('settings' in after)) return 'not-known';
  if (mismatches.length === 0) return unexpected.length > 0 ? 'unexpected' : 'as-planned';
  if (!uncertainty || hasItsChanges(plan, after)) return 'stored-otherwise';
  // An update is applied as a whole. One setting of a third value may be the work of a second writer before it or after it.
  return hasNoneOfItsChanges(plan, after) ? 'not-applied' : 'not-known';
}

function hasNoneOfItsChanges({ changes, live }: PushPlan, { settings }: Live): boolean {
  return changes.every(({ name }) => same(name, live, settings));
}

/**
 * Summarizes a push that was sent.
 * @param why says in a sentence why reading back failed
 */
export function pushSummaryOf(pushed: Pushed, why: (error: unknown) => string): PushSummary {
  const { plan, after, mismatches } = pushed;
  const kind = pushKindOf(pushed);
  return {
    kind,
    message: 'settings' in after ? seenMessage(pushed, kind, after) : unseenMessage(pushed, why(after)),
    lost: lostMembersOf(pushed),
    changes: changesOf(plan).map(({ line }) => line),
    mismatches: 'settings' in after && kind === 'stored-otherwise' ? linesOf(mismatches, plan, after) : [],
    behind: plan.entries.some(({ verdict }) => verdict === 'changed-there'),
  };
}

function linesOf(names: readonly FacetName[], { planned }: PushPlan, { settings }: Live): string[] {
  return names.map((name) => `${name}: ${formatValue(name, settings)} instead of ${formatValue(name, planned)}`);
}

/** What to say where what is live could not be read back. */
function unseenMessage({ before, uncertainty }: Pushed, reason: string): string {
  const told = uncertainty
    ? `It is not known whether the update of ${before.name} was applied: its answer was lost, and`
    : `Cognito accepted the update of ${before.name}, but`;
  return `${told} reading back what is live failed. ${reason}`.trimEnd();
}

/** Members that this version does not know, and that Cognito showed before an update and does not show now. */
export function lostMembersOf({ before, after }: Pushed): readonly string[] {
  return 'settings' in after ? before.unknown.filter((name) => !after.unknown.includes(name)) : [];
}

/** What became of members that this version does not know. Their values are not compared: no settings hold them. */
function unknownMessage(pushed: Pushed): string {
  const lost = lostMembersOf(pushed);
  const left = pushed.before.unknown.filter((name) => !lost.includes(name));
  return [
    lost.length > 0 ? ` Cognito no longer shows ${lost.join(', ')}, which this version does not know.` : '',
    left.length > 0
      ? ` Cognito still shows ${left.join(', ')}, which this version does not know: whether its value is the same was not compared.`
      : '',
  ].join('');
}

/** What to say by what is live. */
function seenMessage(pushed: Pushed, kind: PushKind, after: Live): string {
  const { unexpected, uncertainty } = pushed;
  switch (kind) {
    case 'as-planned':
      return `${after.name} is live as planned${uncertainty ? `, although ${answerOf(uncertainty)}` : ''}.${unknownMessage(pushed)}`;
    case 'unexpected':
      return `${after.name} is live as planned. Cognito now also shows ${unexpected.join(', ')}, which was not sent: it began to show it, or somebody changed it at the same moment.${unknownMessage(pushed)}`;
    case 'stored-otherwise':
      return `${storedOtherwiseMessage(pushed, after)}${unknownMessage(pushed)}`;
    case 'not-applied':
      return notAppliedMessage(pushed, after);
    case 'not-known':
      return notKnownMessage(pushed, after);
  }
}

function storedOtherwiseMessage({ before, uncertainty }: Pushed, after: Live): string {
  return uncertainty
    ? `All your changes of ${before.name} are live, although ${answerOf(uncertainty)}. Something else is not as planned.`
    : `${after.name} was updated, but what is live now is not what was planned.`;
}

const answerOf = ({ kind }: GatewayError): string =>
  kind === 'service' ? 'Cognito answered with an error' : "Cognito's answer was lost";

function lostMessage({ before, uncertainty }: Pushed): string {
  const reason = uncertainty ? ` (${uncertainty.message})` : '';
  return uncertainty?.kind === 'service'
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
  const { plan, mismatches } = pushed;
  const inPlace = plan.changes.map(({ name }) => name).filter((name) => !mismatches.includes(name));
  const live = inPlace.length > 0 ? ` As planned: ${inPlace.join(', ')}.` : '';
  return `${lostMessage(pushed)}, and it is not known whether it was applied.${live} Not as planned: ${linesOf(mismatches, plan, after).join('; ')}. Look at the plan again before you push again.`;
}

/**
 * The message when there is nothing to push, with how many settings the file is behind in, and how many it leaves out.
 * @param ownChanges what is known of settings that changed in Cognito
 */
export function formatNothingToPush(
  { live, plan }: Extract<PushResult, { outcome: 'nothing' }>,
  ownChanges: ReadonlyMap<FacetName, string> = new Map(),
): {
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
    nothingMessage({ live, plan }, differing, behind, ownChanges),
    listed(settled, 'Settled as it is live:'),
    listed(agreed, 'The file differs, as it did after the last pull or push:'),
    listed(namesWith('not-expressible'), 'Not in the file, but an update cannot take it away:'),
    kept > 0 ? `${pluralize(kept, 'setting')} that it leaves out keep their live value.` : '',
  ];
  return { message: told.filter(Boolean).join(' '), behind: behind.length, kept };
}

/** @param differing what the file says otherwise than it is live @param behind what of it changed in Cognito only */
function nothingMessage(
  { live, plan }: Pick<Extract<PushResult, { outcome: 'nothing' }>, 'live' | 'plan'>,
  differing: readonly FacetName[],
  behind: readonly FacetName[],
  ownChanges: ReadonlyMap<FacetName, string>,
): string {
  if (differing.length === 0) return `Nothing to push: ${live.name} is already what the file says.`;
  if (behind.length === 0) return `Nothing to push: the file changes nothing in ${live.name}.`;
  const isEdited = plan.entries.some(({ verdict }) => EDITED.includes(verdict));
  const own = isEdited ? 'the file changes nothing' : 'you have not changed this file since the last pull or push';
  const lines = behind.map((name) => {
    const note = ownChanges.get(name);
    return `${formatChange(name, plan.base?.live ?? {}, live.settings)}${note ? ` (${note})` : ''}`;
  });
  return `Nothing to push: ${own}. In Cognito, ${pluralize(behind.length, 'setting')} of ${live.name} changed since ${isEdited ? 'the last pull or push' : 'then'}: ${formatFirst(lines)}.`;
}

/** Verdicts on what the file changed since file and client last agreed, although there is nothing to push. */
const EDITED: readonly EntryVerdict[] = ['both-alike', 'conflict', 'not-expressible'];

const listed = (names: readonly FacetName[], sentence: string): string =>
  names.length > 0 ? `${sentence} ${names.join(', ')}.` : '';
