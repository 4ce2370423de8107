import { escapeMarkdown } from '../../../server/src/language/markdown';
import { visibleJson } from '../../../server/src/language/format-values';
import { consequencesOf } from './explain/consequences';
import { bullet, reference, type LinkOf } from './explain/markdown';
import { facetOf, type FacetName } from './facets';
import { resolutionsOf, type Resolutions, type Mode, type PlanEntry, type PushPlan, type EntryVerdict } from './plan';
import {
  foreignEndpoint,
  formatFact,
  groupsOf,
  type DescribedPlan,
  type PlanFactGroup,
  type PlanTarget,
} from './plan-facts';
import { assessRisks, RISKS, type RiskAssessment, type Risk } from './risk';
import { formatChange, formatValue } from './format';
import { SIDE_LABELS, type PushSource } from './undo';

/** Headings of the risks, the worst first as in RISKS. */
export const RISK_LABELS: Readonly<Record<Risk, string>> = {
  'breaks-sign-in': 'Can break sign-in',
  'weakens-protection': 'Weakens a protection',
  'widens-access': 'Widens access',
  'changes-lifetimes': 'Changes lifetimes',
  cosmetic: 'No effect on sign-in',
};

/** Why an entry of a plan changes. */
const REASONS: Readonly<Record<PushSource, Readonly<Partial<Record<EntryVerdict, string>>>>> = {
  file: { changed: 'changed in the file', reset: 'reset to its default' },
  undo: { changed: 'as it was before that push', reset: 'as it was before that push: at its default' },
  restore: { changed: 'as it was after that push', reset: 'as it was after that push: at its default' },
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
  const { notKnown, without } = consequencesOf(plan.live, plan.planned);
  const marks = (name: FacetName): readonly RiskAssessment[] => {
    const assessed = assessRisks(name, plan.live, plan.planned);
    const unknown = notKnown.find((reason) => reason.name === name);
    const idle = without.find((reason) => reason.name === name);
    // What is not known weighs as much as the same change where it has an effect.
    if (unknown) return [{ risk: assessed[0]?.risk ?? 'breaks-sign-in', reason: `Not known: ${unknown.why}.` }];
    return idle ? [{ risk: 'cosmetic', reason: `Without consequence: ${idle.why}.` }] : assessed;
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

/** What a document says of a plan besides the plan. */
export interface PlanExtras {
  /** Leads to the parameters in the file. */
  readonly linkOf?: LinkOf;
  /** Markdown that comes last: what is found later moves nothing that is being read. */
  readonly last?: readonly string[];
}

/** The plan as a Markdown document: warnings first, then what it does, grouped by risk, in words and in raw values, then what stays. */
export function planMarkdown(
  { plan, target, mode, decisions, facts, source = 'file' }: DescribedPlan,
  { linkOf = () => undefined, last = [] }: PlanExtras = {},
): string {
  const changes = changesOf(plan);
  const changesWith = (risk: Risk): string[] =>
    changes.filter((change) => worstOf(change) === risk).map((change) => changeBlock(change, plan, source));
  const closing =
    changes.length === 0 ? 'Nothing changes.' : 'One request carries every setting; what is not listed stays as it is.';
  const blocks = [
    `# Push plan: ${escapeMarkdown(target.name)}`,
    targetTable(target, MODE_LABELS[source][mode]),
    ...warningsMarkdown(facts),
    ...conflictSection(plan, decisions, source),
    ...effectsMarkdown(facts, linkOf),
    ...RISKS.flatMap((risk) => section(RISK_LABELS[risk], changesWith(risk))),
    ...section('Stays as it is', unchangedLines(facts), '\n'),
    closing,
    ...last,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What a plan takes its settings for, by its source and mode. */
export const MODE_LABELS: Readonly<Record<PushSource, Readonly<Record<Mode, string>>>> = {
  file: { merge: 'merge with live', exact: 'exactly this file' },
  undo: { merge: 'undo what one push changed', exact: 'exactly the state before a push' },
  restore: { merge: 'what one push changed', exact: 'exactly the state after a push' },
};

function targetTable({ identity, name, region, account, poolName, endpoint }: PlanTarget, mode: string): string {
  const pool = poolName ? `${poolName} (${identity.UserPoolId})` : identity.UserPoolId;
  return [
    '| | |',
    '|---|---|',
    `| Account | ${escapeMarkdown(account ?? 'not known')} |`,
    `| Region | ${escapeMarkdown(region)} |`,
    `| User pool | ${escapeMarkdown(pool)} |`,
    `| App client | ${escapeMarkdown(name)} (${escapeMarkdown(identity.ClientId)}) |`,
    ...(endpoint === undefined ? [] : [`| Endpoint | ${escapeMarkdown(foreignEndpoint(endpoint))} |`]),
    `| Mode | ${mode} |`,
  ].join('\n');
}

/** The warnings of a plan, a heading and a list for each kind. Values are escaped. */
function warningsMarkdown(facts: readonly PlanFactGroup[]): string[] {
  return groupsOf(facts, 'error', 'warning').flatMap(({ heading, facts: warnings }) => [
    `## ${heading}`,
    warnings.map((fact) => `- ${escapeMarkdown(formatFact(fact))}`).join('\n'),
  ]);
}

function effectsMarkdown(facts: readonly PlanFactGroup[], linkOf: LinkOf): string[] {
  return groupsOf(facts, 'effect').flatMap(({ heading, facts: effects }) => [
    `## ${heading}`,
    effects
      .map(({ label, ...effect }) =>
        label ? `- ${reference(label, linkOf)}: ${escapeMarkdown(effect.text)}` : bullet(effect, linkOf),
      )
      .join('\n'),
  ]);
}

function unchangedLines(facts: readonly PlanFactGroup[]): string[] {
  return groupsOf(facts, 'unchanged').flatMap(({ reason, facts: unchanged }) =>
    unchanged.map(({ label, text }) => `- **${label}**: ${escapeMarkdown(text)} (${reason})`),
  );
}

function conflictSection(plan: PushPlan, decisions: Resolutions, source: PushSource): string[] {
  const { base, local } = SIDE_LABELS[source];
  const conflicts = plan.entries.filter(({ verdict }) => verdict === 'conflict');
  return section(
    'Changed on both sides',
    conflicts.map(({ name }) =>
      [
        `### ${name}${decisions[name] ? ` — settled: ${decisions[name]}` : ` — to be settled (${resolutionsOf(name, plan).join(', ')})`}`,
        `| ${base} | ${local} | live |\n|---|---|---|\n| ${valuesOf(name, plan).map(escapeMarkdown).join(' | ')} |`,
      ].join('\n\n'),
    ),
  );
}

/** The values of a facet on the three sides of a plan. */
const valuesOf = (name: FacetName, { base, local, live }: PushPlan): string[] =>
  [base?.live ?? {}, local, live].map((side) => formatValue(name, side));

function changeBlock({ entry, marks, line }: PlannedChange, plan: PushPlan, source: PushSource): string {
  return [
    `### ${entry.name} — ${entry.decision ? `changed on both sides, settled: ${entry.decision}` : (REASONS[source][entry.verdict] ?? '')}`,
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
