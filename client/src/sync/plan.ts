import { parameters } from '../../../server/src/language/schema';
import { same } from './canonical';
import { compose, defaultFacet, facetOf, FACETS, mentions, type FacetName, type FacetValue } from './facets';
import type { Settings } from './settings';

/** What file and client last agreed on: what the file said, and what was live, at the last pull or push. */
export interface Base {
  readonly file: Settings;
  readonly live: Settings;
}

/**
 * `merge`: the file's changes since the base on top of what is live; what the file does not mention is kept.
 * `exact`: what the file says and nothing else; what it does not mention goes back to its default.
 */
export type Mode = 'merge' | 'exact';

/** How a conflict is settled: the file's value, the live one, or (for lists) the changes of both. */
export type Resolution = 'mine' | 'theirs' | 'both';
export type Resolutions = { readonly [P in FacetName]?: Resolution };

export type EntryVerdict =
  | 'same' // in the file and live alike, or on neither side
  | 'changed' // the file changes it
  | 'reset' // goes back to its default: removed from the file since the base, or not in a file that is to be taken exactly
  | 'kept' // not in the file: keeps its live value
  | 'changed-there' // changed since the base by somebody else only: stays, and is offered to the file
  | 'both-alike' // changed on both sides to the same
  | 'conflict' // changed on both sides to different values: must be decided
  | 'not-expressible'; // removed from the file, but the API cannot take it away: keeps its live value

/** One parameter of a plan; a lifetime with its unit counts as one. */
export interface PlanEntry {
  readonly name: FacetName;
  readonly verdict: EntryVerdict;
  /** How a conflict was settled. */
  readonly decision?: Resolution;
}

/** What a plan is made from. */
export interface Sides {
  /** Undefined for a file that was never pulled or pushed here: then every difference is shown as one, and nothing counts as removed. */
  readonly base?: Base | undefined;
  readonly local: Settings;
  readonly live: Settings;
}

/** What a push would do. */
export interface PushPlan extends Sides {
  /** Every settable parameter, in AWS's order. */
  readonly entries: readonly PlanEntry[];
  /** What will be live: the complete settings of the request. A parameter that is absent here is left out of it. */
  readonly planned: Settings;
  /** Entries whose live meaning changes. Empty: nothing to send. */
  readonly changes: readonly PlanEntry[];
  /** Conflicts that are not decided: while there is one, nothing may be sent. */
  readonly conflicts: readonly PlanEntry[];
}

/**
 * Plans a push. Pure. Every parameter with a planned value is sent, also where it equals live, because an update replaces; a reset is
 * the documented default written out. Left out is only what has no value, and what the API can reset in no other way.
 */
export function planPush(sides: Sides, mode: Mode = 'merge', decisions: Resolutions = {}): PushPlan {
  const planned = FACETS.map((name) =>
    mode === 'exact' ? exactly(name, sides) : merged(name, sides, decisions[name]),
  );
  const settings = compose(planned.map(({ value }) => value));
  const entries = planned.map(({ value: _, ...entry }) => entry);
  return {
    ...sides,
    entries,
    planned: settings,
    changes: entries.filter(({ name }) => !same(name, sides.live, settings)),
    conflicts: entries.filter(({ verdict, decision }) => verdict === 'conflict' && decision === undefined),
  };
}

type Planned = PlanEntry & { readonly value: FacetValue };

function exactly(name: FacetName, sides: Sides): Planned {
  return mentions(sides.local, name) ? mine(name, sides) : reset(name, sides.live);
}

function merged(name: FacetName, sides: Sides, decision: Resolution | undefined): Planned {
  const { base, local, live } = sides;
  const inFile = mentions(local, name);
  if (!base) return inFile ? mine(name, sides) : kept(name, live, mentions(live, name) ? 'kept' : 'same');
  const here = isChangedInFile(name, base, local);
  const there = !same(name, base.live, live);
  if (!there)
    return here
      ? inFile
        ? mine(name, sides)
        : reset(name, live)
      : kept(name, live, inFile || !mentions(live, name) ? 'same' : 'kept');
  if (!here) return kept(name, live, inFile ? 'changed-there' : 'kept');
  const wanted = inFile ? mine(name, sides) : reset(name, live);
  if (wanted.verdict === 'not-expressible') return wanted;
  if (same(name, compose([wanted.value]), live)) return { ...wanted, verdict: 'both-alike' };
  return {
    name,
    verdict: 'conflict',
    ...(decision && { decision }),
    value: settled(name, { base, live }, wanted, decision),
  };
}

/** Removed lines beyond this share of a file are no edit any more: somebody wrote the file anew. */
const REWRITTEN = 0.5;
const FEW = 3;

/**
 * The base, as far as it may be used for a file. Not when the file leaves out most of what it had: then it was written anew, and to
 * take everything that it does not mention as a wish to reset would be the very accident that this product is there to prevent.
 */
