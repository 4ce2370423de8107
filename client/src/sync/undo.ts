import { same } from '../../../server/src/language/same';
import { compose, facetOf, FACETS, type FacetName } from './facets';
import { parseFile, pulledText } from './file-text';
import type { Base, EntryVerdict, PushPlan } from './plan';
import { fromFile, type Settings } from './settings';

/** What a push takes its settings from: a file; the state before an earlier push; or the state after one. */
export type PushSource = 'file' | 'undo' | 'restore';

/** What the sides of a plan are called, by what it takes its settings from. */
export const SIDE_LABELS: Readonly<Record<PushSource, { readonly base: string; readonly local: string }>> = {
  file: { base: 'last agreed', local: 'your file' },
  undo: { base: 'after that push', local: 'before that push' },
  restore: { base: 'before that push', local: 'after that push' },
};

/** What is known of an earlier push. */
export interface EarlierPush {
  readonly before: Settings;
  readonly planned: Settings;
  readonly after?: Settings;
}

/** Two sides of a plan, the third of which is what is live now. */
export interface PastSides {
  readonly base: Base;
  readonly local: Settings;
}

/**
 * The sides of a plan that takes an earlier push back, or does it again. Only what that push changed differs between them: what was changed
 * since, by whomever, stays as it is live, and what it changed and others changed since is a conflict.
 */
export function pastSidesOf(push: EarlierPush, source: 'undo' | 'restore'): PastSides {
  const before = push.before;
  // What somebody else changed at the moment of the push is in `after`, too: only the settings that the push changed are taken from there.
  const after = compose(
    FACETS.map((name) => facetOf(isChangedBy(push, name) && push.after ? push.after : push.planned, name)),
  );
  const [from, to] = source === 'undo' ? [after, before] : [before, after];
  return { base: { file: from, live: from }, local: to };
}

const isChangedBy = ({ before, planned }: EarlierPush, name: FacetName): boolean => !same(name, before, planned);

/** A plan of such sides, in its own words: there is no file that leaves something out. */
export function withoutFile(plan: PushPlan): PushPlan {
  const entries = plan.entries.map((entry) =>
    entry.verdict === 'kept' ? { ...entry, verdict: keptVerdict(plan, entry.name) } : entry,
  );
  return { ...plan, entries };
}

const keptVerdict = ({ base, live }: PushPlan, name: FacetName): EntryVerdict =>
  base && !same(name, base.live, live) ? 'changed-there' : 'same';

/** A push of the history, as far as it tells what to undo next. */
interface UndoablePush {
  readonly id: string;
  readonly outcome: string;
  readonly undoes?: string;
}

const APPLIED: readonly string[] = ['as planned', 'stored otherwise', 'created'];

/**
 * The pushes that can be undone, the next one first: each undo goes one back. An undo is none of them, for that would be a redo, and neither
 * is what was undone.
 * @param records of one client, newest first
 */
export function undoable<R extends UndoablePush>(records: readonly R[]): R[] {
  const undone = new Set(records.filter(({ outcome }) => APPLIED.includes(outcome)).map(({ undoes }) => undoes));
  return records.filter(
    ({ id, outcome, undoes }) =>
      undoes === undefined && !undone.has(id) && outcome !== 'not applied' && outcome !== 'created',
  );
}

/**
 * The text of a file with what a push of the history changed in Cognito. A setting that was edited in the file, so that it says neither what
 * was live before that push nor what the push made of it, keeps its edit. Undefined when the text is no JSON object.
 */
export function textAfterPast(
  text: string,
  changed: readonly FacetName[],
  before: Settings,
  after: Settings,
): string | undefined {
  const value = parseFile(text);
  if (!value) return undefined;
  const file = fromFile(value);
  const isToChange = (name: FacetName): boolean => changed.includes(name) && same(name, file, before);
  const wanted = compose(FACETS.map((name) => facetOf(isToChange(name) ? after : file, name)));
  const identity = { UserPoolId: String(value['UserPoolId']), ClientId: String(value['ClientId']) };
  return pulledText(text, identity, wanted);
}

/** A base in which file and client agree on the live values of some settings: what was edited in the file since is its change of those. */
export function withValues(base: Base, names: readonly FacetName[], live: Settings): Base {
  const side = (settings: Settings): Settings =>
    compose(FACETS.map((name) => facetOf(names.includes(name) ? live : settings, name)));
  return { file: side(base.file), live: side(base.live) };
}

/** A push of the history, as far as it tells who changed what. */
export interface OwnPush extends EarlierPush, UndoablePush {
  readonly when: string;
  readonly restores?: string;
}

/**
 * Which of the given settings have their live value from a push that was made from here, by setting: only what the history knows. Whoever
 * changed a setting since has changed its value.
 * @param records of one client, newest first
 */
export function ownChanges<R extends OwnPush>(
  records: readonly R[],
  names: readonly FacetName[],
  live: Settings,
): ReadonlyMap<FacetName, R> {
  const applied = records.filter(({ outcome }) => APPLIED.includes(outcome));
  return new Map(
    names.flatMap((name) => {
      const last = applied.find((record) => isChangedBy(record, name));
      return last && same(name, last.after ?? last.planned, live) ? [[name, last] as const] : [];
    }),
  );
}
