import * as vscode from 'vscode';
import type { App } from './app';
import { ask } from './ask';
import { isGatewayError, type GatewayError, type Target, type UpdateRequest } from './aws/gateway';
import { counted, notify } from './notify';
import { confirmPush } from './push-confirm';
import { refuseProblems } from './push-guard';
import { reportPush, type PushOutcome } from './push-report';
import { describe, type Live } from './live';
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
    const decision = await decide(app, session, target, text, given.omitted ?? 'keep');
    if ('plan' in decision) return send(app, session, target, decision);
    const { live, resets } = decision;
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

interface Decision {
  readonly plan: PushPlan;
  readonly live: Live;
}

/** Plans, shows the plan and asks, until the user decides and live has not moved meanwhile. Without a plan: there is nothing to push. */
async function decide(app: App, session: Session, target: Target, text: string, chosen: Omitted): Promise<Decision | { readonly live: Live; readonly resets: number }> {
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
    const now = await describe(session, target, 'Checking that nobody changed the app client meanwhile');
    if (alike(live, now)) return { plan, live };
    [live, moved] = [now, true];
  }
}

const alike = (a: Live, b: Live): boolean => settable.every((name) => same(name, a.settings, b.settings)) && String(a.unknown) === String(b.unknown);

/** One complete request, then a look at what the service stored. */
async function send(app: App, session: Session, target: Target, { plan, live }: Decision): Promise<PushOutcome> {
  const request = { UserPoolId: target.userPoolId, ClientId: target.clientId, ...plan.planned } as UpdateRequest;
  const doubt = await session.callToTheEnd(`Updating ${live.name}`, (gateway, signal) => gateway.updateUserPoolClient(request, signal)).then(() => undefined, inDoubt);
  const after = await describe(session, target, 'Reading back what is live now', 'to the end').catch((error: unknown) => { throw readBackFailed(live.name, error, doubt); });
  return reportPush(app, { before: live, plan, after, doubt });
}

/** Passes on an error after which the update may have been applied; any other means that nothing was. */
function inDoubt(error: unknown): GatewayError {
  if (isGatewayError(error)) return error;
  throw error;
}

function readBackFailed(name: string, error: unknown, doubt: GatewayError | undefined): Error {
  const why = error instanceof Error ? error.message : String(error);
  return new UserError(doubt
    ? `It is not known whether the update of ${name} was applied: its answer was lost, and reading back failed too. ${why}`
    : `Cognito accepted the update of ${name}, but reading back what is live failed. ${why}`, error instanceof UserError ? error.steps : []);
}
