import {
  GatewayError,
  gatewayErrorOnly,
  isGatewayError,
  type CognitoGateway,
  type Target,
  type UpdateRequest,
} from '../aws/gateway';
import { same } from '../../../server/src/language/same';
import { FACETS, type FacetName } from './facets';
import { readLive, type Live } from './live';
import { planPush, type Resolutions, type Mode, type PushPlan, type StoredBase } from './plan';
import { formatChange } from './format';
import type { Settings } from './settings';
import { withoutFile, type PushSource } from './undo';

/** A plan that awaits a decision. */
export interface Proposal {
  readonly live: Live;
  readonly plan: PushPlan;
  readonly mode: Mode;
  readonly decisions: Resolutions;
  /** What changed in Cognito while the last plan awaited its decision, a line for each setting, name first. */
  readonly moved: readonly string[];
  /** What `plan.local` is taken from. */
  readonly source: PushSource;
}

/** The decision on a proposal: to send it, to plan again with other options, or to cancel. */
export type PushDecision = 'push' | 'cancel' | { readonly mode: Mode; readonly decisions: Resolutions };

/** The input of a push. It knows no editor and no files: a dialog in the editor, a prompt in a terminal, or a test decides. */
export interface PushRequest {
  readonly gateway: CognitoGateway;
  readonly target: Target;
  readonly local: Settings;
  readonly base: StoredBase;
  readonly mode: Mode;
  /** What `local` and `base` are taken from; by default, a file. */
  readonly source?: PushSource;
  /** Called for each plan that would change something or has conflicts. It may take any time. */
  decide(proposal: Proposal): Promise<PushDecision>;
  /**
   * Runs a step that calls Cognito, with a signal that ends it and a function that shows its progress and whether the update is sent: from
   * then on, what is live is not known until the step ends.
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
  /** The live client after the push; the error when reading back failed. */
  readonly after: Live | GatewayError;
  /** Parameters that are not as planned: the service stored another value, or somebody changed them after the update. */
  readonly mismatches: readonly FacetName[];
  /**
   * Parameters that are live now, at their default, although they were not before and the request did not name them. Either somebody set
   * them between the last describe and the update, and was overwritten; or the service began to show them by itself. Any other change in
   * that gap leaves no trace: the answer of an update holds the result only, and the update itself sets LastModifiedDate.
   * Fact: no-conditional-update
   */
  readonly unexpected: readonly FacetName[];
  /** Set when the answer of the update was lost or broken. */
  readonly uncertainty?: GatewayError;
  readonly requestId?: string;
}

/** The result of a push. */
export type PushResult =
  | Pushed
  | { readonly outcome: 'nothing'; readonly live: Live; readonly plan: PushPlan }
  | { readonly outcome: 'cancelled' };

/**
 * Runs a push: describe → plan → decide → describe again (back to the plan when live has changed) → one complete update → describe and
 * compare.
 * @throws GatewayError of a call after which certainly nothing was changed
 */
export async function runPush(request: PushRequest): Promise<PushResult> {
  const { local, base, source = 'file' } = request;
  let mode = request.mode;
  let decisions: Resolutions = {};
  let moved: readonly string[] = [];
  let live = await request.step('read', (signal) => readLive(request.gateway, request.target, signal));
  for (;;) {
    const planOn = ({ settings }: Live): PushPlan => {
      const plan = planPush({ base, local, live: settings }, mode, decisions);
      return source === 'file' ? plan : withoutFile(plan);
    };
    const plan = planOn(live);
    if (plan.changes.length === 0 && plan.conflicts.length === 0) return { outcome: 'nothing', live, plan };
    const decision = await request.decide({ live, plan, mode, decisions, moved, source });
    if (decision === 'cancel') return { outcome: 'cancelled' };
    if (decision !== 'push') {
      mode = decision.mode;
      decisions = decision.decisions;
      moved = [];
    } else if (plan.conflicts.length === 0) {
      const sent = await send(request, planOn, live);
      if ('outcome' in sent) return sent;
      moved = movesOf(live, sent);
      decisions = stillSettled(decisions, live, sent);
      live = sent;
    }
  }
}

