import { redact } from './redact';
import type { CallRecord } from './gateway';

/** One line about a call for a log: operation, target, outcome, duration and request id. Nothing of its content. */
export const auditLine = ({ operation, target, outcome, milliseconds, requestId }: CallRecord): string =>
  redact(
    `${operation}${target ? ` ${target}` : ''}: ${outcome}, ${milliseconds} ms${requestId ? `, request ${requestId}` : ''}`,
  );

const ENDS = 4;

/** An identifier as it is written to a log: enough to tell one from another, not enough to use it. `us-east-1_AbCd…`, `1h5x…9k2a`. */
export function shortened(id = ''): string {
  const [region, pool] = id.split('_');
  if (pool !== undefined) return `${region}_${pool.length > ENDS ? `${pool.slice(0, ENDS)}…` : pool}`;
  return id.length > 2 * ENDS ? `${id.slice(0, ENDS)}…${id.slice(-ENDS)}` : id;
}
