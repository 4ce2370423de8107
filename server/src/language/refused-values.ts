import type { AppClientContext } from './context';
import type { Lookup } from './lookup';
import { STANDARD_SCOPES } from './rules/known';

/** A value that the service refuses in some files. */
interface RefusedValue {
  readonly list: string;
  readonly matches: (value: unknown) => boolean;
  readonly when: (lookup: Lookup, context: AppClientContext) => boolean;
  /** Plain text, for the detail of a completion. */
  readonly reason: string;
}

const is =
  (wanted: string) =>
  (value: unknown): boolean =>
    value === wanted;

const rotates = (lookup: Lookup): boolean => lookup(['RefreshTokenRotation', 'Feature']) === 'ENABLED';
const isMachine = (lookup: Lookup): boolean =>
  lookup(['AllowedOAuthFlows', 0]) === 'client_credentials' && lookup(['AllowedOAuthFlows', 1]) === undefined;

/** Values that rules would report as soon as they are written: they are offered last, with the reason. */
const REFUSED: readonly RefusedValue[] = [
  {
    list: 'ExplicitAuthFlows',
    matches: is('ALLOW_REFRESH_TOKEN_AUTH'),
    when: rotates,
    reason: 'refused while RefreshTokenRotation is ENABLED',
  },
  {
    list: 'AllowedOAuthScopes',
    matches: (value) => STANDARD_SCOPES.includes(String(value)),
    when: isMachine,
    reason: 'refused with client_credentials',
  },
  {
    list: 'ExplicitAuthFlows',
    matches: is('ALLOW_USER_AUTH'),
    when: (_, { tier }) => tier === 'LITE',
    reason: 'refused by a user pool on the Lite plan',
  },
  {
    list: 'Feature',
    matches: is('ENABLED'),
    when: (_, { tier }) => tier === 'LITE',
    reason: 'refused by a user pool on the Lite plan',
  },
  {
    list: 'AllowedOAuthFlows',
    matches: is('client_credentials'),
    when: (_, { hasSecret }) => hasSecret === false,
    reason: 'refused without a client secret',
  },
];

/** Why the service would refuse a value in a list or member, by the file and as far as is known; undefined when it would not. */
export function whyRefused(
  list: string,
  value: unknown,
  lookup: Lookup,
  context: AppClientContext,
): string | undefined {
  const refused = REFUSED.filter((candidate) => candidate.list === list && candidate.matches(value));
  return refused.find(({ when }) => when(lookup, context))?.reason;
}
