import { resolve } from 'node:path';
import { same } from '../../../../server/src/language/same';
import { FACETS } from '../../sync/facets';
import { parseFile } from '../../sync/file-text';
import type { Live } from '../../sync/live';
import { certainRefusals, planFactsOf } from '../../sync/plan-facts';
import { readPlanContext } from '../../sync/pool-context';
import { isSamePlan, type Proposal, type PushDecision, type PushResult } from '../../sync/push-flow';
import { applyResolutions } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import { UsageError } from '../exit';
import type { Io } from '../io';
import type { Planning } from '../plan/planned';
import { isSameJson, savedBase, type SavedPlan } from '../plan/saved';
import { isFileOf, readAppFile, writeWhole, type AppFile } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import { formatError } from '../common/format-error';
import { printNotice } from '../common/terminal-text';
import { protectionFor } from '../common/protection';
import { withClientLock } from './client-lock';
import { assertAccepted, readonlyRefusal, NotPushed, type FileResult } from './results';
import { baseAfter, sendPush, summarizePush } from './send';

/** How a saved plan is applied. */
export interface PushPlanOptions {
  /** The absolute path of the file that the plan was read from. */
  readonly planPath: string;
  /** Whether it is applied although the file that was planned is not there, or was changed. */
  readonly withoutFile: boolean;
  /** Whether it is applied although user pool and live client show that it is refused. */
  readonly sendAnyway: boolean;
}

type Applying = Pick<Planning, 'connection' | 'bases' | 'baseChoice'>;

/** Applies exactly what a saved plan says. @throws CallFailure, NotPushed, UsageError */
export async function pushPlan(
  saved: SavedPlan,
  applying: Applying,
  options: PushPlanOptions,
  io: Io,
): Promise<FileResult> {
  const { userPoolId, clientId } = saved.target;
  assertUnprotected(saved);
  if (applying.baseChoice.isRequired) assertBase(saved);
  return withClientLock({ userPoolId, clientId }, io, () => pushLocked(saved, applying, options, io));
}

async function pushLocked(
  saved: SavedPlan,
  { connection, bases }: Applying,
  { planPath, withoutFile, sendAnyway }: PushPlanOptions,
  io: Io,
): Promise<FileResult> {
  const { target: planned } = saved;
  const target = { userPoolId: planned.userPoolId, clientId: planned.clientId };
  assertSameRegion(saved, connection.regionFor(target.userPoolId));
  const file = await plannedFile(saved, withoutFile, io);
  let expected: readonly string[] = [];
  const decide = async ({ live, plan, mode, decisions, moved }: Proposal): Promise<PushDecision> => {
    const pool = await connection.pool(target.userPoolId, io.interrupted);
    assertSameAccount(planned.account, pool.account, live.name);
    assertSamePoolName(planned.userPoolName, pool.name, live.name);
    const protection = await protectionFor(
      [...placesOf(saved, io), planPath],
      { userPoolId: target.userPoolId, userPoolName: pool.name, account: pool.account, clientName: live.name },
      io.cwd,
    );
    if (protection?.protection === 'readonly') throw readonlyRefusal(live.name, protection.because);
    if (moved.length > 0 || !isPlannedFor(saved, live)) throw outdatedRefusal(live.name);
    if (Object.keys(decisions).length === 0 && Object.keys(saved.decisions).length > 0)
      return { mode, decisions: saved.decisions };
    // By what they mean: a default that Cognito began to show since is sent as it is shown.
    if (!FACETS.every((name) => same(name, plan.planned, saved.planned)))
      throw new NotPushed(`The plan of ${live.name} would not do what it says: nothing was sent. Plan again.`);
    const gateway = await connection.gateway(connection.regionFor(target.userPoolId));
    const context = await readPlanContext(gateway, live, plan.planned, pool.context, io.interrupted);
    const facts = planFactsOf({ live, context, plan, mode, decisions });
    expected = certainRefusals(facts);
    assertAccepted(live.name, facts, { sendAnyway });
    return 'push';
  };
  const result = await sendPush(
    { target, local: saved.local, base: savedBase(saved), mode: saved.mode, decide },
    connection,
    io,
  );
  if (result.outcome === 'cancelled') throw new NotPushed('Nothing was sent.');
  if (result.outcome === 'nothing' && !FACETS.every((name) => same(name, saved.planned, result.live.settings)))
    throw outdatedRefusal(result.live.name);
  const isFileKnown = file !== undefined && (await isUnchanged(file, io));
  const summary = summarizePush(result, connection, target, { isFileKnown, expected });
  const failure = isFileKnown ? await keepDecisions(file, saved, result, bases, io) : undefined;
  return failure === undefined ? summary : { kind: 'failed', message: `${summary.message} ${failure}` };
}

const outdatedRefusal = (name: string): NotPushed =>
  new NotPushed(`${name} was changed in Cognito after the plan was made: nothing was sent. Plan again.`);

/** What was read-only when the plan was made stays so for this plan, wherever it is applied. @throws NotPushed */
function assertUnprotected({ protection, target }: SavedPlan): void {
  if (protection?.protection !== 'readonly') return;
  throw new NotPushed(
    `${target.clientName} was protected (${protection.because}) when the plan was made: nothing was sent. To push, change that list first, and plan again.`,
  );
}

