import type { CognitoGateway } from '../aws/gateway';
import type { AppClientContext } from '../../../server/src/language/context';
import { baseRemarkOf } from './base-text';
import { consequencesOf, type Consequences, type NamedReason } from './explain/consequences';
import { HEADINGS } from './explain/markdown';
import type { Sentence } from './explain/sentence';
import { expectedRefusals, withoutVerdict } from './expected-refusals';
import { unitAloneRemark, unitsAlone } from '../../../server/src/language/lifetimes';
import { same } from '../../../server/src/language/same';
import type { SettableName } from '../../../server/src/language/schema';
import type { FacetName } from './facets';
import { formatValue, pluralize } from './format';
import { formatUnknownMembers, type Live } from './live';
import type { EntryVerdict, Mode, PushPlan, Resolutions } from './plan';
import type { Identity } from './file-text';
import type { FoundProtection } from './protection';
import type { PushSource } from './undo';

/** What a plan is about, for its headline. */
export interface PlanTarget {
  readonly identity: Identity;
  readonly name: string;
  readonly region: string;
  readonly account?: string | undefined;
  readonly poolName?: string | undefined;
  /** The host of an endpoint that is not AWS's. Undefined: requests go to AWS. */
  readonly endpoint?: string | undefined;
}

/** Where a client is, as far as it is known. */
export type PlanLocation = Omit<PlanTarget, 'identity' | 'name'>;

/** Where a client is, as a plan says it. To be asked after a request: the gateway learns from it which host requests go to. */
export const locationOf = (
  region: string,
  { name, account }: { readonly name?: string; readonly account?: string },
  gateway: Pick<CognitoGateway, 'foreignHost'>,
): PlanLocation => ({ region, account, poolName: name, endpoint: gateway.foreignHost() });

/** An endpoint that is not AWS's, for people. @param host with its port */
export const foreignEndpoint = (host: string): string => `${host}: not an endpoint of AWS`;

/** A plan as it was proposed, with what it was made on. */
export interface ProposedPlan {
  readonly live: Pick<Live, 'identity' | 'name' | 'settings' | 'unknown'>;
  /** What is known of the client and its pool: see readPlanContext. What is not known accuses nobody. */
  readonly context: AppClientContext;
  /** Says what of the pool could not be read, where nothing else says it. */
  readonly notChecked?: string | undefined;
  readonly plan: PushPlan;
  readonly mode: Mode;
  readonly decisions: Resolutions;
  /** What protects the client where the plan is made. Undefined: nothing, or it was not looked for. */
  readonly protection?: FoundProtection | undefined;
  /** What the plan takes its settings from; by default, a file. */
  readonly source?: PushSource;
  /** Of settings that changed in Cognito since the base, what the history knows of it: "undone by you at 4:30 PM". */
  readonly ownChanges?: ReadonlyMap<FacetName, string>;
}

/** One thing that a person should know of a plan, besides its changes and conflicts. Plain text; values in it are not ours. */
export interface PlanFact {
  /** Reads well below the heading of its group. */
  readonly text: string;
  /** Values that `text` introduces, each for a line of its own. */
  readonly items?: readonly string[];
  /** The parameter in front of `text`, where it begins with one. */
  readonly label?: FacetName;
  /** The parameters that it is about, the most telling first. */
  readonly parameters: readonly SettableName[];
}

/** Errors and warnings come before the changes, effects after them, and what is unchanged last. */
export type FactTone = 'error' | 'warning' | 'effect' | 'unchanged';

/** A kind of facts: the one place that says how it is found and what its heading is. */
interface FactKind {
  readonly tone: FactTone;
  /** Heads a list of these facts. */
  readonly heading: string;
  /** In brackets after a fact where the kinds of a tone share one list. */
  readonly reason?: string;
  /** Heading and reason of a plan that takes its settings from the history. */
  readonly ofPast?: string;
  /** Whether a fact needs the heading to make sense on a line of its own. */
  readonly needsHeading?: true;
  of(proposed: ProposedPlan, consequences: Consequences): readonly PlanFact[];
}

