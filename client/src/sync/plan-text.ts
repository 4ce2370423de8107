import type { AppClientContext } from '../../../server/src/language/context';
import { escapeMarkdown } from '../../../server/src/language/markdown';
import { visibleJson } from '../../../server/src/language/visible';
import { consequencesOf } from './explain/consequences';
import { consequencesMarkdown, type LinkOf } from './explain/markdown';
import type { Identity } from './file-text';
import { facetOf, type FacetName } from './facets';
import type { Resolutions, Mode, PlanEntry, PushPlan, EntryVerdict } from './plan';
import { assessRisks, RISKS, type RiskAssessment, type Risk } from './risk';
import { formatChange, formatValue } from './format';

/** Headings of the risks, the worst first as in RISKS. */
export const RISK_LABELS: Readonly<Record<Risk, string>> = {
  'breaks-sign-in': 'Can break sign-in',
  'weakens-protection': 'Weakens a protection',
  'widens-access': 'Widens access',
  'changes-lifetimes': 'Changes lifetimes',
  cosmetic: 'No effect on sign-in',
};

const WHY: Readonly<Record<EntryVerdict, string>> = {
  same: 'as live',
  changed: 'changed in the file',
  reset: 'reset to its default',
  kept: 'kept from live: the file does not mention it',
  'changed-there': 'changed by somebody else: stays, and your file is behind',
  'both-alike': 'changed on both sides to the same',
  conflict: 'changed on both sides',
  'not-expressible': 'cannot be taken away by an update: keeps its live value',
};

/** One change with everything that is said of it. */
export interface PlannedChange {
  readonly entry: PlanEntry;
  readonly marks: readonly RiskAssessment[];
  /** "CallbackURLs: − https://…" */
  readonly line: string;
}

/** The changes of a plan, the riskiest first. */
export function changesOf(plan: PushPlan): PlannedChange[] {
  const idle = new Map(
    consequencesOf(plan.live, plan.planned).without.map(({ name, why }): [FacetName, RiskAssessment] => [
      name,
      { risk: 'cosmetic', reason: `Without consequence: ${why}.` },
    ]),
  );
  const marks = (name: FacetName): readonly RiskAssessment[] => {
    const mark = idle.get(name);
    return mark ? [mark] : assessRisks(name, plan.live, plan.planned);
  };
  return plan.changes
    .map((entry) => ({
      entry,
      marks: marks(entry.name),
      line: formatChange(entry.name, plan.live, plan.planned),
    }))
    .sort((a, b) => rank(a) - rank(b));
}

export const worstOf = ({ marks }: PlannedChange): Risk => marks[0]?.risk ?? 'cosmetic';
const rank = (change: PlannedChange): number => RISKS.indexOf(worstOf(change));

/** What a plan is about, for its headline. */
export interface PlanTarget {
  readonly identity: Identity;
  readonly name: string;
  readonly region: string;
  readonly account?: string | undefined;
  readonly poolName?: string | undefined;
}

/** What a plan document holds beside the plan. */
export interface PlanExtras {
  /** What is known of client and pool beside the settings. */
  readonly context?: AppClientContext;
  /** Leads to the parameters in the file. */
  readonly linkOf?: LinkOf;
  /** Markdown that stands last: what comes later moves nothing that is being read. */
  readonly last?: readonly string[];
}

/** The plan as a Markdown document made for reading: what it does, grouped by risk, in words and in raw values, with what is kept and what is reset. */
export function planMarkdown(
  plan: PushPlan,
  target: PlanTarget,
  mode: Mode,
  decisions: Resolutions,
  { context, linkOf, last = [] }: PlanExtras = {},
): string {
  const changes = changesOf(plan);
  const { identity, name, region, account, poolName } = target;
  return (
    [
      `# Push plan: ${escapeMarkdown(name)}`,
      `| | |\n|---|---|\n| Account | ${escapeMarkdown(account ?? 'not known')} |\n| Region | ${escapeMarkdown(region)} |\n| User pool | ${escapeMarkdown(poolName ? `${poolName} (${identity.UserPoolId})` : identity.UserPoolId)} |\n| App client | ${escapeMarkdown(name)} (${escapeMarkdown(identity.ClientId)}) |\n| Mode | ${mode === 'merge' ? 'merge with live' : 'exactly this file'} |`,
      ...conflictSection(plan, decisions),
      ...consequencesMarkdown(consequencesOf(plan.live, plan.planned, context), linkOf),
      ...RISKS.flatMap((risk) =>
        section(
          `${RISK_LABELS[risk]}`,
          changes.filter((change) => worstOf(change) === risk).map((change) => changeBlock(change, plan)),
        ),
      ),
      ...section(
        'Stays as it is',
        plan.entries
          .filter(({ verdict }) => ['kept', 'changed-there', 'not-expressible'].includes(verdict))
          .map(
            ({ name: it, verdict }) => `- **${it}**: ${escapeMarkdown(formatValue(it, plan.live))} (${WHY[verdict]})`,
          ),
        '\n',
      ),
      changes.length === 0
        ? 'Nothing changes.'
        : 'One request carries every setting; what is not listed stays as it is.',
      ...last,
    ].join('\n\n') + '\n'
  );
}

function conflictSection(plan: PushPlan, decisions: Resolutions): string[] {
  const conflicts = plan.entries.filter(({ verdict }) => verdict === 'conflict');
  return section(
    'Changed on both sides',
    conflicts.map(({ name }) =>
      [
        `### ${name}${decisions[name] ? ` — settled: ${decisions[name]}` : ' — to be settled'}`,
        `| last agreed | your file | live |\n|---|---|---|\n| ${[plan.base?.live ?? {}, plan.local, plan.live].map((it) => escapeMarkdown(formatValue(name, it))).join(' | ')} |`,
      ].join('\n\n'),
    ),
  );
}

function changeBlock({ entry, marks, line }: PlannedChange, plan: PushPlan): string {
  return [
    `### ${entry.name} — ${entry.decision ? `changed on both sides, settled: ${entry.decision}` : WHY[entry.verdict]}`,
    escapeMarkdown(line.slice(entry.name.length + 2)),
    marks.map(({ risk, reason }) => `- ${RISK_LABELS[risk]}: ${escapeMarkdown(reason)}`).join('\n'),
    fenced('live', entry.name, plan.live),
    fenced('after the push', entry.name, plan.planned),
  ].join('\n\n');
}

function fenced(label: string, name: FacetName, settings: PushPlan['live']): string {
  const raw = facetOf(settings, name);
  return `${label}:\n\`\`\`json\n${Object.keys(raw).length > 0 ? visibleJson(JSON.stringify(raw, null, 2)) : '(not set)'}\n\`\`\``;
}

function section(heading: string, blocks: readonly string[], between = '\n\n'): string[] {
  return blocks.length > 0 ? [`## ${heading}`, blocks.join(between)] : [];
}
