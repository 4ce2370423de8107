import { GatewayError, isGatewayError, type GatewayErrorKind } from './gateway';

/** Exception names, as the service gives them. */
const KINDS: Readonly<Record<string, GatewayErrorKind>> = {
  ExpiredTokenException: 'expired',
  ExpiredToken: 'expired',
  RequestExpired: 'clock',
  RequestInTheFuture: 'clock',
  RequestTimeTooSkewed: 'clock',
  AccessDeniedException: 'denied',
  NotAuthorizedException: 'denied',
  UnrecognizedClientException: 'bad-credentials',
  InvalidSignatureException: 'bad-credentials',
  SignatureDoesNotMatch: 'bad-credentials',
  IncompleteSignatureException: 'bad-credentials',
  InvalidClientTokenId: 'bad-credentials',
  MissingAuthenticationTokenException: 'no-credentials',
  MissingAuthenticationToken: 'no-credentials',
  ResourceNotFoundException: 'not-found',
  TooManyRequestsException: 'throttled',
  ThrottlingException: 'throttled',
  LimitExceededException: 'throttled',
  // Fact: one-update-at-a-time
  ConcurrentModificationException: 'concurrent',
  InternalErrorException: 'service',
  AbortError: 'cancelled',
  SyntaxError: 'invalid-answer',
  TimeoutError: 'offline',
};

const OFFLINE =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|EPROTO|ECONNABORTED|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_)/;
const NETWORK = /socket hang up|other side closed|network/i;

/** The parts of an SDK error that are read here; all optional because anything can be thrown. */
interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $fault?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly cause?: { readonly code?: string };
}

/** Kinds of the SDK's errors after which the service may have done what was asked. */
const UNANSWERED: readonly GatewayErrorKind[] = ['offline', 'service', 'invalid-answer', 'cancelled'];

/** Kinds of the gateway's own errors after which the service may have done it: in a proxy, or with an answer that was cut off. */
const AFTER_SENDING: readonly GatewayErrorKind[] = ['proxy', 'offline', 'invalid-answer'];

/**
 * Turns whatever the SDK throws into a GatewayError.
 * @param changes whether the operation changes something: then a broken or 5xx answer may still have been applied
 */
export function toGatewayError(thrown: unknown, operation: string, changes: boolean): GatewayError {
  if (isGatewayError(thrown))
    return changes && AFTER_SENDING.includes(thrown.kind) && !thrown.details.at
      ? new GatewayError(thrown.kind, thrown.message, { ...thrown.details, operation, mayHaveApplied: true })
      : thrown;
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as SdkError;
  const kind = kindOf(error, operation);
  const requestId = error.$metadata?.requestId;
  const mayHaveApplied = changes && UNANSWERED.includes(kind);
  return new GatewayError(kind, messageOf(error, thrown, operation), {
    operation,
    ...(error.$fault && error.name && { exception: error.name }),
    ...(requestId && { requestId }),
    ...(mayHaveApplied && { mayHaveApplied }),
  });
}

/** Not the SDK's message on invalid JSON: it quotes a piece of the answer, and an answer holds the client's secret. */
function messageOf(error: SdkError, thrown: unknown, operation: string): string {
  return error.name === 'SyntaxError' ? `The answer to ${operation} is no JSON.` : error.message || String(thrown);
}

/** Whether the pool has no room for a new client. Other calls are throttled by this exception; here, waiting does not help. */
const isPoolFull = ({ name }: SdkError, operation: string): boolean =>
  name === 'LimitExceededException' && operation.startsWith('Create');

/** Whether the pool does not exist. A missing client has the same exception, with another message. */
const isPoolMissing = ({ name, message }: SdkError): boolean =>
  name === 'ResourceNotFoundException' && /^user pool (?!client\b)/i.test(message ?? '');

function kindOf(error: SdkError, operation: string): GatewayErrorKind {
  if (isPoolFull(error, operation)) return 'refused';
  if (isPoolMissing(error)) return 'no-pool';
  const status = error.$metadata?.httpStatusCode ?? 0;
  const known = error.name === undefined ? undefined : KINDS[error.name];
  if (known === 'bad-credentials' && /signature (expired|not yet current)/i.test(error.message ?? '')) return 'clock';
  // A proxy's error page is not JSON: its status says more than the SyntaxError.
  if (status >= 500) return 'service';
  if (known) return known;
  if (OFFLINE.test(error.code ?? error.cause?.code ?? '') || NETWORK.test(error.message ?? '')) return 'offline';
  if (status === 429) return 'throttled';
  if (status === 403) return 'denied';
  if (status >= 400 || error.$fault === 'client') return 'refused';
  if (status >= 200 && status < 300) return 'invalid-answer';
  return error.$fault === 'server' ? 'service' : 'offline';
}
