import { formatFact, groupsOf, type DescribedPlan, type FactTone } from '../../sync/plan-facts';
import { changesOf, RISK_LABELS, worstOf, type PlannedChange } from '../../sync/plan-text';
import { RISKS } from '../../sync/risk';
import type { FactGroup } from '../ui/ask';

const TONE_ICONS: Readonly<Record<FactTone, string>> = {
  error: '$(error) ',
  warning: '$(warning) ',
  effect: '',
  unchanged: '',
};

/** What an answer is given on: warnings first, the changes by risk, what they do, and what stays. */
export function questionFacts({ plan, facts }: DescribedPlan): FactGroup[] {
  const changes = changesOf(plan);
  const listed = (...tones: readonly FactTone[]): FactGroup[] =>
    groupsOf(facts, ...tones).map(({ tone, heading, facts: found }) => ({
      heading,
      lines: found.map((fact) => `${TONE_ICONS[tone]}${formatFact(fact)}`),
    }));
  return [
    ...listed('error', 'warning'),
    ...RISKS.map((risk) => ({
      heading: RISK_LABELS[risk],
      lines: changes.filter((change) => worstOf(change) === risk).map(changeLabel),
    })),
    ...listed('effect'),
    ...listed('unchanged'),
  ];
}

const changeLabel = ({ entry, line }: PlannedChange): string =>
  entry.verdict === 'reset' ? `$(discard) ${line} (reset to the default)` : line;