/** Checks that a plan is for the Region that is asked. @throws NotPushed when the Regions differ */
function assertSameRegion({ target }: SavedPlan, region: string): void {
  if (target.region === region) return;
  throw new NotPushed(
    `The plan of ${target.clientName} is for the Region ${target.region}, and this push goes to ${region}: nothing was sent. Choose the other with --region, or plan again.`,
  );
}

/** @throws UsageError when a plan was made without what file and client last agreed on */
function assertBase({ base, mode, file }: SavedPlan): void {
  if (base !== undefined && mode === 'merge') return;
  throw new UsageError(
    `The plan of ${file} was made without what the file and the client last agreed on: nothing was sent. Plan again with cognito-client plan --require-base.`,
  );
}

/**
 * Checks that a plan is for the account of the credentials. Where permissions do not show the account, only the live side is compared.
 * @throws NotPushed when the accounts differ
 */
function assertSameAccount(planned: string | undefined, now: string | undefined, name: string): void {
  if (planned === undefined || now === undefined || planned === now) return;
  throw new NotPushed(
    `The plan of ${name} was made in account ${planned}, and the credentials are of account ${now}: nothing was sent. Choose others with --profile, or plan again.`,
  );
}

/** Checks that the user pool has the name that was read in the plan, as far as it is known. @throws NotPushed when the names differ */
function assertSamePoolName(planned: string | undefined, now: string | undefined, name: string): void {
  if (planned === undefined || now === undefined || planned === now) return;
  throw new NotPushed(
    `The plan of ${name} is for the user pool ${planned}, and its id belongs to ${now}: nothing was sent. Plan again.`,
  );
}

/** Where the file of a plan can be: where it was planned, and where its name leads from the working folder. */
const placesOf = ({ path, file }: SavedPlan, io: Io): string[] => [
  ...new Set([...(path === undefined ? [] : [path]), resolve(io.cwd, file)]),
];

/**
 * The file that a plan was made of, as it was then. Undefined where the plan is applied without it.
 * @throws NotPushed when the file is not there or was changed, unless it may be; UsageError when the plan does not follow from it
 */
async function plannedFile(saved: SavedPlan, withoutFile: boolean, io: Io): Promise<AppFile | undefined> {
  const read = await Promise.all(placesOf(saved, io).map((place) => readIfUsable(place, io)));
  const files = read.filter((file) => file !== undefined);
  const file = files.find(({ sha256 }) => sha256 === saved.sha256);
  if (file) {
    assertFollows(saved, file);
    return file;
  }
  if (!withoutFile) throw fileRefusal(saved, files.length > 0);
  await printNotice(io.err, `${saved.file} is not what it was when the plan was made. What is applied is the plan.`);
  return undefined;
}

/** An app client file; undefined when it is not there, or is none. */
async function readIfUsable(path: string, io: Io): Promise<AppFile | undefined> {
  try {
    return await readAppFile(path, io.cwd);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function fileRefusal({ file, target }: SavedPlan, isThere: boolean): NotPushed {
  const what = isThere ? `${file} was changed after the plan was made` : `${file} could not be read here`;
  const advice = isThere ? 'Plan again' : 'Run it where the file is';
  return new NotPushed(
    `${what}, so that the plan of ${target.clientName} was not applied: nothing was sent. ${advice}, or apply it all the same with --without-file.`,
  );
}

/** Checks that a plan is for the client that its file names, and from what the file says. @throws UsageError when it is not */
function assertFollows(saved: SavedPlan, file: AppFile): void {
  if (isFileOf(file, saved.target) && isSameJson(file.local, saved.local)) return;
  throw new UsageError(
    `The plan of ${saved.target.clientName} does not follow from ${saved.file}: it was altered. Nothing was sent. Plan again with cognito-client plan --out.`,
  );
}

/** Whether a file is as it was read. Where it is not, that is said. */
async function isUnchanged(file: AppFile, io: Io): Promise<boolean> {
  const now = await readIfUsable(file.path, io);
  if (now?.sha256 === file.sha256) return true;
  const notice = `${file.name} was changed while the plan was applied. It was left as it is. What was applied is the plan.`;
  await printNotice(io.err, notice);
  return false;
}

/** Whether live is as it was when the plan was made. */
const isPlannedFor = ({ live: settings, unknown }: SavedPlan, live: Live): boolean =>
  isSamePlan(live, { ...live, settings, unknown });

/** A push of a saved plan that ended. */
type EndedPush = Exclude<PushResult, { outcome: 'cancelled' }>;

/**
 * Writes the decisions of an applied plan into its file, and then the base: in this order, what is in the file never counts as a change
 * of it. Resolves to why they could not be written; to undefined when they are there.
 */
async function keepDecisions(
  file: AppFile,
  saved: SavedPlan,
  result: EndedPush,
  bases: Planning['bases'],
  io: Io,
): Promise<string | undefined> {
  const text = applyResolutions(file.text, result.plan);
  const failure = text === file.text ? undefined : await failureOf(writeWhole(file.path, text, io.cwd));
  const local = failure === undefined ? fromFile(parseFile(text) ?? {}) : file.local;
  const base = baseAfter(result, savedBase(saved), local);
  if (base) await bases.write(await baseKeyOf(file.path), file.target, base);
  return failure;
}

const failureOf = (work: Promise<void>): Promise<string | undefined> => work.then(() => undefined, formatError);
