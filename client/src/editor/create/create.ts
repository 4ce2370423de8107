import * as vscode from 'vscode';
import type { App } from '../app';
import { ask } from '../ui/ask';
import { showMessage } from '../ui/messages';
import { pickPool } from '../pick/pick-client';
import { fetchPoolSummary, type PoolSummary } from '../connection/describe';
import { confirmProtected, assertWritable } from '../push/protection';
import { requireTrust, withSession, type Session } from '../connection/session';
import { ruleLevels } from '../connection/settings';
import { formatUncertainCreate, runCreate, type CreateResult } from '../../sync/create/create-flow';
import { errorsOf, needsSecret, settingLines, type Draft } from '../../sync/create/draft';
import { readPoolContext } from '../../sync/pool-context';
import { regionOf } from '../../sync/target';
import { pluralize } from '../../sync/format';
import { readCommandArguments } from '../files/command-arguments';
import { Cancelled, UserError } from '../ui/user-error';
import { keepFile } from './created-file';
import { offerSecret } from './offer-secret';
import { chooseSource, type CreateSource } from './source';

/** What a creation did, for callers of the command. The secret is no part of it. */
export interface CreateOutcome {
  readonly outcome: 'created';
  readonly userPoolId: string;
  readonly clientId: string;
  readonly uri: vscode.Uri;
}

/** Cognito: Create App Client. From the open file when it names no client yet, else from a kind of app or like the open one. */
export async function createAppClient(app: App, argument: unknown): Promise<unknown> {
  requireTrust();
  const source = await chooseSource(readCommandArguments(argument));
  return source === 'file only' ? vscode.commands.executeCommand('cognitoClient.newFile') : createFrom(app, source);
}

async function createFrom(app: App, source: CreateSource): Promise<CreateOutcome> {
  const scope = scopeOf(source);
  const userPoolId = source.userPoolId ?? (await pickPool(app, scope));
  const about = { region: regionOf(userPoolId), subject: `user pool ${userPoolId}`, scope };
  return withSession(app, about, async (session) => {
    const context = await session.call('Reading the user pool from Amazon Cognito', (gateway, signal) =>
      readPoolContext(gateway, userPoolId, signal),
    );
    const draft = await source.draft(userPoolId, context);
    const generateSecret = await askSecret(draft);
    const [first, ...more] = errorsOf(draft, generateSecret, context, ruleLevels(scope));
    if (first)
      throw new UserError(
        `Not created: ${pluralize(more.length + 1, 'error')} first. ${first.message}`,
        source.document ? [{ title: 'Show File', run: () => vscode.window.showTextDocument(source.document!) }] : [],
      );
    const pool = await fetchPoolSummary(session, { userPoolId, clientId: '' });
    await confirm(draft, generateSecret, pool, source);
    return make(app, session, { draft, generateSecret, pool, source });
  });
}

/** Whose settings count: the file's, or those of the folder that it will be in. */
const scopeOf = ({ document, folder }: CreateSource): vscode.Uri | undefined => document?.uri ?? folder;

/** The safe answer comes first: what the settings need, else what the kind of app or the file says. */
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

/** Shows all that will be sent, and asks; the first answer is not to. @throws Cancelled, UserError for a read-only target */
async function confirm(
  { settings, userPoolId }: Draft,
  generateSecret: boolean,
  pool: PoolSummary,
  source: CreateSource,
): Promise<void> {
  const name = settings.ClientName ?? '';
  const target = { userPoolId, userPoolName: pool.name, account: pool.account, clientName: name };
  assertWritable(target, scopeOf(source));
  const go = await ask(
    `Create in ${[pool.name ?? userPoolId, regionOf(userPoolId), pool.account].filter(Boolean).join(' · ')}`,
    [
      { label: '$(close) Do not create', value: false },
      {
        label: `$(add) Create ${name}`,
        detail: generateSecret ? 'With a client secret' : 'Without a client secret',
        value: true,
      },
    ],
    [{ heading: 'Settings', lines: settingLines(settings) }],
  );
  if (!go) throw new Cancelled();
  await confirmProtected(target, scopeOf(source));
}

interface Making {
  readonly draft: Draft;
  readonly generateSecret: boolean;
  readonly pool: PoolSummary;
  readonly source: CreateSource;
}

async function make(
  app: App,
  session: Session,
  { draft, generateSecret, pool, source }: Making,
): Promise<CreateOutcome> {
  const { userPoolId, settings } = draft;
  const name = settings.ClientName ?? '';
  const result = await session.call('Creating the app client', (gateway, signal) =>
    runCreate({ gateway, userPoolId, settings, generateSecret }, signal),
  );
  if (result.outcome === 'in-doubt')
    throw new UserError(formatUncertainCreate(result, name, userPoolId), [
      { title: 'Show Log', run: () => app.log.show() },
    ]);
  const uri = await keepFile(app, result, draft, source).catch(async (error: unknown) => {
    await remember(app, result, draft, pool);
    void offerSecret(result, name);
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `${name} was created, with the id ${result.clientId}, but its file could not be written: ${why}`,
      [
        {
          title: 'Pull It',
          run: () => vscode.commands.executeCommand('cognitoClient.pull', { userPoolId, clientId: result.clientId }),
        },
        { title: 'Copy Id', run: () => vscode.env.clipboard.writeText(result.clientId) },
      ],
    );
  });
  await remember(app, result, draft, pool, uri);
  await app.destinations.record(uri, {
    userPoolId,
    poolName: pool.name,
    account: pool.account,
    profile: session.profile,
  });
  if (result.otherwise.length > 0)
    void showMessage(
      'warning',
      `Cognito stored something else than asked for: ${result.otherwise.join(', ')}. Compare the file with what is live.`,
    );
  void offerSecret(result, name);
  return { outcome: 'created', userPoolId, clientId: result.clientId, uri };
}

function remember(
  { history }: App,
  { clientId, after, requestId }: CreateResult,
  { settings, userPoolId }: Draft,
  pool: PoolSummary,
  file?: vscode.Uri,
): Promise<void> {
  return history.add({
    when: new Date().toISOString(),
    target: { userPoolId, clientId },
    region: regionOf(userPoolId),
    name: settings.ClientName ?? clientId,
    before: {},
    planned: settings,
    changes: settingLines(settings),
    outcome: 'created',
    ...('settings' in after && { after: after.settings }),
    ...(pool.account && { account: pool.account }),
    ...(pool.name && { poolName: pool.name }),
    ...(file && file.scheme !== 'untitled' && { file: file.toString() }),
    ...(requestId && { requestId }),
  });
}
