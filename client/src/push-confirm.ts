import type { App } from './app';
import { ask, type Answer, type Facts } from './ask';
import { counted } from './notify';
import { errorsIn } from './push-guard';
import { unknownWords, type Live } from './live';
import { regionOf } from './session';
import { showDiff } from './snapshots';
import { pulledText } from './sync/file-text';
import type { Omitted, PlanEntry, PushPlan, Verdict } from './sync/plan';
import { changeWords, valueWords } from './sync/words';
import { Cancelled } from './user-error';

/** What the user is asked about. */
export interface Proposal {
  readonly live: Live;
  readonly plan: PushPlan;
  readonly omitted: Omitted;
  /** How many settings would go back to their default if the user chose so. */
  readonly resets: number;
  /** The client was changed by somebody while the last plan was shown. */
  readonly moved: boolean;
  /** The file. */
  readonly text: string;
}

/**
 * Shows live against what will be live, lists every change, and asks. The first and active answer is not to push.
 * @returns `push`, or what to do with omitted parameters in another plan
 * @throws Cancelled
 */
export async function confirmPush(app: App, proposal: Proposal): Promise<'push' | Omitted> {
  const { live, plan, text } = proposal;
  const close = await showDiff(
    app.snapshots.create(`${live.name} live`, live.textLike(text)),
    app.snapshots.create(`${live.name} after push`, pulledText(text, live.identity, plan.planned)),
    `${live.name}: live ↔ after the push`);
  try {
    const answer = await ask(titleOf(proposal), answersFor(proposal), factsOf(proposal));
    if (answer === 'cancel') throw new Cancelled();
    return answer;
  } finally {
    await close();
  }
}

function titleOf({ live, moved }: Proposal): string {
  const where = `${live.name} · ${live.identity.UserPoolId} · ${regionOf(live.identity.UserPoolId)}`;
  return moved ? `Somebody changed ${where} meanwhile: this is the new plan` : `Push to ${where}`;
}

function answersFor({ live, plan, omitted, resets }: Proposal): Answer<'cancel' | 'push' | Omitted>[] {
  const other: Answer<Omitted>[] = omitted === 'reset'
    ? [{ label: '$(lock) Keep what the file leaves out', detail: 'Plan again: settings that are not in the file keep their live value', value: 'keep' }]
    : resets > 0 ? [{ label: '$(discard) Reset what the file leaves out', detail: `Plan again: ${counted(resets, 'setting')} that the file does not mention would go back to the default`, value: 'reset' }] : [];
  return [
    { label: '$(close) Do not push', value: 'cancel' },
    { label: `$(cloud-upload) Push ${counted(plan.changes.length, 'change')} to ${live.name}`, detail: 'One complete request: what is not listed below stays as it is', value: 'push' },
    ...other,
  ];
}

function factsOf({ live, plan }: Proposal): Facts[] {
  const changes = (verdict: Verdict): string[] => plan.changes.filter((it) => it.verdict === verdict).map((it) => lineOf(it, plan));
  const kept = plan.entries.filter(({ name, verdict }) => verdict === 'kept' && name !== 'TokenValidityUnits').map(({ name }) => `${name}: ${valueWords(name, plan.live)}`);
  const refusals = errorsIn(JSON.stringify({ ...live.identity, ...plan.planned })).map(({ message }) => `$(error) ${message}`);
  const unknown = unknownWords(live.unknown);
  return [
    { heading: 'Cognito is likely to refuse this, together with what is kept from live', lines: refusals },
    { heading: 'Not known to this version', lines: unknown ? [`$(warning) ${unknown}`] : [] },
    { heading: 'Changes: live → after the push', lines: changes('changed') },
    { heading: 'Reset to the default: the file leaves them out', lines: changes('reset') },
    { heading: 'Kept from live: the file leaves them out', lines: kept },
  ];
}

function lineOf(entry: PlanEntry, plan: PushPlan): string {
  return `${entry.name}: ${changeWords(entry, plan.live, plan.planned).line}`;
}
