import {
  ADMIN_SCOPE_ALLOWS,
  API_TOKENS_CARRY_ADMIN_SCOPE,
  LEGACY_FLOWS_ADD,
} from '../../../../../server/src/language/statements';
import { flowsOf, grantsOf, signsInByApi, unnamedFlowsOf, usesBrowser, effectiveValue } from '../effective';
import { sentence, sorted, type Sentence, type Subject, type Topic } from '../sentence';

/** What each flow of the user pools API means. Refresh and machine flows have topics of their own. */
const FLOWS: Readonly<Record<string, string>> = {
  ALLOW_USER_SRP_AUTH: 'Users may sign in by SRP: the password itself does not travel.',
  ALLOW_USER_AUTH:
    'Users may choose how to sign in (USER_AUTH): by password, SRP, passkey or one-time code, as far as the pool allows each. This lets passwords through even where no other flow does.',
  ALLOW_CUSTOM_AUTH: 'Users may sign in by challenges that the Lambda triggers of the pool define.',
  ALLOW_USER_PASSWORD_AUTH: "Apps may send the user's password in the request.",
  ALLOW_ADMIN_USER_PASSWORD_AUTH:
    'A back end with AWS credentials may sign users in with the password in its request (AdminInitiateAuth).',
};
const OTHER_TOPICS: readonly string[] = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH'];

export const signIn: Topic = {
  id: 'sign-in',
  heading: 'Ways to sign in',
  facts: [
    'flow-srp',
    'flow-user-auth-passwords',
    'flow-custom',
    'flow-password-sends-password',
    'flow-admin-is-for-servers',
    'flows-empty',
    'flows-legacy-add',
    'api-sign-in-admin-scope',
    'auth-session',
    'users-without-cognito',
    'managed-login-needs-pages',
  ],
  sentences: (subject) => [...byApi(subject), ...byBrowser(subject)],
};

function byApi({ settings }: Subject): Sentence[] {
  const flows = flowsOf(settings);
  if (!flows)
    return [
      sentence(
        'ExplicitAuthFlows is an empty list. Whether that allows no flow of the user pools API or the default ones is not documented.',
        ['ExplicitAuthFlows'],
      ),
      session(settings),
    ];
  if (!signsInByApi(settings))
    return [
      sentence('Users cannot sign in through the user pools API: no flow for it is allowed.', ['ExplicitAuthFlows']),
    ];
  const explained = sorted(flows).filter((flow) => !OTHER_TOPICS.includes(flow));
  const unnamed = unnamedFlowsOf(settings);
  return [
    ...explained.map((flow) => sentence(flowText(flow), ['ExplicitAuthFlows'])),
    ...(unnamed.length > 0
      ? [sentence(`${LEGACY_FLOWS_ADD} Not named here, and perhaps on:`, ['ExplicitAuthFlows'], unnamed)]
      : []),
    sentence(`${API_TOKENS_CARRY_ADMIN_SCOPE} Such a token ${ADMIN_SCOPE_ALLOWS}.`, ['ExplicitAuthFlows']),
    session(settings),
  ];
}

const flowText = (flow: string): string =>
  (Object.hasOwn(FLOWS, flow) ? FLOWS[flow] : undefined) ?? `${flow} is a flow that this version does not know.`;

function session(settings: Subject['settings']): Sentence {
  return sentence(
    `Users have ${effectiveValue(settings, 'AuthSessionValidity')} minutes to answer each challenge of a sign-in.`,
    ['AuthSessionValidity'],
  );
}

function byBrowser({ settings, context }: Subject): Sentence[] {
  if (!usesBrowser(settings)) {
    const isMachine = grantsOf(settings).length > 0;
    return [
      sentence(
        'Nobody signs in at managed login: no grant for it is on.',
        isMachine ? ['AllowedOAuthFlows'] : ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows'],
      ),
    ];
  }
  const providers = effectiveValue(settings, 'SupportedIdentityProviders') ?? [];
  if (providers.length === 0)
    return [
      sentence('Managed login has nobody to sign in: no identity provider is listed.', ['SupportedIdentityProviders']),
    ];
  return [
    sentence(
      'At managed login, these can sign in:',
      ['SupportedIdentityProviders'],
      providers.map((name) => formatProvider(name, context)),
    ),
    ...(providers.includes('COGNITO') || !signsInByApi(settings)
      ? []
      : [
          sentence(
            'Managed login does not offer the users of the pool itself; through the user pools API they can still sign in.',
            ['SupportedIdentityProviders', 'ExplicitAuthFlows'],
          ),
        ]),
    ...(context.domain === null
      ? [
          sentence('The pool has no domain: managed login and the OAuth endpoints cannot be reached.', [
            'AllowedOAuthFlowsUserPoolClient',
          ]),
        ]
      : []),
  ];
}

function formatProvider(name: string, { identityProviders }: Subject['context']): string {
  if (name === 'COGNITO') return 'users of the pool itself (COGNITO)';
  const type = identityProviders?.items.find((provider) => provider.name === name)?.type;
  return type && type !== name ? `${name} (${type})` : name;
}
