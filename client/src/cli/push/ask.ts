import { parameters } from '../../../../server/src/language/schema';
import type { FacetName } from '../../sync/facets';
import type { Resolution, Resolutions, PushPlan } from '../../sync/plan';
import { pluralize } from '../../sync/format';
import type { Io } from '../io';
import { printable } from '../common/printable';

type Ask = NonNullable<Io['ask']>;

/** Whether to push. Everything but a clear yes is a no; a protected client's name must be typed. */
export async function confirmed(plan: PushPlan, name: string, because: string | undefined, ask: Ask): Promise<boolean> {
  const answer =
    (
      await ask(
        printable(
          because === undefined
            ? `Push ${pluralize(plan.changes.length, 'change')} to ${name}? [y/N] `
            : `${name} is protected (${because}). Type its name to push ${pluralize(plan.changes.length, 'change')} to it: `,
        ),
      )
    )?.trim() ?? '';
  return because === undefined ? /^(y|yes)$/i.test(answer) : answer === name;
}

const ANSWERS: Readonly<Record<string, Resolution>> = {
  m: 'mine',
  mine: 'mine',
  t: 'theirs',
  theirs: 'theirs',
  b: 'both',
  both: 'both',
};

/** Asks for each conflict. Undefined: not settled after all. */
export async function settledBy(plan: PushPlan, ask: Ask): Promise<Resolutions | undefined> {
  const decisions: Partial<Record<FacetName, Resolution>> = {};
  for (const { name } of plan.conflicts) {
    const both = isList(name, plan);
    const answer = await ask(`${name}: [m]ine, [t]heirs${both ? ', [b]oth' : ''}? [do not push] `);
    const decision = ANSWERS[(answer ?? '').trim().toLowerCase()];
    if (!decision || (decision === 'both' && !both)) return undefined;
    decisions[name] = decision;
  }
  return decisions;
}

/** Of attribute lists, none and an empty one mean all: there is nothing to put together. */
function isList(name: FacetName, plan: PushPlan): boolean {
  const sides = [plan.local, plan.live].map((it) => it[name] ?? parameters[name].default);
  return (
    sides.every(Array.isArray) && !(/Attributes$/.test(name) && sides.some((side) => (side as string[]).length === 0))
  );
}
