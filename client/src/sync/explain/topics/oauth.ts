import type { SettableName } from '../../../../../server/src/language/schema';
import { ADMIN_SCOPE, ADMIN_SCOPE_ALLOWS } from '../../../../../server/src/language/statements';
import { grantsOf, usesBrowser, usesClientToken, effectiveValue, hasKnownFlows } from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

const OFF: readonly SettableName[] = ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs'];

export const oauth: Topic = {
  id: 'oauth',
  heading: 'OAuth grants and where they may redirect',
  facts: [
    'oauth-switch-off',
    'client-token-reads-scopes',
    'code-grant',
    'implicit-grant-discouraged',
    'url-exact-match',
    'default-redirect-one-provider',
    'one-callback-needs-no-default',
    'scope-admin',
  ],
  sentences(subject) {
    const { settings } = subject;
    if (effectiveValue(settings, 'AllowedOAuthFlowsUserPoolClient') !== true) return switchedOff(settings);
    const grants = grantsOf(settings);
    if (grants.length === 0) return [sentence('OAuth is on, but no grant is allowed.', ['AllowedOAuthFlows'])];
    return [
      ...(grants.includes('code') ? [code(subject)] : []),
      ...(grants.includes('implicit') ? [implicit] : []),
      ...(usesBrowser(settings) ? [] : [machinesOnly]),
      ...redirects(settings),
      ...scopes(subject),
    ];
  },
};

function switchedOff(settings: Subject['settings']): Sentence[] {
  const listed = OFF.filter((name) => (effectiveValue(settings, name) as readonly string[]).length > 0);
  const hasOtherReader =
    listed.includes('AllowedOAuthScopes') && (usesClientToken(settings) || !hasKnownFlows(settings));
  const inert = listed.filter((name) => name !== 'AllowedOAuthScopes' || !hasOtherReader);
  return [
    sentence('OAuth is off: managed login and the OAuth endpoints do not serve this client.', [
      'AllowedOAuthFlowsUserPoolClient',
    ]),
    ...(inert.length > 0
      ? [
          sentence(`${inert.join(', ')}: stored, and without effect while OAuth is off.`, [
            inert[0] as SettableName,
            ...inert.slice(1),
          ]),
        ]
      : []),
    ...(hasOtherReader
      ? [
          sentence(
            usesClientToken(settings)
              ? 'AllowedOAuthScopes: the scopes of tokens from GetClientToken, which does not need OAuth.'
              : 'AllowedOAuthScopes: stored. AWS does not document a use of it with these flows while OAuth is off.',
            ['AllowedOAuthScopes', 'ExplicitAuthFlows'],
          ),
        ]
      : []),
  ];
}

function code({ context: { hasSecret } }: Subject): Sentence {
  const proof = hasSecret === undefined ? '' : PROOFS[hasSecret ? 'secret' : 'noSecret'];
  return sentence(`By the code grant, the redirect address gets a code, which the app exchanges for tokens${proof}.`, [
    'AllowedOAuthFlows',
  ]);
}

const PROOFS = {
  secret: ", for which it needs the client's secret",
  noSecret: '. The client has no secret, so that only PKCE ties a code to the app that asked for it',
};

const implicit = sentence(
  'By the implicit grant, tokens travel in the address of the page that is redirected to. RFC 9700 advises against it.',
  ['AllowedOAuthFlows'],
);

const machinesOnly = sentence('Only the client credentials grant is allowed, which redirects nowhere.', [
  'AllowedOAuthFlows',
]);

function redirects(settings: Subject['settings']): Sentence[] {
  if (!usesBrowser(settings)) return [];
  const addresses = effectiveValue(settings, 'CallbackURLs') ?? [];
  return [
    addresses.length === 0
      ? sentence('Sign-in can return nowhere: no callback URL is listed.', ['CallbackURLs'])
      : sentence(
          'After sign-in, browsers are sent to one of these addresses and to no other, compared as exact text:',
          ['CallbackURLs'],
          addresses,
        ),
    ...withoutRedirectUri(settings),
  ];
}

/** Where a sign-in request without redirect_uri returns: AWS documents it for clients with one identity provider only. */
function withoutRedirectUri(settings: Subject['settings']): Sentence[] {
  const addresses = effectiveValue(settings, 'CallbackURLs') ?? [];
  const byDefault = effectiveValue(settings, 'DefaultRedirectURI');
  if (byDefault !== undefined)
    return [
      sentence(
        `A sign-in request without redirect_uri returns to ${byDefault}, in a client with one identity provider.`,
        ['DefaultRedirectURI'],
      ),
    ];
  return addresses.length === 1 && effectiveValue(settings, 'SupportedIdentityProviders')?.length === 1
    ? [
        sentence(
          'A sign-in request may leave redirect_uri out: the client has one identity provider and one callback URL.',
          ['CallbackURLs', 'SupportedIdentityProviders'],
        ),
      ]
    : [];
}

function scopes({ settings, context }: Subject): Sentence[] {
  const listed = effectiveValue(settings, 'AllowedOAuthScopes') ?? [];
  if (listed.length === 0) return [sentence('No scope is allowed.', ['AllowedOAuthScopes'])];
  const known = new Map<string, string | undefined>(
    context.resourceServers?.items.flatMap(({ identifier, scopes: own }) =>
      own.map(({ name, description }) => [`${identifier}/${name}`, description]),
    ),
  );
  const described = (scope: string): string => [scope, known.get(scope)].filter(Boolean).join(': ');
  return [
    sentence('Apps may ask for these scopes:', ['AllowedOAuthScopes'], listed.map(described)),
    ...(listed.includes(ADMIN_SCOPE)
      ? [sentence(`An access token with ${ADMIN_SCOPE} ${ADMIN_SCOPE_ALLOWS}.`, ['AllowedOAuthScopes'])]
      : []),
  ];
}
