import { GLOBAL_SIGN_OUT_STILL_WORKS } from '../../../../../server/src/language/statements';
import { givesRefreshTokens, usesBrowser, effectiveValue } from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

export const signOut: Topic = {
  id: 'sign-out',
  heading: 'Sign-out and revocation',
  facts: ['revocation', 'revocation-origin-jti', 'sign-out-without-revocation', 'url-exact-match'],
  sentences: ({ settings }) => [...returns(settings), ...revocation(settings)],
};

function returns(settings: Subject['settings']): Sentence[] {
  if (!usesBrowser(settings)) return [];
  const addresses = effectiveValue(settings, 'LogoutURLs') ?? [];
  return [
    addresses.length === 0
      ? sentence('Sign-out at managed login cannot return to a page of the app: no sign-out URL is listed.', [
          'LogoutURLs',
        ])
      : sentence('After sign-out at managed login, browsers may be sent to:', ['LogoutURLs'], addresses),
  ];
}

function revocation(settings: Subject['settings']): Sentence[] {
  if (!givesRefreshTokens(settings))
    return [
      sentence('There is nothing to revoke: no refresh tokens are given.', ['AllowedOAuthFlows', 'ExplicitAuthFlows']),
    ];
  return [
    effectiveValue(settings, 'EnableTokenRevocation') === false
      ? sentence(`Apps cannot revoke a single refresh token. ${GLOBAL_SIGN_OUT_STILL_WORKS}`, ['EnableTokenRevocation'])
      : sentence(
          'Apps can end a session by revoking its refresh token (RevokeToken); other sessions of the user go on. Access and ID tokens carry an origin_jti claim for it.',
          ['EnableTokenRevocation'],
        ),
  ];
}