export function usableBase(base: Base | undefined, local: Settings): Base | undefined {
  if (!base) return undefined;
  const had = FACETS.filter((name) => mentions(base.file, name));
  const gone = had.filter((name) => !mentions(local, name));
  return gone.length > FEW && gone.length > had.length * REWRITTEN ? undefined : base;
}

/**
 * The base after a pull, push or creation: only what file and live really agree on. Where they differ, the base before stays, so that the
 * difference is still the change of the same side. Without one, the base's file does not mention the setting: it counts as the file's change.
 * @param file what was pulled, pushed or created, and not what was saved in the file since: that is a change
 */
export function nextBase(before: Base | undefined, file: Settings, live: Settings): Base {
  const facets = FACETS.map((name) => nextFacet(name, before, file, live));
  return { file: compose(facets.map((facet) => facet.file)), live: compose(facets.map((facet) => facet.live)) };
}

function nextFacet(name: FacetName, before: Base | undefined, file: Settings, live: Settings): Base {
  const now = { file: facetOf(file, name), live: facetOf(live, name) };
  if (isAgreed(name, before, file, live)) return now;
  if (!before) return { file: {}, live: now.live };
  const wasAgreed = same(name, before.file, before.live);
  return { file: wasAgreed ? facetOf(before.file, name) : {}, live: facetOf(before.live, name) };
}

/** Whether file and live agree on a facet. A file that does not mention it takes it as it is, unless it was removed from the file to be reset. */
function isAgreed(name: FacetName, before: Base | undefined, file: Settings, live: Settings): boolean {
  if (same(name, file, live)) return true;
  if (mentions(file, name)) return false;
  // An update cannot take a name away: once that was said, the file takes it as it is.
  return name === 'ClientName' || !before || !isChangedInFile(name, before, file);
}

/** Whether the file means something else than in the base. Without what was written as the default, it means the same. */
export function isChangedInFile(name: FacetName, base: Base, local: Settings): boolean {
  const mentioned = mentions(base.file, name);
  if (!mentions(local, name)) return mentioned && !same(name, base.file, {});
  return !same(name, mentioned ? base.file : base.live, local);
}

function mine(name: FacetName, { local, live }: Sides): Planned {
  const own = facetOf(local, name);
  // A unit that the file gives without a number counts the number that is live.
  const value = own[name] === undefined && live[name] !== undefined ? { ...own, [name]: live[name] } : own;
  return { name, verdict: same(name, compose([value]), live) ? 'same' : 'changed', value };
}

function kept(name: FacetName, live: Settings, verdict: EntryVerdict): Planned {
  return { name, verdict, value: rawFacet(live, name) };
}

/** A live facet as it is: where live gives no unit, none is written. */
function rawFacet(live: Settings, name: FacetName): FacetValue {
  const facet = facetOf(live, name);
  const given = Object.keys(facet.TokenValidityUnits ?? {}).every(
    (member) => live.TokenValidityUnits && Object.hasOwn(live.TokenValidityUnits, member),
  );
  const { TokenValidityUnits: _, ...bare } = facet;
  return given ? facet : bare;
}

function reset(name: FacetName, live: Settings): Planned {
  if (!mentions(live, name)) return { name, verdict: 'same', value: {} };
  // Left out of a request, a name stays as it is: there is no way to take it away.
  if (name === 'ClientName') return { name, verdict: 'not-expressible', value: facetOf(live, name) };
  return { name, verdict: same(name, {}, live) ? 'same' : 'reset', value: defaultFacet(name) };
}

function settled(
  name: FacetName,
  { base, live }: { readonly base: Base; readonly live: Settings },
  wanted: Planned,
  decision: Resolution | undefined,
): FacetValue {
  if (decision === 'mine') return wanted.value;
  const [before, ours, theirs] = [base.live, wanted.value, live].map((side) => listOf(name, side));
  if (decision !== 'both' || !before || !ours || !theirs) return rawFacet(live, name);
  return { [name]: mergeLists(before, ours, theirs) };
}

/** A list, its documented default where it is not set. Undefined for what is no list, and for a default whose items nobody can name (all attributes). */
function listOf(name: FacetName, settings: Settings): readonly string[] | undefined {
  const value: unknown = settings[name] ?? parameters[name].default;
  if (!Array.isArray(value) || (value.length === 0 && parameters[name].default === undefined)) return undefined;
  return value as string[];
}

/** The items of theirs without those that ours removed since before, and with those that ours added. */
function mergeLists(before: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const removed = new Set(before.filter((it) => !ours.includes(it)));
  return [
    ...new Set([...theirs.filter((item) => !removed.has(item)), ...ours.filter((item) => !before.includes(item))]),
  ];
}
