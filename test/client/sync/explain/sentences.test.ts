// The sentences of explanations, plans and hovers that were held against AWS's documentation one by one: those that are true stay as
// they are, those that were not are gone, with what is true in their place. Each row is what a person reads on one surface.
import assert from 'node:assert/strict';
import { consequencesOf } from '../../../../client/src/sync/explain/consequences';
import { explain } from '../../../../client/src/sync/explain/topics';
import { planPush } from '../../../../client/src/sync/plan';
import { changesOf, planMarkdown, RISK_LABELS } from '../../../../client/src/sync/plan-text';
import type { Settings } from '../../../../client/src/sync/settings';
import type { AppClientContext } from '../../../../server/src/language/context';
import { toPlainText } from '../../../../server/src/language/markdown';
import { openAt, richStyle } from '../../../server/language/workbench';
import { described } from '../described';

const TARGET = { identity: { UserPoolId: 'us-east-1_a', ClientId: '1abc' }, name: 'web', region: 'us-east-1' };

/** All that is said of a client. */
const explained = (settings: Settings, context: AppClientContext = {}): string =>
  explain(settings, context)
    .flatMap(({ sentences }) => sentences.map(({ text, items = [] }) => [text, ...items].join(' ')))
    .join('\n');

/** All that a plan says of a change: its document, the worst risk first, and the consequences word for word. */
function planned(live: Settings, local: Settings): string {
  const plan = planPush({ live, local });
  const { takesAway, opens, notKnown, without } = consequencesOf(plan.live, plan.planned);
  return [
    ...changesOf(plan).flatMap(({ marks }) => marks.map(({ risk, reason }) => `${RISK_LABELS[risk]}: ${reason}`)),
    ...[...takesAway, ...opens].map(({ text, items = [] }) => [text, ...items].join(' ')),
    ...[...notKnown, ...without].map(({ name, why }) => `${name}: ${why}`),
    toPlainText(planMarkdown(described(plan, TARGET, 'merge', {}))),
  ].join('\n');
}

function hovered(marked: string, context: AppClientContext = {}): string {
  const { textDocument, offset, opened } = openAt(marked, richStyle, context);
  const hover = opened.hover(textDocument.positionAt(offset));
  assert.ok(hover, marked);
  return (hover.contents as { value: string }).value;
}

const MACHINE: Settings = {
  ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
  AllowedOAuthScopes: ['api/read', 'api/write'],
};
const LEGACY: Settings = { ExplicitAuthFlows: ['USER_PASSWORD_AUTH'] };
const WEB: Settings = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'profile'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://a.example/cb'],
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
};
const ROTATING: Settings = {
  ...WEB,
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  RefreshTokenValidity: 12,
  TokenValidityUnits: { RefreshToken: 'hours' },
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
};
const CLIENT_CREDENTIALS: Settings = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['api/read'],
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
};

interface Row {
  readonly about: string;
  /** What a person reads. */
  readonly text: () => string;
  readonly says: readonly (string | RegExp)[];
  readonly never?: readonly (string | RegExp)[];
}

