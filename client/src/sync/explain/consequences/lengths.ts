import { inWords, secondsOf } from '../../../../../server/src/language/rules/durations';
import { formatNamedLifetime, secondsFor } from '../../../../../server/src/language/lifetimes';
import type { Settings } from '../../settings';
import { givesRefreshTokens, givesIdTokens, graceOf, signsInByApi, effectiveValue } from '../effective';
import { sentence } from '../sentence';
import type { Causes, Consequence, ConsequenceRule } from './consequence';

/** A length of time; undefined where nothing lasts that long. In seconds. */
interface Length {
  readonly causes: Causes;
  seconds(settings: Settings): number | undefined;
  /** What lasts so long: "An access token is good for". */
  readonly what: string;
}

const token =
  (
    name: 'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity',
    isGiven: (settings: Settings) => boolean,
  ) =>
  (settings: Settings): number | undefined => {
    const lifetime = formatNamedLifetime(name);
    return lifetime && isGiven(settings) ? secondsFor(settings, lifetime) : undefined;
  };

const LENGTHS: readonly Length[] = [
  {
    causes: ['RefreshTokenValidity', 'TokenValidityUnits'],
    seconds: token('RefreshTokenValidity', givesRefreshTokens),
    what: 'A new refresh token, and so a stolen one, is good for',
  },
  {
    causes: ['AccessTokenValidity', 'TokenValidityUnits'],
    seconds: token('AccessTokenValidity', () => true),
    what: 'A new access token is good for',
  },
  {
    causes: ['IdTokenValidity', 'TokenValidityUnits'],
    seconds: token('IdTokenValidity', givesIdTokens),
    what: 'A new ID token is good for',
  },
  {
    causes: ['RefreshTokenRotation'],
    seconds: (it) => (givesRefreshTokens(it) ? graceOf(it) : undefined),
    what: 'An exchanged refresh token stays good for',
  },
  {
    causes: ['AuthSessionValidity'],
    seconds: (it) =>
      signsInByApi(it) ? secondsOf(effectiveValue(it, 'AuthSessionValidity') ?? 0, 'minutes') : undefined,
    what: 'To answer a challenge of a sign-in, users have',
  },
];

/** What lasts longer after a change, and what shorter, or begins to last. */
export const lengths: ConsequenceRule = ({ before, after }) =>
  LENGTHS.flatMap(({ causes, seconds, what }): Consequence[] => {
    const [was, is] = [seconds(before), seconds(after)];
    if (is === undefined || is === (was ?? 0)) return [];
    const instead = was === undefined ? '' : ` instead of ${inWords(was)}`;
    return [
      {
        ...sentence(`${what} ${inWords(is)}${instead}.`, causes),
        side: is > (was ?? 0) ? 'opens' : 'takes-away',
        weight: 'changes-lifetimes',
      },
    ];
  });
