import type { ClientSettings, StoredPool } from '../model';
import { INVALID_PARAMETER, type CheckContext, type Refusal } from './refusal';

const NOT_WRITABLE = ['email_verified', 'phone_number_verified', 'sub'];
const isWritable = (name: string): boolean => !NOT_WRITABLE.includes(name) && !isKept(name);
/** What Cognito keeps itself. That an app cannot write it is documented; whether a list that names it is refused is not known. */
export const isKept = (name: string): boolean => name === 'identities' || name.startsWith('cognito:');
const inSchema = (pool: StoredPool, name: string): boolean => pool.schema.some(({ Name }) => Name === name);
const required = (pool: StoredPool): string[] =>
  pool.schema.filter(({ Name, Required }) => Required && isWritable(Name)).map(({ Name }) => Name);

/** The three faults of a list of writable attributes share one message. */
const refusedWrites = (id: string, isWrong: (names: readonly string[], pool: StoredPool) => boolean): Refusal => ({
  id,
  exception: INVALID_PARAMETER,
  wording: 'recorded',
  check: ({ WriteAttributes = [] }: ClientSettings, { pool, doing }: CheckContext) =>
    isWrong(WriteAttributes, pool) ? `Invalid write attributes specified while ${doing} a client` : undefined,
});

export const ATTRIBUTE_REFUSALS: readonly Refusal[] = [
  {
    id: 'read-attribute-unknown',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: ({ ReadAttributes = [] }, { pool, doing }) =>
      ReadAttributes.every((name) => inSchema(pool, name))
        ? undefined
        : `Invalid read attributes specified while ${doing} a client`,
  },
  refusedWrites('write-attribute-not-writable', (names) => names.some((name) => NOT_WRITABLE.includes(name))),
  refusedWrites(
    'write-attribute-unknown',
    (names, pool) => !names.filter(isWritable).every((name) => inSchema(pool, name)),
  ),
  // An empty list means the default attributes, which include the required ones.
  refusedWrites(
    'write-attributes-missing-required',
    (names, pool) => names.length > 0 && !required(pool).every((name) => names.includes(name)),
  ),
];
