import assert from 'node:assert/strict';
import {
  AddUserPoolClientSecretCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { DEMO } from '../../../local-cognito/src';
import { sdk } from '../../local-cognito/helpers';
import { POOL, run, withTerminal } from './terminal';

const MACHINE = 'machine.cognito-client.json';
const WEB = 'web.cognito-client.json';

describe('a client whose secret was rotated', () => {
  const at = withTerminal();
  const ids = { UserPoolId: POOL, ClientId: DEMO.machine };
  const asked = (operation: string): number => at.local.requests.filter((it) => it.operation === operation).length;
  beforeEach(async () => {
    const aws = sdk(at.local.url);
    const { ClientSecrets } = await aws.send(new ListUserPoolClientSecretsCommand(ids));
    await aws.send(new AddUserPoolClientSecretCommand(ids));
    const ClientSecretId = ClientSecrets?.[0]?.ClientSecretId;
    await aws.send(new DeleteUserPoolClientSecretCommand({ ...ids, ClientSecretId }));
    aws.destroy();
    assert.equal(at.stored(DEMO.machine)['ClientSecret'], undefined);
    await at.run('pull', ['--pool', POOL, '--client', DEMO.machine, '--out', MACHINE]);
    at.change(MACHINE, '"AccessTokenValidity": 15', '"AccessTokenValidity": 20');
  });

  for (const mayList of [true, false]) {
    describe(mayList ? 'where its secrets may be listed' : 'where its secrets may not be listed', () => {
      beforeEach(() => {
        if (!mayList) at.local.inject({ kind: 'access-denied', operation: 'ListUserPoolClientSecrets' });
      });

      it('is planned and pushed without an accusation', async () => {
        const { code, out, err } = await at.run('plan', [MACHINE]);
        assert.deepEqual([code, err], [1, '']);
        assert.doesNotMatch(out, /secret|refuse|Warning/i);
        const pushed = await at.run('push', [MACHINE, '--yes']);
        assert.deepEqual([pushed.code, pushed.err], [0, '']);
        assert.doesNotMatch(pushed.out, /secret|refuse/i);
        assert.equal(at.stored(DEMO.machine)['AccessTokenValidity'], 20);
      });

      it('is promoted to', async () => {
        const other = at.read(MACHINE).replace(DEMO.machine, 'anotherclient00000000000009').replace('20', '25');
        at.write({ 'other.cognito-client.json': other });
        const { code, err } = await at.run('promote', ['other.cognito-client.json', MACHINE, '--yes']);
        assert.deepEqual([code, err], [0, '']);
        assert.equal(at.stored(DEMO.machine)['AccessTokenValidity'], 25);
      });

      it('is explained without saying that it has no secret', async () => {
        const { out } = await at.run('explain', [MACHINE, '--live']);
        assert.match(out, /A program with the client's id and secret/);
        assert.doesNotMatch(out, /no secret/);
      });
    });
  }

  it('is asked about once, and a drift check does not ask', async () => {
    const before = asked('ListUserPoolClientSecrets');
    await at.run('plan', [MACHINE]);
    assert.equal(asked('ListUserPoolClientSecrets'), before + 1);
    await at.run('drift', [MACHINE]);
    assert.equal(asked('ListUserPoolClientSecrets'), before + 1);
  });
});

describe('a plan that depends on a secret', () => {
  const at = withTerminal();
  beforeEach(async () => {
    await at.run('pull', ['--pool', POOL, '--client', DEMO.singlePageApp, '--out', WEB]);
    at.change(
      WEB,
      /"EnablePropagateAdditionalUserContextData": false/,
      '"EnablePropagateAdditionalUserContextData": true',
    );
  });

  it('says that a public client is refused, and stops the push; --send-anyway sends it', async () => {
    const { out } = await at.run('plan', [WEB]);
    assert.match(out, /Warning: Cognito refuses this, .*Only a client with a secret can send user context data/);
    const { code, err } = await at.run('push', [WEB, '--yes']);
    assert.equal(code, 1);
    assert.match(err, /Nothing was sent to shop-web, because Cognito refuses it: Only a client with a secret/);
    assert.equal(at.updates(), 0);
    const sent = await at.run('push', [WEB, '--yes', '--send-anyway']);
    assert.deepEqual([sent.code, at.updates()], [2, 1]);
  });

  it('says nothing where it is not known', async () => {
    at.local.inject({ kind: 'access-denied', operation: 'ListUserPoolClientSecrets' });
    assert.doesNotMatch((await at.run('plan', [WEB])).out, /refuse/);
    assert.deepEqual([(await at.run('push', [WEB, '--yes'])).code, at.updates()], [2, 1]);
  });
});

describe('plan and push look at the user pool before they promise anything', () => {
  const at = withTerminal();

  /** A client in a pool of its own, with its file. */
  async function given(
    file: string,
    pool: Partial<CreateUserPoolCommandInput>,
    settings: Partial<CreateUserPoolClientCommandInput>,
  ): Promise<string> {
    const aws = sdk(at.local.url);
    const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: 'field', ...pool }));
    const UserPoolId = UserPool?.Id ?? assert.fail();
    const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }];
    await aws.send(new CreateResourceServerCommand({ UserPoolId, Identifier: 'api', Name: 'api', Scopes }));
    const { UserPoolClient } = await aws.send(
      new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ...settings }),
    );
    aws.destroy();
    await at.run('pull', ['--pool', UserPoolId, '--client', UserPoolClient?.ClientId ?? '', '--out', file]);
    return UserPoolId;
  }

  const REQUIRED = {
    Schema: [
      { Name: 'email', Required: true },
      { Name: 'name', Required: true },
    ],
  };

  /** What the pool does not have, by name: the pool, the client, the change of its file, and what is said. */
  const CASES: Readonly<
    Record<
      string,
      {
        readonly pool?: Partial<CreateUserPoolCommandInput>;
        readonly settings?: Partial<CreateUserPoolClientCommandInput>;
        readonly add: Readonly<Record<string, unknown>>;
        readonly says: RegExp;
      }
    >
  > = {
    'a required attribute that is left out': {
      pool: REQUIRED,
      settings: { WriteAttributes: ['email', 'name'] },
      add: { WriteAttributes: ['name'] },
      says: /The user pool requires email/,
    },
    'an attribute that the pool does not have': {
      add: { ReadAttributes: ['email', 'custom:team'] },
      says: /The user pool has no attribute custom:team/,
    },
    'an unknown provider': {
      add: { SupportedIdentityProviders: ['COGNITO', 'Corporate'] },
      says: /The user pool has no identity provider Corporate/,
    },
    'an unknown scope': {
      settings: { AllowedOAuthScopes: ['api/read'] },
      add: { AllowedOAuthScopes: ['api/read', 'api/write'] },
      says: /The resource server api has no scope write/,
    },
    'a feature that the plan of the pool has not': {
      pool: { UserPoolTier: 'LITE' },
      add: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
      says: /the user pool has Lite/,
    },
  };

  const add = (file: string, members: Readonly<Record<string, unknown>>): void => {
    const value = JSON.parse(at.read(file)) as object;
    at.write({ [file]: JSON.stringify({ ...value, ...members }) });
  };

  for (const [what, { pool = {}, settings = {}, add: members, says }] of Object.entries(CASES)) {
    it(`${what} is said by plan, in every format, and stops push`, async () => {
      await given(WEB, pool, settings);
      add(WEB, members);
      for (const format of [[], ['--markdown'], ['--json']]) {
        const { code, out } = await at.run('plan', [WEB, ...format]);
        assert.equal(code, 1);
        assert.match(out.replaceAll('\\', ''), says, 'without the escapes of Markdown');
      }
      const { code, err } = await at.run('push', [WEB, '--yes']);
      assert.deepEqual([code, at.updates()], [1, 0]);
      assert.match(err, says);
      // A person at the terminal is not asked, either.
      assert.deepEqual((await at.run('push', [WEB], { answers: ['y'] })).asked, []);
    });
  }

  it('stops the second of several files only, and reads each pool once', async () => {
    const pool = await given(WEB, REQUIRED, { WriteAttributes: ['email', 'name'] });
    const aws = sdk(at.local.url);
    const { UserPoolClient } = await aws.send(new CreateUserPoolClientCommand({ UserPoolId: pool, ClientName: 'b' }));
    aws.destroy();
    const second = 'second.cognito-client.json';
    await at.run('pull', ['--pool', pool, '--client', UserPoolClient?.ClientId ?? '', '--out', second]);
    add(WEB, { AuthSessionValidity: 9 });
    add(second, { WriteAttributes: ['name'] });
    const before = at.local.requests.length;
    const { code, err } = await at.run('push', [WEB, second, '--yes']);
    assert.deepEqual([code, at.updates()], [1, 1]);
    assert.match(err, /Nothing was sent to b, because Cognito refuses it: The user pool requires email/);
    const lists = at.local.requests
      .slice(before)
      .map(({ operation }) => operation)
      .filter((operation) => operation !== 'DescribeUserPoolClient' && operation !== 'UpdateUserPoolClient');
    assert.deepEqual(lists.sort(), ['DescribeUserPool', 'ListIdentityProviders', 'ListResourceServers']);
  });

  it('accuses nobody of what cannot be read, goes on, and says so once', async () => {
    await given(WEB, REQUIRED, { WriteAttributes: ['email', 'name'] });
    add(WEB, { WriteAttributes: ['name'], SupportedIdentityProviders: ['COGNITO', 'Corporate'] });
    at.write({ 'copy.cognito-client.json': at.read(WEB) });
    for (const operation of ['DescribeUserPool', 'ListIdentityProviders', 'ListResourceServers'])
      at.local.inject({ kind: 'access-denied', operation });
    const { code, out, err } = await at.run('plan', [WEB, 'copy.cognito-client.json']);
    assert.equal(code, 1);
    assert.doesNotMatch(out, /refuse/);
    assert.equal(err.match(/missing: user pool, identity providers, resource servers/g)?.length, 1, err);
  });

  it('goes on without what does not answer, after a few seconds, and says so', async () => {
    await given(WEB, REQUIRED, { WriteAttributes: ['email', 'name'] });
    add(WEB, { WriteAttributes: ['name'] });
    let release = (): void => undefined;
    const released = new Promise<void>((done) => {
      release = done;
    });
    at.local.between(() => released, { operation: 'DescribeUserPool', times: Infinity });
    const { code, err } = await at.run('plan', [WEB]);
    release();
    assert.equal(code, 1, err);
    assert.match(err, /Not everything of \S+ could be read \(missing: user pool\): nothing is checked against that/);
  });

  it('says nothing of a scope that is live already and lost its resource server, and pushes another change', async () => {
    await given(WEB, {}, { AllowedOAuthScopes: ['api/read'] });
    const [, clientId = ''] = /"ClientId": "(\w+)"/.exec(at.read(WEB)) ?? [];
    const [, poolId = ''] = /"UserPoolId": "([\w-]+)"/.exec(at.read(WEB)) ?? [];
    // A scope that its resource server no longer has stays on its clients.
    at.local.edit(poolId, clientId, { AllowedOAuthScopes: ['api/read', 'api/deleted'] });
    await at.run('pull', [WEB, '--yes']);
    add(WEB, { AuthSessionValidity: 9 });
    const { out } = await at.run('plan', [WEB]);
    assert.doesNotMatch(out, /refuse/);
    await at.run('push', [WEB, '--yes']);
    assert.equal(at.updates(), 1, 'it is sent: only the service knows');
  });

  it('is not contradicted by what follows: a push that was sent anyway and accepted says that the refusal did not come', async () => {
    await given(WEB, REQUIRED, { WriteAttributes: ['email', 'name'] });
    const [, clientId = ''] = /"ClientId": "(\w+)"/.exec(at.read(WEB)) ?? [];
    const [, poolId = ''] = /"UserPoolId": "([\w-]+)"/.exec(at.read(WEB)) ?? [];
    add(WEB, { WriteAttributes: ['name'], AuthSessionValidity: 9 });
    // A service that takes what was thought to be refused.
    at.local.between(() => at.local.edit(poolId, clientId, { WriteAttributes: ['name'], AuthSessionValidity: 9 }), {
      operation: 'UpdateUserPoolClient',
    });
    at.local.inject({ kind: 'empty-object', operation: 'UpdateUserPoolClient', applies: false });
    const { out, err } = await at.run('push', [WEB, '--yes', '--send-anyway']);
    assert.match(
      out + err,
      /is live as planned.*A refusal was expected and did not come: The user pool requires email.*Report this as a false alarm/,
    );
    const [, ended = ''] = (out + err).split('Plan: ');
    assert.doesNotMatch(ended, /refuses/);
  });

  it('is a possibility, and no certainty, where it is live already', async () => {
    await given(WEB, {}, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
    const [, clientId = ''] = /"ClientId": "(\w+)"/.exec(at.read(WEB)) ?? [];
    const [, poolId = ''] = /"UserPoolId": "([\w-]+)"/.exec(at.read(WEB)) ?? [];
    at.local.edit(poolId, clientId, {
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      AccessTokenValidity: 60,
    });
    at.write({ [WEB]: JSON.stringify({ UserPoolId: poolId, ClientId: clientId, AuthSessionValidity: 9 }) });
    const { out } = await at.run('plan', [WEB]);
    assert.match(out, /Cognito may refuse this/);
    assert.doesNotMatch(out, /refuses/);
  });

  it('applies a saved plan by the same checks, and the plan follows from what it saves of the pool', async () => {
    await given(WEB, REQUIRED, { WriteAttributes: ['email', 'name'] });
    add(WEB, { WriteAttributes: ['name'] });
    await at.run('plan', [WEB, '--out', 'plan.json']);
    const { code, err } = await at.run('push', ['--plan', 'plan.json']);
    assert.deepEqual([code, at.updates()], [1, 0]);
    assert.match(err, /because Cognito refuses it: The user pool requires email/);
  });
});

describe('clients that applications registered', () => {
  const at = withTerminal();
  let registered = '';
  beforeEach(() => {
    registered = at.local.register(POOL, { ClientName: 'agent' });
  });

  it('are left out by pull --all, and brought by --registered', async () => {
    assert.match((await at.run('pull', ['--all', POOL, '--dir', 'clients'])).out, /^3 app clients: 3 written/m);
    const { out } = await at.run('pull', ['--all', POOL, '--dir', 'clients', '--registered']);
    assert.match(out, /^4 app clients: 1 written/m);
    assert.equal((await at.run('pull', ['--registered', 'clients'])).code, 2);
  });

  it('are told of by pull and explain, and ClientType is no setting of the file', async () => {
    const file = 'agent.cognito-client.json';
    const { out } = await at.run('pull', ['--pool', POOL, '--client', registered, '--out', file]);
    assert.match(out, /An application registered this client/);
    assert.doesNotMatch(at.read(file), /ClientType/);
    assert.match((await at.run('explain', [file, '--live'])).out, /An application registered this client/);
    at.change(file, '{\n', '{\n  "ClientType": "DCR",\n');
    assert.match((await run(['lint', file], { cwd: at.folder })).out, /describe-only-client-type/);
  });
});
