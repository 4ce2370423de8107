import { describePlan, type DescribedPlan, type PlanTarget } from '../../../client/src/sync/plan-facts';
import type { Mode, PushPlan, Resolutions } from '../../../client/src/sync/plan';

/** A plan with all that is said of it, for a client that is live as the plan has it, without a secret. */
export function described(plan: PushPlan, target: PlanTarget, mode: Mode, decisions: Resolutions): DescribedPlan {
  const { identity, name } = target;
  const live = { identity, name, settings: plan.live, unknown: [] };
  const context = { hasSecret: false };
  return describePlan({ live, context, plan, mode, decisions }, target);
}
