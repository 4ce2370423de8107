import { GLOBAL_SIGN_OUT_STILL_WORKS } from '../../../../../server/src/language/statements';
import { givesRefreshTokens, graceOf, lifetimeIn, effectiveValue } from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

/** What a thief can do with a refresh token. */
export const stolenToken: Topic = {
  id: 'stolen-token',
  heading: 'What a stolen refresh token is worth',
  facts: [
    'rotation-remaining-life',
    'rotation-grace',
    'revocation',
    'sign-out-without-revocation',
    'signed-tokens-last',
    'secret-may-be-absent',
  ],
  sentences(subject) {
    const { settings } = subject;
    if (!givesRefreshTokens(settings))
      return [sentence('Nothing: no refresh tokens are given.', ['AllowedOAuthFlows', 'ExplicitAuthFlows'])];
    return [worth(subject), rotation(settings), revocation(settings)];
  },
};

function worth({ settings, context: { hasSecret } }: Subject): Sentence {
  const proof = hasSecret === undefined ? '' : PROOFS[hasSecret ? 'secret' : 'noSecret'];
  const start =
    graceOf(settings) === undefined
      ? 'it was given'
      : 'the first one was given: a token that rotation gives has the remaining life of that one';
  return sentence(
    `A token is worth new access and ID tokens for up to ${lifetimeIn(settings, 'RefreshTokenValidity')} after ${start}.${proof}`,
    ['RefreshTokenValidity', 'TokenValidityUnits'],
  );
}

const PROOFS = {
  secret: " The client's secret is needed for it, too.",
  noSecret: ' Nothing else is needed: the client has no secret.',
};

function rotation(settings: Subject['settings']): Sentence {
  const grace = graceOf(settings);
  if (grace === undefined)
    return sentence('It can be used again and again: rotation is off.', ['RefreshTokenRotation']);
  const old = grace === 0 ? 'is invalid at once' : `stays good for ${grace} ${grace === 1 ? 'second' : 'seconds'} more`;
  return sentence(`It can be exchanged once. Whoever does so gets a new refresh token, and the old one ${old}.`, [
    'RefreshTokenRotation',
  ]);
}

function revocation(settings: Subject['settings']): Sentence {
  return effectiveValue(settings, 'EnableTokenRevocation') === false
    ? sentence(
        `It cannot be revoked by itself (RevokeToken, /oauth2/revoke): token revocation is off. ${GLOBAL_SIGN_OUT_STILL_WORKS}`,
        ['EnableTokenRevocation'],
      )
    : sentence(
        `It can be revoked. Cognito then refuses the access tokens made from it; an API that checks only signature and expiry accepts them for up to ${lifetimeIn(settings, 'AccessTokenValidity')} more.`,
        ['EnableTokenRevocation', 'AccessTokenValidity'],
      );
}
