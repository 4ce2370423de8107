import type * as vscode from 'vscode';
import type { App } from '../app';
import { ask } from '../ui/ask';
import type { Target } from '../../aws/gateway';
import { showRefusal, type WithRefusals } from './refusals';
import { assertPushable } from './preflight';
import type { PushOutcome } from './report';
import { pushSettings } from './push-settings';
import { withSession } from '../connection/session';
import { parseFile } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import { regionOf, subjectOf, targetIn } from '../../sync/target';
import { LIVE_SCHEME, readCommandArguments } from '../files/command-arguments';
import { requireDocument } from '../files/subject';
import { fileNameOf } from '../ui/uris';
import { Cancelled, UserError } from '../ui/user-error';

/** Cognito: Push App Client. See README, "What a push does". */
export async function push(app: App & WithRefusals, argument: unknown): Promise<PushOutcome> {
  const given = readCommandArguments(argument);
  const document = await requireDocument(app, given, 'Open an app client file (*.cognito-client.json) to push it.');
  // To save a live document is to push it.
  if (document.uri.scheme === LIVE_SCHEME && document.isDirty) {
    if (await document.save()) return { outcome: 'pushed', changes: [] };
    throw new Cancelled();
  }
  await saveFirst(document);
  const text = document.getText();
  await assertPushable(app, document, text);
  const target = targetOf(text, given.target);
  app.refusals.delete(document.uri);
  const region = given.region ?? regionOf(target.userPoolId);
  return withSession(app, { region, subject: subjectOf(target), scope: document.uri }, (session) =>
    pushSettings(app, session, {
      target,
      region,
      local: fromFile(parseFile(text) ?? {}),
      mode: given.mode === 'exact' ? 'exact' : 'merge',
      ignoresBase: given.mode === 'mine',
      file: { document, text },
    }),
  ).catch((error: unknown) => {
    showRefusal(app.refusals, document, error);
    throw error;
  });
}

/** A push sends what is saved: what is on disk is what colleagues and version control see. @throws Cancelled */
async function saveFirst(document: vscode.TextDocument): Promise<void> {
  if (!document.isDirty && !document.isUntitled) return;
  const answer = await ask(`Push ${fileNameOf(document.uri)}: it has unsaved changes`, [
    { label: '$(close) Do not push', value: false },
    { label: '$(save) Save and go on', value: true },
  ]);
  if (!answer || !(await document.save())) throw new Cancelled();
}

function targetOf(text: string, given: Target | undefined): Target {
  const target = targetIn(text);
  if (!target) throw new UserError('The file does not say which app client it is: it needs UserPoolId and ClientId.');
  if (given && (given.userPoolId !== target.userPoolId || given.clientId !== target.clientId)) {
    throw new UserError('The file names another app client than the command. Nothing was sent.');
  }
  return target;
}
