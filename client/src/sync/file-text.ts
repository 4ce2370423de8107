import { parse, type ParseError } from 'jsonc-parser';
import { tooDeepAt } from '../../../server/src/language/document';
import { editText, type Change } from '../../../server/src/language/edits';
import {
  identifying,
  parameterNames,
  parameters,
  settable,
  type SettableName,
} from '../../../server/src/language/schema';
import { same } from '../../../server/src/language/same';
import {
  LIFETIMES,
  formatNamedLifetime,
  secondsFor,
  effectiveUnit,
  written,
  type Lifetime,
} from '../../../server/src/language/lifetimes';
import { compose, facetOf, FACETS } from './facets';
import type { PushPlan } from './plan';
import { fromFile, type Settings } from './settings';

/** The ids of an app client, as a file names them. */
export interface Identity {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** The text of a new file: plain JSON, parameters in AWS's order. */
export function newFileText(identity: Identity, settings: Settings): string {
  const all: Readonly<Record<string, unknown>> = { ...identity, ...settings };
  return `${JSON.stringify(Object.fromEntries(parameterNames.map((name) => [name, all[name]])), null, 2)}\n`;
}

/**
 * The top-level object of a file's text. Undefined when the text has a syntax error, is no object or is nested too deep to be read.
 * Comments and trailing commas are fine. Every object in it has only its own members.
 */
export function parseFile(text: string): Readonly<Record<string, unknown>> | undefined {
  if (tooDeepAt(text) !== undefined) return undefined;
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  // The parser makes the prototype of what is called "__proto__": from there it would answer for members that the file does not have.
  return errors.length === 0 && isObject(value) ? (structuredClone(value) as Record<string, unknown>) : undefined;
}

/** The settings that a file's text mentions; none when parseFile() cannot read it. */
export const settingsOf = (text: string): Settings => fromFile(parseFile(text) ?? {});

/**
 * The text of a file after a pull: every setting means what is live. Comments, layout and the order of members and items stay, and so
 * does another way to write the same value (60 minutes for 1 hour). A text that is no JSON object is replaced as a whole.
 */
export function pulledText(text: string, identity: Identity, live: Settings): string {
  const value = parseFile(text);
  if (!value) return newFileText(identity, live);
  const file = fromFile(value);
  return editText(text, [
    ...identifying.flatMap((name) => (value[name] === identity[name] ? [] : [write([name], identity[name])])),
    ...unitsHolder(file, live),
    ...settable.flatMap((name) => changesFor(name, file, live)),
  ]);
}

/** A file's text with the resolutions of conflicts written into it, and nothing else. A text that is no JSON object stays as it is. */
export function applyResolutions(text: string, plan: PushPlan): string {
  const value = parseFile(text);
  if (!value) return text;
  const resolved = new Set(plan.entries.filter(({ decision }) => decision !== undefined).map(({ name }) => name));
  const file = fromFile(value);
  const wanted = compose(FACETS.map((name) => facetOf(resolved.has(name) ? plan.planned : file, name)));
  const identity = { UserPoolId: String(value['UserPoolId']), ClientId: String(value['ClientId']) };
  return pulledText(text, identity, wanted);
}

function write(path: readonly string[], value: unknown): Change {
  return { path, value, order: parameterNames };
}

/** The change that adds TokenValidityUnits to a file without it, when a unit must be written. */
function unitsHolder(file: Settings, live: Settings): Change[] {
  const needed = LIFETIMES.some((lifetime) => lifetimeChanges(lifetime, file, live).length > 1);
  return needed && !file.TokenValidityUnits ? [write(['TokenValidityUnits'], {})] : [];
}

function changesFor(name: SettableName, file: Settings, live: Settings): Change[] {
  const lifetime = formatNamedLifetime(name);
  if (lifetime) return lifetimeChanges(lifetime, file, live);
  if (name === 'TokenValidityUnits') return [];
  const now = file[name];
  const wanted = live[name];
  if (now !== undefined && same(name, file, live)) return [];
  if (wanted === undefined) return now === undefined ? [] : [write([name], parameters[name].default)];
  if (Array.isArray(now) && Array.isArray(wanted)) return itemChanges(name, now, wanted);
  if (isObject(now) && isObject(wanted)) return memberChanges(name, now, wanted);
  return [write([name], wanted)];
}

/** The changes of a lifetime. Its number and its unit are one value: where they differ from live, both are written. */
function lifetimeChanges(lifetime: Lifetime, file: Settings, live: Settings): Change[] {
  const { parameter, member } = lifetime;
  const isSet = (settings: Settings): boolean =>
    settings[parameter] !== undefined || settings.TokenValidityUnits?.[member] !== undefined;
  if (isSet(file) ? secondsFor(file, lifetime) === secondsFor(live, lifetime) : !isSet(live)) return [];
  const { value, unit } = written(live, lifetime);
  return [
    write([parameter], value),
    ...(isSet(file) && effectiveUnit(file, lifetime) === unit ? [] : [write(['TokenValidityUnits', member], unit)]),
  ];
}

function itemChanges(name: SettableName, now: readonly unknown[], wanted: readonly unknown[]): Change[] {
  const gone = now.flatMap((item, index) => (wanted.includes(item) ? [] : [index])).reverse();
  const added = wanted.filter((item) => !now.includes(item));
  return [
    ...gone.map((index): Change => ({ path: [name, index], value: undefined })),
    ...added.map((value): Change => ({ append: [name], value })),
  ];
}

function memberChanges(name: SettableName, now: object, wanted: object): Change[] {
  const gone = Object.keys(now)
    .filter((member) => !Object.hasOwn(wanted, member))
    .map((member) => write([name, member], undefined));
  return [...gone, ...Object.entries(wanted).map(([member, value]) => write([name, member], value))];
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
