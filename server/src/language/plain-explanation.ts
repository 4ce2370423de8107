/**
 * Any JSON value as words: a text as it is, the items of a list and the members of an object one after the other, what stands deeper as
 * JSON. Never String(): values come from files and from the service, and an object with a member `toString` has no other text than JSON.
 */
export function plainExplanation(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).join(', ');
  if (typeof value !== 'object' || value === null) return flat(value);
  return Object.entries(value)
    .map(([member, it]) => `${member} ${flat(it)}`)
    .join(', ');
}

const flat = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
