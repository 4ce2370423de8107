import { escapeMarkdown } from '../../../server/src/language/markdown';
import type { Resolutions, Mode, PushPlan } from './plan';
import { changesOf, planMarkdown, RISK_LABELS, worstOf, type PlanExtras, type PlanTarget } from './plan-text';
import { pluralize } from './format';

/** A plan of one of several files. */
export interface FilePlan {
  readonly plan: PushPlan;
  readonly target: PlanTarget;
  readonly mode: Mode;
  readonly decisions: Resolutions;
  readonly extras?: PlanExtras;
}

/** What a plan would do, in a few words: "2 changes, 1 conflict · Can break sign-in". */
export function briefly({ plan }: Pick<FilePlan, 'plan'>): string {
  const [worst] = changesOf(plan);
  const counts = [
    plan.changes.length > 0 && pluralize(plan.changes.length, 'change'),
    plan.conflicts.length > 0 && pluralize(plan.conflicts.length, 'conflict'),
  ]
    .filter(Boolean)
    .join(', ');
  return counts === '' ? 'nothing to do' : [counts, worst && RISK_LABELS[worstOf(worst)]].filter(Boolean).join(' · ');
}

/** All plans as one Markdown document: what each does in a table, what could not be planned, each plan that does something, and what stands last. */
export function plansMarkdown(
  plans: readonly FilePlan[],
  failures: readonly string[],
  last: readonly string[] = [],
): string {
  const rows = plans.map(
    (plan) =>
      `| ${[plan.target.name, plan.target.poolName ?? plan.target.identity.UserPoolId, plan.target.region, plan.target.account ?? '', briefly(plan)].map(escapeMarkdown).join(' | ')} |`,
  );
  const failed =
    failures.length > 0
      ? [`## Not planned\n\n${failures.map((failure) => `- ${escapeMarkdown(failure)}`).join('\n')}\n`]
      : [];
  const some = plans.filter(({ plan }) => plan.changes.length + plan.conflicts.length > 0);
  const table = `# Push plan for ${pluralize(plans.length, 'app client')}\n\n| App client | User pool | Region | Account | Plan |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
  return [
    table,
    ...failed,
    ...some.map(({ plan, target, mode, decisions, extras }) => planMarkdown(plan, target, mode, decisions, extras)),
    ...(last.length > 0 ? [`${last.join('\n\n')}\n`] : []),
  ].join('\n---\n\n');
}
