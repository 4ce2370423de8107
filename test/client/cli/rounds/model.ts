// What a push does, told from the table of the README and from nothing of the product: the judge of the random rounds.

/** A setting of the rounds: what it is when nobody set it, and values that it can have. */
interface Setting {
  readonly byDefault: unknown;
  readonly values: readonly unknown[];
}

const URLS = ['https://a.example/', 'https://b.example/', 'https://c.example/'];
const lists = (items: readonly string[]): string[][] => [
  [items[0]!],
  [items[1]!],
  [items[1]!, items[0]!],
  [items[0]!, items[2]!],
  [...items],
];

/** The settings that change in the rounds. Nobody can name what an absent list of attributes has: all of them. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  AuthSessionValidity: { byDefault: 3, values: [3, 5, 7, 9] },
  EnableTokenRevocation: { byDefault: true, values: [true, false] },
  PreventUserExistenceErrors: { byDefault: 'LEGACY', values: ['LEGACY', 'ENABLED'] },
  CallbackURLs: { byDefault: [], values: lists(URLS) },
  LogoutURLs: { byDefault: [], values: lists(URLS) },
  ReadAttributes: { byDefault: null, values: lists(['email', 'name', 'nickname']) },
};

export const NAMES = Object.keys(SETTINGS);

export type Members = Readonly<Record<string, unknown>>;
/** What each setting means, as text. */
export type Meaning = Readonly<Record<string, string>>;

const meaningOf = (name: string, value: unknown): string => {
  const isNobody = value === undefined || (name === 'ReadAttributes' && Array.isArray(value) && value.length === 0);
  const known = isNobody ? SETTINGS[name]?.byDefault : value;
  return JSON.stringify(Array.isArray(known) ? [...new Set(known as string[])].sort() : known);
};

/** What a side means, where it is silent as Cognito does. */
export const meaning = (members: Members): Meaning =>
  Object.fromEntries(NAMES.map((name) => [name, meaningOf(name, members[name])]));

/** What is stored of the last agreement. */
export interface Agreement {
  readonly file: Members;
  readonly live: Members;
}

export type Decision = 'mine' | 'theirs' | 'both';

/** What a push must do. */
export interface Expected {
  /** What is live afterwards, if nothing is disputed. */
  readonly live: Meaning;
  readonly conflicts: readonly string[];
  /** Conflicts that were to be put together and cannot be. */
  readonly impossible: readonly string[];
}

/** A row of the README's table for each setting. */
export function expectedOf(
  agreed: Agreement | undefined,
  file: Members,
  live: Members,
  decisions: Readonly<Record<string, Decision>> = {},
): Expected {
  const had = agreed ? Object.keys(agreed.file).filter((name) => name !== 'TokenValidityUnits') : [];
  const left = had.filter((name) => !(name in file));
  const isRewritten = left.length > 3 && left.length > had.length / 2;
  const [conflicts, impossible]: [string[], string[]] = [[], []];
  const decided = NAMES.map((name): [string, string] => {
    const [now, own] = [meaningOf(name, live[name]), meaningOf(name, file[name])];
    if (!agreed) return [name, name in file ? own : now];
    const [ownBefore, before] = [agreed.file[name], meaningOf(name, agreed.live[name])];
    const isMine =
      name in file
        ? own !== (name in agreed.file ? meaningOf(name, ownBefore) : before)
        : name in agreed.file && !isRewritten && meaningOf(name, ownBefore) !== meaningOf(name, undefined);
    if (!isMine) return [name, now];
    if (now === before || now === own) return [name, own];
    // Removed, and live already as a removal leaves it.
    switch (decisions[name]) {
      case 'mine':
        return [name, own];
      case 'theirs':
        return [name, now];
      case 'both': {
        const both = together(name, before, own, now);
        if (both !== undefined) return [name, both];
        impossible.push(name);
        break;
      }
      default:
    }
    conflicts.push(name);
    return [name, now];
  });
  return { live: Object.fromEntries(decided), conflicts, impossible };
}

/** An item stays when both have it or one added it. Undefined where a side, or what is left, is no list of known items. */
function together(name: string, ...sides: readonly string[]): string | undefined {
  const [before, mine, theirs] = sides.map((side) => JSON.parse(side) as unknown);
  if (!Array.isArray(before) || !Array.isArray(mine) || !Array.isArray(theirs)) return undefined;
  const all = [...new Set([...mine, ...theirs] as string[])];
  const left = all.filter((item) => (before.includes(item) ? mine.includes(item) && theirs.includes(item) : true));
  return left.length === 0 && name === 'ReadAttributes' ? undefined : JSON.stringify(left.sort());
}

/** The names in which two sides mean something else. */
export const differing = (a: Meaning, b: Meaning): string[] => NAMES.filter((name) => a[name] !== b[name]);

/** The members of a file of the rounds: JSON with comments on lines of their own. */
export function membersOf(text: string): Members {
  const {
    UserPoolId: _pool,
    ClientId: _client,
    ...members
  } = JSON.parse(
    text
      .split('\n')
      .filter((line) => !/^\s*\/\//.test(line))
      .join('\n'),
  ) as Members;
  return members;
}

/** A generator of random numbers that a seed repeats (mulberry32). */
export function randomFrom(seed: number): {
  below(limit: number): number;
  pick<T>(of: readonly T[]): T;
  chance(share: number): boolean;
} {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: (of) => of[below(of.length)]!, chance: (share) => next() < share };
}
