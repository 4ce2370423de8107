// Configurations of public reports with a client that is live: plan, push, drift and explain do what the service's answer asks for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AddUserPoolClientSecretCommand,
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
  type CognitoIdentityProviderClient,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { sdk } from '../../local-cognito/helpers';
import { run, withTerminal, type Ended } from './terminal';

/** A command on the file. */
interface Command {
  readonly run: string;
  readonly args?: readonly string[];
  readonly code: number;
  /** What the command prints, and what it does not print. */
  readonly says?: readonly string[];
  readonly never?: readonly string[];
}

/** Somebody else changes a setting; null is the default. */
interface Edit {
  readonly edit: readonly [setting: string, value: unknown];
}

/** The settings that are live with another value than at the beginning. */
interface Changed {
  readonly changed: readonly string[];
}

interface FieldCase {
  readonly id: string;
  readonly case: string;
  /** What the service said. */
  readonly says: string;
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly providers?: readonly string[];
  readonly scopes?: readonly string[];
  /** The settings of client and file: besides, or instead of, the ordinary ones; those named by `bare` have no others. */
  readonly live: Readonly<Record<string, unknown>>;
  readonly file: Readonly<Record<string, unknown>>;
  readonly bare?: readonly ('live' | 'file')[];
  /** The client was given a second secret, and its first one was deleted. */
  readonly rotated?: boolean;
  /** This service stores an empty list of flows as none. */
  readonly dropsEmptyFlows?: boolean;
  readonly steps: readonly (Command | Edit | Changed)[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, '../../fixtures/field', name), 'utf8'));

const CASES = read('live.json') as readonly FieldCase[];
const ORDINARY = read('ordinary.json') as Readonly<Record<string, unknown>>;
const FILE = 'a.cognito-client.json';

interface Ids {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Makes the pool and the client of a case. */
async function furnish(aws: CognitoIdentityProviderClient, field: FieldCase): Promise<Ids> {
  const { pool, providers = [], scopes = [], live, bare, rotated } = field;
  const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'field', ...pool }));
  const UserPoolId = UserPool?.Id ?? assert.fail();
  for (const ProviderName of providers) {
    const ProviderType = ProviderName === 'Google' ? 'Google' : 'SAML';
    await aws.send(new CreateIdentityProviderCommand({ UserPoolId, ProviderName, ProviderType, ProviderDetails: {} }));
  }
  for (const [Identifier, names] of byServer(scopes)) {
    const Scopes = names.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }));
    await aws.send(new CreateResourceServerCommand({ UserPoolId, Identifier, Name: 'api', Scopes }));
  }
  const settings = bare?.includes('live') ? live : { ...ORDINARY, ...live };
  const { UserPoolClient } = await aws.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ...settings }),
  );
  const ids = { UserPoolId, ClientId: UserPoolClient?.ClientId ?? assert.fail() };
  if (rotated) await rotate(aws, ids);
  return ids;
}

/** The names of scopes by resource server: what is before the last slash. */
function byServer(scopes: readonly string[]): Map<string, string[]> {
  const servers = new Map<string, string[]>();
  for (const scope of scopes) {
    const slash = scope.lastIndexOf('/');
    const server = scope.slice(0, slash);
    servers.set(server, [...(servers.get(server) ?? []), scope.slice(slash + 1)]);
  }
  return servers;
}

async function rotate(aws: CognitoIdentityProviderClient, ids: Ids): Promise<void> {
  const { ClientSecrets } = await aws.send(new ListUserPoolClientSecretsCommand(ids));
  await aws.send(new AddUserPoolClientSecretCommand(ids));
  const ClientSecretId = ClientSecrets?.[0]?.ClientSecretId;
  await aws.send(new DeleteUserPoolClientSecretCommand({ ...ids, ClientSecretId }));
}

/** A value as text; a list is a set, which is read back in any order. */
const asText = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));

/** Checks without a connection. */
const lint = (cwd: string): Promise<Ended> => run(['lint', '--all', FILE], { cwd });

describe('configurations of public reports, with what is live', () => {
  const at = withTerminal({ region: 'eu-west-1' });

  const dropEmptyFlows = ({ UserPoolId, ClientId }: Ids): void => {
    const drop = (): void => at.local.edit(UserPoolId, ClientId, { ExplicitAuthFlows: undefined });
    at.local.between(drop, { operation: 'DescribeUserPoolClient', times: 100 });
  };

  for (const field of CASES)
    it(`${field.id}: ${field.case} (${field.says})`, async () => {
      const aws = sdk(at.local.url, { region: 'eu-west-1' });
      const ids = await furnish(aws, field);
      aws.destroy();
      const { UserPoolId, ClientId } = ids;
      const before = at.local.describe(UserPoolId, ClientId) ?? {};
      const settings = field.bare?.includes('file') ? field.file : { ...ORDINARY, ...field.file };
      at.write({ [FILE]: JSON.stringify({ ...ids, ClientName: 'web', ...settings }, null, 2) });
      if (field.dropsEmptyFlows) dropEmptyFlows(ids);
      for (const step of field.steps) {
        if ('edit' in step) {
          at.local.edit(UserPoolId, ClientId, { [step.edit[0]]: step.edit[1] ?? undefined });
        } else if ('changed' in step) {
          const now = at.local.describe(UserPoolId, ClientId) ?? {};
          const names = Object.keys({ ...before, ...now }).filter((name) => name !== 'LastModifiedDate');
          assert.deepEqual(
            names.filter((name) => asText(now[name]) !== asText(before[name])),
            step.changed,
          );
        } else {
          const { run: command, args = [], code, says = [], never = [] } = step;
          const ended = await (command === 'lint' ? lint(at.folder) : at.run(command, [FILE, ...args]));
          const printed = ended.out + ended.err;
          assert.equal(ended.code, code, printed);
          for (const text of says) assert.match(printed, new RegExp(text));
          for (const text of never) assert.doesNotMatch(printed, new RegExp(text));
        }
      }
    });
});
