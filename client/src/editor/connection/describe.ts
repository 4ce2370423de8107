import type { Target } from '../../aws/gateway';
import type { Session } from './session';
import { readLive, type Live } from '../../sync/live';

/** Longest wait for the name of a pool, in milliseconds: a command works without it. */
const POOL_TIMEOUT_MS = 5_000;

/** Name and account of a pool. */
export interface PoolSummary {
  readonly name?: string;
  /** Twelve digits. */
  readonly account?: string;
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
