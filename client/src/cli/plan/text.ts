import type { EntryVerdict } from '../../sync/plan';
import { changesOf, RISK_LABELS, worstOf, type PlannedChange } from '../../sync/plan-text';
import { RISKS, type Risk } from '../../sync/risk';
import { formatChange, pluralize, formatValue } from '../../sync/format';
import type { Paint, Style } from '../common/paint';
import type { Planned } from './planned';

const STYLES: Readonly<Record<Risk, Style>> = {
  'breaks-sign-in': 'red',
  'weakens-protection': 'red',
  'widens-access': 'yellow',
  'changes-lifetimes': 'yellow',
  cosmetic: 'green',
};

/** What stays although something could be expected of it. */
const STAYS: readonly (readonly [EntryVerdict, string])[] = [
  ['changed-there', 'Changed by somebody else: stays, and the file is behind'],
  ['not-expressible', 'Cannot be taken away by an update: stays'],
  ['kept', 'Kept from live: the file leaves them out'],
];

/** A plan for people: every change under its risk, the worst first, with the reason. */
export function planText(planned: Planned, paint: Paint): string {
  const {
    plan,
    target: { name, poolName, identity, region, account },
    file,
    mode,
    warnings,
  } = planned;
  const where = [name, poolName ? `${poolName} (${identity.UserPoolId})` : identity.UserPoolId, region, account]
    .filter((it) => it !== undefined)
    .join(' · ');
  const changes = changesOf(plan);
  return (
    [
      `${paint('bold', where)}\n  ${paint('gray', `${file.name} → live, ${mode === 'merge' ? 'merged with live' : 'exactly this file'}`)}`,
      ...warnings.map((warning) => `  ${paint('yellow', `Warning: ${warning}`)}`),
      ...conflicts(planned, paint),
      ...RISKS.flatMap((risk) =>
        section(
          paint(STYLES[risk], RISK_LABELS[risk]),
          changes.filter((it) => worstOf(it) === risk).map((it) => change(it, paint)),
        ),
      ),
      ...STAYS.flatMap(([verdict, heading]) =>
        section(
          paint('gray', heading),
          plan.entries
            .filter((entry) => entry.verdict === verdict)
            .map((entry) => paint('gray', `    ${entry.name}: ${formatValue(entry.name, plan.live)}`)),
        ),
      ),
      `  ${summary(planned, paint)}`,
    ].join('\n') + '\n'
  );
}

function conflicts({ plan, decisions }: Planned, paint: Paint): string[] {
  const since = (name: PlannedChange['entry']['name'], side: typeof plan.live): string =>
    formatChange(name, plan.base?.live ?? {}, side).slice(name.length + 2);
  return section(
    paint('magenta', 'Changed in the file and in Cognito'),
    plan.entries
      .filter(({ verdict }) => verdict === 'conflict')
      .map(({ name }) =>
        [
          `    ${paint('bold', name)}${paint('magenta', decisions[name] ? ` settled: ${decisions[name]}` : ` to be settled: --settle ${name}=mine, theirs or both`)}`,
          paint(undefined, `        your file: ${since(name, plan.local)}`),
          paint(undefined, `        live:      ${since(name, plan.live)}`),
        ].join('\n'),
      ),
  );
}

function change({ entry, marks, line }: PlannedChange, paint: Paint): string {
  const why = entry.verdict === 'reset' ? paint('yellow', ' (reset to the default)') : '';
  return [
    `    ${paint('bold', entry.name)}: ${paint(undefined, line.slice(entry.name.length + 2))}${why}`,
    ...marks.map(({ reason }) => paint('gray', `        ${reason}`)),
  ].join('\n');
}

const section = (heading: string, blocks: readonly string[]): string[] =>
  blocks.length > 0 ? [`  ${heading}`, ...blocks] : [];

function summary({ plan }: Planned, paint: Paint): string {
  const open = plan.conflicts.length;
  if (plan.changes.length === 0 && open === 0) return paint('green', 'Nothing to do: a push would change nothing.');
  const parts = [
    plan.changes.length > 0 && pluralize(plan.changes.length, 'change'),
    open > 0 && `${pluralize(open, 'conflict')} to be settled`,
  ]
    .filter(Boolean)
    .join(', ');
  return paint('bold', `Plan: ${parts}.`);
}
