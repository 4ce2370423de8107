import type { App } from '../app';
import { ask, type QuestionOption } from '../ui/ask';
import { questionFacts } from './question-facts';
import { planDocument, type PlannedFile } from './plan-document';
import { readingKeyOf } from '../ui/plan-readings';
import { showDiff } from '../ui/virtual-documents';
import { pulledText } from '../../sync/file-text';
import type { FacetName } from '../../sync/facets';
import { canMerge, type PlanEntry, type Resolution } from '../../sync/plan';
import { certainRefusals, describePlan, type PlanTarget, type ProposedPlan } from '../../sync/plan-facts';
import type { Proposal, PushDecision } from '../../sync/push-flow';
import type { Settings } from '../../sync/settings';
import { SIDE_LABELS } from '../../sync/undo';
import { formatChange, pluralize, formatValue } from '../../sync/format';

/** A proposal with what it is checked with. */
export type CheckedProposal = Proposal & Pick<ProposedPlan, 'context' | 'notChecked'>;

/** A decision on a plan; to push settings of the history, also with the file brought along. */
export type Confirmation = PushDecision | 'push with file';

type Choice = Confirmation | 'read the plan' | { readonly settle: FacetName };

/** What a question is about besides its plan. */
export interface QuestionContext {
  readonly where: Pick<PlanTarget, 'region' | 'account' | 'poolName'>;
  readonly file?: PlannedFile | undefined;
  /** For settings of the history: when that push was, and the name of the file that can be brought along. */
  readonly past?: { readonly when: string; readonly fileName?: string | undefined } | undefined;
  /** What the history knows of settings that changed in Cognito. */
  readonly ownChanges: ReadonlyMap<FacetName, string>;
}

/**
 * Shows live against what will be live, lists every change by its risk, and asks. The first and active answer is not to push;
 * while a conflict is not settled there is no other.
 */
export async function confirmPush(
  app: App,
  proposal: CheckedProposal,
  context: QuestionContext,
): Promise<Confirmation> {
  const { where, file, ownChanges } = context;
  const { live, plan, mode, decisions } = proposal;
  const text = file?.text ?? live.textLike();
  const close = await showDiff(
    app.snapshots.create(`${live.name} live`, live.textLike(text)),
    app.snapshots.create(`${live.name} after push`, pulledText(text, live.identity, plan.planned)),
    `${live.name}: live ↔ after the push`,
  );
  const described = describePlan({ ...proposal, ownChanges }, where);
  const document = planDocument(app, described, file);
  try {
    for (;;) {
      const isRefused = certainRefusals(described.facts).length > 0;
      const choice = await ask<Choice>(
        titleOf(proposal, described.target, context),
        answersFor(proposal, context, isRefused),
        [{ heading: 'Changed while you were deciding', lines: proposal.moved }, ...questionFacts(described)],
      );
      if (choice === 'read the plan') {
        await document.show();
        const { UserPoolId: userPoolId, ClientId: clientId } = live.identity;
        const reading = {
          key: readingKeyOf({ userPoolId, clientId }),
          what: `the push plan of ${live.name}`,
          tab: document.label,
        };
        if (!(await app.readings.isToGoOn(reading))) return 'cancel';
      } else if (typeof choice === 'object' && 'settle' in choice) {
        const decision = await settle(proposal, choice.settle, ownChanges.get(choice.settle));
        if (decision) return { mode, decisions: { ...decisions, [choice.settle]: decision } };
      } else return choice;
    }
  } finally {
    document.dispose();
    await close();
  }
}

function titleOf(
  { live, moved, mode, source }: Proposal,
  { region, account, poolName }: PlanTarget,
  { past }: QuestionContext,
): string {
  const where = [live.name, poolName ?? live.identity.UserPoolId, region, account].filter(Boolean).join(' · ');
  if (moved.length > 0)
    return `Changed while you were deciding: ${moved.map(nameIn).join(', ')}. New plan for ${where}`;
  const state = mode === 'exact' && source !== 'file' ? ' · exactly that state' : '';
  if (source === 'undo') return `Undo the push of ${past?.when ?? ''} to ${where}${state}`;
  if (source === 'restore') return `Restore what the push of ${past?.when ?? ''} set in ${where}${state}`;
  return `Push to ${where}${mode === 'exact' ? ' · exactly this file' : ''}`;
}

/** The name in front of a line. */
const nameIn = (line: string): string => line.split(':')[0] ?? line;

function answersFor(proposal: Proposal, context: QuestionContext, isRefused: boolean): QuestionOption<Choice>[] {
  const { plan } = proposal;
  const conflicts = plan.entries.filter(({ verdict }) => verdict === 'conflict');
  const isReady = plan.conflicts.length === 0 && plan.changes.length > 0;
  return [
    { label: '$(close) Do not push', value: 'cancel' },
    ...conflicts.map((entry) => conflictAnswer(entry, proposal, context)),
    ...(isReady ? pushAnswers(proposal, context, isRefused) : []),
    {
      label: '$(book) Read the plan',
      detail: 'Every change with its risk, old and new values',
      value: 'read the plan',
    },
    ...otherMode(proposal, context),
  ];
}

