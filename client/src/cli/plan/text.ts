import {
  foreignEndpoint,
  formatFact,
  formatWarnings,
  groupsOf,
  unknownLossesIn,
  type PlanFactGroup,
} from '../../sync/plan-facts';
import { changesOf, RISK_LABELS, worstOf, type PlannedChange } from '../../sync/plan-text';
import { resolutionsOf } from '../../sync/plan';
import { RISKS, type Risk } from '../../sync/risk';
import { formatChange, pluralize } from '../../sync/format';
import type { Paint, Style } from '../common/terminal-text';
import type { Planned } from './planned';

const STYLES: Readonly<Record<Risk, Style>> = {
  'breaks-sign-in': 'red',
  'weakens-protection': 'red',
  'widens-access': 'yellow',
  'changes-lifetimes': 'yellow',
  cosmetic: 'green',
};

/** A plan for people: warnings first, then every change below its risk, the worst first, with the reason, then what stays. */
export function planText(planned: Omit<Planned, 'live'>, paint: Paint): string {
  const { plan, facts } = planned;
  const changes = changesOf(plan);
  const changesWith = (risk: Risk): string[] =>
    changes.filter((entry) => worstOf(entry) === risk).map((entry) => changeLines(entry, paint));
  const lines = [
    headline(planned, paint),
    ...formatWarnings(facts).map((warning) => `  ${paint('yellow', `Warning: ${warning}`)}`),
    ...conflicts(planned, paint),
    ...RISKS.flatMap((risk) => section(paint(STYLES[risk], RISK_LABELS[risk]), changesWith(risk))),
    ...groupsOf(facts, 'effect').flatMap((group) => factSection(group, undefined, paint)),
    ...groupsOf(facts, 'unchanged').flatMap((group) => factSection(group, 'gray', paint)),
    `  ${summary(planned, paint)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function headline({ target, file, mode }: Omit<Planned, 'live'>, paint: Paint): string {
  const { name, poolName, identity, region, account, endpoint } = target;
  const pool = poolName ? `${poolName} (${identity.UserPoolId})` : identity.UserPoolId;
  const where = [name, pool, region, account].filter((part) => part !== undefined).join(' · ');
  const how = mode === 'merge' ? 'merged with live' : 'exactly this file';
  const foreign = endpoint === undefined ? '' : `\n  ${paint('yellow', foreignEndpoint(endpoint))}`;
  return `${paint('bold', where)}${foreign}\n  ${paint('gray', `${file.name} → live, ${how}`)}`;
}

function factSection({ heading, facts }: PlanFactGroup, style: Style | undefined, paint: Paint): string[] {
  return section(
    paint(style ?? 'bold', heading),
    facts.map((fact) => paint(style, `    ${formatFact(fact)}`)),
  );
}

function conflicts({ plan, decisions }: Omit<Planned, 'live'>, paint: Paint): string[] {
  const since = (name: PlannedChange['entry']['name'], side: typeof plan.live): string =>
    formatChange(name, plan.base?.live ?? {}, side).slice(name.length + 2);
  return section(
    paint('magenta', 'Changed in the file and in Cognito'),
    plan.entries
      .filter(({ verdict }) => verdict === 'conflict')
      .map(({ name }) =>
        [
          `    ${paint('bold', name)}${paint('magenta', decisions[name] ? ` settled: ${decisions[name]}` : ` to be settled: --settle ${name}=${offered(name, plan)}`)}`,
          paint(undefined, `        your file: ${since(name, plan.local)}`),
          paint(undefined, `        live:      ${since(name, plan.live)}`),
        ].join('\n'),
      ),
  );
}

/** "mine, theirs or both" */
function offered(name: PlannedChange['entry']['name'], plan: Planned['plan']): string {
  const possible = resolutionsOf(name, plan);
  return `${possible.slice(0, -1).join(', ')} or ${possible.at(-1)}`;
}

function changeLines({ entry, marks, line }: PlannedChange, paint: Paint): string {
  const why = entry.verdict === 'reset' ? paint('yellow', ' (reset to the default)') : '';
  return [
    `    ${paint('bold', entry.name)}: ${paint(undefined, line.slice(entry.name.length + 2))}${why}`,
    ...marks.map(({ reason }) => paint('gray', `        ${reason}`)),
  ].join('\n');
}

const section = (heading: string, blocks: readonly string[]): string[] =>
  blocks.length > 0 ? [`  ${heading}`, ...blocks] : [];

function summary({ plan, facts }: Omit<Planned, 'live'>, paint: Paint): string {
  const lost = unknownLossesIn(facts);
  const open = plan.conflicts.length;
  if (plan.changes.length === 0 && open === 0) return paint('green', 'Nothing to do: a push would change nothing.');
  const parts = [
    plan.changes.length > 0 && pluralize(plan.changes.length, 'change'),
    open > 0 && `${pluralize(open, 'conflict')} to be settled`,
    lost > 0 && `${pluralize(lost, 'setting')} that may be lost`,
  ]
    .filter(Boolean)
    .join(', ');
  return paint('bold', `Plan: ${parts}.`);
}
