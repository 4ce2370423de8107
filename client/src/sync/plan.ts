import { parameters } from '../../../server/src/language/schema';
import { same } from '../../../server/src/language/same';
import { compose, defaultFacet, facetOf, FACETS, mentions, type FacetName, type FacetValue } from './facets';
import type { Settings } from './settings';

/** The state that file and client last agreed on: what the file said, and what was live, at the last pull or push. */
export interface Base {
  readonly file: Settings;
  readonly live: Settings;
}

/**
 * How a push treats what the file does not change.
 * `merge`: the file's changes since the base on top of what is live; what the file does not mention is kept.
 * `exact`: what the file says and nothing else; what it does not mention is reset to its default.
 */
export type Mode = 'merge' | 'exact';

/** How a conflict is resolved: with the file's value, the live one, or (for lists) the changes of both. */
export type Resolution = 'mine' | 'theirs' | 'both';
/** The resolutions of a plan's conflicts, by facet. */
export type Resolutions = { readonly [P in FacetName]?: Resolution };

/** What a plan does with a facet, and why. */
export type EntryVerdict =
  | 'same' // equal in the file and live, or on neither side
  | 'changed' // the file changes it
  | 'reset' // reset to its default: removed from the file since the base, or not in a file that is pushed in exact mode
  | 'kept' // not in the file: keeps its live value
  | 'changed-there' // changed live only, by somebody else since the base: stays, and is offered to the file
  | 'both-alike' // changed on both sides to the same value
  | 'conflict' // changed on both sides to different values: must be decided
  | 'not-expressible'; // removed from the file, but the API cannot take it away: keeps its live value

/** One facet of a plan. */
export interface PlanEntry {
  readonly name: FacetName;
  readonly verdict: EntryVerdict;
  /** How a conflict was resolved. */
  readonly decision?: Resolution;
}

/** The three sides that a plan compares. */
export interface Sides {
  /** Undefined for a file that was never pulled or pushed on this machine: then every difference counts, and nothing as removed. */
  readonly base?: Base | undefined;
  readonly local: Settings;
  readonly live: Settings;
}

/** A plan of a push: what it would do. */
export interface PushPlan extends Sides {
  /** Every settable parameter, in AWS's order. */
  readonly entries: readonly PlanEntry[];
  /** The complete settings of the request, which will be live. A parameter that is absent is left out of the request. */
  readonly planned: Settings;
  /** Entries whose live meaning changes. Empty: nothing to send. */
  readonly changes: readonly PlanEntry[];
  /** Conflicts without a resolution: while there is one, nothing may be sent. */
  readonly conflicts: readonly PlanEntry[];
}

/**
 * Plans a push. Pure. Every parameter with a planned value is sent, also where it equals live, because an update replaces all settings; a
 * reset is the documented default written out. Left out is only what has no value, and what the API can reset in no other way.
 */
export function planPush(sides: Sides, mode: Mode = 'merge', decisions: Resolutions = {}): PushPlan {
  const planned = FACETS.map((name) =>
    mode === 'exact' ? planExact(name, sides) : planMerge(name, sides, decisions[name]),
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

function planExact(name: FacetName, sides: Sides): Planned {
  return mentions(sides.local, name) ? takeLocal(name, sides) : resetToDefault(name, sides.live);
}

function planMerge(name: FacetName, sides: Sides, decision: Resolution | undefined): Planned {
  const { base, local, live } = sides;
  const inFile = mentions(local, name);
  const inLive = mentions(live, name);
  if (!base) return inFile ? takeLocal(name, sides) : keepLive(name, live, inLive ? 'kept' : 'same');
  const isLocalChanged = isChangedInFile(name, base, local);
  const isLiveChanged = !same(name, base.live, live);
  if (!isLocalChanged && isLiveChanged) return keepLive(name, live, inFile ? 'changed-there' : 'kept');
  if (!isLocalChanged) return keepLive(name, live, inFile || !inLive ? 'same' : 'kept');
  const wanted = inFile ? takeLocal(name, sides) : resetToDefault(name, live);
  if (!isLiveChanged || wanted.verdict === 'not-expressible') return wanted;
  if (same(name, compose([wanted.value]), live)) return { ...wanted, verdict: 'both-alike' };
  return {
    name,
    verdict: 'conflict',
    ...(decision && { decision }),
    value: resolvedValue(name, { base, live }, wanted, decision),
  };
}

/** A file that lost more parameters than these, by share and by number, was rewritten and not edited. */
const MAX_REMOVED_SHARE = 0.5;
const MAX_REMOVED = 3;

/**
 * The base, when it may be used for a file. A file that leaves out most of what it had was rewritten: to reset all that it does not
 * mention would be the very accident that this product is there to prevent.
 */
export function usableBase(base: Base | undefined, local: Settings): Base | undefined {
  if (!base) return undefined;
  const before = FACETS.filter((name) => mentions(base.file, name));
  const removed = before.filter((name) => !mentions(local, name));
  const isRewritten = removed.length > MAX_REMOVED && removed.length > before.length * MAX_REMOVED_SHARE;
  return isRewritten ? undefined : base;
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

/** The file's value. */
function takeLocal(name: FacetName, { local, live }: Sides): Planned {
  const own = facetOf(local, name);
  // A unit without a number belongs to the number that is live.
  const value = own[name] === undefined && live[name] !== undefined ? { ...own, [name]: live[name] } : own;
  return { name, verdict: same(name, compose([value]), live) ? 'same' : 'changed', value };
}

function keepLive(name: FacetName, live: Settings, verdict: EntryVerdict): Planned {
  return { name, verdict, value: rawFacet(live, name) };
}

/** A live facet, unchanged: where live has no unit, none is written. */
function rawFacet(live: Settings, name: FacetName): FacetValue {
  const facet = facetOf(live, name);
  const hasUnits = Object.keys(facet.TokenValidityUnits ?? {}).every(
    (member) => live.TokenValidityUnits && Object.hasOwn(live.TokenValidityUnits, member),
  );
  const { TokenValidityUnits: _, ...bare } = facet;
  return hasUnits ? facet : bare;
}

function resetToDefault(name: FacetName, live: Settings): Planned {
  if (!mentions(live, name)) return { name, verdict: 'same', value: {} };
  // A name that a request leaves out stays as it is: no request can remove it.
  if (name === 'ClientName') return { name, verdict: 'not-expressible', value: facetOf(live, name) };
  return { name, verdict: same(name, {}, live) ? 'same' : 'reset', value: defaultFacet(name) };
}

/** The value of a conflict: as resolved, else the live one. */
function resolvedValue(
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

/** A list, or its documented default. Undefined for what is no list, and for a default whose items are not known (all attributes). */
function listOf(name: FacetName, settings: Settings): readonly string[] | undefined {
  const value: unknown = settings[name] ?? parameters[name].default;
  if (!Array.isArray(value) || (value.length === 0 && parameters[name].default === undefined)) return undefined;
  return value as string[];
}

/** Three-way merge of lists: the items of `theirs`, without those that `ours` removed and with those that it added. */
function mergeLists(before: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const removed = new Set(before.filter((item) => !ours.includes(item)));
  return [
    ...new Set([...theirs.filter((item) => !removed.has(item)), ...ours.filter((item) => !before.includes(item))]),
  ];
}
