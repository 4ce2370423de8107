import type { App } from '../app';
import { fetchClient } from '../connection/describe';
import { withSession } from '../connection/session';
import { showDiff } from '../ui/virtual-documents';
import { readCommandArguments } from '../files/command-arguments';
import { requireDocument } from '../files/subject';
import { fileNameOf } from '../ui/uris';
import { UserError } from '../ui/user-error';
import { regionOf, subjectOf, targetIn } from '../../sync/target';

const NO_TARGET =
  'The file does not say which app client it is: ' +
  'it needs UserPoolId and ClientId, and must be free of syntax errors.';

/** Cognito: Compare with Live. The live side is read-only and laid out like the file, so that only real differences show. */
export async function compare(app: App, argument: unknown): Promise<{ readonly outcome: 'same' | 'different' }> {
  const given = readCommandArguments(argument);
  const document = await requireDocument(
    app,
    given,
    'Open an app client file (*.cognito-client.json) to compare it with what is live.',
  );
  const target = given.target ?? targetIn(document.getText());
  if (!target) throw new UserError(NO_TARGET);
  const live = await withSession(
    app,
    { region: given.region ?? regionOf(target.userPoolId), subject: subjectOf(target), scope: document.uri },
    (session) => fetchClient(session, target),
  );
  const text = live.textLike(document.getText());
  await showDiff(
    app.snapshots.create(`${live.name} live`, text),
    document.uri,
    `${live.name}: live ↔ ${fileNameOf(document.uri)}`,
  );
  return { outcome: text === document.getText() ? 'same' : 'different' };
}
