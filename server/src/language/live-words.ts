import type { AppClientContext } from './context';
import type { Lookup } from './lookup';
import { escapeMarkdown } from './markdown';
import type { Path } from './problem';
import { inWords, LIFETIMES, lifetimeOf } from './rules/durations';
import { isParameterName, schemaAt } from './schema';
import { durationOf } from './units';

type Live = NonNullable<AppClientContext['live']>;

/** Most items of a list that are named. */
const MOST_NAMED = 6;
/** Longest text of a live value that is shown. */
const LONGEST = 120;

/**
 * What is live at a place, in Markdown, beside what is written there: "Live: 7 days", or that it is the same. Undefined where the live client
 * is not known, or does not have the place.
 * @param written the value in the file; undefined when there is none yet.
 */
export function liveAt(path: Path, written: unknown, lookup: Lookup, { live }: AppClientContext): string | undefined {
  const [name, step] = path;
  if (!live || typeof name !== 'string' || !isParameterName(name) || name === 'UserPoolId' || name === 'ClientId') return undefined;
  if (typeof step === 'number') return written === undefined ? undefined : liveItem(live[name], written);
  const now = liveValue(live, path);
  const then = now ?? schemaAt(path)?.default;
  if (written !== undefined && then !== undefined && isSame(path, written, then, lookup, live)) return now === undefined ? 'Live: not set, and the default is the same.' : 'Live: the same.';
  return `Live: ${now === undefined ? absent(path) : inLiveWords(path, now, live)}.`;
}

function liveValue(live: Live, [name, member]: Path): unknown {
  const value = (live as Readonly<Record<string, unknown>>)[String(name)] ?? undefined;
  return member === undefined ? value : (value as Readonly<Record<string, unknown>> | undefined)?.[String(member)];
}

function liveItem(list: unknown, item: unknown): string {
  return Array.isArray(list) && list.includes(item) ? 'Live: in the list, too.' : 'Live: not in the list.';
}

function absent(path: Path): string {
  const byDefault = schemaAt(path)?.default;
  return byDefault === undefined ? 'not set' : `not set (default ${inLiveWords(path, byDefault, {})})`;
}

/** Lifetimes are compared in seconds, lists as sets. */
function isSame(path: Path, written: unknown, now: unknown, lookup: Lookup, live: Live): boolean {
  const seconds = lifetime(path, now, live);
  if (seconds !== undefined) return durationOf(schemaAt(path) ?? {}, written, lookup) === seconds;
  return canonical(written) === canonical(now);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify([...new Set(value.map((it) => JSON.stringify(it)))].sort());
  return JSON.stringify(typeof value === 'object' && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value);
}

/** A live value, in words and Markdown: a lifetime with its unit, the items of a list, any other as JSON. */
export function inLiveWords(path: Path, value: unknown, live: Live): string {
  const seconds = lifetime(path, value, live);
  if (seconds !== undefined) return inWords(seconds);
  if (!Array.isArray(value)) return shown(value);
  const more = value.length - MOST_NAMED;
  return value.length === 0 ? 'an empty list' : value.slice(0, MOST_NAMED).map(shown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** The seconds of a value that is a duration; live ones count in live units. */
function lifetime(path: Path, value: unknown, live: Live): number | undefined {
  const token = path.length === 1 ? LIFETIMES.find(({ parameter }) => parameter === path[0]) : undefined;
  if (token && typeof value === 'number') return lifetimeOf({ [token.parameter]: value, TokenValidityUnits: live.TokenValidityUnits ?? {} }, token);
  return durationOf(schemaAt(path) ?? {}, value, () => undefined);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return escapeMarkdown(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
