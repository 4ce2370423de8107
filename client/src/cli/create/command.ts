import { isGatewayError } from '../../aws/gateway';
import { formatUncertainCreate, runCreate, type CreateResult } from '../../sync/create/create-flow';
import { errorsOf, finished, settingLines, type Draft } from '../../sync/create/draft';
import { parseFile, pulledText } from '../../sync/file-text';
import { readPoolContext } from '../../sync/pool-context';
import type { ProtectionTarget } from '../../sync/protection';
import { fromFile } from '../../sync/settings';
import { pluralize } from '../../sync/format';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { nearestLevels } from '../lint/config';
import { printable } from '../common/printable';
import { parseArguments } from '../options';
import { baseKeyOf, shownName, writeWhole } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection, type TerminalConnection } from '../common/connection';
import { printNotice } from '../common/note';
import { painter } from '../common/paint';
import { protectionFor } from '../common/protected';
import { printError, formatError } from '../common/format-error';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { CREATE_OPTIONS, CREATE_PAGE } from './page';
import { deliverSecret, parseSecretOption, type SecretOption } from './secret';
import { readCreateInput, textAt, type CreateInput } from './source';

export const createCommand: Subcommand = { page: CREATE_PAGE, run };

async function run(args: readonly string[], given: Io): Promise<number> {
  const {
    values,
    operands: [file, ...more],
  } = parseArguments('create', CREATE_OPTIONS, args);
  if (file === undefined || more.length > 0)
    throw new UsageError("Name one file: the new app client's. See cognito-client create --help.");
  // With --show-secret, standard output is the secret's alone.
  const io = colored(values['show-secret'] ? { ...plain(given), out: given.err } : given, values);
  const connection = openConnection(values, io);
  try {
    return await create(
      await readCreateInput({ file, from: values.from, pool: values.pool, name: values.name }, io),
      connection,
      values,
      io,
      given,
    );
  } catch (error) {
    await printError(io.err, error);
    return io.interrupted.aborted ? EXIT.interrupted : EXIT.failed;
  } finally {
    connection.dispose();
  }
}

/** An Io without getters, whose parts can be replaced. */
const plain = ({ stdin, out, err, env, cwd, ask, interrupted }: Io): Io => ({
  stdin,
  out,
  err,
  env,
  cwd,
  ask,
  interrupted,
});

async function create(
  source: CreateInput,
  connection: TerminalConnection,
  wish: SecretOption,
  io: Io,
  given: Io,
): Promise<number> {
  const { userPoolId } = source;
  const region = connection.regionFor(userPoolId);
  const explain = (error: unknown): unknown => connection.explain(error, region, `user pool ${userPoolId}`);
  try {
    const gateway = await connection.gateway(region);
    const context = await readPoolContext(gateway, userPoolId, io.interrupted);
    const pool = await connection.pool(userPoolId, io.interrupted);
    const draft = source.draft(context);
    const generateSecret = await parseSecretOption(draft, wish, io);
    await refuseErrors(draft, generateSecret, context, source, io);
    const name = draft.settings.ClientName ?? '';
    if (
      !(await confirmed(
        draft,
        generateSecret,
        source.path,
        { userPoolId, userPoolName: pool.name, account: pool.account, clientName: name },
        wish.yes,
        io,
      ))
    )
      return EXIT.findings;
    const result = await runCreate({ gateway, userPoolId, settings: draft.settings, generateSecret }, io.interrupted);
    if (result.outcome === 'in-doubt') throw new UsageError(formatUncertainCreate(result, name, userPoolId));
    return await made(result, draft, source, wish, io, given);
  } catch (error) {
    throw isGatewayError(error) ? explain(error) : error;
  }
}

async function refuseErrors(
  draft: Draft,
  generateSecret: boolean,
  context: Parameters<typeof errorsOf>[2],
  { path }: CreateInput,
  io: Io,
): Promise<void> {
  const errors = errorsOf(draft, generateSecret, context, await nearestLevels(io.cwd)(path));
  if (errors.length > 0)
    throw new UsageError(
      `Not created: ${pluralize(errors.length, 'error')} first.`,
      errors.map(({ message }) => message),
    );
}

