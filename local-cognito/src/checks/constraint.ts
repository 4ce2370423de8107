/** A limit of the API model: how the service prints it, and whether a value keeps it. Values of a type that it is not about keep it. */
export interface Constraint {
  readonly says: string;
  readonly holds: (value: unknown) => boolean;
}

/** A row of a table of limits: the catalogue's id, the member (a path with dots) and what must hold there. */
export interface Limit {
  readonly id: string;
  readonly at: string;
  readonly must: Constraint;
}

function size(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : undefined;
}

const ofSize =
  (test: (size: number) => boolean) =>
  (value: unknown): boolean => {
    const length = size(value);
    return length === undefined || test(length);
  };

/** The most characters of a string, or items of a list. */
export const maxLength = (max: number): Constraint => ({
  says: `Member must have length less than or equal to ${max}`,
  holds: ofSize((length) => length <= max),
});
export const minLength = (min: number): Constraint => ({
  says: `Member must have length greater than or equal to ${min}`,
  holds: ofSize((length) => length >= min),
});
export const atMost = (max: number): Constraint => ({
  says: `Member must have value less than or equal to ${max}`,
  holds: (value) => typeof value !== 'number' || value <= max,
});
export const atLeast = (min: number): Constraint => ({
  says: `Member must have value greater than or equal to ${min}`,
  holds: (value) => typeof value !== 'number' || value >= min,
});
export const oneOf = (shown: readonly string[], accepted: readonly string[] = shown): Constraint => ({
  says: `Member must satisfy enum value set: [${shown.join(', ')}]`,
  holds: (value) => typeof value !== 'string' || accepted.includes(value),
});

/**
 * A string that must match as a whole.
 * @param source what the service prints
 * @param exact given where the service's notation means something else here
 */
export function pattern(source: string, exact = source): Constraint {
  const whole = new RegExp(`^(?:${exact})$`, 'u');
  return {
    says: `Member must satisfy regular expression pattern: ${source}`,
    holds: (value) => typeof value !== 'string' || whole.test(value),
  };
}

/** A list whose items must all keep `tested`; the service prints all limits of an item, whichever was broken. */
export const each = (all: readonly Constraint[], tested: Constraint): Constraint => ({
  says: `Member must satisfy constraint: [${all.map((constraint) => constraint.says).join(', ')}]`,
  holds: (value) => !Array.isArray(value) || value.every((item) => tested.holds(item)),
});

/** A member that must be there. */
export const REQUIRED: Constraint = { says: 'Member must not be null', holds: (value) => value !== undefined };

/** A path as the service prints it: `TokenValidityUnits.AccessToken` as `tokenValidityUnits.accessToken`. */
const printedPath = (path: string): string =>
  path
    .split('.')
    .map((name) => name.charAt(0).toLowerCase() + name.slice(1))
    .join('.');

function valueAt(request: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], request);
}

function printed(value: unknown): string {
  if (value === undefined) return 'null';
  return Array.isArray(value) ? `'[${value.join(', ')}]'` : `'${String(value)}'`;
}

/** The violation in the service's words, or undefined when the limit is kept or the member is absent. */
export function violation(limit: Limit, request: object): string | undefined {
  const value = valueAt(request, limit.at);
  if (limit.must.holds(value)) return undefined;
  return `Value ${printed(value)} at '${printedPath(limit.at)}' failed to satisfy constraint: ${limit.must.says}`;
}

/** The service's one message for all broken limits, or undefined when none is. */
export function violations(limits: readonly Limit[], request: object): string | undefined {
  const found = [...new Set(limits.flatMap((limit) => violation(limit, request) ?? []))];
  if (found.length === 0) return undefined;
  const errors = found.length === 1 ? 'error' : 'errors';
  return `${found.length} validation ${errors} detected: ${found.join('; ')}`;
}
