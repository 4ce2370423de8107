import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS, type FactId } from '../../../../server/src/language/facts';

const ROOT = join(__dirname, '../../../..');

const textOf = (room: string): string =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, room, file), 'utf8'))
    .join('\n');

const [plans, others] = [textOf('client/src/sync'), textOf('client/src') + textOf('local-cognito/src')];

const ids = Object.keys(FACTS) as FactId[];

/** The facts that sentences of plans and explanations name. */
export const SENTENCE_FACTS: readonly FactId[] = ids.filter((id) => plans.includes(`'${id}'`));

/** The facts that code names besides, in a comment "Fact: the-id". */
export const NAMED_FACTS: readonly FactId[] = ids.filter((id) => others.includes(`Fact: ${id}`));

/** The facts for which a plan says that a change has no effect. */
export const NO_EFFECT_FACTS: readonly FactId[] = ids.filter((id) =>
  new RegExp(`\\bdocumented\\(\\s*'${id}'`).test(plans),
);
