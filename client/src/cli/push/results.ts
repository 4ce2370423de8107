import type { Io } from '../io';
import { certainRefusals, type PlanFactGroup } from '../../sync/plan-facts';
import { painter } from '../common/terminal-text';

/** How the push of one client ended. */
export interface FileResult {
  readonly kind: 'pushed' | 'nothing' | 'not-pushed' | 'otherwise' | 'failed' | 'interrupted';
  /** What was done, in a sentence for the user. */
  readonly message: string;
}

/** Ends the push of one client without an update. Its message is shown to the user. */
export class NotPushed extends Error {}

/** The refusal to push to a protected client, by its name and the reason of its protection. */
export const readonlyRefusal = (name: string, because: string): NotPushed =>
  new NotPushed(
    `${name} is protected (${because}): nothing is pushed to it from here. To push, change that list first.`,
  );

/**
 * Stops before a request that the service certainly refuses, by what user pool and live client show.
 * @throws NotPushed
 */
export function assertAccepted(
  name: string,
  facts: readonly PlanFactGroup[],
  { sendAnyway = false }: { readonly sendAnyway?: boolean },
): void {
  const refusals = certainRefusals(facts);
  if (refusals.length === 0 || sendAnyway) return;
  throw new NotPushed(
    `Nothing was sent to ${name}, because Cognito refuses it: ${refusals.join(' ')} --send-anyway sends it all the same.`,
  );
}

/** How the summary calls a result, and which exit code it leads to: 0 as asked for, 1 not as asked for, 2 failed. */
export const RESULT_KINDS: Readonly<
  Record<
    FileResult['kind'],
    { readonly word: string; readonly code: 0 | 1 | 2; readonly style: 'green' | 'yellow' | 'red' }
  >
> = {
  pushed: { word: 'pushed', code: 0, style: 'green' },
  nothing: { word: 'nothing to do', code: 0, style: 'green' },
  'not-pushed': { word: 'not pushed', code: 1, style: 'yellow' },
  otherwise: { word: 'otherwise', code: 1, style: 'red' },
  failed: { word: 'failed', code: 2, style: 'red' },
  interrupted: { word: 'interrupted', code: 1, style: 'yellow' },
};

/** Prints a result in its color: on stdout what is as asked for, on stderr what is not. */
export async function printResult({ kind, message }: FileResult, { out, err }: Io): Promise<void> {
  const { code, style } = RESULT_KINDS[kind];
  await (code === 0 ? out : err).write(`${painter(out.color)(style, message)}\n`);
}
