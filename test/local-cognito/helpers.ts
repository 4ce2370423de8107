import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import {
  CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  type UpdateUserPoolClientCommandInput,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLocalCognito, type LocalCognito, type LocalCognitoOptions } from '../../local-cognito/src';

/** The real SDK, pointed at a local server. `attempts` 1 lets a test see each answer; 3 is the SDK's own default. */
export function sdk(
  url: string,
  { region = 'us-east-1', attempts = 1 }: { region?: string; attempts?: number } = {},
): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: url,
    region,
    maxAttempts: attempts,
    credentials: { accessKeyId: 'AKIAFAKEFAKEFAKEFAKE', secretAccessKey: 'fake-secret-DO-NOT-LEAK-key' },
  });
}

/** Settings with any values: a test also sends what the SDK's types forbid. */
export type Settings = Readonly<Record<string, unknown>>;

/** A running server with an empty pool that knows a resource server, two providers and a custom attribute. */
export interface Bench {
  readonly local: LocalCognito;
  readonly aws: CognitoIdentityProviderClient;
  readonly poolId: string;
  /** Makes a client and answers with its id. */
  create(settings?: Settings): Promise<string>;
  update(clientId: string, settings: Settings): Promise<UserPoolClientType>;
  describe(clientId: string): Promise<UserPoolClientType>;
  close(): Promise<void>;
}

async function furnish(aws: CognitoIdentityProviderClient, pool: Partial<CreateUserPoolCommandInput>): Promise<string> {
  const Schema = [{ Name: 'plan', AttributeDataType: 'String' as const }];
  const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'bench', Schema, ...pool }));
  const UserPoolId = UserPool?.Id ?? assert.fail('no pool');
  const Scopes = [
    { ScopeName: 'read', ScopeDescription: 'Read' },
    { ScopeName: 'write', ScopeDescription: 'Write' },
  ];
  await aws.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'https://api.example.com', Name: 'API', Scopes }),
  );
  await aws.send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: {},
    }),
  );
  await aws.send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Corporate',
      ProviderType: 'SAML',
      ProviderDetails: {},
    }),
  );
  return UserPoolId;
}

/** Starts a server and furnishes a pool; the test closes it. */
export async function bench(
  options: LocalCognitoOptions = {},
  pool: Partial<CreateUserPoolCommandInput> = {},
): Promise<Bench> {
  const local = await startLocalCognito(options);
  const aws = sdk(local.url);
  const UserPoolId = await furnish(aws, pool);
  const settingsOf = (it: { UserPoolClient?: UserPoolClientType | undefined }): UserPoolClientType =>
    it.UserPoolClient ?? assert.fail('no client in the answer');
  return {
    local,
    aws,
    poolId: UserPoolId,
    create: async (settings = {}) => {
      const input = { UserPoolId, ClientName: 'bench', ...settings } as CreateUserPoolClientCommandInput;
      return settingsOf(await aws.send(new CreateUserPoolClientCommand(input))).ClientId ?? assert.fail('no id');
    },
    update: async (ClientId, settings) =>
      settingsOf(
        await aws.send(
          new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings } as UpdateUserPoolClientCommandInput),
        ),
      ),
    describe: async (ClientId) =>
      settingsOf(await aws.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))),
    close: async () => {
      aws.destroy();
      await local.stop();
    },
  };
}

/** The exception's name and message that a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  const error = await call.then(
    () => assert.fail('expected a refusal, but the call succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || error instanceof assert.AssertionError) throw error;
  return { name: error.name, message: error.message };
}

/** Waits until a condition holds; fails after five seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > deadline) assert.fail('the condition did not come true in five seconds');
    await wait(2);
  }
}
