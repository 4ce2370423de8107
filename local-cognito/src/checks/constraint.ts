/** A limit of the API model: how the service words it, and whether a value keeps it. Values of another type than it is about keep it. */
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

const size = (value: unknown): number | undefined =>
  typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : undefined;
const ofSize =
  (test: (size: number) => boolean) =>
  (value: unknown): boolean => {
    const it = size(value);
    return it === undefined || test(it);
  };

/** Characters of a string, items of a list. */
export const maxLength = (max: number): Constraint => ({
  says: `Member must have length less than or equal to ${max}`,
  holds: ofSize((it) => it <= max),
});
export const minLength = (min: number): Constraint => ({
  says: `Member must have length greater than or equal to ${min}`,
  holds: ofSize((it) => it >= min),
});
export const atMost = (max: number): Constraint => ({
  says: `Member must have value less than or equal to ${max}`,
  holds: (value) => typeof value !== 'number' || value <= max,
});
export const atLeast = (min: number): Constraint => ({
  says: `Member must have value greater than or equal to ${min}`,
  holds: (value) => typeof value !== 'number' || value >= min,
});
export const oneOf = (printed: readonly string[], accepted: readonly string[] = printed): Constraint => ({
  says: `Member must satisfy enum value set: [${printed.join(', ')}]`,
  holds: (value) => typeof value !== 'string' || accepted.includes(value),
});

/** The whole string must match. `source` is what the service prints; `exact` is given where the service's notation means something else here. */
export function pattern(source: string, exact = source): Constraint {
  const whole = new RegExp(`^(?:${exact})$`, 'u');
  return {
    says: `Member must satisfy regular expression pattern: ${source}`,
    holds: (value) => typeof value !== 'string' || whole.test(value),
  };
}

/** Each item of a list must keep `tested`; the service prints all limits of an item, whichever was broken. */
export const each = (all: readonly Constraint[], tested: Constraint): Constraint => ({
  says: `Member must satisfy constraint: [${all.map((it) => it.says).join(', ')}]`,
  holds: (value) => !Array.isArray(value) || value.every((item) => tested.holds(item)),
});

/** The member must be there. */
export const REQUIRED: Constraint = { says: 'Member must not be null', holds: (value) => value !== undefined };

/** `TokenValidityUnits.AccessToken` is printed as `tokenValidityUnits.accessToken`. */
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

const printed = (value: unknown): string =>
  value === undefined ? 'null' : Array.isArray(value) ? `'[${value.join(', ')}]'` : `'${String(value)}'`;

/** The violation in the service's words, or undefined when the limit is kept or the member is absent. */
export function violation(limit: Limit, request: object): string | undefined {
  const value = valueAt(request, limit.at);
  if (limit.must.holds(value)) return undefined;
  return `Value ${printed(value)} at '${printedPath(limit.at)}' failed to satisfy constraint: ${limit.must.says}`;
}

/** The service's one message for all broken limits, or undefined when none is. */
export function violations(limits: readonly Limit[], request: object): string | undefined {
  const found = [...new Set(limits.flatMap((limit) => violation(limit, request) ?? []))];
  return found.length === 0
    ? undefined
    : `${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${found.join('; ')}`;
}
