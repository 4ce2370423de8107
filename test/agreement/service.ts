import assert from 'node:assert/strict';
import { REFUSALS } from '../../local-cognito/src/checks';
import { CLIENT_ID, POOL_ID, ROTATION_FEATURE, SETTING_LIMITS } from '../../local-cognito/src/checks/client-limits';
import { violation } from '../../local-cognito/src/checks/constraint';
import { UNSETTLED } from '../../local-cognito/src/checks/unsettled';
import { ServiceError } from '../../local-cognito/src/errors';
import type { ClientSettings, StoredPool } from '../../local-cognito/src/model';
import { perform } from '../../local-cognito/src/operations';
import { normalised, SETTING_SHAPES } from '../../local-cognito/src/settings';
import { decodeMembers } from '../../local-cognito/src/shapes';
import { Store } from '../../local-cognito/src/store';
import { namedIn, poolFor } from './pool';

/** What the local Cognito says of a request: the ids of all checks that refuse it, none when it accepts. */
export interface ServiceVerdict {
  readonly accepted: boolean;
  readonly refusedBy: ReadonlySet<string>;
  /** The ids of what it does not know of the service, and accepts. */
  readonly unsettled: ReadonlySet<string>;
  /** The answer in words, for people. */
  readonly message: string;
}

const MEMBERS = { UserPoolId: 'string', ClientId: 'string', ...SETTING_SHAPES } as const;

/** Sends an update to a pool of the document's own, within this process. */
export function askService(body: unknown): ServiceVerdict {
  const pool = poolFor(namedIn(body));
  const refusedBy = checksThatRefuse(body, pool);
  const message = refusalOf(body, pool);
  // The names of the checks are asked for beside the real entrance: the two must not drift apart.
  assert.equal(
    refusedBy.size > 0,
    message !== undefined,
    `checks say ${[...refusedBy].join(', ') || 'nothing'}, the answer is ${message ?? 'success'}`,
  );
  const accepted = message === undefined;
  const unsettled = new Set(accepted ? unsettledIn(body) : []);
  return { accepted, refusedBy, unsettled, message: message ?? 'accepted' };
}

/** By the public entrance; the exception with its message, or undefined when the update was made. */
function refusalOf(body: unknown, pool: StoredPool): string | undefined {
  const store = new Store();
  store.add(pool);
  try {
    perform('UpdateUserPoolClient', body, {
      store,
      account: '123456789012',
      region: pool.region,
      manner: 'replace',
      emptyPages: false,
      now: 0,
    });
    return undefined;
  } catch (error) {
    if (error instanceof ServiceError) return `${error.exception}: ${error.message}`;
    throw error;
  }
}

/** As the service goes: types first, then all limits, then the combinations. */
function checksThatRefuse(body: unknown, pool: StoredPool): Set<string> {
  const request = decoded(body);
  if (!request) return new Set(['wrong-type']);
  const limits = [
    ...POOL_ID,
    ...CLIENT_ID,
    ...SETTING_LIMITS,
    ...(request.RefreshTokenRotation ? [ROTATION_FEATURE] : []),
  ];
  const broken = new Set(limits.filter((limit) => violation(limit, request) !== undefined).map(({ id }) => id));
  if (broken.size > 0) return broken;
  const settings = normalised(request);
  return new Set(
    REFUSALS.filter(({ check }) => check(settings, { pool, hasSecret: true, doing: 'updating' }) !== undefined).map(
      ({ id }) => id,
    ),
  );
}

function unsettledIn(body: unknown): string[] {
  const settings = normalised(decoded(body) ?? {});
  return UNSETTLED.filter(({ isIn }) => isIn(settings)).map(({ id }) => id);
}

function decoded(body: unknown): ClientSettings | undefined {
  try {
    return decodeMembers(body, MEMBERS);
  } catch {
    return undefined;
  }
}
