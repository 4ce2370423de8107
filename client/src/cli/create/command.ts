import { identifying } from '../../../../server/src/language/schema';
import { isGatewayError } from '../../aws/gateway';
import { formatUncertainCreate, runCreate, type CreateResult } from '../../sync/create/create-flow';
import { draftFrom, errorsOf, finished, settingLines, type Draft } from '../../sync/create/draft';
import { carriedSettings } from '../../sync/carried-text';
import { parseFile } from '../../sync/file-text';
import { nextBase } from '../../sync/plan';
import { readPoolContext } from '../../sync/pool-context';
import type { ProtectionTarget } from '../../sync/protection';
import { fromFile } from '../../sync/settings';
import { pluralize } from '../../sync/format';
import { EXIT, UsageError } from '../exit';
import type { Io, Output } from '../io';
import { nearestLevels } from '../lint/config';
import { painter, printable, printNotice, type Paint } from '../common/terminal-text';
import { parseArguments } from '../options';
import { isYes, promptFor } from '../common/answers';
import { readTextIfExists, shownName, writeIfUnchanged } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import { colored } from '../common/colors';
import { openConnection, type TerminalConnection } from '../common/connection';
import { protectionFor } from '../common/protection';
import { printError, formatError } from '../common/format-error';
import { MAX_WRITE_ATTEMPTS } from '../common/write-into';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { CREATE_OPTIONS, CREATE_PAGE } from './page';
import { deliverSecret, resolveSecretOption, type SecretOption } from './secret';
import { readCreateInput, type CreateInput } from './input';

/** The subcommand `create`. */
export const createCommand: Subcommand = { page: CREATE_PAGE, run };

/** What the steps of one run share. */
interface CreateContext {
  readonly input: CreateInput;
  readonly options: SecretOption;
  /** With --show-secret, its standard output is stderr. */
  readonly io: Io;
  /** Where the secret is printed. */
  readonly secretOut: Output;
}

async function run(args: readonly string[], baseIo: Io): Promise<number> {
  const { values, operands } = parseArguments('create', CREATE_OPTIONS, args);
  const [file, ...more] = operands;
  if (file === undefined || more.length > 0)
    throw new UsageError("Name one file: the new app client's. See cognito-client create --help.");
  // With --show-secret, standard output is for the secret only.
  const io = colored(values['show-secret'] ? { ...plain(baseIo), out: baseIo.err } : baseIo, values);
  const connection = openConnection(values, io);
  try {
    const input = await readCreateInput({ file, from: values.from, pool: values.pool, name: values.name }, io);
    return await create({ input, options: values, io, secretOut: baseIo.out }, connection);
  } catch (error) {
    await printError(io.err, error);
    return io.interrupted.aborted ? EXIT.interrupted : EXIT.failed;
  } finally {
    connection.dispose();
  }
}

/** An Io without getters, whose parts can be replaced. */
const plain = ({ stdin, out, err, env, cwd, ask, interrupted, underWay, pause }: Io): Io => ({
  stdin,
  out,
  err,
  env,
  cwd,
  ask,
  interrupted,
  underWay,
  pause,
});

async function create(context: CreateContext, connection: TerminalConnection): Promise<number> {
  const { input, options, io } = context;
  const { userPoolId } = input;
  const region = connection.regionFor(userPoolId);
  try {
    const gateway = await connection.gateway(region);
    const { context: poolContext } = await readPoolContext(gateway, userPoolId, io.interrupted);
    const pool = await connection.pool(userPoolId, io.interrupted);
    const draft = input.draft(poolContext);
    const generateSecret = await resolveSecretOption(draft, options, io);
    const errors = errorsOf(draft, generateSecret, poolContext, await nearestLevels(io.cwd)(input.path));
    if (errors.length > 0) throw notCreated(errors);
    const clientName = draft.settings.ClientName ?? '';
    const target = { userPoolId, userPoolName: pool.name, account: pool.account, clientName };
    await io.out.write(draftText(draft, generateSecret, target, painter(io.out.color)));
    if (!(await confirmCreate(input.path, target, options.yes, io))) return EXIT.findings;
    const left = `The creation of ${clientName} in ${userPoolId} was under way: whether it was created is not known. Look into the user pool before you create it again.`;
    io.underWay.add(left);
    const result = await runCreate(
      { gateway, userPoolId, settings: draft.settings, generateSecret },
      io.interrupted,
    ).finally(() => io.underWay.delete(left));
    if (result.outcome === 'uncertain') throw new UsageError(formatUncertainCreate(result, clientName, userPoolId));
    return await finishCreate(result, draft, context);
  } catch (error) {
    throw connection.explain(error, region, `user pool ${userPoolId}`);
  }
}

const notCreated = (errors: ReturnType<typeof errorsOf>): UsageError =>
  new UsageError(
    `Not created: ${pluralize(errors.length, 'error')} first.`,
    errors.map(({ message }) => message),
  );

/** What will be created, for people. */
function draftText(draft: Draft, generateSecret: boolean, target: ProtectionTarget, paint: Paint): string {
  const { userPoolId, userPoolName, account, clientName } = target;
  const pool = userPoolName ? `${userPoolName} (${userPoolId})` : userPoolId;
  const where = [pool, account].filter(Boolean).join(' · ');
  return [
    paint('bold', `New app client ${clientName} · ${where}`),
    ...settingLines(draft.settings).map((line) => `  ${paint(undefined, line)}`),
    `  ${generateSecret ? 'with' : 'without'} a client secret`,
    '',
  ].join('\n');
}

