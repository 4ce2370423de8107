import type { App } from '../app';
import { ask, type QuestionOption } from '../ui/ask';
import { questionFacts } from './question-facts';
import { planDocument, type PlannedFile } from './plan-document';
import { waitUntilReviewed } from '../ui/messages';
import { showDiff } from '../ui/virtual-documents';
import { pulledText } from '../../sync/file-text';
import type { FacetName } from '../../sync/facets';
import { canMerge, type Resolution } from '../../sync/plan';
import { certainRefusals, describePlan, type PlanTarget, type ProposedPlan } from '../../sync/plan-facts';
import type { Proposal, PushDecision } from '../../sync/push-flow';
import type { Settings } from '../../sync/settings';
import { formatChange, pluralize, formatValue } from '../../sync/format';

/** A proposal with what it is checked with. */
export type CheckedProposal = Proposal & Pick<ProposedPlan, 'context' | 'notChecked'>;

type Choice = PushDecision | 'read the plan' | { readonly settle: FacetName };

/**
 * Shows live against what will be live, lists every change by its risk, and asks. The first and active answer is not to push;
 * while a conflict is not settled there is no other.
 */
export async function confirmPush(
  app: App,
  proposal: CheckedProposal,
  where: Pick<PlanTarget, 'region' | 'account' | 'poolName'>,
  file: PlannedFile | undefined,
): Promise<PushDecision> {
  const { live, plan, mode, decisions } = proposal;
  const text = file?.text ?? live.textLike();
  const close = await showDiff(
    app.snapshots.create(`${live.name} live`, live.textLike(text)),
    app.snapshots.create(`${live.name} after push`, pulledText(text, live.identity, plan.planned)),
    `${live.name}: live ↔ after the push`,
  );
  const described = describePlan(proposal, where);
  const document = planDocument(app, described, file);
  try {
    for (;;) {
      const choice = await ask<Choice>(
        titleOf(proposal, described.target, file !== undefined),
        answersFor(proposal, file !== undefined, certainRefusals(described.facts).length > 0),
        questionFacts(described),
      );
      if (choice === 'read the plan') {
        await document.show();
        if (!(await waitUntilReviewed(`the push plan of ${live.name}`, document.label))) return 'cancel';
      } else if (typeof choice === 'object' && 'settle' in choice) {
        const decision = await settle(proposal, choice.settle);
        if (decision) return { mode, decisions: { ...decisions, [choice.settle]: decision } };
      } else return choice;
    }
  } finally {
    document.dispose();
    await close();
  }
}

function titleOf({ live, moved, mode }: Proposal, { region, account, poolName }: PlanTarget, hasFile: boolean): string {
  const where = [live.name, poolName ?? live.identity.UserPoolId, region, account].filter(Boolean).join(' · ');
  if (moved) return `Somebody changed ${where} meanwhile: this is the new plan`;
  if (!hasFile) return `Restore an earlier state of ${where}`;
  return `Push to ${where}${mode === 'exact' ? ' · exactly this file' : ''}`;
}

function answersFor(
  { live, plan, mode, decisions }: Proposal,
  hasFile: boolean,
  isRefused: boolean,
): QuestionOption<Choice>[] {
  const otherMode: QuestionOption<Choice> =
    mode === 'exact'
      ? {
          label: '$(git-merge) Merge with live instead',
          detail: 'Settings that the file does not mention keep their live value',
          value: { mode: 'merge', decisions },
        }
      : {
          label: '$(discard) Exactly this file instead',
          detail: 'Reset what the file leaves out: settings that it does not mention go back to their default',
          value: { mode: 'exact', decisions: {} },
        };
  const open = plan.conflicts.length;
  const conflicts = plan.entries.filter(({ verdict }) => verdict === 'conflict');
  return [
    { label: '$(close) Do not push', value: 'cancel' },
    ...conflicts.map(({ name, decision }): QuestionOption<Choice> => ({
      label: `$(git-merge) ${decision ? `Settled: ${name} (${decision})` : `Settle the conflict: ${name}`}`,
      detail: `your file: ${sinceBase(name, plan, plan.local)} · live: ${sinceBase(name, plan, plan.live)}`,
      value: { settle: name },
    })),
    ...(open === 0 && plan.changes.length > 0
      ? [
          {
            label: `$(cloud-upload) Push ${pluralize(plan.changes.length, 'change')} to ${live.name}${isRefused ? ' all the same' : ''}`,
            detail: pushDetail(live.unknown, isRefused),
            value: 'push' as const,
          },
        ]
      : []),
    {
      label: '$(book) Read the plan',
      detail: 'Every change with its risk, old and new values',
      value: 'read the plan',
    },
    ...(hasFile ? [otherMode] : []),
  ];
}

/** What a push does that its changes do not say. */
function pushDetail(unknown: readonly string[], isRefused: boolean): string {
  if (isRefused) return 'Cognito refuses it, by what user pool and app client show: nothing would change';
  return unknown.length > 0
    ? `It may take away what this version does not know: ${unknown.join(', ')}`
    : 'One complete request: what is not listed below stays as it is';
}

/** Asks for one conflict, with the three values side by side. Undefined: not decided after all. */
async function settle({ plan }: Proposal, name: FacetName): Promise<Resolution | undefined> {
  return ask<Resolution | undefined>(
    `${name} was changed in your file and in Cognito`,
    [
      { label: '$(arrow-left) Back', value: undefined },
      { label: '$(file) Mine', detail: sinceBase(name, plan, plan.local), value: 'mine' },
      { label: '$(cloud) Theirs', detail: sinceBase(name, plan, plan.live), value: 'theirs' },
      ...(canMerge(name, plan)
        ? [
            {
              label: '$(git-merge) Both',
              detail: 'What either side added, without what either side removed',
              value: 'both' as const,
            },
          ]
        : []),
    ],
    [
      { heading: 'Last agreed', lines: [formatValue(name, plan.base?.live ?? {})] },
      { heading: 'Your file', lines: [formatValue(name, plan.local)] },
      { heading: 'Live', lines: [formatValue(name, plan.live)] },
    ],
  );
}

/** What one side changed since both last agreed: of a list only what came and went, for that is what there is to decide. */
const sinceBase = (name: FacetName, { base }: Proposal['plan'], side: Settings): string =>
  formatChange(name, base?.live ?? {}, side).slice(name.length + 2);
