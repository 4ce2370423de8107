import { ServiceError } from './errors';

/** The JSON type of a member: a primitive, a list, a structure with known members, or a map of strings. */
export type Shape =
  | 'string'
  | 'integer'
  | 'boolean'
  | { readonly list: Shape }
  | { readonly members: Members }
  | { readonly mapOf: Shape };
export type Members = Readonly<Record<string, Shape>>;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a String',
  integer: 'an Integer',
  boolean: 'a Boolean',
};
const TOKEN_NAMES: Readonly<Record<string, string>> = {
  string: 'STRING_VALUE',
  number: 'NUMBER_VALUE',
  boolean: 'BOOLEAN_VALUE',
};

const refuse = (message: string): never => {
  throw new ServiceError('SerializationException', message);
};
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fits = (value: unknown, shape: string): boolean =>
  shape === 'integer' ? Number.isInteger(value) : typeof value === shape;

function primitive(value: unknown, shape: string): unknown {
  if (fits(value, shape)) return value;
  const token = TOKEN_NAMES[typeof value];
  if (!token) return refuse('Start of structure or map found where not expected.');
  return refuse(`${token} can not be converted to ${TYPE_NAMES[shape]}`);
}

function decode(value: unknown, shape: Shape): unknown {
  if (typeof shape === 'string') return primitive(value, shape);
  if ('list' in shape)
    return Array.isArray(value) ? value.map((item) => decode(item, shape.list)) : refuse('Expected list or null');
  if (!isObject(value)) return refuse('Expected structure or null');
  if ('members' in shape) return decodeMembers(value, shape.members);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item, shape.mapOf)]));
}

/**
 * Reads a request body by the members of its operation, as an AWS JSON 1.1 service does: unknown members are ignored, null means absent.
 * Throws SerializationException for a value of the wrong JSON type.
 */
export function decodeMembers(body: unknown, members: Members): Record<string, unknown> {
  if (!isObject(body)) return refuse('Expected structure or null');
  const given = Object.entries(members).filter(([name]) => Object.hasOwn(body, name) && body[name] !== null);
  return Object.fromEntries(given.map(([name, shape]) => [name, decode(body[name], shape)]));
}
