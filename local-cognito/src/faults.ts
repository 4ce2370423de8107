import { AWS_JSON, failure, html, type HttpAnswer } from './answer';

/** The faults that a test can order. */
export type FaultKind =
  | 'throttled'
  | 'internal-error-before'
  | 'internal-error-after'
  | 'concurrent-modification'
  | 'access-denied'
  | 'expired-token'
  | 'wrong-clock'
  | 'not-authorized'
  | 'unrecognized-client'
  | 'reset-before-body'
  | 'reset-after-body'
  | 'slow'
  | 'empty-body'
  | 'empty-object'
  | 'html-body'
  | 'html-502'
  | 'unknown-member';

/** An order for a fault. */
export interface Fault {
  readonly kind: FaultKind;
  /** The only operation that it applies to; without it, all. */
  readonly operation?: string;
  /** How many requests it applies to; without it, each until clearFaults(). The SDK sends a request up to three times. */
  readonly times?: number;
  /** Milliseconds before the request is handled; 1000 for `slow`, else 0. A client that goes away before ends the request: nothing is applied. */
  readonly delay?: number;
  /** Whether the request is carried out all the same; each kind has its own default. */
  readonly applies?: boolean;
}

/** What a kind of fault does. */
export interface Behavior {
  readonly applies: boolean;
  readonly delay?: number;
  /** The connection is cut as soon as the headers are there. */
  readonly early?: boolean;
  /** The answer instead of the true one (undefined when the request was not carried out); `reset` cuts the connection. */
  readonly instead: (operation: string, performed: HttpAnswer | undefined) => HttpAnswer | 'reset';
}

const HTML =
  '<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body>Please sign in.</body></html>';
const GATEWAY = '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>';
const CALLER = 'arn:aws:iam::123456789012:user/demo';

const refuse = (exception: string, message: string, status = 400, applies = false): Behavior => ({
  applies,
  instead: () => failure(exception, message, status),
});
const answerWith = (answer: HttpAnswer): Behavior => ({ applies: false, instead: () => answer });
const cut = (behavior: { applies: boolean; early?: boolean }): Behavior => ({ ...behavior, instead: () => 'reset' });

/** An answer with a member that no version of the product knows, as AWS may add one any day. */
function withFutureSetting(answer: HttpAnswer): HttpAnswer {
  if (answer.status !== 200 || answer.body === '') return answer;
  const body = JSON.parse(answer.body) as { UserPoolClient?: object };
  if (!body.UserPoolClient) return answer;
  const client = { ...body.UserPoolClient, FutureSetting: { Mode: 'ON', Days: 7 } };
  return { ...answer, body: JSON.stringify({ ...body, UserPoolClient: client }) };
}

export const BEHAVIORS: Readonly<Record<FaultKind, Behavior>> = {
  throttled: refuse('TooManyRequestsException', 'Rate exceeded'),
  'internal-error-before': refuse('InternalErrorException', 'Something went wrong', 500),
  'internal-error-after': refuse('InternalErrorException', 'Something went wrong', 500, true),
  'concurrent-modification': refuse(
    'ConcurrentModificationException',
    'Only one request to update user pool client can be processed at a time.',
  ),
  'access-denied': {
    applies: false,
    instead: (operation) =>
      failure(
        'AccessDeniedException',
        `User: ${CALLER} is not authorized to perform: cognito-idp:${operation} ` +
          `because no identity-based policy allows the cognito-idp:${operation} action`,
      ),
  },
  'expired-token': refuse('ExpiredTokenException', 'The security token included in the request is expired'),
  'wrong-clock': refuse(
    'InvalidSignatureException',
    'Signature expired: 20260101T000000Z is now earlier than 20260101T235500Z (20260102T000000Z - 5 min.)',
  ),
  'not-authorized': refuse('NotAuthorizedException', 'Not authorized to perform this operation.'),
  'unrecognized-client': refuse(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  ),
  'reset-before-body': cut({ applies: false, early: true }),
  'reset-after-body': cut({ applies: true }),
  slow: { applies: true, delay: 1000, instead: (_, performed) => performed ?? 'reset' },
  'empty-body': answerWith({ status: 200, type: AWS_JSON, body: '' }),
  'empty-object': answerWith({ status: 200, type: AWS_JSON, body: '{}' }),
  'html-body': answerWith(html(200, HTML)),
  'html-502': answerWith(html(502, GATEWAY)),
  'unknown-member': { applies: true, instead: (_, performed) => (performed ? withFutureSetting(performed) : 'reset') },
};

/** Something that happens to the requests of one operation, or of all, a number of times. */
interface Order {
  readonly operation?: string;
  readonly times?: number;
}

/** Orders that wait for their requests, oldest first. */
export class OrderQueue<T extends Order> {
  private waiting: { readonly order: T; left: number }[] = [];

  add(order: T): void {
    this.waiting.push({ order, left: order.times ?? Infinity });
  }

  clear(): void {
    this.waiting = [];
  }

  /** The order for a request of this operation, used up by one; undefined when there is none. */
  take(operation: string): T | undefined {
    const found = this.waiting.find(({ order, left }) => left > 0 && (order.operation ?? operation) === operation);
    if (found) found.left -= 1;
    return found?.order;
  }
}
