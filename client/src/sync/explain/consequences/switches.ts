import { GLOBAL_SIGN_OUT_STILL_WORKS } from '../../../../../server/src/language/statements';
import type { Settings } from '../../settings';
import { givesRefreshTokens, graceOf, effectiveValue } from '../effective';
import { sentence } from '../sentence';
import type { Basis, Causes, Consequence, ConsequenceRule, ConsequenceText } from './consequence';

/** A setting that is on or off. */
interface Switch {
  readonly facts: Basis;
  readonly causes: Causes;
  /** Undefined where it has nothing to act on. */
  isOn(settings: Settings): boolean | undefined;
  readonly turnedOn: ConsequenceText;
  readonly turnedOff: ConsequenceText;
}

const SWITCHES: readonly Switch[] = [
  {
    facts: ['user-existence-default', 'user-existence-limits'],
    causes: ['PreventUserExistenceErrors'],
    isOn: (settings) => effectiveValue(settings, 'PreventUserExistenceErrors') === 'ENABLED',
    turnedOn: {
      side: 'takes-away',
      weight: 'cosmetic',
      text: 'Apps no longer get UserNotFoundException: one that tells new users from known ones by it has to ask in another way.',
    },
    turnedOff: {
      side: 'opens',
      weight: 'weakens-protection',
      text: 'Sign-in, confirmation and password recovery tell whether a user exists, and names can be tried out.',
    },
  },
  {
    facts: ['revocation', 'revocation-origin-jti', 'sign-out-without-revocation'],
    causes: ['EnableTokenRevocation'],
    isOn: (settings) =>
      givesRefreshTokens(settings) ? effectiveValue(settings, 'EnableTokenRevocation') !== false : undefined,
    turnedOn: {
      side: 'opens',
      weight: 'cosmetic',
      text: 'A single refresh token can be revoked (RevokeToken, /oauth2/revoke). New access and ID tokens carry an origin_jti claim and grow by it.',
    },
    turnedOff: {
      side: 'takes-away',
      weight: 'weakens-protection',
      text: `A single refresh token can no longer be revoked (RevokeToken, /oauth2/revoke), a stolen one neither. ${GLOBAL_SIGN_OUT_STILL_WORKS}`,
    },
  },
  {
    facts: ['rotation-grace', 'rotation-at-token-endpoint'],
    causes: ['RefreshTokenRotation'],
    isOn: (settings) => (givesRefreshTokens(settings) ? graceOf(settings) !== undefined : undefined),
    turnedOn: {
      side: 'takes-away',
      weight: 'breaks-sign-in',
      text: 'A refresh token is good for one exchange, which gives a new one: apps that keep using the old one are signed out. Tokens are then renewed by GetTokensFromRefreshToken or at the token endpoint, and not by InitiateAuth.',
    },
    turnedOff: {
      side: 'opens',
      weight: 'weakens-protection',
      text: 'A refresh token can be used again and again until it expires, a stolen one too.',
    },
  },
  {
    facts: ['user-context'],
    causes: ['EnablePropagateAdditionalUserContextData'],
    // Also without a way to sign in: SignUp and ForgotPassword need none, and take the context.
    isOn: (settings) => effectiveValue(settings, 'EnablePropagateAdditionalUserContextData') === true,
    turnedOn: {
      side: 'opens',
      weight: 'cosmetic',
      text: "The app may pass on its users' IP addresses for threat protection in requests without AWS credentials.",
    },
    turnedOff: {
      side: 'takes-away',
      weight: 'weakens-protection',
      text: "The app can no longer pass on its users' IP addresses for threat protection in requests without AWS credentials.",
    },
  },
];

/** The consequences of what a change turns on or off, where it has something to act on afterwards. */
export const switches: ConsequenceRule = ({ before, after }) =>
  SWITCHES.flatMap(({ causes, isOn, turnedOn, turnedOff }): Consequence[] => {
    const wasOn = isOn(before) ?? isOn({ ...after, ...pick(before, causes) });
    const isOnAfter = isOn(after);
    if (isOnAfter === undefined || wasOn === isOnAfter) return [];
    const { side, weight, text } = isOnAfter ? turnedOn : turnedOff;
    return [{ ...sentence(text, causes), side, weight }];
  });

function pick(settings: Settings, names: Causes): Settings {
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as Settings;
}
