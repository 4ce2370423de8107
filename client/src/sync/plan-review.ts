import { parameters } from '../../../server/src/language/schema';
import type { FacetName } from './facets';
import { formatChange, formatValue, pluralize } from './format';
import { resolutionsOf, type PlanEntry, type PushPlan, type Resolution } from './plan';
import {
  certainRefusals,
  foreignEndpoint,
  groupsOf,
  unknownLossesIn,
  type DescribedPlan,
  type PlanFactGroup,
  type PlanTarget,
} from './plan-facts';
import { changesOf, MODE_LABELS, RISK_LABELS, worstOf, type PlannedChange } from './plan-text';
import { RISKS, type Risk } from './risk';
import type { Settings } from './settings';
import { SIDE_LABELS } from './undo';

/** The mark of a part of a review: a risk, or something to look at before the push. */
export type ReviewTone = Risk | 'error' | 'warning' | 'conflict';

/** One part of a verdict: "3 weaken a protection". */
export interface VerdictPart {
  readonly tone: ReviewTone;
  readonly text: string;
}

/** What matters most of one plan or of several. */
export interface Verdict {
  /** The worst first. */
  readonly parts: readonly VerdictPart[];
  /** What a person confirms in a second act before the push: "1 change can break sign-in". Undefined: nothing that grave. */
  readonly grave: string | undefined;
}

/** A value, or an item of a list. */
export interface ValueLine {
  readonly kind: 'added' | 'removed' | 'kept' | 'before' | 'after' | 'value';
  readonly text: string;
}

/** A change of one parameter. */
export interface ReviewChange {
  readonly name: FacetName;
  readonly risk: Risk;
  /** "Can break sign-in". */
  readonly riskLabel: string;
  /** Why the parameter changes, where it is not because the file changed: "reset to its default". */
  readonly reason: string | undefined;
  /** The change on one line, name first. */
  readonly line: string;
  /** Old and new value, or the items that come and go, each on a line of its own. */
  readonly values: readonly ValueLine[];
  /** What the change does, the worst first. */
  readonly effects: readonly string[];
}

/** A parameter that changed on both sides, with its three values. */
export interface ReviewConflict {
  readonly name: FacetName;
  readonly sides: readonly { readonly heading: string; readonly values: readonly ValueLine[] }[];
  readonly resolutions: readonly {
    readonly value: Resolution;
    readonly label: string;
    /** What it leads to. */
    readonly detail: string;
    readonly isChosen: boolean;
  }[];
}

/** What a page shows of a plan, in the order in which it is read. Plain text; values in it are not ours. */
export interface PlanReview {
  /** Where the push goes, a label and a value each. */
  readonly where: readonly (readonly [string, string])[];
  /** What changed in Cognito while the last plan awaited its answer. */
  readonly moved: readonly string[];
  readonly warnings: readonly PlanFactGroup[];
  readonly conflicts: readonly ReviewConflict[];
  readonly changes: readonly ReviewChange[];
  readonly effects: readonly PlanFactGroup[];
  readonly unchanged: readonly PlanFactGroup[];
}

/** Makes of a plan what a page shows of it. @param moved what changed in Cognito meanwhile, a line each */
export function reviewOf(described: DescribedPlan, moved: readonly string[] = []): PlanReview {
  const { plan, facts, target, mode, source = 'file' } = described;
  const changes = changesOf(plan);
  return {
    where: [...whereOf(target), ['Mode', MODE_LABELS[source][mode]]],
    moved,
    warnings: groupsOf(facts, 'error', 'warning'),
    conflicts: plan.entries
      .filter(({ verdict }) => verdict === 'conflict')
      .map((entry) => conflictOf(entry, described)),
    changes: changes.map((change) => reviewChange(change, plan)),
    effects: groupsOf(facts, 'effect'),
    unchanged: groupsOf(facts, 'unchanged'),
  };
}

/** A review whose conflicts are shown and not settled: that is for the push itself, on a plan that is as new as possible. */
export const withoutChoice = (review: PlanReview): PlanReview => ({
  ...review,
  conflicts: review.conflicts.map((conflict) => ({ ...conflict, resolutions: [] })),
});

function whereOf({ identity, name, region, account, poolName, endpoint }: PlanTarget): (readonly [string, string])[] {
  return [
    ['App client', `${name} (${identity.ClientId})`],
    ['User pool', poolName ? `${poolName} (${identity.UserPoolId})` : identity.UserPoolId],
    ['Region', region],
    ['Account', account ?? 'not known'],
    ...(endpoint === undefined ? [] : [['Endpoint', foreignEndpoint(endpoint)] as const]),
  ];
}

/** What changes with a risk do, for one of them and for more. */
const RISK_VERBS: Readonly<Record<Risk, readonly [string, string]>> = {
  'breaks-sign-in': ['can break sign-in', 'can break sign-in'],
  'weakens-protection': ['weakens a protection', 'weaken a protection'],
  'widens-access': ['widens access', 'widen access'],
  'changes-lifetimes': ['affects lifetimes', 'affect lifetimes'],
  cosmetic: ['has no effect on sign-in', 'have no effect on sign-in'],
};

/** The counts of some risks: "1 change can break sign-in", "3 weaken a protection". */
function riskCounts(changes: readonly PlannedChange[], risks: readonly Risk[]): VerdictPart[] {
  const counted = risks
    .map((risk) => ({ risk, count: changes.filter((change) => worstOf(change) === risk).length }))
    .filter(({ count }) => count > 0);
  return counted.map(({ risk, count }, index) => {
    const verb = RISK_VERBS[risk][count === 1 ? 0 : 1];
    return { tone: risk, text: `${index === 0 ? pluralize(count, 'change') : count} ${verb}` };
  });
}

