import type { IncomingMessage } from 'node:http';
import { ServiceError } from './errors';

const TARGET = /^AWSCognitoIdentityProviderService\.([A-Za-z]+)$/;
const SCOPE = /^Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;

/** The operation that X-Amz-Target names, or '' when it names none of this service. */
export function operationOf(request: IncomingMessage): string {
  return TARGET.exec(String(request.headers['x-amz-target'] ?? ''))?.[1] ?? '';
}

/**
 * The region that the request is signed for. The signature itself is not verified: any credentials will do here.
 * Throws ServiceError for a request that is not signed, or for another service.
 */
export function signedRegion(request: IncomingMessage): string {
  const { authorization } = request.headers;
  if (!authorization) throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const [, region, service] = SCOPE.exec(credentialIn(authorization)) ?? [];
  if (region === undefined)
    throw new ServiceError(
      'IncompleteSignatureException',
      'Authorization header requires existence of a credential scope.',
    );
  if (service !== 'cognito-idp')
    throw new ServiceError(
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'cognito-idp'.",
    );
  return region;
}

/** The part of a signed request's header that names the key and what it is signed for, or ''. */
function credentialIn(authorization: string): string {
  const [algorithm, ...parts] = authorization.split(/[\s,]+/);
  return algorithm === 'AWS4-HMAC-SHA256' ? (parts.find((part) => part.startsWith('Credential=')) ?? '') : '';
}

/** The parsed body; an empty one is an empty structure. Throws SerializationException when it is not JSON. */
export function parseBody(raw: string): unknown {
  if (raw.trim() === '') return {};
  try {
    return JSON.parse(raw);
  } catch {
    throw new ServiceError('SerializationException', 'Unable to parse the request body as JSON.');
  }
}
