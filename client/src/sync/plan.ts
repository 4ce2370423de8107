import { parameters, settable, type SettableName } from '../../../server/src/language/schema';
import { same } from './canonical';
import { withUnitsWritten } from './lifetimes';
import type { Settings } from './settings';

/** What happens to the parameters that the file leaves out: they keep their live value, or go back to their documented default. */
export type Omitted = 'keep' | 'reset';

export type Verdict =
  | 'same' // in the file and live alike
  | 'changed' // the file says something else than live
  | 'kept' // not in the file: keeps its live value
  | 'reset'; // not in the file: goes back to its default, and live is something else

/** One parameter of a plan. Values are undefined where nothing is set. */
export interface PlanEntry {
  readonly name: SettableName;
  readonly verdict: Verdict;
}

/** What a push would do. Derived from its two sides and the choice alone. */
export interface PushPlan {
  /** Every settable parameter, in AWS's order. */
  readonly entries: readonly PlanEntry[];
  /** What is live now. */
  readonly live: Settings;
  /** What will be live: the complete settings of the request. A parameter that is absent here is left out of it. */
  readonly planned: Settings;
  /** Entries whose meaning changes. Empty: nothing to push. */
  readonly changes: readonly PlanEntry[];
}

/**
 * Plans a push of the file's settings (local) onto the live ones. Every parameter with a planned value is sent, also where it
 * equals live, because an update replaces; a reset is the documented default written out. Left out is only what has no
 * value on either side and what the API can reset in no other way.
 */
export function planPush(local: Settings, live: Settings, omitted: Omitted): PushPlan {
  const file = withUnitsWritten(local);
  const base = omitted === 'keep' ? live : defaultsFor(live);
  const planned = { ...base, ...file, ...mergedUnits(file, base) };
  const entries = settable.map((name) => ({ name, verdict: verdictOf(name, file, live, planned) }));
  return { entries, live, planned, changes: entries.filter(({ verdict }) => verdict === 'changed' || verdict === 'reset') };
}

/** The documented default of everything that is live. A name cannot be taken away: omitting it keeps it, so it is kept. */
function defaultsFor(live: Settings): Settings {
  const defaults = settable.flatMap((name) => (live[name] === undefined || parameters[name].default === undefined ? [] : [[name, parameters[name].default]]));
  return { ...(live.ClientName !== undefined && { ClientName: live.ClientName }), ...Object.fromEntries(defaults) };
}

/** Units are merged one by one: a file that gives one unit says nothing about the others. */
function mergedUnits(file: Settings, base: Settings): Settings {
  return file.TokenValidityUnits ? { TokenValidityUnits: { ...base.TokenValidityUnits, ...file.TokenValidityUnits } } : {};
}

function verdictOf(name: SettableName, file: Settings, live: Settings, planned: Settings): Verdict {
  const unchanged = same(name, live, planned);
  if (name in file) return unchanged ? 'same' : 'changed';
  if (unchanged) return live[name] === undefined ? 'same' : 'kept';
  // A lifetime that the file leaves out still changes when the file gives it another unit.
  return name in planned && name.endsWith('Validity') && file.TokenValidityUnits ? 'changed' : 'reset';
}