/** Every kind of fact, in the order in which people read them. A new kind is an entry here: all surfaces render this list. */
const FACT_KINDS = {
  rejection: {
    tone: 'error',
    heading: 'Cognito refuses this, together with what is kept from live',
    needsHeading: true,
    of: (proposed) => refusalsOf(proposed, true),
  },
  'possible-rejection': {
    tone: 'warning',
    heading: 'Cognito may refuse this',
    needsHeading: true,
    of: (proposed) => refusalsOf(proposed, false),
  },
  'unit-alone': {
    tone: 'warning',
    heading: 'A unit without its number',
    of: ({ plan }) =>
      unitsAlone(plan.planned)
        .filter(({ lifetime }) => !same(lifetime.parameter, plan.live, plan.planned))
        .map((alone) => ({
          text: unitAloneRemark(alone),
          parameters: ['TokenValidityUnits', alone.lifetime.parameter],
        })),
  },
  'not-checked': {
    tone: 'warning',
    heading: 'Not checked',
    of: ({ notChecked }) => (notChecked === undefined ? [] : [{ text: notChecked, parameters: [] }]),
  },
  protection: {
    tone: 'warning',
    heading: 'Protected',
    of: ({ live, plan, protection }) =>
      protection && wouldPush(plan) ? [{ text: formatProtection(live.name, protection), parameters: [] }] : [],
  },
  'unknown-members': {
    tone: 'warning',
    heading: 'Not known to this version',
    of: ({ live, plan }) => {
      if (live.unknown.length === 0) return [];
      return wouldPush(plan)
        ? [{ text: formatUnknownLoss(live.unknown), items: live.unknown, parameters: [] }]
        : [{ text: formatUnknownMembers(live.unknown), parameters: [] }];
    },
  },
  base: {
    tone: 'warning',
    heading: 'What the file and the client last agreed on',
    of: ({ plan, mode }) => {
      const remark = mode === 'merge' ? baseRemarkOf(plan) : undefined;
      return remark ? [remark] : [];
    },
  },
  'takes-away': {
    tone: 'effect',
    heading: 'What this takes away',
    of: (_, { takesAway }) => takesAway.map(factOf),
  },
  opens: {
    tone: 'effect',
    heading: 'What this opens',
    of: (_, { opens }) => opens.map(factOf),
  },
  'not-known': {
    tone: 'effect',
    heading: HEADINGS.notKnown,
    of: (_, { notKnown }) => notKnown.map(reasonOf),
  },
  'no-consequence': {
    tone: 'effect',
    heading: HEADINGS.without,
    of: (_, { without }) => without.map(reasonOf),
  },
  'changed-elsewhere': {
    tone: 'unchanged',
    heading: 'Changed in Cognito since the last pull or push: stays, and the file is behind',
    reason: 'changed in Cognito since the last pull or push: stays, and your file is behind',
    ofPast: 'Changed since then: stays',
    of: ({ plan, ownChanges }) => unchanged(plan, 'changed-there', ownChanges),
  },
  'not-expressible': {
    tone: 'unchanged',
    heading: 'Cannot be taken away by an update: stays',
    reason: 'cannot be taken away by an update: keeps its live value',
    of: ({ plan }) => unchanged(plan, 'not-expressible'),
  },
  kept: {
    tone: 'unchanged',
    heading: 'Kept from live: the file leaves them out',
    reason: 'kept from live: the file does not mention it',
    of: ({ plan }) => unchanged(plan, 'kept'),
  },
} as const satisfies Readonly<Record<string, FactKind>>;

export type FactKindName = keyof typeof FACT_KINDS;

export const FACT_KIND_NAMES = Object.keys(FACT_KINDS) as readonly FactKindName[];

/** The facts of one kind, at least one. */
export interface PlanFactGroup {
  readonly kind: FactKindName;
  readonly tone: FactTone;
  readonly heading: string;
  /** In brackets after a fact where the kinds of a tone share one list. */
  readonly reason: string;
  readonly facts: readonly PlanFact[];
}

/** A plan with all that is said of it: what every surface renders. */
export interface DescribedPlan extends Omit<ProposedPlan, 'live' | 'notChecked'> {
  readonly target: PlanTarget;
  readonly facts: readonly PlanFactGroup[];
}

/** Puts a plan together with what is said of it. `where` is where the client is, as far as it is known. */
export function describePlan(proposed: ProposedPlan, where: PlanLocation): DescribedPlan {
  const { live, notChecked: _, ...described } = proposed;
  const target = { identity: live.identity, name: live.name, ...where };
  return { ...described, target, facts: planFactsOf(proposed) };
}

