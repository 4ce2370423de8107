import {
  createPoolContexts,
  type PoolConnection,
  type PoolContexts,
} from '../../../../client/src/editor/live/pool-contexts/pool-contexts';
import { openCognitoGateway } from '../../../../client/src/aws/cognito-gateway';
import type { CallRecord } from '../../../../client/src/aws/gateway';
import { DEMO, startLocalCognito, type LocalCognito, type LocalCognitoOptions } from '../../../../local-cognito/src';
import { fromDescribe } from '../../../../client/src/sync/settings';
import { newFileText } from '../../../../client/src/sync/file-text';
import {
  POOL_CONTEXT,
  POOL_CONTEXT_CHANGED,
  type PoolContextParams,
  type PoolContextResult,
} from '../../../../server/src/protocol';
import type { CancellationToken } from 'vscode-languageserver/node';
import { ProgressType, type ProtocolConnection } from 'vscode-languageserver/node';
import { fullCapabilities, withClient, type TestClient } from '../../../server/client';

/** A local Cognito, and the client's side of live values over it: the real contexts, gateway and SDK. */
export interface Pool {
  readonly local: LocalCognito;
  readonly contexts: PoolContexts;
  readonly connection: PoolConnection;
  readonly calls: CallRecord[];
  /** Milliseconds, moved by hand. */
  readonly clock: { now: number };
  requests(operation?: string): number;
}

export async function withPool(test: (pool: Pool) => Promise<void>, options: LocalCognitoOptions = {}): Promise<void> {
  const local = await startLocalCognito({ seed: 'demo', ...options });
  const clock = { now: 1_000_000 };
  const contexts = createPoolContexts(() => clock.now);
  const calls: CallRecord[] = [];
  const connection: PoolConnection = {
    key: local.url,
    open: () =>
      Promise.resolve(
        openCognitoGateway({ region: local.region, endpoint: local.url, onCall: (record) => calls.push(record) }),
      ),
  };
  try {
    await test({
      local,
      contexts,
      connection,
      calls,
      clock,
      requests: (operation) =>
        local.requests.filter((request) => operation === undefined || request.operation === operation).length,
    });
  } finally {
    contexts.clear();
    await local.stop();
  }
}

/** What the server asked, and what became of it. */
export interface Question {
  readonly params: PoolContextParams;
  withdrawn: boolean;
  answer?: PoolContextResult;
}

export interface Stage {
  readonly client: TestClient;
  readonly questions: readonly Question[];
  /** Names of messages that would come up on the user's screen. */
  readonly shown: readonly string[];
  changed(): Promise<void>;
}

/** The real server, over its protocol, whose questions are answered from the pools that `poolFor` names. */
export async function withServer(
  poolFor: (params: PoolContextParams) => Pool,
  test: (stage: Stage) => Promise<void>,
): Promise<void> {
  const questions: Question[] = [];
  const shown: string[] = [];
  const answering = (connection: ProtocolConnection): void => {
    for (const name of ['window/showMessage', 'window/showMessageRequest'])
      connection.onNotification(name, () => void shown.push(name));
    connection.onRequest(POOL_CONTEXT, (params: PoolContextParams, token: CancellationToken) =>
      answer(connection, poolFor(params), params, token, questions),
    );
  };
  await withClient(
    fullCapabilities,
    (client) =>
      test({ client, questions, shown, changed: () => client.connection.sendNotification(POOL_CONTEXT_CHANGED) }),
    { initializationOptions: { poolContext: true }, answering },
  );
}

const PARTIAL = new ProgressType<PoolContextResult>();

async function answer(
  connection: ProtocolConnection,
  { contexts, connection: way }: Pool,
  params: PoolContextParams,
  token: CancellationToken,
  questions: Question[],
): Promise<PoolContextResult> {
  const question: Question = { params, withdrawn: false };
  questions.push(question);
  const abort = new AbortController();
  token.onCancellationRequested(() => {
    question.withdrawn = true;
    abort.abort();
  });
  return (question.answer = await contexts.ask(
    way,
    params,
    abort.signal,
    (context) => void connection.sendProgress(PARTIAL, params.partialResultToken!, context),
  ));
}

/** A client of the demo pool as a file, with other values where they are given. */
export function fileOf(local: LocalCognito, clientId: string = DEMO.singlePageApp, changes: object = {}): string {
  const { settings } = fromDescribe(local.describe(DEMO.poolId, clientId)!);
  return newFileText({ UserPoolId: DEMO.poolId, ClientId: clientId }, { ...settings, ...changes });
}

/** Something to wait for that a test opens by hand. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}