/** Asks whether to create. Everything but a clear yes is a no; for a client that would be protected, its name must be typed. */
async function confirmCreate(path: string, target: ProtectionTarget, yes: boolean, io: Io): Promise<boolean> {
  const protection = await protectionFor([path], target, io.cwd);
  const refusal = refusalOf(target.clientName, protection, yes, io);
  if (refusal === undefined && (yes || (await askCreate(target.clientName, protection?.because, io)))) return true;
  await io.err.write(`${painter(io.out.color)('yellow', refusal ?? 'Nothing was created.')}\n`);
  return false;
}

/** Why nothing may be created, before a person is asked; undefined when nothing forbids it. */
function refusalOf(
  clientName: string,
  protection: Awaited<ReturnType<typeof protectionFor>>,
  yes: boolean,
  { ask }: Io,
): string | undefined {
  if (protection?.protection === 'readonly')
    return `${clientName} would be protected (${protection.because}): nothing is created there from here. To create it, change that list first.`;
  if (yes && protection)
    return `${clientName} would be protected (${protection.because}): that takes a person who types its name.`;
  return yes || ask ? undefined : 'Nothing was created, because nobody can be asked here. Give --yes.';
}

async function askCreate(clientName: string, because: string | undefined, { ask }: Io): Promise<boolean> {
  const question =
    because === undefined
      ? `Create ${clientName}? [y/N] `
      : `${clientName} would be protected (${because}). Type its name to create it: `;
  const answer = await promptFor(printable(question), ask);
  return because === undefined ? isYes(answer) : answer === clientName;
}

/** Writes file and base, prints what was done, and delivers the secret. Resolves to the exit code. */
async function finishCreate(result: CreateResult, draft: Draft, context: CreateContext): Promise<number> {
  const { clientId, after, mismatches, requestId } = result;
  const { input, options, io, secretOut } = context;
  const paint = painter(io.out.color);
  const name = shownName(input.path, io.cwd);
  const request = requestId ? ` (request ${requestId})` : '';
  const created = `Created ${draft.settings.ClientName}: app client ${clientId}.${request}`;
  await io.out.write(`${paint('green', created)}\n`);
  const code = await recordClient(result, draft, context);
  if (mismatches.length > 0) {
    const warning = `Cognito stored something else than asked for: ${mismatches.join(', ')}. cognito-client plan ${name} shows it.`;
    await io.err.write(`${paint('yellow', warning)}\n`);
  }
  const isUnread = isGatewayError(after);
  if (isUnread) await io.err.write(`${paint('yellow', 'What is live could not be read back.')}\n`);
  await deliverSecret(result, options, { ...plain(io), out: secretOut });
  return Math.max(code, mismatches.length > 0 ? EXIT.findings : EXIT.clean, isUnread ? EXIT.failed : EXIT.clean);
}

/** Writes the new client into its file, and then its base. Resolves to the exit code: a failure is printed. */
async function recordClient(
  { clientId, after }: CreateResult,
  draft: Draft,
  { input, io }: CreateContext,
): Promise<number> {
  const { path, userPoolId } = input;
  try {
    await writeClientFile(input, draft, clientId, io);
    if (!isGatewayError(after)) {
      // What was sent, and not what the file says by now: what was saved in it since is a change.
      const base = nextBase(undefined, draft.settings, after.settings);
      await terminalBases(io).write(await baseKeyOf(path), { userPoolId, clientId }, base);
    }
    await io.out.write(`${painter(io.out.color)('green', `${shownName(path, io.cwd)} has its ClientId now.`)}\n`);
    return EXIT.clean;
  } catch (error) {
    const advice = `write "ClientId": "${clientId}" into the file yourself, or bring it with cognito-client pull --pool ${userPoolId} --client ${clientId} --out FILE`;
    await printNotice(io.err, `${formatError(error)} The app client is there all the same: ${advice}`);
    return EXIT.failed;
  }
}

/** Writes the file of a new client. What was saved in it since it was read stays. @throws UsageError when it cannot be written */
async function writeClientFile({ path, text: before }: CreateInput, draft: Draft, clientId: string, io: Io) {
  const name = shownName(path, io.cwd);
  for (let attempt = 1; attempt <= MAX_WRITE_ATTEMPTS; attempt++) {
    const now = await readTextIfExists(path, name);
    const isAsRead = now === before || now === undefined;
    const text = isAsRead ? finished(draft, clientId) : editedClientText(now, before, draft, clientId, name);
    if (await writeIfUnchanged(path, text, now, io.cwd)) return;
  }
  throw new UsageError(`${name} was changed each time that it was about to be written.`);
}

/**
 * The text of a new client's file that was saved during the creation.
 * @param before its text as it was read; undefined when there was no file
 * @throws UsageError when the client is not to be written into it
 */
function editedClientText(
  now: string,
  before: string | undefined,
  draft: Draft,
  clientId: string,
  name: string,
): string {
  if (before === undefined) throw new UsageError(`${name} was written during the creation, and was left alone.`);
  const edited = draftFrom(now, draft.userPoolId);
  if (!edited) throw new UsageError(`${name} was changed during the creation and is no JSON object now.`);
  const idsOf = (text: string): readonly unknown[] => identifying.map((id) => parseFile(text)?.[id]);
  if (String(idsOf(now)) !== String(idsOf(before)))
    throw new UsageError(`${name} was changed during the creation and names another app client now.`);
  const settings = carriedSettings(edited.settings, fromFile(parseFile(before) ?? {}), draft.settings);
  return finished({ ...edited, settings }, clientId);
}