/** All facts of a plan by kind; kinds without a fact are left out. */
export function planFactsOf(proposed: ProposedPlan): PlanFactGroup[] {
  const { context, plan, source = 'file' } = proposed;
  const isOfPast = source !== 'file';
  const consequences = consequencesOf(plan.live, plan.planned, context);
  return FACT_KIND_NAMES.map((kind) => {
    const { tone, heading, reason = '', ofPast, of }: FactKind = FACT_KINDS[kind];
    const words = ofPast && isOfPast ? { heading: ofPast, reason: ofPast } : { heading, reason };
    return { kind, tone, ...words, facts: of(proposed, consequences) };
  }).filter(({ facts }) => facts.length > 0);
}

/** The groups of some tones, in order. */
export const groupsOf = (facts: readonly PlanFactGroup[], ...tones: readonly FactTone[]): readonly PlanFactGroup[] =>
  facts.filter(({ tone }) => tones.includes(tone));

/** Every warning as a sentence that makes sense alone. */
export function formatWarnings(facts: readonly PlanFactGroup[]): string[] {
  return groupsOf(facts, 'error', 'warning').flatMap(({ kind, heading, facts: warnings }) => {
    const { needsHeading }: FactKind = FACT_KINDS[kind];
    return warnings.map((fact) => (needsHeading ? `${heading}: ${formatFact(fact)}` : formatFact(fact)));
  });
}

/** A fact with its values, on one line: "LogoutURLs: https://…". */
export function formatFact({ label, text, items = [] }: PlanFact): string {
  return `${label ? `${label}: ` : ''}${[text, items.join(', ')].filter(Boolean).join(' ')}`;
}

/** Whether a push would send something, now or after its conflicts are settled. */
const wouldPush = ({ changes, conflicts }: PushPlan): boolean => changes.length + conflicts.length > 0;

function formatProtection(name: string, { protection, because }: FoundProtection): string {
  const effect =
    protection === 'readonly'
      ? 'a push refuses it. To push, change that list first, and plan again.'
      : 'a push asks for its name to be typed, or takes a saved plan.';
  return `${name} is protected (${protection}: ${because}): ${effect}`;
}

/** The refusals that are to be expected: the certain ones, or the others. */
function refusalsOf({ live, context, plan }: ProposedPlan, isCertain: boolean): readonly PlanFact[] {
  const planned = { identity: live.identity, live: live.settings, planned: plan.planned, context };
  return expectedRefusals(planned)
    .filter((refusal) => refusal.isCertain === isCertain)
    .map(({ message }) => ({ text: message, parameters: [] }));
}

/** What the service certainly refuses of a plan, in sentences. */
export const certainRefusals = (facts: readonly PlanFactGroup[]): readonly string[] =>
  facts.filter(({ kind }) => kind === 'rejection').flatMap(({ facts: found }) => found.map(({ text }) => text));

/** What to say of an update that was sent and accepted although a refusal was expected: nothing to say where none was. */
export const formatAcceptedAfterAll = (refusals: readonly string[]): string =>
  refusals.length === 0
    ? ''
    : ` A refusal was expected and did not come: ${refusals.map(withoutVerdict).join(' ')} Report this as a false alarm.`;

const formatUnknownLoss = ({ length }: readonly string[]): string =>
  `A push may take ${pluralize(length, 'setting')} away that Cognito has and this version does not know. An update replaces all settings, and cannot carry:`;

/** How many settings that this version does not know an update may take away. */
export function unknownLossesIn(facts: readonly PlanFactGroup[]): number {
  const found = facts.find(({ kind }) => kind === 'unknown-members')?.facts ?? [];
  return found.reduce((sum, { items = [] }) => sum + items.length, 0);
}

function factOf({ text, items, parameters }: Sentence): PlanFact {
  return { text, parameters, ...(items && { items }) };
}

function reasonOf({ name, why }: NamedReason): PlanFact {
  return { label: name, text: why, parameters: [name] };
}

function unchanged(
  plan: PushPlan,
  verdict: EntryVerdict,
  notes: ReadonlyMap<FacetName, string> = new Map(),
): readonly PlanFact[] {
  return plan.entries
    .filter((entry) => entry.verdict === verdict)
    .map(({ name }) => {
      const note = notes.get(name);
      const value = formatValue(name, plan.live);
      return { label: name, text: note ? `${value}, ${note}` : value, parameters: [name] };
    });
}
