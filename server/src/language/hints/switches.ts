import { HINT_KINDS, type HintKind, type HintSwitches } from './hint';

/** Switches out of a setting, and a line about each part of it that is none. */
export interface ReadSwitches {
  readonly switches: HintSwitches;
  readonly ignored: readonly string[];
}

/** Reads the switches of hints out of a client's settings, which may be anything. Never throws; what is no switch is left out. */
export function readSwitches(value: unknown): ReadSwitches {
  if (value === undefined || value === null) return { switches: {}, ignored: [] };
  if (typeof value !== 'object' || Array.isArray(value)) return { switches: {}, ignored: ['it is no object'] };
  const given = HINT_KINDS.flatMap((kind) =>
    Object.hasOwn(value, kind) ? [[kind, (value as Record<HintKind, unknown>)[kind]] as const] : [],
  );
  const invalid = given.filter(([, enabled]) => typeof enabled !== 'boolean');
  return {
    switches: Object.fromEntries(given.filter(([, enabled]) => typeof enabled === 'boolean')),
    ignored: invalid.map(([kind]) => `${kind} is neither true nor false`),
  };
}
