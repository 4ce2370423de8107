/** File-decidable errors of the catalogue that the service enforces: linter and local Cognito must say the same, and each must be met in a run. */
export const BOTH = [
  'required-user-pool-id',
  'required-client-id',
  'wrong-type',
  'user-pool-id-format',
  'client-id-format',
  'client-name-format',
  'callback-urls-too-many',
  'logout-urls-too-many',
  'oauth-flows-too-many',
  'scopes-too-many',
  'url-empty',
  'url-too-long',
  'url-whitespace',
  'auth-flow-unknown',
  'oauth-flow-unknown',
  'time-unit-unknown',
  'prevent-user-existence-errors-unknown',
  'rotation-feature-unknown',
  'rotation-grace-range',
  'auth-session-validity-range',
  'access-id-validity-raw-range',
  'refresh-validity-raw-range',
  'attribute-name-length',
  'provider-name-format',
  'scope-format',
  'analytics-arn-format',
  'analytics-application-id-format',
  'analytics-external-id-length',
  'token-validity-range',
  'token-validity-order',
  'auth-flows-legacy-mix',
  'rotation-refresh-flow-conflict',
  'client-token-auth-exclusive',
  'oauth-flows-and-scopes-required',
  'client-credentials-exclusive',
  'client-credentials-oidc-scope',
  'callback-required',
  'default-redirect-not-in-callbacks',
  'callback-not-absolute',
  'callback-http',
  'logout-http',
  'callback-fragment',
  'scope-unknown',
  'scope-case',
  'provider-name-case',
  'write-attribute-not-writable',
  'analytics-either-or',
] as const;

const DROPPED =
  'AWS CLI and botocore refuse it before they send; on the wire the service ignores a member that it does not know.';

/** Errors of the linter that the wire accepts, each with the reason. */
export const CLIENT_LIBRARIES_ONLY: Readonly<Record<string, string>> = {
  'unknown-parameter': DROPPED,
  'describe-only-client-secret': DROPPED,
  'describe-only-dates': DROPPED,
  'describe-only-client-type': DROPPED,
  'create-only-generate-secret': DROPPED,
  'cfn-only-parameter': DROPPED,
  'describe-wrapper': DROPPED,
};

/** A refusal of the local Cognito that the linter only warns of, because the catalogue calls the case not settled. */
export interface Judgement {
  /** What the linter must say instead of an error. */
  readonly warned: string;
  readonly reason: string;
}

/** By the id of the refusal. Only the named warning excuses a missing error: silence does not. */
export const JUDGEMENTS: Readonly<Record<string, Judgement>> = {
  'analytics-region': {
    warned: 'analytics-region',
    reason: 'Which Regions may pair up is not written down in one place.',
  },
  'auth-flow-unknown': {
    warned: 'auth-flow-unknown',
    reason: 'An unknown ALLOW_ name may be newer than this version.',
  },
  'wrong-type': {
    warned: 'null-value',
    reason:
      'A null in a list: the SDK for JavaScript leaves it out, AWS CLI refuses it, the bare wire was not measured.',
  },
};

/** What no source settles: the linter warns of it, and the local Cognito accepts it with a line in its log. By the id of both. */
export const UNSETTLED_FOR_BOTH: Readonly<Record<string, string>> = {
  'analytics-describe-rolearn':
    'By the rule it is no legal request; sending the answer of describe back was never measured.',
  'token-unit-without-validity':
    'A unit in days without a number was seen accepted, one in minutes is said to be refused.',
  'write-attribute-not-writable': 'For identities and cognito: names there is only the documentation.',
  'callback-not-absolute': 'Whether a scheme without // (com.example.app:/cb) is taken was not seen.',
};

/** Warnings that a value is still to be filled in: such a file is no request yet, so that a refusal proves nothing. */
export const WAITING = ['value-placeholder', 'url-placeholder'] as const;

/** Refusals that take more than the file to decide. Each document gets a pool and a client that have what it names, so none may occur. */
export const NOT_FROM_THE_FILE = [
  'client-token-auth-requires-secret',
  'user-auth-needs-plan',
  'rotation-needs-plan',
  'client-credentials-requires-secret',
  'provider-unknown',
  'scope-unknown-custom',
  'read-attribute-unknown',
  'write-attribute-unknown',
  'write-attributes-missing-required',
  'propagate-requires-secret',
] as const;