/** Shows what will be made, and asks. Everything but a clear yes is a no; in a protected pool the name must be typed. */
async function confirmed(
  draft: Draft,
  generateSecret: boolean,
  path: string,
  target: ProtectionTarget,
  yes: boolean,
  io: Io,
): Promise<boolean> {
  const paint = painter(io.out.color);
  const where = [
    target.userPoolName ? `${target.userPoolName} (${target.userPoolId})` : target.userPoolId,
    target.account,
  ]
    .filter(Boolean)
    .join(' · ');
  await io.out.write(
    [
      paint('bold', `New app client ${target.clientName} · ${where}`),
      ...settingLines(draft.settings).map((line) => `  ${paint(undefined, line)}`),
      `  ${generateSecret ? 'with' : 'without'} a client secret`,
      '',
    ].join('\n'),
  );
  const protection = await protectionFor(path, target);
  const refuse = async (why: string): Promise<false> => {
    await io.err.write(`${paint('yellow', why)}\n`);
    return false;
  };
  if (protection?.protection === 'readonly')
    return refuse(
      `${target.clientName} would be protected (${protection.because}): nothing is created there from here.`,
    );
  if (yes)
    return protection
      ? refuse(
          `${target.clientName} would be protected (${protection.because}): that takes a person who types its name.`,
        )
      : true;
  if (!io.ask) return refuse('Nothing was created, because nobody can be asked here. Give --yes.');
  const answer =
    (
      await io.ask(
        printable(
          protection
            ? `${target.clientName} would be protected (${protection.because}). Type its name to create it: `
            : `Create ${target.clientName}? [y/N] `,
        ),
      )
    )?.trim() ?? '';
  return (protection ? answer === target.clientName : /^(y|yes)$/i.test(answer)) || refuse('Nothing was created.');
}

async function made(
  result: CreateResult,
  draft: Draft,
  source: CreateInput,
  wish: SecretOption,
  io: Io,
  given: Io,
): Promise<number> {
  const { clientId, after, otherwise, requestId } = result;
  const [paint, { userPoolId, path }] = [painter(io.out.color), source];
  const name = shownName(path, io.cwd);
  await io.out.write(
    `${paint('green', `Created ${draft.settings.ClientName}: app client ${clientId}.${requestId ? ` (request ${requestId})` : ''}`)}\n`,
  );
  let code: number = EXIT.clean;
  try {
    const text = await written(source, draft, clientId, io);
    if (!isGatewayError(after))
      await terminalBases(io).write(
        await baseKeyOf(path),
        { userPoolId, clientId },
        { file: fromFile(parseFile(text) ?? {}), live: after.settings },
      );
    await io.out.write(`${paint('green', `${name} has its ClientId now.`)}\n`);
  } catch (error) {
    code = EXIT.failed;
    await printNotice(
      io.err,
      `${formatError(error)} The app client is there all the same: write "ClientId": "${clientId}" into the file yourself, or bring it with cognito-client pull --pool ${userPoolId} --client ${clientId} --out FILE`,
    );
  }
  if (otherwise.length > 0)
    await io.err.write(
      `${paint('yellow', `Cognito stored something else than asked for: ${otherwise.join(', ')}. cognito-client plan ${name} shows it.`)}\n`,
    );
  if (isGatewayError(after)) await io.err.write(`${paint('yellow', 'What is live could not be read back.')}\n`);
  await deliverSecret(result, wish, { ...plain(io), out: given.out });
  return code;
}

/** Writes the file; of one that was changed meanwhile only the ids. Resolves to what it says now. @throws UsageError */
async function written(
  { path, there, userPoolId }: CreateInput,
  draft: Draft,
  clientId: string,
  io: Io,
): Promise<string> {
  const name = shownName(path, io.cwd);
  const now = await textAt(path, name);
  const value = now === undefined ? undefined : parseFile(now);
  if (there === undefined && now !== undefined)
    throw new UsageError(`${name} was made by somebody else meanwhile, and was left alone.`);
  if (there !== undefined && now !== undefined && !value)
    throw new UsageError(`${name} was changed meanwhile and is no JSON object now.`);
  const text =
    now === there || !value || now === undefined
      ? finished(draft, clientId)
      : pulledText(now, { UserPoolId: userPoolId, ClientId: clientId }, fromFile(value));
  await writeWhole(path, text, io.cwd);
  return text;
}
