import * as vscode from 'vscode';
import type { App } from './app';
import { ask } from './ask';
import { isGatewayError, type GatewayError, type Target, type UpdateRequest } from './aws/gateway';
import { counted, notify } from './notify';
import { confirmPush } from './push-confirm';
import { refuseProblems } from './push-guard';
import { reportPush, type Pushed, type PushOutcome } from './push-report';
import { describe, readLive, type Live } from './live';
import { regionOf, subjectOf, withSession, type Session } from './session';
import { same } from './sync/canonical';
import { parseFile } from './sync/file-text';
import { planPush, type Omitted, type PushPlan } from './sync/plan';
import { fromFile } from './sync/settings';
import { documentFor, readArguments, targetIn } from './target';
import { settable } from '../../server/src/language/schema';
import { Cancelled, UserError } from './user-error';

/** Cognito: Push App Client. See README, "What a push does". */
export async function push(app: App, argument: unknown): Promise<PushOutcome> {
  const given = readArguments(argument);
  const document = await documentFor(given);
  if (!document) throw new UserError('Open an app client file (*.cognito-client.json) to push it.');
  await saved(document);
  const text = document.getText();
  await refuseProblems(document, text);
  const target = targetOf(text, given.target);
  const about = { region: given.region ?? regionOf(target.userPoolId), subject: subjectOf(target), scope: document.uri };
  return withSession(app.log, about, async (session) => {
    const done = await pushPlanned(app, session, target, text, given.omitted ?? 'keep');
    if ('plan' in done) return reportPush(app, done);
    const { live, resets } = done;
    const kept = resets > 0 ? ` ${counted(resets, 'setting')} that it leaves out keep their live value.` : '';
    notify('info', `Nothing to push: ${live.name} is already what the file says.${kept}`,
      resets > 0 ? [{ title: 'Reset Them…', run: () => vscode.commands.executeCommand('cognitoClient.push', { uri: document.uri, omitted: 'reset' }) }] : []);
    return { outcome: 'nothing-to-push', changes: [] };
  });
}

/** A push sends what is saved: what is on disk is what colleagues and version control see. */
async function saved(document: vscode.TextDocument): Promise<void> {
  if (!document.isDirty && !document.isUntitled) return;
  const name = document.uri.path.split('/').at(-1) ?? '';
  const answer = await ask(`Push ${name}: it has unsaved changes`, [
    { label: '$(close) Do not push', value: false }, { label: '$(save) Save and go on', value: true }]);
  if (!answer || !await document.save()) throw new Cancelled();
}

function targetOf(text: string, given: Target | undefined): Target {
  const target = targetIn(text);
  if (!target) throw new UserError('The file does not say which app client it is: it needs UserPoolId and ClientId.');
  if (given && (given.userPoolId !== target.userPoolId || given.clientId !== target.clientId)) {
    throw new UserError('The file names another app client than the command. Nothing was sent.');
  }
  return target;
}

interface NothingToPush {
  readonly live: Live;
  /** How many live settings the file leaves out that are not at their default. */
  readonly resets: number;
}

/** Plans, shows the plan, asks and sends, until it is done; plans again when live has moved while the user was reading. */
async function pushPlanned(app: App, session: Session, target: Target, text: string, chosen: Omitted): Promise<Pushed | NothingToPush> {
  const local = fromFile(parseFile(text) ?? {});
  let [omitted, moved] = [chosen, false];
  let live = await describe(session, target);
  for (;;) {
    const plan = planPush(local, live.settings, omitted);
    const resets = planPush(local, live.settings, 'reset').changes.filter(({ verdict }) => verdict === 'reset').length;
    if (plan.changes.length === 0) return { live, resets };
    const answer = await confirmPush(app, { live, plan, omitted, resets, moved, text });
    if (answer !== 'push') {
      [omitted, moved] = [answer, false];
      continue;
    }
    const sent = await send(session, target, plan, live);
    if ('after' in sent) return sent;
    [live, moved] = [sent, true];
  }
}

/** Makes sure that live is still what was planned on, sends one complete request and reads back. Resolves to what is live instead when it has moved. */
function send(session: Session, target: Target, plan: PushPlan, before: Live): Promise<Pushed | Live> {
  return session.call(`Pushing ${before.name}`, async (gateway, signal, report) => {
    report('making sure that nobody changed it meanwhile');
    const now = await readLive(gateway, target, signal);
    if (!alike(before, now)) return now;
    signal.throwIfAborted();
    // From here on it runs to its end: an update that is cut off half-way may have been applied or not.
    const toTheEnd = new AbortController().signal;
    report('updating');
    const request = { UserPoolId: target.userPoolId, ClientId: target.clientId, ...plan.planned } as UpdateRequest;
    const doubt = await gateway.updateUserPoolClient(request, toTheEnd).then(() => undefined, inDoubt);
    report('reading back what is live now');
    const after = await readLive(gateway, target, toTheEnd).catch((error: unknown) => { throw readBackFailed(before.name, session.explain(error), doubt); });
    return { before, plan, after, doubt };
  });
}

const alike = (a: Live, b: Live): boolean => settable.every((name) => same(name, a.settings, b.settings)) && String(a.unknown) === String(b.unknown);

/** Passes on an error after which the update may have been applied; any other means that nothing was. */
function inDoubt(error: unknown): GatewayError {
  if (isGatewayError(error) && error.details.mayHaveApplied) return error;
  throw error;
}

function readBackFailed(name: string, error: unknown, doubt: GatewayError | undefined): Error {
  const why = error instanceof Error ? error.message : String(error);
  return new UserError(doubt
    ? `It is not known whether the update of ${name} was applied: its answer was lost, and reading back failed too. ${why}`
    : `Cognito accepted the update of ${name}, but reading back what is live failed. ${why}`, error instanceof UserError ? error.steps : []);
}
