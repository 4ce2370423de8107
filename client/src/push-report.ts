import type { App } from './app';
import type { GatewayError } from './aws/gateway';
import type { Live } from './live';
import { notify } from './notify';
import { same } from './sync/canonical';
import type { PushPlan } from './sync/plan';
import { changeWords, valueWords } from './sync/words';
import { settable } from '../../server/src/language/schema';
import { UserError } from './user-error';

/** What a push did, for callers of the command. A push that was turned away or refused rejects instead, and sent nothing. */
export interface PushOutcome {
  readonly outcome: 'pushed' | 'nothing-to-push' | 'stored-otherwise';
  /** One line for each parameter that changed. */
  readonly changes: readonly string[];
}

/** A push that was sent. */
export interface Pushed {
  readonly before: Live;
  readonly plan: PushPlan;
  readonly after: Live;
  /** Set when the answer of the update was lost or broken. */
  readonly doubt: GatewayError | undefined;
}

/** Compares what is live now with the plan and says so. @throws UserError when nothing was changed after all */
export function reportPush(app: App, { before, plan, after, doubt }: Pushed): PushOutcome {
  const otherwise = settable.filter((name) => !same(name, plan.planned, after.settings));
  const changes = plan.changes.map((entry) => `${entry.name}: ${changeWords(entry, plan.live, plan.planned).line}`);
  const log = { title: 'Show Log', run: () => app.log.show() };
  if (otherwise.length === 0) {
    notify('info', `${after.name} is live as planned${doubt ? ', although Cognito answered with an error' : ''}. ${someOf(changes)}`);
    return { outcome: 'pushed', changes };
  }
  if (doubt && settable.every((name) => same(name, before.settings, after.settings))) {
    throw new UserError(`Not pushed: Cognito failed (${doubt.message}), and ${after.name} is unchanged. It is safe to push again.`, [log]);
  }
  const lines = otherwise.map((name) => `${name}: ${valueWords(name, after.settings)} instead of ${valueWords(name, plan.planned)}`);
  for (const line of lines) app.log.failure(`Stored otherwise than planned. ${line}`);
  notify('warning', `${after.name} was updated, but Cognito stored something else than planned. ${someOf(lines)}`, [log]);
  return { outcome: 'stored-otherwise', changes };
}

const SHOWN = 3;

function someOf(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return lines.slice(0, SHOWN).join(' · ') + (more > 0 ? ` · and ${more} more` : '');
}
