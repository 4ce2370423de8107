import {
  flowsOf,
  givesIdTokens,
  givesRefreshTokens,
  graceOf,
  grantsOf,
  hasUsers,
  lifetimeIn,
  signsInByApi,
  unnamedFlowsOf,
  usesBrowser,
} from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';

/** Who gets which tokens, and for how long they are good. */
export const tokens: Topic = {
  id: 'tokens',
  heading: 'Who is given what, for how long',
  facts: [
    'lifetime-defaults',
    'managed-login-session',
    'scope-openid',
    'refresh-tokens-by-grant',
    'rotation-at-token-endpoint',
    'flow-refresh',
    'refresh-in-other-ways',
    'flows-legacy-add',
  ],
  sentences: ({ settings }) => [
    sentence(`The user pool issues access tokens that are good for ${lifetimeIn(settings, 'AccessTokenValidity')}.`, [
      'AccessTokenValidity',
      'TokenValidityUnits',
    ]),
    idTokens(settings),
    ...refresh(settings),
    ...browserSession(settings),
  ],
};

/** Short lifetimes of tokens do not end it. */
function browserSession(settings: Subject['settings']): Sentence[] {
  if (!usesBrowser(settings)) return [];
  return [
    sentence(
      'A browser that signed in at managed login gets new tokens without another sign-in: for up to 60 minutes after the sign-in, or for what the session configuration of the client says (SetUserPoolClientSessionConfiguration). It is not in this file, and a push does not change it.',
      ['AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient'],
    ),
  ];
}

function idTokens(settings: Subject['settings']): Sentence {
  if (givesIdTokens(settings))
    return sentence(`Users also get ID tokens that are good for ${lifetimeIn(settings, 'IdTokenValidity')}.`, [
      'IdTokenValidity',
      'TokenValidityUnits',
    ]);
  return hasUsers(settings)
    ? sentence('No ID tokens are given: managed login gives them with the openid scope only.', ['AllowedOAuthScopes'])
    : sentence('No ID tokens are given: they are for users, and none can sign in here.', [
        'AllowedOAuthFlows',
        'ExplicitAuthFlows',
      ]);
}

function refresh(settings: Subject['settings']): Sentence[] {
  if (!givesRefreshTokens(settings)) {
    return [
      sentence(
        grantsOf(settings).includes('implicit')
          ? 'No refresh tokens are given: the implicit grant has none.'
          : 'No refresh tokens are given.',
        ['AllowedOAuthFlows', 'ExplicitAuthFlows'],
      ),
    ];
  }
  return [
    sentence(
      `Refresh tokens are good for ${lifetimeIn(settings, 'RefreshTokenValidity')}: with one, an app gets new tokens without the user.`,
      ['RefreshTokenValidity', 'TokenValidityUnits'],
    ),
    ...renewal(settings),
  ];
}

/** The ways in which apps renew tokens, as far as they are known. */
function renewal(settings: Subject['settings']): Sentence[] {
  const endpoint = grantsOf(settings).includes('code') ? ' or at the token endpoint' : '';
  const isRotating = graceOf(settings) !== undefined;
  if (!signsInByApi(settings))
    return [
      sentence(
        isRotating
          ? 'Apps renew tokens at the token endpoint (refresh_token), which also gives the new refresh token: an OpenID Connect app needs no other call.'
          : 'Apps renew tokens at the token endpoint (refresh_token).',
        ['AllowedOAuthFlows', 'RefreshTokenRotation'],
      ),
    ];
  if (isRotating)
    return [
      sentence(
        `Apps renew tokens by GetTokensFromRefreshToken${endpoint}; InitiateAuth does not renew them while rotation is on.`,
        ['RefreshTokenRotation', 'ExplicitAuthFlows'],
      ),
    ];
  return byInitiateAuth(settings, endpoint);
}

function byInitiateAuth(settings: Subject['settings'], endpoint: string): Sentence[] {
  const flows = flowsOf(settings);
  if (!flows) return [];
  if (flows.includes(REFRESH))
    return [
      sentence(
        `Apps may renew tokens by InitiateAuth (REFRESH_TOKEN_AUTH) as well as by GetTokensFromRefreshToken${endpoint}.`,
        ['ExplicitAuthFlows'],
      ),
    ];
  return [
    unnamedFlowsOf(settings).includes(REFRESH)
      ? sentence(
          'Whether InitiateAuth renews tokens is not documented for a list of legacy names, which may leave it on without naming it.',
          ['ExplicitAuthFlows'],
        )
      : sentence(
          `InitiateAuth does not renew tokens: ALLOW_REFRESH_TOKEN_AUTH is not listed. AWS documents that flow for InitiateAuth only: apps may renew tokens by GetTokensFromRefreshToken${endpoint}.`,
          ['ExplicitAuthFlows'],
        ),
  ];
}
