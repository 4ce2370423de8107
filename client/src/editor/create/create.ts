import * as vscode from 'vscode';
import type { App } from '../app';
import { ask } from '../ui/ask';
import { isGatewayError, type Target } from '../../aws/gateway';
import { showLogStep } from '../ui/log';
import { commandStep, showMessage } from '../ui/messages';
import { pickPool } from '../pick/pick-client';
import { fetchPoolSummary, type PoolSummary } from '../connection/describe';
import { keepFirst } from '../push/journal';
import { confirmProtected, assertWritable } from '../push/protection';
import type { ProtectionTarget } from '../../sync/protection';
import type { PushRecord } from '../../state/history';
import { requireTrust, withSession, type Session } from '../connection/session';
import { ruleLevels } from '../connection/settings';
import { formatUncertainCreate, runCreate, type CreateResult } from '../../sync/create/create-flow';
import { errorsOf, needsSecret, settingLines, type Draft } from '../../sync/create/draft';
import { readPoolContext } from '../../sync/pool-context';
import { regionOf, subjectOf } from '../../sync/target';
import { pluralize } from '../../sync/format';
import { readCommandArguments } from '../files/command-arguments';
import { Cancelled, messageOf, UserError } from '../ui/user-error';
import { writeCreatedFile } from './created-file';
import { offerSecret } from './offer-secret';
import { chooseSource, type CreateSource } from './source';

/** What a creation did, for callers of the command. The secret is no part of it. */
export interface CreateOutcome {
  readonly outcome: 'created';
  readonly userPoolId: string;
  readonly clientId: string;
  readonly uri: vscode.Uri;
}

/** Cognito: Create App Client. Made from the open file if that names no client yet, else from a kind of app or like the open client. */
export async function createAppClient(app: App, argument: unknown): Promise<unknown> {
  requireTrust();
  const source = await chooseSource(app, readCommandArguments(argument));
  return source === 'file only' ? vscode.commands.executeCommand('cognitoClient.newFile') : createFrom(app, source);
}

async function createFrom(app: App, source: CreateSource): Promise<CreateOutcome> {
  const scope = scopeOf(source);
  const userPoolId = source.userPoolId ?? (await pickPool(app, scope));
  const subject = { region: regionOf(userPoolId), subject: `user pool ${userPoolId}`, scope };
  return withSession(app, subject, async (session) => {
    await assertGone(session, source);
    const { context } = await session.call('Reading the user pool from Amazon Cognito', (gateway, signal) =>
      readPoolContext(gateway, userPoolId, signal),
    );
    const draft = await source.draft(userPoolId, context);
    const pool = await fetchPoolSummary(session, { userPoolId, clientId: '' });
    assertWritable(protectionTargetOf(draft, pool), scope);
    const generateSecret = await askSecret(draft);
    const errors = errorsOf(draft, generateSecret, context, ruleLevels(scope));
    assertNoErrors(errors, source);
    const input = { draft, generateSecret, pool, source };
    await confirm(input);
    await assertGone(session, source);
    return create(app, session, input);
  });
}

/** Stops the creation of a client anew that is still there: a file names one client. @throws UserError */
async function assertGone(session: Session, { gone }: CreateSource): Promise<void> {
  if (!gone) return;
  const isThere = await session.call('Looking for the app client in Amazon Cognito', (gateway, signal) =>
    gateway.describeUserPoolClient(gone, signal).then(
      () => true,
      (error: unknown) => {
        if (isGatewayError(error) && error.kind === 'not-found') return false;
        throw error;
      },
    ),
  );
  if (isThere) throw new UserError(`Not created: ${subjectOf(gone)} is in Amazon Cognito.`);
}

/** Stops a creation that has errors. @throws UserError for the first one */
function assertNoErrors([first, ...more]: ReturnType<typeof errorsOf>, { document }: CreateSource): void {
  if (!first) return;
  throw new UserError(
    `Not created: ${pluralize(more.length + 1, 'error')} first. ${first.message}`,
    document ? [{ title: 'Show File', run: () => vscode.window.showTextDocument(document) }] : [],
  );
}

/** The file whose settings are used, or the folder that it will be in. */
const scopeOf = ({ document, folder }: CreateSource): vscode.Uri | undefined => document?.uri ?? folder;

/** Asks whether the client gets a secret. First comes what the settings need, else what the kind of app or the file says. */
async function askSecret(draft: Draft): Promise<boolean> {
  const advised = needsSecret(draft) || (draft.wantsSecret ?? false);
  const answers = [
    {
      label: '$(lock) With a secret',
      detail: 'For what runs on a server and can keep one. You can see or copy it once.',
      value: true,
    },
    {
      label: '$(unlock) Without a secret',
      detail: 'For browsers, phones and anything else that its users can look into.',
      value: false,
    },
  ];
  return ask(
    `${draft.settings.ClientName ?? 'New app client'}: a client secret? No update can add or remove it later`,
    advised ? answers : answers.reverse(),
  );
}

