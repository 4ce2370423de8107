import {
  flowsOf,
  givesIdTokens,
  givesRefreshTokens,
  graceOf,
  grantsOf,
  hasUsers,
  lifetimeIn,
  signsInByApi,
} from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

/** Who gets which tokens, and for how long they are good. */
export const tokens: Topic = {
  id: 'tokens',
  heading: 'Who is given what, for how long',
  sentences: ({ settings }) => [
    sentence(`The user pool issues access tokens that are good for ${lifetimeIn(settings, 'AccessTokenValidity')}.`, [
      'AccessTokenValidity',
      'TokenValidityUnits',
    ]),
    idTokens(settings),
    ...refresh(settings),
  ],
};

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

/** The call of the user pools API that renews tokens. */
function renewal(settings: Subject['settings']): Sentence[] {
  const flows = flowsOf(settings);
  if (!flows || !signsInByApi(settings)) return [];
  if (graceOf(settings) !== undefined)
    return [
      sentence(
        'Apps renew tokens by GetTokensFromRefreshToken; InitiateAuth does not renew them while rotation is on.',
        ['RefreshTokenRotation', 'ExplicitAuthFlows'],
      ),
    ];
  return flows.includes('ALLOW_REFRESH_TOKEN_AUTH')
    ? [
        sentence(
          'Apps may renew tokens by InitiateAuth (REFRESH_TOKEN_AUTH) as well as by GetTokensFromRefreshToken.',
          ['ExplicitAuthFlows'],
        ),
      ]
    : [sentence('InitiateAuth does not renew tokens: ALLOW_REFRESH_TOKEN_AUTH is not listed.', ['ExplicitAuthFlows'])];
}
