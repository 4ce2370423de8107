import { inWords, secondsOf } from '../../../../../server/src/language/rules/durations';
import { formatNamedLifetime, isUnitAlone, secondsFor } from '../../../../../server/src/language/lifetimes';
import { UNIT_ALONE } from '../../../../../server/src/language/statements';
import type { Settings } from '../../settings';
import { givesRefreshTokens, givesIdTokens, graceOf, signsInByApi, effectiveValue } from '../effective';
import { sentence } from '../sentence';
import type { Basis, Causes, Consequence, ConsequenceRule } from './consequence';

type Token = 'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity';

/** A length of time that settings determine. */
interface Length {
  readonly facts: Basis;
  readonly causes: Causes;
  /** Undefined where nothing has this length. */
  seconds(settings: Settings): number | undefined;
  /** What has this length: "An access token is good for". */
  readonly what: string;
  /** The setting that is the length of a token. */
  readonly token?: Token;
}

const token =
  (name: Token, isGiven: (settings: Settings) => boolean) =>
  (settings: Settings): number | undefined => {
    const lifetime = formatNamedLifetime(name);
    return lifetime && isGiven(settings) ? secondsFor(settings, lifetime) : undefined;
  };

const LENGTHS: readonly Length[] = [
  {
    facts: ['lifetime-defaults', 'lifetime-default-units', 'lifetime-unit-alone'],
    token: 'RefreshTokenValidity',
    causes: ['RefreshTokenValidity', 'TokenValidityUnits'],
    seconds: token('RefreshTokenValidity', givesRefreshTokens),
    what: 'A new refresh token, and so a stolen one, is good for',
  },
  {
    facts: ['lifetime-defaults', 'lifetime-default-units', 'lifetime-unit-alone'],
    token: 'AccessTokenValidity',
    causes: ['AccessTokenValidity', 'TokenValidityUnits'],
    seconds: token('AccessTokenValidity', () => true),
    what: 'A new access token is good for',
  },
  {
    facts: ['lifetime-defaults', 'lifetime-default-units', 'lifetime-unit-alone'],
    token: 'IdTokenValidity',
    causes: ['IdTokenValidity', 'TokenValidityUnits'],
    seconds: token('IdTokenValidity', givesIdTokens),
    what: 'A new ID token is good for',
  },
  {
    facts: ['rotation-grace'],
    causes: ['RefreshTokenRotation'],
    seconds: (settings) => (givesRefreshTokens(settings) ? graceOf(settings) : undefined),
    what: 'An exchanged refresh token stays good for',
  },
  {
    facts: ['auth-session'],
    causes: ['AuthSessionValidity'],
    seconds: (settings) =>
      signsInByApi(settings) ? secondsOf(effectiveValue(settings, 'AuthSessionValidity') ?? 0, 'minutes') : undefined,
    what: 'To answer a challenge of a sign-in, users have',
  },
];

/** The consequences for lengths of time: what lasts longer or shorter after a change, or has a length only now. */
export const lengths: ConsequenceRule = ({ before, after }) =>
  LENGTHS.flatMap(({ causes, seconds, what, token: name }): Consequence[] => {
    const secondsBefore = seconds(before);
    const secondsAfter = seconds(after);
    if (secondsAfter === undefined || secondsAfter === (secondsBefore ?? 0)) return [];
    const [note, noteBefore] = [after, before].map((settings) => noteOn(settings, name));
    const instead = secondsBefore === undefined ? '' : ` instead of ${inWords(secondsBefore)}${noteBefore}`;
    const side = secondsAfter > (secondsBefore ?? 0) ? 'opens' : 'takes-away';
    return [
      { ...sentence(`${what} ${inWords(secondsAfter)}${note}${instead}.`, causes), side, weight: 'changes-lifetimes' },
    ];
  });

/** What is to say of a length that is counted by a unit without its number. */
function noteOn(settings: Settings, name: Token | undefined): string {
  const lifetime = name && formatNamedLifetime(name);
  return lifetime && isUnitAlone(settings, lifetime) ? ` (${UNIT_ALONE})` : '';
}