/** What a client is created from, as the user confirmed it. */
interface CreateInput {
  readonly draft: Draft;
  readonly generateSecret: boolean;
  readonly pool: PoolSummary;
  readonly source: CreateSource;
}

const protectionTargetOf = ({ settings, userPoolId }: Draft, pool: PoolSummary): ProtectionTarget => ({
  userPoolId,
  userPoolName: pool.name,
  account: pool.account,
  clientName: settings.ClientName ?? '',
});

/** Shows all that will be sent, and asks; the first answer is not to. @throws Cancelled, UserError for a read-only target */
async function confirm({ draft, generateSecret, pool, source }: CreateInput): Promise<void> {
  const { settings, userPoolId } = draft;
  const name = settings.ClientName ?? '';
  const go = await ask(
    `Create in ${[pool.name ?? userPoolId, regionOf(userPoolId), pool.account].filter(Boolean).join(' · ')}`,
    [
      { label: '$(close) Do not create', value: false },
      {
        label: `$(add) Create ${name}`,
        detail: [
          generateSecret ? 'With a client secret' : 'Without a client secret',
          source.gone && `It gets a new id: apps that use ${source.gone.clientId} must be changed`,
        ]
          .filter(Boolean)
          .join('. '),
        value: true,
      },
    ],
    [{ heading: 'Settings', lines: settingLines(settings) }],
  );
  if (!go) throw new Cancelled();
  await confirmProtected(protectionTargetOf(draft, pool), scopeOf(source));
}

async function create(app: App, session: Session, input: CreateInput): Promise<CreateOutcome> {
  const { draft, generateSecret, pool, source } = input;
  const { userPoolId, settings } = draft;
  const name = settings.ClientName ?? '';
  const begun = await keepFirst(
    app.history.begin(recordOf({ userPoolId, clientId: '' }, draft, pool)),
    `creation of ${name}`,
    'Nothing would tell of it when VS Code ends in the middle',
  );
  if (begun === 'stop') throw new Cancelled();
  const keep = (record: PushRecord): Promise<void> =>
    begun.id === undefined ? app.history.add(record) : app.history.finish(begun.id, record);
  const result = await session
    .call('Creating the app client', (gateway, signal) =>
      runCreate({ gateway, userPoolId, settings, generateSecret }, signal),
    )
    .catch(async (error: unknown) => {
      if (begun.id !== undefined) await app.history.drop(begun.id);
      throw error;
    });
  if (result.outcome === 'uncertain') {
    await keep({ ...recordOf({ userPoolId, clientId: '' }, draft, pool), outcome: 'not known' });
    throw new UserError(formatUncertainCreate(result, name, userPoolId), [showLogStep(app.log)]);
  }
  const record = createdRecord(result, draft, pool);
  const uri = await writeCreatedFile(app, result, draft, source).catch(async (error: unknown) => {
    await keep(record);
    void offerSecret(result, name);
    throw notWritten(error, name, { userPoolId, clientId: result.clientId });
  });
  await keep({ ...record, ...(uri.scheme !== 'untitled' && { file: uri.toString() }) });
  await app.destinations.record(uri, {
    userPoolId,
    poolName: pool.name,
    account: pool.account,
    profile: session.profile,
  });
  if (result.mismatches.length > 0) void showMessage('warning', formatMismatches(result));
  void offerSecret(result, name);
  return { outcome: 'created', userPoolId, clientId: result.clientId, uri };
}

const notWritten = (error: unknown, name: string, { userPoolId, clientId }: Target): UserError =>
  new UserError(
    `${name} was created, with the id ${clientId}, but its file could not be written: ${messageOf(error)}`,
    [
      commandStep('Pull It', 'cognitoClient.pull', { userPoolId, clientId }),
      { title: 'Copy Id', run: () => vscode.env.clipboard.writeText(clientId) },
    ],
  );

const formatMismatches = ({ mismatches }: CreateResult): string =>
  `Cognito stored something else than asked for: ${mismatches.join(', ')}. Compare the file with what is live.`;

function createdRecord({ clientId, after, requestId }: CreateResult, draft: Draft, pool: PoolSummary): PushRecord {
  return {
    ...recordOf({ userPoolId: draft.userPoolId, clientId }, draft, pool),
    outcome: 'created',
    ...('settings' in after && { after: after.settings }),
    ...(requestId && { requestId }),
  };
}

/** The record of a creation. It never has the secret. */
function recordOf(
  target: Target,
  { settings }: Draft,
  { account, name: poolName }: PoolSummary,
): Omit<PushRecord, 'outcome'> {
  return {
    when: new Date().toISOString(),
    target,
    region: regionOf(target.userPoolId),
    name: settings.ClientName ?? target.clientId,
    before: {},
    planned: settings,
    changes: settingLines(settings),
    ...(account && { account }),
    ...(poolName && { poolName }),
  };
}
