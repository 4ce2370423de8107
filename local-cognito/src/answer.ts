import { ServiceError, type Wording } from './errors';

/** A response before it is sent, with the body as it will be sent. */
export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** The exception's name, for the header x-amzn-ErrorType. */
  readonly errorType?: string;
  /** Whether the message of a refusal is the service's own. */
  readonly wording?: Wording;
}

export const AWS_JSON = 'application/x-amz-json-1.1';

/** A success; without a body the response is empty, as for DeleteUserPoolClient. */
export const success = (body: object | undefined): HttpAnswer => ({
  status: 200,
  type: AWS_JSON,
  body: body ? JSON.stringify(body) : '',
});

/** A refusal in the form of AWS JSON 1.1. */
export const failure = (exception: string, message: string, status = 400): HttpAnswer => ({
  status,
  type: AWS_JSON,
  errorType: exception,
  body: JSON.stringify({ __type: exception, message }),
});

export const plain = (status: number, body: string): HttpAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
});
export const html = (status: number, body: string): HttpAnswer => ({ status, type: 'text/html; charset=utf-8', body });

/** The answer to what a handler threw. A fault of this server itself is a 500, as at the service. */
export function refusal(error: unknown): HttpAnswer {
  if (error instanceof ServiceError)
    return { ...failure(error.exception, error.message, error.status), wording: error.wording };
  return failure('InternalErrorException', error instanceof Error ? error.message : String(error), 500);
}

/** Runs a handler; what it throws becomes the answer. */
export function answerOf(handle: () => object | undefined): HttpAnswer {
  try {
    return success(handle());
  } catch (error) {
    return refusal(error);
  }
}