/** Says what matters most of some plans, which are decided on together. */
export function verdictOf(plans: readonly DescribedPlan[]): Verdict {
  const changes = plans.flatMap(({ plan }) => changesOf(plan));
  const conflicts = plans.reduce((sum, { plan }) => sum + plan.conflicts.length, 0);
  const lost = plans.reduce((sum, { facts }) => sum + unknownLossesIn(facts), 0);
  const refused = plans.filter(({ facts }) => certainRefusals(facts).length > 0).length;
  const refusal: VerdictPart[] = refused > 0 ? [{ tone: 'error', text: refusalText(refused) }] : [];
  const loss: VerdictPart[] = lost > 0 ? [{ tone: 'warning', text: unknownLoss(lost) }] : [];
  const open: VerdictPart[] =
    conflicts > 0 ? [{ tone: 'conflict', text: `${pluralize(conflicts, 'conflict')} to settle` }] : [];
  const parts = [...refusal, ...open, ...riskCounts(changes, RISKS), ...loss];
  const grave = [...refusal, ...riskCounts(changes, GRAVE), ...loss].map(({ text }) => text);
  return {
    parts: parts.length > 0 ? parts : [{ tone: 'cosmetic', text: 'Nothing changes' }],
    grave: grave.length > 0 ? grave.join(', ') : undefined,
  };
}

const refusalText = (count: number): string =>
  count === 1 ? 'Cognito refuses this update' : `Cognito refuses ${count} of these updates`;

const unknownLoss = (count: number): string =>
  `it may take away ${pluralize(count, 'setting')} that this version does not know`;

/** The risks that a push takes only after a second act. */
const GRAVE: readonly Risk[] = ['breaks-sign-in', 'weakens-protection'];

function reviewChange({ entry, marks, line }: PlannedChange, plan: PushPlan): ReviewChange {
  const risk = marks[0]?.risk ?? 'cosmetic';
  return {
    name: entry.name,
    risk,
    riskLabel: RISK_LABELS[risk],
    reason: changeReason(entry),
    line,
    values: changedValues(entry.name, plan.live, plan.planned),
    effects: marks.map((mark) => (mark.risk === risk ? mark.reason : `${RISK_LABELS[mark.risk]}: ${mark.reason}`)),
  };
}

function changeReason({ verdict, decision }: PlanEntry): string | undefined {
  if (decision) return `changed on both sides, settled: ${decision}`;
  return verdict === 'reset' ? 'reset to its default' : undefined;
}

/** Both sides of a parameter as lists; undefined where one is none, or is a default whose items nobody can name. */
function listsOf(name: FacetName, ...sides: readonly Settings[]): string[][] | undefined {
  const lists = sides.map((side): unknown => side[name] ?? parameters[name].default);
  return lists.every(isTexts) ? lists : undefined;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function changedValues(name: FacetName, before: Settings, after: Settings): ValueLine[] {
  const [from, to] = listsOf(name, before, after) ?? [];
  if (!from || !to)
    return [
      { kind: 'before', text: formatValue(name, before) },
      { kind: 'after', text: formatValue(name, after) },
    ];
  const kept = to.filter((item) => from.includes(item)).length;
  return [
    ...comeAndGone(from, to),
    ...(kept > 0
      ? [{ kind: 'kept' as const, text: `${pluralize(kept, 'item')} ${kept === 1 ? 'stays' : 'stay'}` }]
      : []),
  ];
}

function comeAndGone(from: readonly string[], to: readonly string[]): ValueLine[] {
  return [
    ...from.filter((item) => !to.includes(item)).map((text) => ({ kind: 'removed' as const, text })),
    ...to.filter((item) => !from.includes(item)).map((text) => ({ kind: 'added' as const, text })),
  ];
}

function conflictOf(
  { name, decision }: PlanEntry,
  { plan, source = 'file', ownChanges }: DescribedPlan,
): ReviewConflict {
  const { base: baseLabel, local: localLabel } = SIDE_LABELS[source];
  const base = plan.base?.live ?? {};
  const note = ownChanges?.get(name);
  const [mine, theirs] =
    source === 'file' ? ['Mine', 'Theirs'] : [capitalized(`as it was ${localLabel}`), 'As it is live'];
  const labels: Readonly<Record<Resolution, string>> = { mine, theirs, both: 'Both' };
  const details: Readonly<Record<Resolution, string>> = {
    mine: sinceBase(name, base, plan.local),
    theirs: sinceBase(name, base, plan.live),
    both: 'what either side added, without what either side removed',
  };
  return {
    name,
    sides: [
      { heading: capitalized(baseLabel), values: sideValues(name, base, base) },
      { heading: capitalized(localLabel), values: sideValues(name, base, plan.local) },
      { heading: note ? `Live (${note})` : 'Live', values: sideValues(name, base, plan.live) },
    ],
    resolutions: resolutionsOf(name, plan).map((value) => ({
      value,
      label: labels[value],
      detail: details[value],
      isChosen: decision === value,
    })),
  };
}

/** What one side changed since both last agreed. */
const sinceBase = (name: FacetName, base: Settings, side: Settings): string =>
  formatChange(name, base, side).slice(name.length + 2) || 'no change';

function sideValues(name: FacetName, base: Settings, side: Settings): ValueLine[] {
  const [from, to] = listsOf(name, base, side) ?? [];
  if (!from || !to) return [{ kind: 'value', text: formatValue(name, side) }];
  const kept = to.filter((item) => from.includes(item)).map((text) => ({ kind: 'kept' as const, text }));
  const lines = [...kept, ...comeAndGone(from, to)];
  return lines.length > 0 ? lines : [{ kind: 'value', text: 'none' }];
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
