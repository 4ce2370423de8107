import { GatewayError, isGatewayError, type CognitoGateway, type Target, type UpdateRequest } from '../aws/gateway';
import { same } from './canonical';
import { FACETS, type FacetName } from './facets';
import { readLive, type Live } from './live';
import { planPush, type Base, type Resolutions, type Mode, type PushPlan } from './plan';
import type { Settings } from './settings';

/** A plan to be decided on. */
export interface Proposal {
  readonly live: Live;
  readonly plan: PushPlan;
  readonly mode: Mode;
  readonly decisions: Resolutions;
  /** Somebody changed the client while the last plan was looked at. */
  readonly moved: boolean;
}

/** What to do with a proposal: send it, plan again in another way, or nothing. */
export type PushDecision = 'push' | 'cancel' | { readonly mode: Mode; readonly decisions: Resolutions };

/** What a push needs. No editor and no files: a dialogue in the editor, a prompt in a terminal, or a test decides. */
export interface PushRequest {
  readonly gateway: CognitoGateway;
  readonly target: Target;
  readonly local: Settings;
  readonly base: Base | undefined;
  readonly mode: Mode;
  /** Called for each plan that would change something or has conflicts. May take as long as it likes. */
  decide(proposal: Proposal): Promise<PushDecision>;
  /**
   * Runs a step that talks to Cognito, and hands in a signal that ends it. The step says what it does, and whether the update is sent:
   * from then on, what is left before its end leaves it unknown what is live.
   */
  step<T>(
    what: 'read' | 'push',
    work: (signal: AbortSignal, report: (message: string, isSent: boolean) => void) => Promise<T>,
  ): Promise<T>;
  /** Waits before another look at a client whose update lost its answer; by default for as long as it says. */
  pause?(milliseconds: number): Promise<void>;
}

/** A push that was sent. */
export interface Pushed {
  readonly outcome: 'sent';
  readonly before: Live;
  readonly plan: PushPlan;
  /** What is live now; the error when reading back failed. */
  readonly after: Live | GatewayError;
  /** Parameters that are not as planned: the service stored something else, or somebody changed them after the update. */
  readonly otherwise: readonly FacetName[];
  /**
   * Parameters that live shows now, at their default, although it did not before and the request did not name them: a trace of somebody
   * who set them between the last look and the update, and was overwritten; or the service began to show them by itself. Anything else
   * that was set in that gap leaves no trace: an update answers with what it left behind, and moves LastModifiedDate itself.
   */
  readonly appeared: readonly FacetName[];
  /** Set when the answer of the update was lost or broken. */
  readonly doubt?: GatewayError;
  readonly requestId?: string;
}

export type PushResult =
  | Pushed
  | { readonly outcome: 'nothing'; readonly live: Live; readonly plan: PushPlan }
  | { readonly outcome: 'cancelled' };

/**
 * Describe → plan → decide → describe again (back to the plan when live has moved) → one complete update → describe and compare.
 * @throws GatewayError of a call after which certainly nothing was changed
 */
export async function runPush(request: PushRequest): Promise<PushResult> {
  const { local, base } = request;
  let [mode, decisions, moved]: [Mode, Resolutions, boolean] = [request.mode, {}, false];
  let live = await request.step('read', (signal) => readLive(request.gateway, request.target, signal));
  for (;;) {
    const plan = planPush({ base, local, live: live.settings }, mode, decisions);
    if (plan.changes.length === 0 && plan.conflicts.length === 0) return { outcome: 'nothing', live, plan };
    const verdict = await request.decide({ live, plan, mode, decisions, moved });
    if (verdict === 'cancel') return { outcome: 'cancelled' };
    if (verdict !== 'push') {
      [mode, decisions, moved] = [verdict.mode, verdict.decisions, false];
    } else if (plan.conflicts.length === 0) {
      const sent = await send(request, plan, live);
      if ('outcome' in sent) return sent;
      // What was decided was decided on other values: conflicts are asked again.
      [live, moved, decisions] = [sent, true, {}];
    }
  }
}

/** Sends one complete request when live is still what was planned on; otherwise resolves to what is live instead. */
function send(request: PushRequest, plan: PushPlan, before: Live): Promise<Pushed | Live> {
  const { gateway, target, step } = request;
  return step('push', async (signal, report) => {
    report('making sure that nobody changed it meanwhile', false);
    const now = await readLive(gateway, target, signal);
    if (!isSamePlan(before, now)) return now;
    if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled.');
    // From here on it runs to its end: an update that is cut off half-way may have been applied or not.
    const toTheEnd = new AbortController().signal;
    report('updating', true);
    const body = { UserPoolId: target.userPoolId, ClientId: target.clientId, ...plan.planned } as UpdateRequest;
    const answer = await gateway
      .updateUserPoolClient(body, toTheEnd)
      .then((requestId) => ({ ...(requestId && { requestId }) }), inDoubt);
    const after = await readBack(request, plan, 'doubt' in answer, (message) => report(message, true));
    const otherwise = 'settings' in after ? FACETS.filter((name) => !same(name, plan.planned, after.settings)) : [];
    const appeared =
      'settings' in after ? FACETS.filter((name) => isNew(name, now, plan, after) && !otherwise.includes(name)) : [];
    return { outcome: 'sent' as const, before, plan, after, otherwise, appeared, ...answer };
  });
}

/** How long an update may still be on its way after its answer was lost: for that long, what is not live yet is looked for again. */
const SECOND_LOOK_MS = 5_000;

/** What is live after the update. Where its answer was lost and its changes are not there, what a second look shows some seconds later. */
async function readBack(
  { gateway, target, pause = wait }: PushRequest,
  plan: PushPlan,
  isDoubted: boolean,
  report: (message: string) => void,
): Promise<Live | GatewayError> {
  // It runs to its end, like the update.
  const look = (): Promise<Live | GatewayError> =>
    readLive(gateway, target, new AbortController().signal).catch(gatewayErrorOnly);
  report('reading back what is live now');
  const first = await look();
  if (!isDoubted || !('settings' in first) || hasItsChanges(plan, first)) return first;
  report('waiting for an update whose answer was lost');
  await pause(SECOND_LOOK_MS);
  report('reading back what is live now');
  return look();
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Whether everything that a plan changes is live as it says. */
export function hasItsChanges({ changes, planned }: PushPlan, { settings }: Live): boolean {
  return changes.every(({ name }) => same(name, planned, settings));
}

function isNew(name: FacetName, before: Live, { planned }: PushPlan, after: Live): boolean {
  return after.settings[name] !== undefined && before.settings[name] === undefined && planned[name] === undefined;
}

/** Whether two looks at a client show the same, by meaning. */
export function isSamePlan(a: Live, b: Live): boolean {
  return FACETS.every((name) => same(name, a.settings, b.settings)) && String(a.unknown) === String(b.unknown);
}

/** Passes on an error after which the update may have been applied. After any other nothing was: the gateway sends an update only once. */
function inDoubt(error: unknown): { readonly doubt: GatewayError } {
  if (isGatewayError(error) && error.details.mayHaveApplied) return { doubt: error };
  throw error;
}

function gatewayErrorOnly(error: unknown): GatewayError {
  if (isGatewayError(error)) return error;
  throw error;
}
