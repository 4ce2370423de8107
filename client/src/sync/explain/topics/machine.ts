import { REGISTER_SCOPE } from '../../../../../server/src/language/statements';
import { grantsOf, lifetimeIn, effectiveValue, usesClientToken } from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

/** What programs can do by themselves, without a user. */
export const machine: Topic = {
  id: 'machine',
  heading: 'Access of machines',
  facts: [
    'client-credentials-secret',
    'client-token-reads-scopes',
    'scope-of-the-service',
    'registered-client-scopes',
    'lifetime-defaults',
  ],
  sentences(subject) {
    const sentences = [...clientCredentials(subject), ...clientToken(subject), ...registration(subject)];
    return sentences.length > 0
      ? sentences
      : [sentence('None: programs get no tokens of their own.', ['AllowedOAuthFlows', 'ExplicitAuthFlows'])];
  },
};

function clientCredentials({ settings, context: { hasSecret } }: Subject): Sentence[] {
  if (!grantsOf(settings).includes('client_credentials')) return [];
  return [
    sentence(
      `A program with the client's id and secret gets access tokens for itself, good for ${lifetimeIn(settings, 'AccessTokenValidity')}, with any of these scopes:`,
      ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'AccessTokenValidity'],
      effectiveValue(settings, 'AllowedOAuthScopes') ?? [],
    ),
    ...(hasSecret === false
      ? [sentence('The client has no secret, without which Cognito refuses this grant.', ['AllowedOAuthFlows'])]
      : []),
  ];
}

function clientToken({ settings }: Subject): Sentence[] {
  if (!usesClientToken(settings)) return [];
  const scopes = effectiveValue(settings, 'AllowedOAuthScopes') ?? [];
  const start = `By GetClientToken, a program with the client's id and secret gets access tokens for the client itself, good for ${lifetimeIn(settings, 'AccessTokenValidity')}; this needs neither OAuth nor a domain.`;
  return [
    sentence(
      scopes.length > 0
        ? `${start} A request without scopes gets all of these:`
        : `${start} No scope is listed for them.`,
      ['ExplicitAuthFlows', 'AllowedOAuthScopes', 'AccessTokenValidity'],
      scopes,
    ),
  ];
}

/** The scope of the service itself with which programs register app clients. */
function registration({ settings, context: { isRegistered } }: Subject): Sentence[] {
  const isUsed = grantsOf(settings).length > 0 || usesClientToken(settings);
  if (!isUsed || !effectiveValue(settings, 'AllowedOAuthScopes')?.includes(REGISTER_SCOPE)) return [];
  return [
    sentence(
      isRegistered
        ? `${REGISTER_SCOPE} is listed, but a client that an application registered cannot request it.`
        : `With an access token that holds ${REGISTER_SCOPE}, a program may register app clients in the user pool by itself, where the pool allows registration.`,
      ['AllowedOAuthScopes'],
    ),
  ];
}
