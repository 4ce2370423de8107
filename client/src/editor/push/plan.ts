import type { App } from '../app';
import { describeOwnChanges } from './own-changes';
import { showPlan } from './push-review';
import { reviewKeyOf } from '../ui/reviews';
import { fetchPlanContext, fetchPoolFacts } from '../connection/describe';
import { assertPushable } from './preflight';
import { withSession } from '../connection/session';
import { parseFile } from '../../sync/file-text';
import { locationOf } from '../../sync/plan-facts';
import { runPush, type Proposal } from '../../sync/push-flow';
import { fromFile } from '../../sync/settings';
import { regionOf, subjectOf, targetIn } from '../../sync/target';
import { readCommandArguments } from '../files/command-arguments';
import { requireDocument } from '../files/subject';
import { UserError } from '../ui/user-error';

/** Cognito: Plan Push. Shows in a review what a push of the text as it is now would do, and changes nothing. */
export async function plan(
  app: App,
  argument: unknown,
): Promise<{ readonly outcome: 'shown'; readonly changes: number; readonly conflicts: number }> {
  const given = readCommandArguments(argument);
  const document = await requireDocument(
    app,
    given,
    'Open an app client file (*.cognito-client.json) to plan a push of it.',
  );
  const text = document.getText();
  await assertPushable(app, document, text, 'Not planned');
  const target = targetIn(text);
  if (!target) throw new UserError('The file does not say which app client it is: it needs UserPoolId and ClientId.');
  const region = given.region ?? regionOf(target.userPoolId);
  const mode = given.mode === 'exact' ? 'exact' : 'merge';
  const local = fromFile(parseFile(text) ?? {});
  return withSession(app, { region, subject: subjectOf(target), scope: document.uri }, async (session) => {
    const base = await app.bases.read(document.uri.toString(), target);
    const pool = await fetchPoolFacts(session, target);
    let proposed: Proposal | undefined;
    // The flow of a push up to the question, which is always answered with no.
    const result = await runPush({
      gateway: session.gateway,
      target,
      local,
      base,
      mode,
      decide: async (proposal) => {
        proposed = proposal;
        return 'cancel';
      },
      step: (_, work) =>
        session.call('Reading the app client from Amazon Cognito', (_gateway, signal, report) => work(signal, report)),
    });
    const proposal = proposed ?? nothingToDo(result, mode);
    const context = await fetchPlanContext(session, proposal.live, proposal.plan.planned, pool.context);
    const proposedPlan = { ...proposal, context, notChecked: pool.notChecked };
    const where = locationOf(region, pool, session.gateway);
    const ownChanges = await describeOwnChanges(app.history, target, proposal);
    const review = app.reviews.begin(`plan ${reviewKeyOf(target)}`);
    showPlan(app, review, proposedPlan, { where, file: { document, text }, ownChanges });
    return { outcome: 'shown', changes: proposal.plan.changes.length, conflicts: proposal.plan.conflicts.length };
  });
}

function nothingToDo(result: Awaited<ReturnType<typeof runPush>>, mode: Proposal['mode']): Proposal {
  if (result.outcome !== 'nothing') throw new Error('A plan ends with a proposal or with nothing to do.');
  return { live: result.live, plan: result.plan, mode, decisions: {}, moved: [], source: 'file' };
}
