import type { ReviewPage } from '../client/src/editor/ui/review-page';
import { formatFact } from '../client/src/sync/plan-facts';

/** What a page says, a line each: answers first, then from top to bottom. */
export function linesOf({ answers, status, verdict, outcome, plans, failures = [], references }: ReviewPage): string[] {
  return [
    ...answers.map(({ label, detail }) => (detail ? `${label} ${detail}` : label)),
    status,
    ...(verdict?.parts.map(({ text }) => text) ?? []),
    ...(outcome?.lines ?? []),
    ...failures,
    ...plans.flatMap(({ heading = '', review }) => [
      heading,
      ...review.where.map(([label, value]) => `${label}: ${value}`),
      ...review.moved,
      ...review.warnings.flatMap((group) => [group.heading, ...group.facts.map(formatFact)]),
      ...review.conflicts.flatMap(({ name, sides, resolutions }) => [
        name,
        ...sides.map((side) => `${side.heading}: ${side.values.map(({ text }) => text).join(', ')}`),
        ...resolutions.map(({ label, detail, isChosen }) => `${isChosen ? '(x)' : '( )'} ${label}: ${detail}`),
      ]),
      ...review.changes.flatMap(({ line, reason, riskLabel, effects }) => [
        reason ? `${line} (${reason})` : line,
        riskLabel,
        ...effects,
      ]),
      ...[...review.effects, ...review.unchanged].flatMap((group) => [group.heading, ...group.facts.map(formatFact)]),
    ]),
    ...(references ? [references.remark, ...references.groups.map(({ heading }) => heading)] : []),
  ].filter((line) => line !== '');
}
