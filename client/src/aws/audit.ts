import { redact } from './redact';
import type { CallRecord } from './gateway';

/** One line about a call for a log: operation, target, outcome, duration and request id. Nothing of its content. */
export function auditLine({ operation, target, outcome, milliseconds, requestId }: CallRecord): string {
  const call = target ? `${operation} ${target}` : operation;
  const request = requestId ? `, request ${requestId}` : '';
  return redact(`${call}: ${outcome}, ${milliseconds} ms${request}`);
}

/** How many characters of each end of an identifier are shown. */
const SHOWN_CHARACTERS = 4;

/** An identifier as it is written to a log: enough to tell one from another, not enough to use it. `us-east-1_AbCd…`, `1h5x…9k2a`. */
export function shortenId(id = ''): string {
  const [region, pool] = id.split('_');
  if (pool !== undefined)
    return `${region}_${pool.length > SHOWN_CHARACTERS ? `${pool.slice(0, SHOWN_CHARACTERS)}…` : pool}`;
  return id.length > 2 * SHOWN_CHARACTERS ? `${id.slice(0, SHOWN_CHARACTERS)}…${id.slice(-SHOWN_CHARACTERS)}` : id;
}