const ROWS: readonly Row[] = [
  {
    about: '1. scopes of a GetClientToken client, with OAuth off',
    text: () => explained(MACHINE),
    says: [
      'AllowedOAuthScopes: the scopes of tokens from GetClientToken, which does not need OAuth.',
      /By GetClientToken, .* good for 1 hour; this needs neither OAuth nor a domain\. .* api\/read api\/write/,
    ],
    never: [/without effect/],
  },
  {
    about: '1. removing a scope that GetClientToken reads',
    text: () => planned(MACHINE, { ...MACHINE, AllowedOAuthScopes: ['api/read'] }),
    says: [
      /Can break sign-in: Requests for api\/write are refused from now on\./,
      /Programs that ask for the scope by GetClientToken may be refused from now on.* api\/write/,
    ],
    never: [/without consequence/i, /No effect on sign-in/],
  },
  {
    about: '2. a legacy name by its newer one',
    text: () => planned(LEGACY, { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }),
    says: [
      /Can break sign-in: Legacy names and ALLOW_ names do not mean the same.* may take away ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_CUSTOM_AUTH/,
    ],
    never: [/without consequence/i, /it allows the same/, /No effect on sign-in/],
  },
  {
    about: '3. refresh in a list of legacy names',
    text: () => explained(LEGACY),
    says: [
      'Whether InitiateAuth renews tokens is not documented for a list of legacy names',
      /Not named here, and perhaps on: .*ALLOW_USER_SRP_AUTH/,
    ],
    never: ['InitiateAuth does not renew tokens'],
  },
  {
    about: '4. the hover of a legacy name',
    text: () => hovered('{ "ExplicitAuthFlows": ["USER_PASS|WORD_AUTH"] }'),
    says: ['Legacy names and ALLOW_ names do not mean the same'],
    never: [/write `?ALLOW_\w+`? instead/, /Legacy name of/],
  },
  {
    about: '5. machines, where nothing is known of a secret',
    text: () => explained(CLIENT_CREDENTIALS),
    says: ["A program with the client's id and secret gets access tokens for itself"],
    never: ['has no secret'],
  },
  {
    about: '6. a stolen refresh token, where nothing is known of a secret',
    text: () => explained(WEB),
    says: ['A token is worth new access and ID tokens for up to 30 days'],
    never: ['has no secret', 'Nothing else is needed'],
  },
  {
    about: '7. what ENABLED hides, and what it does not',
    text: () =>
      explained({ PreventUserExistenceErrors: 'ENABLED', ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH'] }),
    says: [
      'Answers to sign-in, confirmation and password recovery do not say UserNotFoundException',
      'SignUp still answers UsernameExistsException',
      /In custom authentication, .* depends on the Lambda triggers/,
      'an unknown user gets a challenge at random',
    ],
    never: ['do not tell whether a user exists'],
  },
  {
    about: '7. the hover of ENABLED',
    text: () => hovered('{ "PreventUserExistenceErrors": "ENA|BLED" }'),
    says: ['Sign-up still tells that a name is taken'],
    never: ['Answers do not tell whether the user exists', 'same answer as for a wrong password'],
  },
  {
    about: '8. revocation off',
    text: () => explained({ EnableTokenRevocation: false }),
    says: [
      'It cannot be revoked by itself',
      'GlobalSignOut and AdminUserGlobalSignOut still end all sessions of a user.',
    ],
    never: ['It cannot be revoked:'],
  },
  {
    about: '8. turning revocation off',
    text: () => planned({}, { EnableTokenRevocation: false }),
    says: ['Weakens a protection: A stolen refresh token can no longer be revoked by itself.', 'GlobalSignOut'],
  },
  {
    about: '9. renewal while rotation is on',
    text: () => explained(ROTATING),
    says: [
      'Apps renew tokens by GetTokensFromRefreshToken or at the token endpoint; InitiateAuth does not renew them while rotation is on.',
    ],
  },
  {
    about: '9. renewal by an OpenID Connect app while rotation is on',
    text: () =>
      explained({
        ...WEB,
        ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED' },
      }),
    says: [/Apps renew tokens at the token endpoint .*: an OpenID Connect app needs no other call\./],
  },
  {
    about: '9. the hover of rotation',
    text: () => hovered('{ "RefreshToken|Rotation": { "Feature": "ENABLED" } }'),
    says: ['or at the token endpoint', 'remaining life of the first'],
    never: [/apps call `GetTokensFromRefreshToken`/],
  },
  {
    about: '10. the life of a rotated token',
    text: () => explained(ROTATING),
    says: [
      'for up to 12 hours after the first one was given: a token that rotation gives has the remaining life of that one.',
    ],
    never: ['after it was given'],
  },
  {
    about: '11. the hover of revocation',
    text: () => hovered('{ "EnableToken|Revocation": true }'),
    says: ['Whether a single refresh token can be revoked, with the access tokens made from it.'],
    never: ['access and ID tokens made from'],
  },
  {
    about: '12. the time for a challenge, where managed login is the only way to sign in',
    text: () => planned(WEB, { ...WEB, AuthSessionValidity: 10 }),
    says: [
      /Changes lifetimes: Not known: .* does not say whether managed login/,
      'What this changes with a consequence that is not known',
    ],
    never: [/without consequence/i, /No effect on sign-in/],
  },
  {
    about: '13. attributes that apps write without a list',
    text: () => hovered('{ "Write|Attributes": [] }'),
    says: [
      'the app writes the standard attributes of the pool. Whether custom attributes are among them is documented differently in different places.',
    ],
  },
  {
    about: '13. attributes that apps write without a list any more',
    text: () => planned({ WriteAttributes: ['email'] }, { WriteAttributes: [] }),
    says: [
      /Widens access: .* Whether custom attributes are among them is documented differently in different places\./,
    ],
  },
  {
    about: '14. custom attributes without a list',
    text: () => explained({}),
    says: ['Whether custom attributes are among them is documented differently in different places.'],
  },
  {
    about: '15. choice-based sign-in',
    text: () => explained({ ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }),
    says: [/Users may choose how to sign in \(USER_AUTH\).* lets passwords through even where no other flow does\./],
  },
  {
    about: '16. the time for a challenge of the API',
    text: () => explained({ AuthSessionValidity: 5 }),
    says: ['Users have 5 minutes to answer each challenge of a sign-in.'],
  },
  {
    about: '17. the default redirect',
    text: () => explained({ ...WEB, DefaultRedirectURI: 'https://a.example/cb' }),
    says: [
      'A sign-in request without redirect_uri returns to https://a.example/cb, in a client with one identity provider.',
    ],
  },
  {
    about: '17. no default redirect, with one provider and one address',
    text: () => explained(WEB),
    says: ['A sign-in request may leave redirect_uri out: the client has one identity provider and one callback URL.'],
  },
  {
    about: '18. callback URLs',
    text: () => explained(WEB),
    says: ['After sign-in, browsers are sent to one of these addresses and to no other, compared as exact text:'],
  },
  {
    about: '19. the implicit grant has no refresh tokens',
    text: () => explained({ ...WEB, AllowedOAuthFlows: ['implicit'] }),
    says: ['No refresh tokens are given: the implicit grant has none.'],
  },
  {
    about: '20. ID tokens need openid',
    text: () => explained({ ...WEB, AllowedOAuthScopes: ['api/read'] }),
    says: ['No ID tokens are given: managed login gives them with the openid scope only.'],
  },
  {
    about: '21. revocation on',
    text: () => explained(WEB),
    says: [
      'It can be revoked. Cognito then refuses the access tokens made from it; an API that checks only signature and expiry accepts them for up to 1 hour more.',
    ],
  },
  {
    about: '22. ending one session',
    text: () => explained(WEB),
    says: ['other sessions of the user go on. Access and ID tokens carry an origin_jti claim for it.'],
  },
  {
    about: '23. one exchange of a rotated token',
    text: () => explained(ROTATING),
    says: ['It can be exchanged once.', 'the old one stays good for 10 seconds more.'],
  },
  {
    about: '24. the scope profile',
    text: () => hovered('{ "AllowedOAuthScopes": ["pro|file"] }'),
    says: ['All user attributes that the client may read.'],
  },
  {
    about: '25. managed login without the users of the pool',
    text: () =>
      explained({ ...WEB, SupportedIdentityProviders: ['Google'], ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
    says: [
      'Managed login does not offer the users of the pool itself; through the user pools API they can still sign in.',
    ],
  },
  {
    about: '26. user context',
    text: () => explained({}),
    says: [
      "The app cannot pass on its users' IP addresses in requests without AWS credentials; AdminInitiateAuth is not affected.",
    ],
  },
  {
    about: '27. refresh for 0, and its unit',
    text: () => hovered('{ "RefreshToken|Validity": 0 }'),
    says: [/0 is stored as 30 days/, /without a unit it counts \*\*days\*\*/],
  },
  {
    about: '28. client credentials',
    text: () => explained(CLIENT_CREDENTIALS),
    says: [
      /A program with the client's id and secret gets access tokens for itself, .* with any of these scopes: api\/read/,
    ],
  },
  {
    about: '29. Pinpoint',
    text: () => explained({ AnalyticsConfiguration: { ApplicationId: 'abc1' } }),
    says: ['Pinpoint ended on 30 October 2026.'],
  },
  {
    about: 'besides: the scope that tokens from the API always carry',
    text: () => explained({ ...WEB, AllowedOAuthScopes: ['openid'], ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
    says: ['Access tokens from sign-in through the user pools API always carry aws.cognito.signin.user.admin'],
  },
  {
    about: 'besides: a client that may register others',
    text: () => explained({ ...CLIENT_CREDENTIALS, AllowedOAuthScopes: ['aws.cognito/dcr/register'] }),
    says: ['a program may register app clients in the user pool by itself'],
  },
  {
    about: 'besides: the scope for registration in a client that an application registered',
    text: () =>
      explained({ ...CLIENT_CREDENTIALS, AllowedOAuthScopes: ['aws.cognito/dcr/register'] }, { isRegistered: true }),
    says: ['a client that an application registered cannot request it'],
    never: ['may register app clients in the user pool by itself'],
  },
  {
    about: 'besides: the hover of the scope for registration, in a pool of which all resource servers are known',
    text: () =>
      hovered('{ "AllowedOAuthScopes": ["aws.cognito/dcr/re|gister"] }', {
        resourceServers: { items: [], complete: true },
      }),
    says: ['A scope of the service itself'],
    never: ['The user pool has no such scope'],
  },
  {
    about: 'besides: an empty list of flows, which nobody documents',
    text: () => planned({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }, { ExplicitAuthFlows: [] }),
    says: [
      /Can break sign-in: Whether an empty ExplicitAuthFlows .* is not documented\. This may take away ALLOW_USER_SRP_AUTH\./,
    ],
    never: ['are refused from now on'],
  },
];

describe('the sentences that were held against the documentation', () => {
  for (const { about, text, says, never = [] } of ROWS)
    it(about, () => {
      const read = text();
      const isIn = (part: string | RegExp): boolean =>
        typeof part === 'string' ? read.includes(part) : part.test(read);
      for (const part of says) assert.ok(isIn(part), `${String(part)}\nis not in\n${read}`);
      for (const part of never) assert.ok(!isIn(part), `${String(part)}\nis in\n${read}`);
    });

  it('are 29, each with a row', () => {
    const numbers = new Set(ROWS.map(({ about }) => /^(\d+)\./.exec(about)?.[1]).filter(Boolean));
    assert.deepEqual(numbers.size, 29);
  });
});
