import { LEVELS, type Level, type RuleLevels } from './silencing';

/** Levels out of a setting, and a line about each part of it that is none. */
export interface ReadLevels {
  readonly levels: RuleLevels;
  readonly ignored: readonly string[];
}

/** The most parts that are reported; a setting is written by hand. */
const MAX_REPORTED = 20;

/** Reads levels out of a client's settings, which may be anything. Never throws; what is no level is left out. */
export function readLevels(value: unknown): ReadLevels {
  if (value === undefined || value === null) return { levels: {}, ignored: [] };
  if (typeof value !== 'object' || Array.isArray(value)) return { levels: {}, ignored: ['it is no object'] };
  const entries = Object.entries(value);
  const bad = entries.filter(([, level]) => !isLevel(level));
  return {
    levels: Object.fromEntries(entries.filter((entry): entry is [string, Level] => isLevel(entry[1]))),
    ignored: bad
      .slice(0, MAX_REPORTED)
      .map(([pattern]) => `the level of ${JSON.stringify(pattern.slice(0, 60))} is none of ${LEVELS.join(', ')}`),
  };
}

const isLevel = (value: unknown): value is Level => (LEVELS as readonly unknown[]).includes(value);
