import { parameters } from '../../../server/src/language/schema';
import { same } from '../../../server/src/language/same';
import { compose, defaultFacet, facetOf, FACETS, mentions, type FacetName, type FacetValue } from './facets';
import type { Settings } from './settings';

/** The state that file and client last agreed on: what the file said, and what was live, at the last pull or push. */
export interface Base {
  readonly file: Settings;
  readonly live: Settings;
  /** What `file` does not mention is not known: the base is an earlier text of the file, which says nothing of what was live besides. */
  readonly isPartial?: true;
}

/** What is stored of a base: undefined when nothing is, `unreadable` when it is broken. */
export type StoredBase = Base | 'unreadable' | undefined;

/** What is known of the base of a plan. */
export type BaseState =
  | 'known'
  | 'none' // no record was found: every difference counts as the file's change, and nothing as removed
  | 'unreadable' // as `none`: what was found is broken
  | 'rewritten'; // known, but the file leaves out most of what it had: nothing counts as removed

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
  readonly base?: StoredBase;
  readonly local: Settings;
  readonly live: Settings;
}

/** A plan of a push: what it would do. */
export interface PushPlan extends Sides {
  /** The base, as far as it can be read. */
  readonly base?: Base | undefined;
  readonly baseState: BaseState;
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
  const baseState = baseStateOf(sides);
  const planned = FACETS.map((name) =>
    mode === 'exact' ? planExact(name, sides) : planMerge(name, sides, baseState, decisions[name]),
  );
  const settings = compose(planned.map(({ value }) => value));
  const entries = planned.map(({ value: _, ...entry }) => entry);
  return {
    ...sides,
    base: readableBase(sides.base),
    baseState,
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

function planMerge(name: FacetName, sides: Sides, baseState: BaseState, decision: Resolution | undefined): Planned {
  const { local, live } = sides;
  const base = baseFor(name, readableBase(sides.base));
  const inFile = mentions(local, name);
  const inLive = mentions(live, name);
  if (!base) return inFile ? takeLocal(name, sides) : keepLive(name, live, inLive ? 'kept' : 'same');
  const isLocalChanged = isChangedInFile(name, base, local);
  const isLiveChanged = !same(name, base.live, live);
  if (!isLocalChanged && isLiveChanged) return keepLive(name, live, inFile ? 'changed-there' : 'kept');
  if (!isLocalChanged) return keepLive(name, live, inFile || !inLive ? 'same' : 'kept');
  const wanted = inFile ? takeLocal(name, sides) : resetToDefault(name, live);
  if (wanted.verdict === 'reset' && baseState === 'rewritten') return keepLive(name, live, 'kept');
  if (!isLiveChanged || wanted.verdict === 'not-expressible') return wanted;
  if (same(name, compose([wanted.value]), live)) return { ...wanted, verdict: 'both-alike' };
  // What cannot be done is no decision: the conflict stays open.
  const possible = decision === 'both' && !canMerge(name, sides) ? undefined : decision;
  return {
    name,
    verdict: 'conflict',
    ...(possible && { decision: possible }),
    value: resolvedValue(name, { base, live }, wanted, possible),
  };
}

/** The base that was stored, unless it is broken. */
export const readableBase = (stored: StoredBase): Base | undefined => (stored === 'unreadable' ? undefined : stored);

/** The base of one facet. Undefined where it is not known. */
export function baseFor(name: FacetName, base: Base | undefined): Base | undefined {
  return base?.isPartial && !mentions(base.file, name) ? undefined : base;
}

function baseStateOf({ base, local }: Sides): BaseState {
  if (base === undefined) return 'none';
  if (base === 'unreadable') return 'unreadable';
  return isRewritten(base, local) ? 'rewritten' : 'known';
}

/** A file that lost more parameters than these, by share and by number, was rewritten and not edited. */
const MAX_REMOVED_SHARE = 0.5;
const MAX_REMOVED = 3;

/**
 * Whether a file leaves out most of what it had: then it was rewritten. To reset all that it does not mention would be the very accident
 * that this product is there to prevent. What it still mentions is compared with the base like any file.
 */
function isRewritten(base: Base, local: Settings): boolean {
  const before = FACETS.filter((name) => mentions(base.file, name));
  const removed = before.filter((name) => !mentions(local, name));
  return removed.length > MAX_REMOVED && removed.length > before.length * MAX_REMOVED_SHARE;
}

/**
 * The base after a pull, push or creation: only what file and live really agree on. Where they differ, the base before stays, so that the
 * difference is still the change of the same side. Without one, the base's file does not mention the setting: it counts as the file's change.
 * @param file what was pulled, pushed or created, and not what was saved in the file since: that is a change
 */
export function nextBase(stored: StoredBase, file: Settings, live: Settings): Base {
  const before = readableBase(stored);
  const facets = FACETS.map((name) => nextFacet(name, before, file, live));
  return { file: compose(facets.map((facet) => facet.file)), live: compose(facets.map((facet) => facet.live)) };
}

function nextFacet(name: FacetName, whole: Base | undefined, file: Settings, live: Settings): Base {
  const before = baseFor(name, whole);
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
  // An update cannot take a name away: once that was said, the file takes it as it is. So does a rewritten file, whatever it leaves out.
  if (name === 'ClientName' || !before || isRewritten(before, file)) return true;
  return !isChangedInFile(name, before, file);
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

/** The resolutions that a conflict can have. */
export function resolutionsOf(name: FacetName, sides: Sides): readonly Resolution[] {
  return canMerge(name, sides) ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'];
}

/**
 * Whether a conflict can be resolved with the changes of both sides: where base, file and live each have a list of known items. A list of
 * attributes that is absent or empty means all of them: to put that together with another one would take a narrowing back, and so would
 * two narrowings that leave nothing.
 */
export function canMerge(name: FacetName, { base, local, live }: Sides): boolean {
  const known = baseFor(name, readableBase(base));
  const [before, ours, theirs] = known ? [known.live, local, live].map((side) => listOf(name, side)) : [];
  if (!before || !ours || !theirs) return false;
  return listOf(name, { [name]: mergeLists(before, ours, theirs) }) !== undefined;
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
