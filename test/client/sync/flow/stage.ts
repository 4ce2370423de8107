import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { openCognitoGateway } from '../../../../client/src/aws/cognito-gateway';
import { GatewayError, type CallRecord, type CognitoGateway, type Target } from '../../../../client/src/aws/gateway';
import type { Changes, LocalCognito, LoggedRequest } from '../../../../local-cognito/src';
import type { Base, Mode } from '../../../../client/src/sync/plan';
import { runPush, type Proposal, type PushResult, type PushDecision } from '../../../../client/src/sync/push-flow';
import { fromDescribe, type Settings } from '../../../../client/src/sync/settings';
import { settable } from '../../../../server/src/language/schema';

/** Credentials that any server of these tests takes; the key is searched for afterwards like every other secret. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE',
  AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key',
};
/** How every secret of these tests begins: the demo's, those that the local Cognito makes, and the key above. */
const SECRET = 'fake-secret-DO-NOT-LEAK';

/** One app client of a local Cognito, and the product's own way to it. */
export interface Stage {
  readonly local: LocalCognito;
  readonly target: Target;
  readonly gateway: CognitoGateway;
  readonly calls: readonly CallRecord[];
  /** What the flow told about its progress. */
  readonly said: readonly string[];
  /** Runs one push; rejects with nothing: an error is part of what is told. */
  push(ask: Ask): Promise<Told>;
  /** What is live, as the server itself knows it. */
  live(): Settings;
  /** Makes the client exactly this, behind everybody's back. */
  set(settings: Settings): void;
  /** The requests that arrived since `work` began, when nobody else uses the server. */
  during<T>(work: () => Promise<T>): Promise<[T, readonly LoggedRequest[]]>;
  close(): void;
}

/** A push with its decisions. */
export interface Ask {
  readonly local: Settings;
  readonly base?: Base | undefined;
  readonly mode?: Mode;
  readonly decide?: (proposal: Proposal) => PushDecision | Promise<PushDecision>;
  readonly signal?: AbortSignal;
  /** What happens while a push waits for an update whose answer was lost. Nothing waits in a test. */
  readonly pause?: () => void;
}

/** What a push told its caller: a result, or the error that it rejected with. */
export type Told = PushResult | { readonly outcome: 'rejected'; readonly error: GatewayError };

/** Opens the gateway to one client. `onCall` sees each call as it ends. */
export function stage(local: LocalCognito, target: Target, onCall?: (call: CallRecord) => void): Stage {
  const [calls, said]: [CallRecord[], string[]] = [[], []];
  const note = (call: CallRecord): void => {
    calls.push(call);
    onCall?.(call);
  };
  const gateway = openCognitoGateway({ region: local.region, endpoint: local.url, onCall: note });
  const live = (): Settings => fromDescribe(stored(local, target)).settings;
  return {
    local,
    target,
    gateway,
    calls,
    said,
    live,
    push: (ask) => told(gateway, target, ask, said),
    set: (settings) => local.edit(target.userPoolId, target.clientId, { ...NOTHING, ...settings } as Changes),
    during: async (work) => {
      const last = local.requests.at(-1);
      const result = await work();
      return [result, local.requests.slice(last ? local.requests.lastIndexOf(last) + 1 : 0)];
    },
    close: () => gateway.dispose(),
  };
}

const NOTHING: Changes = Object.fromEntries(settable.map((name) => [name, undefined]));

/** The client as the server holds it, without its secret. */
export function stored(local: LocalCognito, { userPoolId, clientId }: Target): Record<string, unknown> {
  const { ClientSecret: _, ...members } = local.describe(userPoolId, clientId) ?? assert.fail('the client is gone');
  return members;
}

async function told(gateway: CognitoGateway, target: Target, ask: Ask, said: string[]): Promise<Told> {
  const signal = ask.signal ?? new AbortController().signal;
  const decide =
    ask.decide ??
    (({ mode, plan }) =>
      plan.conflicts.length === 0 ? 'push' : { mode, decisions: everything('mine', plan.conflicts) });
  try {
    return await runPush({
      gateway,
      target,
      local: ask.local,
      base: ask.base,
      mode: ask.mode ?? 'merge',
      decide: async (proposal) => decide(proposal),
      pause: async () => ask.pause?.(),
      step: (_, work) => work(signal, (message) => said.push(message)),
    });
  } catch (error) {
    assert.ok(error instanceof GatewayError, `the flow rejects with GatewayError only, not with ${inspect(error)}`);
    return { outcome: 'rejected', error };
  }
}

/** The same decision for some parameters. */
export const everything = <D>(decision: D, of: readonly { readonly name: string }[]): Record<string, D> =>
  Object.fromEntries(of.map(({ name }) => [name, decision]));

/** Fails when anything that came out of a push holds a secret: results, errors with their stacks, call records, progress, printed lines. */
export function assertNoSecret(...out: readonly unknown[]): void {
  for (const value of out) {
    const text = describeFully(value);
    assert.ok(!text?.includes(SECRET), `a secret leaked into ${text?.slice(0, 2000)}`);
  }
}

function describeFully(value: unknown): string | undefined {
  if (value instanceof Error) return inspect(value, { depth: 10, showHidden: true });
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** assertNoSecret for everything that one push reported. */
export function assertToldNoSecret(result: Told): void {
  if (result.outcome === 'rejected') return assertNoSecret(result.error);
  assertNoSecret(result);
  for (const side of sidesOf(result)) assertNoSecret('textLike' in side ? side.textLike() : side);
  if (result.outcome === 'sent' && result.uncertainty) assertNoSecret(result.uncertainty);
}

function sidesOf(result: Told) {
  if (result.outcome === 'sent') return [result.before, result.after];
  return result.outcome === 'nothing' ? [result.live] : [];
}

/** A seed for random tests: new each time, or the one that FLOW_SEED names, to replay a failure. */
export function seed(): number {
  const given = process.env['FLOW_SEED'];
  return given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
}
