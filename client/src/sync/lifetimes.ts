import { parameters, type SettableName, type TimeUnit } from '../../../server/src/language/schema';
import type { Settings } from './settings';

export type ValidityName = 'RefreshTokenValidity' | 'AccessTokenValidity' | 'IdTokenValidity';
export type Token = 'RefreshToken' | 'AccessToken' | 'IdToken';

/** Each lifetime with the member of TokenValidityUnits that gives its unit. */
export const LIFETIMES: readonly (readonly [ValidityName, Token])[] = [
  ['RefreshTokenValidity', 'RefreshToken'], ['AccessTokenValidity', 'AccessToken'], ['IdTokenValidity', 'IdToken'],
];

const SECONDS: Readonly<Record<TimeUnit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** The unit that counts when none is given: hours for access and ID tokens, days for refresh tokens. */
export const defaultUnit = (token: Token): TimeUnit => (parameters.TokenValidityUnits.default as Record<Token, TimeUnit>)[token];

export const tokenOf = (name: SettableName): Token | undefined => LIFETIMES.find(([validity]) => validity === name)?.[1];

/** A token's lifetime as the service reads it; 0 days of refresh become 30, as documented. */
export function lifetime(settings: Settings, token: Token): { readonly value: number; readonly unit: TimeUnit; readonly seconds: number } {
  const name = `${token}Validity` as ValidityName;
  const written = settings[name] ?? (parameters[name].default as number);
  const unit = settings.TokenValidityUnits?.[token] ?? defaultUnit(token);
  return written === 0 && token === 'RefreshToken'
    ? { value: 30, unit: 'days', seconds: 30 * SECONDS.days }
    : { value: written, unit, seconds: written * SECONDS[unit] };
}

/**
 * Writes out the unit of every lifetime that is given without one. A number without unit means the default unit, as the editor
 * explains it; were the unit then kept from the live client, the same number would mean something else.
 */
export function withUnitsWritten(settings: Settings): Settings {
  const missing = LIFETIMES.filter(([name, token]) => settings[name] !== undefined && settings.TokenValidityUnits?.[token] === undefined);
  if (missing.length === 0) return settings;
  const units = Object.fromEntries(missing.map(([, token]) => [token, defaultUnit(token)]));
  return { ...settings, TokenValidityUnits: { ...units, ...settings.TokenValidityUnits } };
}
