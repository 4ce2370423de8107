import { GatewayError, isGatewayError, type Target } from '../../aws/gateway';
import { pushSummaryOf, formatNothingToPush } from '../../sync/outcome';
import { formatAcceptedAfterAll } from '../../sync/plan-facts';
import { nextBase, type Base, type Mode, type StoredBase } from '../../sync/plan';
import { runPush, type Proposal, type PushResult, type PushDecision } from '../../sync/push-flow';
import type { Settings } from '../../sync/settings';
import { subjectOf } from '../../sync/target';
import type { Io } from '../io';
import type { TerminalConnection } from '../common/connection';
import { NotPushed, type FileResult } from './results';

/** The push of one client, and how to decide about it. */
export interface ClientPush {
  readonly target: Target;
  readonly local: Settings;
  readonly base: StoredBase;
  readonly mode: Mode;
  decide(proposal: Proposal): Promise<PushDecision>;
}

/** Runs a push to its end, as the editor does. @throws CallFailure when it is certain that nothing was changed; whatever `decide` throws */
export async function sendPush(push: ClientPush, connection: TerminalConnection, io: Io): Promise<PushResult> {
  const region = connection.regionFor(push.target.userPoolId);
  try {
    const gateway = await connection.gateway(region);
    return await runPush({
      gateway,
      ...push,
      pause: io.pause,
      step: (_, work) => untilDone(push.target, io, (sent) => work(io.interrupted, sent)),
    });
  } catch (error) {
    if (isGatewayError(error) && error.kind === 'cancelled')
      throw new NotPushed('Interrupted before anything was sent.');
    throw connection.explain(error, region, subjectOf(push.target));
  }
}

/** Keeps, from the request on until what is live was read back, what a second Ctrl-C would leave behind. */
async function untilDone<T>(
  target: Target,
  { underWay }: Io,
  work: (report: (message: string, isSent: boolean) => void) => Promise<T>,
): Promise<T> {
  const left = `The update of ${subjectOf(target)} was under way: whether it was applied is not known. Run cognito-client plan to see what is live.`;
  try {
    return await work((_, isSent) => void (isSent && underWay.add(left)));
  } finally {
    underWay.delete(left);
  }
}

/**
 * What a push did, as a result for the user.
 * @param about `isFileKnown`: whether the file on the disk is the one that was pushed; only then can a pull be advised. `expected`: the
 * refusals that were expected
 */
export function summarizePush(
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
  connection: TerminalConnection,
  target: Target,
  { isFileKnown = true, expected = [] }: { readonly isFileKnown?: boolean; readonly expected?: readonly string[] } = {},
): FileResult {
  if (result.outcome === 'nothing') return { kind: 'nothing', message: formatNothingToPush(result).message };
  const explain = (error: unknown): string => {
    const explained = connection.explain(error, connection.regionFor(target.userPoolId), subjectOf(target));
    return explained instanceof Error ? explained.message : '';
  };
  const { kind, message, mismatches, behind } = pushSummaryOf(result, explain);
  const request = result.requestId ? ` (request ${result.requestId})` : '';
  if (kind === 'as-planned' || kind === 'unexpected')
    return {
      kind: 'pushed',
      message: `${message}${formatAcceptedAfterAll(expected)}${behind && isFileKnown ? FILE_IS_BEHIND : ''}${request}`,
    };
  if (kind === 'not-applied' || kind === 'not-known') return { kind: 'failed', message };
  return { kind: 'otherwise', message: `${message} ${mismatches.join('. ')}.${request}` };
}

const FILE_IS_BEHIND = ' The file is behind: cognito-client pull brings what changed in Cognito.';

/** The base after a push, from what the file says now. Undefined when live is not known, or is not as planned. */
export function baseAfter(result: PushResult, base: StoredBase, local: Settings): Base | undefined {
  if (result.outcome === 'nothing') return nextBase(base, local, result.live.settings);
  if (
    result.outcome === 'cancelled' ||
    result.after instanceof GatewayError ||
    isGatewayError(result.after) ||
    result.mismatches.length > 0
  )
    return undefined;
  return nextBase(base, local, result.after.settings);
}
