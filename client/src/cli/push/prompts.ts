import type { FacetName } from '../../sync/facets';
import { resolutionsOf, type Resolution, type Resolutions, type PushPlan } from '../../sync/plan';
import { pluralize } from '../../sync/format';
import type { Io } from '../io';
import { isYes, promptFor } from '../common/answers';
import { printable } from '../common/terminal-text';

type Ask = NonNullable<Io['ask']>;

/**
 * Asks whether to push. Everything but a clear yes is a no; a protected client's name must be typed.
 * @param because why the client is protected; undefined when it is not
 */
export async function askToPush(plan: PushPlan, name: string, because: string | undefined, ask: Ask): Promise<boolean> {
  const changes = pluralize(plan.changes.length, 'change');
  const question =
    because === undefined
      ? `Push ${changes} to ${name}? [y/N] `
      : `${name} is protected (${because}). Type its name to push ${changes} to it: `;
  const answer = await promptFor(printable(question), ask);
  return because === undefined ? isYes(answer) : answer === name;
}

/** Asks whether to push although it may take settings away that this version does not know. Everything but a clear yes is a no. */
export async function askToLose(unknown: readonly string[], ask: Ask): Promise<boolean> {
  const question = `The push may take away ${unknown.join(', ')}, which this version does not know. Go on? [y/N] `;
  return isYes(await promptFor(printable(question), ask));
}

const ANSWERS: Readonly<Record<string, Resolution>> = {
  m: 'mine',
  mine: 'mine',
  t: 'theirs',
  theirs: 'theirs',
  b: 'both',
  both: 'both',
};

/** Asks how to resolve each conflict. Undefined when one stays unresolved. */
export async function askResolutions(plan: PushPlan, ask: Ask): Promise<Resolutions | undefined> {
  const resolutions: Partial<Record<FacetName, Resolution>> = {};
  for (const { name } of plan.conflicts) {
    const possible = resolutionsOf(name, plan);
    const offered = possible.map((resolution) => `[${resolution[0]}]${resolution.slice(1)}`).join(', ');
    const answer = await promptFor(`${name}: ${offered}? [do not push] `, ask);
    const resolution = ANSWERS[answer.toLowerCase()];
    if (!resolution || !possible.includes(resolution)) return undefined;
    resolutions[name] = resolution;
  }
  return resolutions;
}
