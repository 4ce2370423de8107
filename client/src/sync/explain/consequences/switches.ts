import type { Settings } from '../../settings';
import { givesRefreshTokens, graceOf, hasUsers, effectiveValue } from '../effective';
import { sentence } from '../sentence';
import type { Causes, Consequence, ConsequenceRule, Words } from './consequence';

/** Something that is on or off; undefined where it has nothing to act on. */
interface Switch {
  readonly causes: Causes;
  isOn(settings: Settings): boolean | undefined;
  readonly turnedOn: Words;
  readonly turnedOff: Words;
}

const SWITCHES: readonly Switch[] = [
  {
    causes: ['PreventUserExistenceErrors'],
    isOn: (it) => effectiveValue(it, 'PreventUserExistenceErrors') === 'ENABLED',
    turnedOn: {
      side: 'takes-away',
      weight: 'cosmetic',
      text: 'Apps no longer get UserNotFoundException: one that tells new users from known ones by it has to ask in another way.',
    },
    turnedOff: {
      side: 'opens',
      weight: 'weakens-protection',
      text: 'Sign-in, confirmation and password recovery tell whether a user exists, so that names can be tried out.',
    },
  },
  {
    causes: ['EnableTokenRevocation'],
    isOn: (it) => (givesRefreshTokens(it) ? effectiveValue(it, 'EnableTokenRevocation') !== false : undefined),
    turnedOn: {
      side: 'opens',
      weight: 'cosmetic',
      text: 'Refresh tokens can be revoked. New access and ID tokens carry an origin_jti claim and grow by it.',
    },
    turnedOff: {
      side: 'takes-away',
      weight: 'weakens-protection',
      text: 'Refresh tokens can no longer be revoked, stolen ones neither.',
    },
  },
  {
    causes: ['RefreshTokenRotation'],
    isOn: (it) => (givesRefreshTokens(it) ? graceOf(it) !== undefined : undefined),
    turnedOn: {
      side: 'takes-away',
      weight: 'breaks-sign-in',
      text: 'A refresh token is good for one exchange, which gives a new one: apps that keep using the old one are signed out.',
    },
    turnedOff: {
      side: 'opens',
      weight: 'weakens-protection',
      text: 'A refresh token can be used again and again until it expires, a stolen one too.',
    },
  },
  {
    causes: ['EnablePropagateAdditionalUserContextData'],
    isOn: (it) => (hasUsers(it) ? effectiveValue(it, 'EnablePropagateAdditionalUserContextData') === true : undefined),
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

/** What is turned on or off by a change, where it has something to act on after it. */
export const switches: ConsequenceRule = ({ before, after }) =>
  SWITCHES.flatMap(({ causes, isOn, turnedOn, turnedOff }): Consequence[] => {
    const [was, is] = [isOn(before) ?? isOn({ ...after, ...pick(before, causes) }), isOn(after)];
    if (is === undefined || was === is) return [];
    const { side, weight, text } = is ? turnedOn : turnedOff;
    return [{ ...sentence(text, causes), side, weight }];
  });

function pick(settings: Settings, names: Causes): Settings {
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as Settings;
}
