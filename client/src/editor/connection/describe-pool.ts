import type { Target } from '../../aws/gateway';
import type { Session } from './session';

/** Name and account of a pool. */
export interface PoolSummary {
  readonly name?: string;
  /** Twelve digits. */
  readonly account?: string;
}

/** Name and account of the target's pool, as far as permissions tell: they are for the eyes, and for protection. Never rejects. */
export async function fetchPoolSummary(session: Session, { userPoolId }: Target): Promise<PoolSummary> {
  try {
    const { name, arn } = await session.withTimeout(5_000, (gateway, signal) =>
      gateway.describeUserPool(userPoolId, signal),
    );
    const account = arn?.split(':')[4];
    return { ...(name && { name }), ...(account && { account }) };
  } catch {
    return {};
  }
}
