import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { openCognitoGateway } from '../../client/src/aws/cognito-gateway';
import { DEMO, startLocalCognito } from '../../local-cognito/src';
import { readLive } from '../../client/src/sync/live';
import { runPush } from '../../client/src/sync/push-flow';
import { fromDescribe } from '../../client/src/sync/settings';

/** The product's way to do something, and the least that the SDK can do it with. */
export interface Pair {
  product(): Promise<unknown>;
  bare(): Promise<unknown>;
}

export interface Pool {
  readonly pull: Pair;
  readonly push: Pair;
  readonly list: Pair;
  /** How many requests some work sends. */
  requestsOf(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

/** A local Cognito with the demo pool and so many clients in it. */
export async function openPool(clients: number): Promise<Pool> {
  const local = await startLocalCognito({ seed: 'demo' });
  const sdk = new CognitoIdentityProviderClient({ region: local.region, endpoint: local.url });
  const sent = { count: 0 };
  const gateway = openCognitoGateway({
    region: local.region,
    endpoint: local.url,
    onCall: () => {
      sent.count++;
    },
  });
  sdk.middlewareStack.add(
    (next) => (args) => {
      sent.count++;
      return next(args);
    },
    { step: 'finalizeRequest' },
  );
  const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
  const { signal } = new AbortController();
  for (let index = local.pools()[0]?.clients.length ?? 0; index < clients; index++)
    await sdk.send(new CreateUserPoolClientCommand({ UserPoolId: target.userPoolId, ClientName: `client ${index}` }));
  return {
    pull: {
      product: () => readLive(gateway, target, signal),
      bare: () => sdk.send(new DescribeUserPoolClientCommand(idsOf(target))),
    },
    push: { product: () => push(), bare: () => barePush() },
    list: { product: () => list(), bare: () => bareList() },
    requestsOf: async (work) => {
      const before = sent.count;
      await work();
      return sent.count - before;
    },
    close: () => {
      gateway.dispose();
      sdk.destroy();
      return local.stop();
    },
  };

  async function push(): Promise<void> {
    const { ClientSecret: _, ...members } = local.describe(target.userPoolId, target.clientId)!;
    const { settings } = fromDescribe(members);
    const changed = { ...settings, AuthSessionValidity: settings.AuthSessionValidity === 4 ? 5 : 4 };
    const result = await runPush({
      gateway,
      target,
      local: changed,
      base: undefined,
      mode: 'merge',
      decide: () => Promise.resolve('push'),
      step: (_step, work) => work(signal, () => undefined),
    });
    if (result.outcome !== 'sent') throw new Error(`The push ended as ${result.outcome}.`);
  }

  /** What a careful script does: look, change, send all of it, look. */
  async function barePush(): Promise<void> {
    const { UserPoolClient: live } = await sdk.send(new DescribeUserPoolClientCommand(idsOf(target)));
    const { ClientSecret: _secret, CreationDate: _created, LastModifiedDate: _modified, ...settings } = live!;
    await sdk.send(
      new UpdateUserPoolClientCommand({
        ...settings,
        ...idsOf(target),
        AuthSessionValidity: settings.AuthSessionValidity === 4 ? 5 : 4,
      }),
    );
    await sdk.send(new DescribeUserPoolClientCommand(idsOf(target)));
  }

  async function list(): Promise<void> {
    let next: string | undefined;
    do next = (await gateway.listUserPoolClients({ ...target, type: 'REGULAR' }, next, signal)).next;
    while (next !== undefined);
  }

  async function bareList(): Promise<void> {
    let next: string | undefined;
    do
      next = (
        await sdk.send(
          new ListUserPoolClientsCommand({ UserPoolId: target.userPoolId, MaxResults: 60, NextToken: next }),
        )
      ).NextToken;
    while (next !== undefined);
  }
}

const idsOf = ({ userPoolId, clientId }: { readonly userPoolId: string; readonly clientId: string }) => ({
  UserPoolId: userPoolId,
  ClientId: clientId,
});
