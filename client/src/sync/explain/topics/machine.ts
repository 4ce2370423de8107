import { flowsOf, grantsOf, lifetimeIn, effectiveValue } from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

/** What programs can do by themselves, without a user. */
export const machine: Topic = {
  id: 'machine',
  heading: 'Access of machines',
  sentences(subject) {
    const sentences = [...clientCredentials(subject), ...clientToken(subject)];
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
  return flowsOf(settings)?.includes('ALLOW_CLIENT_TOKEN_AUTH')
    ? [
        sentence("A program with the client's id and secret gets tokens for the client itself by GetClientToken.", [
          'ExplicitAuthFlows',
        ]),
      ]
    : [];
}
