import { escapeMarkdown } from '../../../server/src/language/markdown';
import { foreignEndpoint, groupsOf, type DescribedPlan } from './plan-facts';
import { changesOf, planMarkdown, RISK_LABELS, worstOf, type PlanExtras } from './plan-text';
import { pluralize } from './format';

/** A plan of one of several files. */
export interface FilePlan extends DescribedPlan {
  readonly extras?: PlanExtras;
}

/** What a plan would do, in a few words: "2 changes, 1 conflict · Can break sign-in · 1 warning". */
export function briefly({ plan, facts }: Pick<FilePlan, 'plan' | 'facts'>): string {
  const [worst] = changesOf(plan);
  const counts = [
    plan.changes.length > 0 && pluralize(plan.changes.length, 'change'),
    plan.conflicts.length > 0 && pluralize(plan.conflicts.length, 'conflict'),
  ]
    .filter(Boolean)
    .join(', ');
  const behind = plan.entries.filter(({ verdict }) => verdict === 'changed-there').length;
  if (counts === '') return behind > 0 ? `nothing to do · ${behind} changed live` : 'nothing to do';
  const warnings = groupsOf(facts, 'error', 'warning').flatMap(({ facts: found }) => found).length;
  return [counts, worst && RISK_LABELS[worstOf(worst)], warnings > 0 && pluralize(warnings, 'warning')]
    .filter(Boolean)
    .join(' · ');
}

/** All plans as one Markdown document: a table of what each does, what could not be planned, each plan that does something, and `last`. */
export function plansMarkdown(
  plans: readonly FilePlan[],
  failures: readonly string[],
  last: readonly string[] = [],
): string {
  const failed = failures.map((failure) => `- ${escapeMarkdown(failure)}`).join('\n');
  const effective = plans.filter(({ plan }) => plan.changes.length + plan.conflicts.length > 0);
  return [
    overview(plans),
    ...(failures.length > 0 ? [`## Not planned\n\n${failed}\n`] : []),
    ...effective.map((plan) => planMarkdown(plan, plan.extras)),
    ...(last.length > 0 ? [`${last.join('\n\n')}\n`] : []),
  ].join('\n---\n\n');
}

function overview(plans: readonly FilePlan[]): string {
  const rows = plans.map((plan) => {
    const { name, poolName, identity, region, account } = plan.target;
    const cells = [name, poolName ?? identity.UserPoolId, region, account ?? '', briefly(plan)];
    return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  });
  return [
    `# Push plan for ${pluralize(plans.length, 'app client')}`,
    '',
    '| App client | User pool | Region | Account | Plan |',
    '|---|---|---|---|---|',
    ...rows,
    ...endpointLines(plans),
    '',
  ].join('\n');
}

/** The endpoints of some plans that are not AWS's, below their table. */
function endpointLines(plans: readonly FilePlan[]): string[] {
  const hosts = [...new Set(plans.flatMap(({ target: { endpoint } }) => endpoint ?? []))];
  return hosts.length === 0 ? [] : ['', ...hosts.map((host) => `- ${escapeMarkdown(foreignEndpoint(host))}`)];
}
