import type { CallRecord } from '../../aws/gateway';

/** What --verbose says of a call. */
export function callLine({ operation, outcome, milliseconds, requestId }: CallRecord): string {
  return `aws: ${operation}: ${outcome}, ${milliseconds} ms${requestId ? `, request ${requestId}` : ''}`;
}
