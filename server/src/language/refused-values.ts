import type { AppClientContext } from './context';
import type { Lookup } from './lookup';
import { STANDARD_SCOPES } from './rules/known';

interface Refused {
  readonly list: string;
  readonly isIt: (value: unknown) => boolean;
  readonly when: (lookup: Lookup, context: AppClientContext) => boolean;
  /** Plain text, for the detail of a completion. */
  readonly why: string;
}

const is =
  (wanted: string) =>
  (value: unknown): boolean =>
    value === wanted;
const rotates = (lookup: Lookup): boolean => lookup(['RefreshTokenRotation', 'Feature']) === 'ENABLED';
const isMachine = (lookup: Lookup): boolean =>
  lookup(['AllowedOAuthFlows', 0]) === 'client_credentials' && lookup(['AllowedOAuthFlows', 1]) === undefined;

/** Values that rules would underline as soon as they are written: they are offered last, with the reason. */
const REFUSED: readonly Refused[] = [
  {
    list: 'ExplicitAuthFlows',
    isIt: is('ALLOW_REFRESH_TOKEN_AUTH'),
    when: rotates,
    why: 'refused while RefreshTokenRotation is ENABLED',
  },
  {
    list: 'AllowedOAuthScopes',
    isIt: (value) => STANDARD_SCOPES.includes(String(value)),
    when: isMachine,
    why: 'refused with client_credentials',
  },
  {
    list: 'ExplicitAuthFlows',
    isIt: is('ALLOW_USER_AUTH'),
    when: (_, { tier }) => tier === 'LITE',
    why: 'refused by a user pool on the Lite plan',
  },
  {
    list: 'Feature',
    isIt: is('ENABLED'),
    when: (_, { tier }) => tier === 'LITE',
    why: 'refused by a user pool on the Lite plan',
  },
  {
    list: 'AllowedOAuthFlows',
    isIt: is('client_credentials'),
    when: (_, { hasSecret }) => hasSecret === false,
    why: 'refused without a client secret',
  },
];

/** Why the service would refuse a value in a list or member, as the file stands and as far as is known; undefined when it would not. */
export function whyRefused(
  list: string,
  value: unknown,
  lookup: Lookup,
  context: AppClientContext,
): string | undefined {
  return REFUSED.find((it) => it.list === list && it.isIt(value) && it.when(lookup, context))?.why;
}
