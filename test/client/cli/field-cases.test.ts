// Public reports of tools that show a difference where there is none, or lose what an update leaves out: what a terminal says and does there.
import assert from 'node:assert/strict';
import {
  CreateIdentityProviderCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  type CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Changes } from '../../../local-cognito/src';
import { sdk } from '../../local-cognito/helpers';
import { withTerminal, type Ended } from './terminal';

const FILE = 'a.cognito-client.json';
const SERVER = 'https://api.fieldcase.test/storage/v1';
const ORDINARY = {
  ClientName: 'web',
  PreventUserExistenceErrors: 'ENABLED',
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  ReadAttributes: ['email', 'name'],
  WriteAttributes: ['email', 'name'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://app.fieldcase.test/cb'],
};

type Members = Readonly<Record<string, unknown>>;

describe('app clients of public reports, in a terminal', () => {
  const at = withTerminal();
  let ids: { readonly UserPoolId: string; readonly ClientId: string };

  /** Makes a client of a pool with what the reports have, and a file for it. */
  async function client(live: Members, file: Members): Promise<void> {
    const aws = sdk(at.local.url);
    const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'field' }));
    const UserPoolId = UserPool?.Id ?? assert.fail('no pool');
    for (const [ProviderName, ProviderType] of [
      ['Google', 'Google'],
      ['zSaml', 'SAML'],
    ] as const)
      await aws.send(
        new CreateIdentityProviderCommand({ UserPoolId, ProviderName, ProviderType, ProviderDetails: {} }),
      );
    for (const Identifier of ['pool-x', SERVER])
      await aws.send(
        new CreateResourceServerCommand({
          UserPoolId,
          Identifier,
          Name: 'server',
          Scopes: ['access', 'bags'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
        }),
      );
    const input = { UserPoolId, ...live } as CreateUserPoolClientCommandInput;
    const { UserPoolClient } = await aws.send(new CreateUserPoolClientCommand(input));
    aws.destroy();
    ids = { UserPoolId, ClientId: UserPoolClient?.ClientId ?? assert.fail('no client') };
    at.write({ [FILE]: JSON.stringify({ ...ids, ...file }, null, 2) });
  }
  const stored = (): Members => at.local.describe(ids.UserPoolId, ids.ClientId) ?? assert.fail('the client is gone');
  /** Without its dates, and with lists in one order: theirs means nothing. */
  const sorted = ({ LastModifiedDate: _modified, ...members }: Members): Members =>
    Object.fromEntries(
      Object.entries(members).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]),
    );
  async function assertNoDifference(): Promise<void> {
    const [plan, drift] = [await at.run('plan', [FILE]), await at.run('drift', ['--mentioned', FILE])];
    assert.deepEqual([plan.code, drift.code], [0, 0], `${plan.out}${drift.out}`);
    assert.match(plan.out, /Nothing to do: a push would change nothing/);
    assert.match(drift.out, /1 without drift/);
  }

  it('takes every list for a set: in whatever order one is written or read back, nothing differs', async () => {
    const lists = {
      ReadAttributes: ['birthdate', 'email', 'family_name', 'name', 'phone_number'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
      AllowedOAuthFlows: ['code', 'implicit'],
      AllowedOAuthScopes: ['email', 'openid'],
      SupportedIdentityProviders: ['COGNITO', 'Google', 'zSaml'],
      CallbackURLs: [
        'https://alpha.fieldcase.test/cb',
        'https://mike.fieldcase.test/cb',
        'https://zeta.fieldcase.test/cb',
      ],
    };
    const turned = Object.fromEntries(Object.entries(lists).map(([name, items]) => [name, [...items].reverse()]));
    await client({ ...ORDINARY, ...lists }, { ...ORDINARY, ...turned });
    await assertNoDifference();
  });

  it('says of an empty list of flows that its meaning is not known, and does not plan it for ever', async () => {
    await client({ ClientName: 'app' }, { ClientName: 'app', ExplicitAuthFlows: [] });
    const { code, out } = await at.run('plan', [FILE]);
    assert.ok(code === 0 || /not (documented|known)/.test(out), out);
    assert.doesNotMatch(out, /refused from now on|Apps .* can no longer/);
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 0);
    assert.equal((await at.run('plan', [FILE])).code, 0);
  });

  it('finds no difference in units that somebody wrote out and that are the default', async () => {
    await client(
      { ...ORDINARY, TokenValidityUnits: { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' } },
      ORDINARY,
    );
    await assertNoDifference();
  });

  it('takes 24 hours for one day', async () => {
    const machine = {
      ClientName: 'm2m-1',
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['pool-x/access'],
    };
    await client(
      { ...machine, GenerateSecret: true, AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'days' } },
      { ...machine, AccessTokenValidity: 24 },
    );
    await assertNoDifference();
  });

  it('sends everything that is live with the one setting that a file changes', async () => {
    await client(
      {
        ...ORDINARY,
        ExplicitAuthFlows: [...ORDINARY.ExplicitAuthFlows, 'ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenValidity: 7,
        AccessTokenValidity: 60,
        TokenValidityUnits: { AccessToken: 'minutes' },
        AuthSessionValidity: 5,
        LogoutURLs: ['https://app.fieldcase.test/out'],
      },
      { ExplicitAuthFlows: ORDINARY.ExplicitAuthFlows },
    );
    const before = sorted({ ...stored(), ExplicitAuthFlows: ORDINARY.ExplicitAuthFlows });
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 0);
    assert.deepEqual(sorted(stored()), before);
  });

  it("leaves a file clean whose client it does not know, and stops a push to one without a secret in the service's words", async () => {
    const file = {
      ClientName: 'home iMac',
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: [`${SERVER}/bags`],
      SupportedIdentityProviders: ['COGNITO'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    };
    await client({ ClientName: 'm2m' }, file);
    const errors = (ended: Ended): string[] => ended.out.match(/^.*\berror\b.*$/gm) ?? [];
    assert.deepEqual(errors(await at.run('lint', ['--all', FILE])), []);
    const { out } = await at.run('plan', [FILE]);
    assert.doesNotMatch(out, /no longer renew/, 'the flow stays on: what was given is renewed');
    assert.match(out, /Warning: Cognito refuses this, .*this client has none/);
    const { code, err } = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([code, at.updates()], [1, 0]);
    assert.match(err, /Nothing was sent to m2m/);
    await at.run('push', [FILE, '--yes', '--send-anyway']).then((sent) => {
      assert.match(sent.err, /client_credentials flow can not be selected if client does not have a client secret/);
    });
  });

  it('finds no drift in defaults, declared or not, and a real change out of band', async () => {
    const declared = {
      AccessTokenValidity: 60,
      IdTokenValidity: 3600,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' },
      EnableTokenRevocation: true,
      AuthSessionValidity: 3,
      PreventUserExistenceErrors: 'LEGACY',
      RefreshTokenRotation: { Feature: 'DISABLED' },
      AllowedOAuthFlowsUserPoolClient: false,
    };
    await client({ ClientName: 'WebClient-Ab12Cd34Ef56' }, {});
    const others = { 'b.cognito-client.json': JSON.stringify({ ...ids, ...declared }) };
    at.write(others);
    for (const file of [FILE, 'b.cognito-client.json']) {
      const { code, out } = await at.run('drift', ['--mentioned', file]);
      assert.equal(code, 0, out);
    }
    at.local.edit(ids.UserPoolId, ids.ClientId, { RefreshTokenValidity: 60 } as Changes);
    const { code, out } = await at.run('drift', ['b.cognito-client.json']);
    assert.equal(code, 1);
    assert.match(out, /RefreshTokenValidity: 720 hours.*60 days/);
  });
});