/** The decisions on settings that did not move. One on a setting that did was made for another live value. */
function stillSettled(decisions: Resolutions, before: Live, now: Live): Resolutions {
  return Object.fromEntries(
    FACETS.filter((name) => decisions[name] && same(name, before.settings, now.settings)).map((name) => [
      name,
      decisions[name],
    ]),
  );
}

/** What changed between two looks at a client, a line each. */
function movesOf(before: Live, now: Live): string[] {
  const settings = FACETS.filter((name) => !same(name, before.settings, now.settings)).map((name) =>
    formatChange(name, before.settings, now.settings),
  );
  const isUnknownMoved = String(before.unknown) !== String(now.unknown);
  return [
    ...settings,
    ...(isUnknownMoved ? [`Not known to this version: ${listed(before.unknown)} → ${listed(now.unknown)}`] : []),
  ];
}

const listed = (names: readonly string[]): string => names.join(', ') || 'none';

/**
 * Sends one complete request when live still means what the plan is based on; else resolves to what is live. The request carries what is
 * live then, as it is written there: a default that somebody wrote out since stays written out.
 */
function send(request: PushRequest, planOn: (live: Live) => PushPlan, before: Live): Promise<Pushed | Live> {
  const { gateway, target, step } = request;
  return step('push', async (signal, report) => {
    report('making sure that nobody changed it meanwhile', false);
    const now = await readLive(gateway, target, signal);
    if (!isSamePlan(before, now)) return now;
    if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled.');
    // From here on nothing is aborted: an update that is cut off may have been applied or not.
    const neverAborted = new AbortController().signal;
    report('updating', true);
    const plan = planOn(now);
    const body = { UserPoolId: target.userPoolId, ClientId: target.clientId, ...plan.planned } as UpdateRequest;
    const answer = await gateway
      .updateUserPoolClient(body, neverAborted)
      .then((requestId) => ({ ...(requestId && { requestId }) }), uncertainOnly);
    const after = await readBack(request, plan, 'uncertainty' in answer, (message) => report(message, true));
    const mismatches = 'settings' in after ? FACETS.filter((name) => !same(name, plan.planned, after.settings)) : [];
    const unexpected =
      'settings' in after ? FACETS.filter((name) => isNew(name, now, plan, after) && !mismatches.includes(name)) : [];
    return { outcome: 'sent' as const, before, plan, after, mismatches, unexpected, ...answer };
  });
}

/** How long an update may still be on its way after its answer was lost: for that long, what is not live yet is looked for again. */
const SECOND_LOOK_MS = 5_000;

/** What is live after the update. Where its answer was lost and its changes are not there, what a second look shows some seconds later. */
async function readBack(
  { gateway, target, pause = wait }: PushRequest,
  plan: PushPlan,
  isUncertain: boolean,
  report: (message: string) => void,
): Promise<Live | GatewayError> {
  // Never aborted, like the update.
  const look = (): Promise<Live | GatewayError> =>
    readLive(gateway, target, new AbortController().signal).catch(gatewayErrorOnly);
  report('reading back what is live now');
  const first = await look();
  if (!isUncertain || !('settings' in first) || hasItsChanges(plan, first)) return first;
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

/** Whether two live clients have the same settings, by meaning. */
export function isSamePlan(a: Live, b: Live): boolean {
  return FACETS.every((name) => same(name, a.settings, b.settings)) && String(a.unknown) === String(b.unknown);
}

/** Returns an error after which the update may have been applied. Throws any other, since then nothing was: an update is sent once. */
function uncertainOnly(error: unknown): { readonly uncertainty: GatewayError } {
  if (isGatewayError(error) && error.details.mayHaveApplied) return { uncertainty: error };
  throw error;
}
