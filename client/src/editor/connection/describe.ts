import type { AppClientContext } from '../../../../server/src/language/context';
import type { Target } from '../../aws/gateway';
import type { Session } from './session';
import { readLive, type Live } from '../../sync/live';
import { formatUnread, readPlanContext, readPoolContext, UNREAD_POOL } from '../../sync/pool-context';
import type { Settings } from '../../sync/settings';

/** Longest wait for the name of a pool, in milliseconds: a command works without it. */
const POOL_TIMEOUT_MS = 5_000;

/** Name and account of a pool. */
export interface PoolSummary {
  readonly name?: string;
  /** Twelve digits. */
  readonly account?: string;
}

/** A pool with what its clients are checked against. */
export interface KnownPoolFacts extends PoolSummary {
  readonly context: AppClientContext;
  /** Says what of it could not be read; undefined when all of it was. */
  readonly notChecked: string | undefined;
}

/** Asks Cognito for a client, under a progress notification. @throws Cancelled, UserError */
export function fetchClient(session: Session, target: Target): Promise<Live> {
  return session.call('Reading the app client from Amazon Cognito', (gateway, signal) =>
    readLive(gateway, target, signal),
  );
}

/** Asks for name and account of the target's pool, which are shown and decide on protection. What permissions hide is left out. Never rejects. */
export async function fetchPoolSummary(session: Session, { userPoolId }: Target): Promise<PoolSummary> {
  try {
    const { name, arn } = await session.withTimeout(POOL_TIMEOUT_MS, (gateway, signal) =>
      gateway.describeUserPool(userPoolId, signal),
    );
    const account = arn?.split(':')[4];
    return { ...(name && { name }), ...(account && { account }) };
  } catch {
    return {};
  }
}

/** Reads what the clients of a pool are checked against, with what is shown of it. What permissions hide is left out. Never rejects. */
export async function fetchPoolFacts(
  session: Session,
  { userPoolId }: Pick<Target, 'userPoolId'>,
): Promise<KnownPoolFacts> {
  const reading = await session
    .withTimeout(2 * POOL_TIMEOUT_MS, (gateway, signal) =>
      readPoolContext(gateway, userPoolId, signal, { within: POOL_TIMEOUT_MS }),
    )
    .catch(() => UNREAD_POOL);
  const { name, arn } = reading.pool ?? {};
  const account = arn?.split(':')[4];
  return {
    ...(name && { name }),
    ...(account && { account }),
    context: reading.context,
    notChecked: formatUnread(userPoolId, reading),
  };
}

/** What a plan is checked with. What cannot be read in time is not known. Never rejects. */
export async function fetchPlanContext(
  session: Session,
  live: Live,
  planned: Settings,
  pool: AppClientContext,
): Promise<AppClientContext> {
  return session
    .withTimeout(POOL_TIMEOUT_MS, (gateway, signal) => readPlanContext(gateway, live, planned, pool, signal))
    .catch(() => ({ ...pool, hasSecret: live.hasSecret, isRegistered: live.isRegistered }));
}