function conflictAnswer(
  { name, decision }: PlanEntry,
  { plan, source }: Proposal,
  { ownChanges }: QuestionContext,
): QuestionOption<Choice> {
  const live = noted(sinceBase(name, plan, plan.live), ownChanges.get(name));
  return {
    label: `$(git-merge) ${decision ? `Settled: ${name} (${decision})` : `Settle the conflict: ${name}`}`,
    detail: `${SIDE_LABELS[source].local}: ${sinceBase(name, plan, plan.local)} · live: ${live}`,
    value: { settle: name },
  };
}

/** What a push does that its changes do not say. */
function pushDetail(unknown: readonly string[], isRefused: boolean): string {
  if (isRefused) return 'Cognito refuses it, by what user pool and app client show: nothing would change';
  return unknown.length > 0
    ? `It may take away what this version does not know: ${unknown.join(', ')}`
    : 'One complete request: what is not listed below stays as it is';
}

function pushAnswers(
  { live, plan, source }: Proposal,
  { past }: QuestionContext,
  isRefused: boolean,
): QuestionOption<Choice>[] {
  const changes = pluralize(plan.changes.length, 'change');
  const detail = pushDetail(live.unknown, isRefused);
  if (source === 'file') {
    const anyway = isRefused ? ' all the same' : '';
    return [{ label: `$(cloud-upload) Push ${changes} to ${live.name}${anyway}`, detail, value: 'push' }];
  }
  const verb = source === 'undo' ? 'Undo' : 'Restore';
  const only = past?.fileName === undefined ? '' : ' only';
  return [
    ...(past?.fileName === undefined
      ? []
      : [
          {
            label: `$(cloud-upload) ${verb} ${changes} in Cognito and in ${past.fileName}`,
            detail: 'In the file, what was edited since stays as it is',
            value: 'push with file' as const,
          },
        ]),
    { label: `$(cloud-upload) ${verb} ${changes} in Cognito${only}`, detail, value: 'push' },
  ];
}

/** The other mode that a plan can be made in, where there is one. */
function otherMode({ mode, decisions, source }: Proposal, { file }: QuestionContext): QuestionOption<Choice>[] {
  if (source === 'file' && !file) return [];
  const [merge, exact] =
    source === 'file' ? [MERGE_WITH_LIVE, EXACTLY_THIS_FILE] : [ONLY_WHAT_IT_CHANGED, EXACTLY_THAT_STATE];
  return mode === 'exact'
    ? [{ ...merge, value: { mode: 'merge', decisions } }]
    : [{ ...exact, value: { mode: 'exact', decisions: {} } }];
}

const MERGE_WITH_LIVE = {
  label: '$(git-merge) Merge with live instead',
  detail: 'Settings that the file does not mention keep their live value',
};
const EXACTLY_THIS_FILE = {
  label: '$(discard) Exactly this file instead',
  detail: 'Reset what the file leaves out: settings that it does not mention go back to their default',
};
const ONLY_WHAT_IT_CHANGED = {
  label: '$(git-merge) Only what that push changed instead',
  detail: 'What was changed since then stays as it is live',
};
const EXACTLY_THAT_STATE = {
  label: '$(discard) Exactly that state instead',
  detail: 'Also takes back what was changed since then, by whomever',
};

/** Asks for one conflict, with the three values side by side. Undefined: not decided after all. */
async function settle(
  { plan, source }: Proposal,
  name: FacetName,
  note: string | undefined,
): Promise<Resolution | undefined> {
  const { base, local } = SIDE_LABELS[source];
  const [mine, theirs] = source === 'file' ? ['Mine', 'Theirs'] : [`As it was ${local}`, 'As it is live'];
  const changedBy =
    source === 'file'
      ? 'was changed in your file and in Cognito'
      : 'was changed by that push, and in Cognito since then';
  return ask<Resolution | undefined>(
    `${name} ${changedBy}`,
    [
      { label: '$(arrow-left) Back', value: undefined },
      { label: `$(file) ${mine}`, detail: sinceBase(name, plan, plan.local), value: 'mine' },
      { label: `$(cloud) ${theirs}`, detail: sinceBase(name, plan, plan.live), value: 'theirs' },
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
      { heading: capitalized(base), lines: [formatValue(name, plan.base?.live ?? {})] },
      { heading: capitalized(local), lines: [formatValue(name, plan.local)] },
      { heading: 'Live', lines: [noted(formatValue(name, plan.live), note)] },
    ],
  );
}

const noted = (text: string, note: string | undefined): string => (note ? `${text} (${note})` : text);

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What one side changed since both last agreed: of a list only what came and went, for that is what there is to decide. */
const sinceBase = (name: FacetName, { base }: Proposal['plan'], side: Settings): string =>
  formatChange(name, base?.live ?? {}, side).slice(name.length + 2);
