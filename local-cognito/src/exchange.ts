import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerOf, failure, plain, refusal, type HttpAnswer } from './answer';
import { operationOf, parseBody, signedRegion } from './call';
import { BEHAVIORS, type Fault, type OrderQueue } from './faults';
import { isForLoopback, MAX_BODY, readBody, writeResponse } from './http';
import type { RequestLog } from './request-log';

/** What runs before a request is handled, for instance a colleague's change; it sees the operation and the parsed body. */
export interface Hook {
  readonly run: (operation: string, body: unknown) => void | Promise<void>;
  readonly operation?: string;
  readonly times?: number;
}

/** The parts of the server that an exchange needs. */
export interface Service {
  readonly log: RequestLog;
  readonly faults: OrderQueue<Fault>;
  readonly hooks: OrderQueue<Hook>;
  /** Whether one more request is within the rate. */
  readonly quota: () => boolean;
  readonly perform: (
    operation: string,
    body: unknown,
    region: string,
    note: (text: string) => void,
  ) => object | undefined;
  /** Called for each note of an answered request. */
  readonly onNote?: ((operation: string, note: string) => void) | undefined;
}

const TOO_MANY = failure('TooManyRequestsException', 'Rate exceeded');
const TOO_LARGE = failure('RequestEntityTooLargeException', `Request body is larger than ${MAX_BODY} bytes.`, 413);

/** Says of each request whether it is within a rate: a bucket that holds one second's worth and fills evenly. Without a rate, each is. */
export function createQuota(perSecond: number | undefined): () => boolean {
  if (perSecond === undefined) return () => true;
  const capacity = Math.max(1, perSecond);
  let available = capacity;
  let last = performance.now();
  return () => {
    const now = performance.now();
    available = Math.min(capacity, available + ((now - last) / 1000) * perSecond);
    last = now;
    if (available < 1) return false;
    available -= 1;
    return true;
  };
}

/** The answer to a request that was read to its end; `reset` when the connection is to be cut. */
async function answer(
  service: Service,
  request: IncomingMessage,
  raw: string,
  { fault, gone, note }: Omit<Incoming, 'raw' | 'isWithinRate'>,
): Promise<HttpAnswer | 'reset'> {
  const operation = operationOf(request);
  const behavior = fault && BEHAVIORS[fault.kind];
  const delay = fault?.delay ?? behavior?.delay ?? 0;
  if (delay > 0) await wait(delay, undefined, { signal: gone });
  await service.hooks.take(operation)?.run(operation, parsed(raw));
  const perform = (): HttpAnswer =>
    answerOf(() => {
      const region = signedRegion(request);
      return service.perform(operation, parseBody(raw), region, note);
    });
  if (!fault || !behavior) return perform();
  return behavior.instead(operation, (fault.applies ?? behavior.applies) ? perform() : undefined);
}

function parsed(raw: string): unknown {
  try {
    return parseBody(raw);
  } catch {
    return undefined;
  }
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return gone.signal;
}

function cut({ socket }: IncomingMessage): void {
  if (!socket.destroyed) socket.resetAndDestroy();
}

/** A request with all that its outcome depends on. */
interface Incoming {
  /** The body; undefined when it was too large. */
  readonly raw: string | undefined;
  readonly isWithinRate: boolean;
  readonly fault: Fault | undefined;
  readonly gone: AbortSignal;
  readonly note: (text: string) => void;
}

async function outcomeOf(
  service: Service,
  request: IncomingMessage,
  { raw, isWithinRate, ...how }: Incoming,
): Promise<HttpAnswer | 'reset'> {
  if (!isWithinRate) return TOO_MANY;
  if (raw === undefined) return TOO_LARGE;
  return answer(service, request, raw, how).catch(refusal);
}

async function post(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomUUID();
  const operation = operationOf(request);
  const fault = service.faults.take(operation);
  if (fault && BEHAVIORS[fault.kind].early) {
    service.log.add({ operation, body: undefined, raw: '', requestId });
    cut(request);
    return;
  }
  const isWithinRate = service.quota();
  const raw = await readBody(request);
  const answered = service.log.add({
    operation,
    body: raw === undefined ? undefined : parsed(raw),
    raw: raw ?? '',
    requestId,
  });
  const gone = goneSignal(response);
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  const outcome = await outcomeOf(service, request, { raw, isWithinRate, fault, gone, note });
  if (outcome === 'reset' || gone.aborted) {
    cut(request);
    return;
  }
  if (outcome.wording === 'not-recorded')
    note("The words of this refusal are not the service's: nobody recorded them.");
  answered(outcome.status, notes);
  for (const text of notes) service.onNote?.(operation, text);
  writeResponse(response, outcome, requestId);
}

/** Handles one HTTP request from its headers to its answer. Never rejects: a client that went away ends it in silence. */
export async function exchange(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!isForLoopback(request)) writeResponse(response, plain(403, 'This Host is not local'), randomUUID());
    else if (request.method === 'POST') await post(service, request, response);
    else writeResponse(response, plain(404, 'Not found'), randomUUID());
  } catch (error) {
    if (!response.headersSent && request.socket.writable) writeResponse(response, refusal(error), randomUUID());
  }
}
