import type { ClientSettings } from '../model';
import { INVALID_PARAMETER, type Refusal } from './refusal';

const SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const ACCESS_RANGE = [300, 86_400] as const;
const REFRESH_RANGE = [3600, 3650 * 86_400] as const;

/** The three tokens: where their validity and unit are, what counts when they are left out, and the range in seconds. */
const TOKENS = [
  { validity: 'AccessTokenValidity', unit: 'AccessToken', number: 1, counts: 'hours', range: ACCESS_RANGE },
  { validity: 'IdTokenValidity', unit: 'IdToken', number: 1, counts: 'hours', range: ACCESS_RANGE },
  { validity: 'RefreshTokenValidity', unit: 'RefreshToken', number: 30, counts: 'days', range: REFRESH_RANGE },
] as const;
type Token = (typeof TOKENS)[number];

function seconds(settings: ClientSettings, { validity, unit, number, counts }: Token): number {
  return (settings[validity] ?? number) * (SECONDS[settings.TokenValidityUnits?.[unit] ?? counts] ?? 1);
}

function inRange(settings: ClientSettings, token: Token): boolean {
  const [min, max] = token.range;
  const lifetime = seconds(settings, token);
  return min <= lifetime && lifetime <= max;
}

const RANGE = 'Invalid range for token validity.';
const ORDER = 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.';

const isUnitAlone = (settings: ClientSettings, { validity, unit }: Token): boolean =>
  settings[validity] === undefined && settings.TokenValidityUnits?.[unit] !== undefined;

/** Whether a unit stands without its number, and the default number in that unit is out of range: 30 days pass, 30 minutes do not. */
export const hasUnitAloneOutOfRange = (settings: ClientSettings): boolean =>
  TOKENS.some((token) => isUnitAlone(settings, token) && !inRange(settings, token));

/** Whether one of the given tokens lives longer than the refresh token, if that is among them. Defaults count. */
function outlives(settings: ClientSettings, tokens: readonly Token[]): boolean {
  const refresh = tokens.find(({ unit }) => unit === 'RefreshToken');
  return refresh !== undefined && tokens.some((token) => seconds(settings, token) > seconds(settings, refresh));
}

export const TOKEN_REFUSALS: readonly Refusal[] = [
  {
    id: 'token-validity-range',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) =>
      TOKENS.some((token) => request[token.validity] !== undefined && !inRange(request, token)) ? RANGE : undefined,
  },
  {
    id: 'token-validity-order',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) => {
      const tokens = TOKENS.filter((token) => !isUnitAlone(request, token));
      return outlives(request, tokens) ? ORDER : undefined;
    },
  },
];
