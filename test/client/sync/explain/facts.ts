import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS, type FactId } from '../../../../server/src/language/facts';

const ROOM = join(__dirname, '../../../../client/src/sync');

const sources = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(ROOM, file), 'utf8'))
  .join('\n');

/** The facts that sentences of plans and explanations name. */
export const SENTENCE_FACTS: readonly FactId[] = (Object.keys(FACTS) as FactId[]).filter((id) =>
  sources.includes(`'${id}'`),
);
