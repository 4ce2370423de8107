/** A member of a value that may be anything; undefined for what is no object or does not have the member itself. */
export function ownMember(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string | number, unknown>>)[name]
    : undefined;
}
