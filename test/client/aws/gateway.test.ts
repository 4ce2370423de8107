import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { failureSentence } from '../../../client/src/aws/failure-sentence';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import {
  GatewayError,
  type CallRecord,
  type CognitoGateway,
  type GatewayErrorKind,
  type UpdateRequest,
} from '../../../client/src/aws/gateway';
import { DEMO, startLocalCognito, type Fault, type LocalCognito } from '../../../local-cognito/src';
import { withEnvironment } from './environment';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const never = new AbortController().signal;

async function failure(call: Promise<unknown>): Promise<GatewayError> {
  const thrown = await call.then(
    () => assert.fail('the call succeeded'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof GatewayError, String(thrown));
  return thrown;
}

describe('the gateway to Amazon Cognito', () => {
  withEnvironment({ AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key' });
  let local: LocalCognito;
  let gateway: CognitoGateway;
  let calls: CallRecord[];
  beforeEach(async () => {
    local = await startLocalCognito({ seed: 'demo' });
    calls = [];
    gateway = openCognitoGateway({ region: 'us-east-1', endpoint: local.url, onCall: (call) => calls.push(call) });
  });
  afterEach(async () => {
    gateway.dispose();
    await local.stop();
  });

  it('describes a client, with its secret known of but not handed on', async () => {
    const live = await gateway.describeUserPoolClient({ userPoolId: DEMO.poolId, clientId: DEMO.machine }, never);
    assert.equal(live.members['ClientName'], 'nightly-export');
    assert.equal(live.showsSecret, true);
    assert.ok(!JSON.stringify([live, calls]).includes(DEMO.secret));
    assert.equal((await gateway.describeUserPoolClient(target, never)).showsSecret, false);
  });

  it('lists the secrets of a client without their values, and none of a public one', async () => {
    const machine = { userPoolId: DEMO.poolId, clientId: DEMO.machine };
    const listed = await gateway.listUserPoolClientSecrets(machine, never);
    assert.deepEqual(
      listed.map(({ id, created }) => [id.startsWith(`${DEMO.machine}--`), typeof created]),
      [[true, 'number']],
    );
    assert.deepEqual(await gateway.listUserPoolClientSecrets(target, never), []);
    local.inject({ kind: 'empty-object', operation: 'ListUserPoolClientSecrets', times: 1 });
    // Absence is no fact: an answer without a list does not say that there is no secret.
    assert.equal((await failure(gateway.listUserPoolClientSecrets(target, never))).kind, 'invalid-answer');
  });

  it('lists the clients of one type, or all', async () => {
    const registered = local.register(DEMO.poolId, { ClientName: 'agent' });
    const idsOf = async (type: 'REGULAR' | 'DCR' | undefined): Promise<readonly string[]> => {
      const { items } = await gateway.listUserPoolClients({ userPoolId: DEMO.poolId, type }, undefined, never);
      return items.map(({ clientId }) => clientId);
    };
    assert.deepEqual(await idsOf('DCR'), [registered]);
    assert.equal((await idsOf('REGULAR')).includes(registered), false);
    assert.deepEqual(await idsOf(undefined), [...(await idsOf('REGULAR')), registered]);
  });

  it('makes a client, and hands its secret out once through a function: it is a member of nothing', async () => {
    const made = await gateway.createUserPoolClient(
      { UserPoolId: DEMO.poolId, ClientName: 'job', GenerateSecret: true },
      never,
    );
    const secret = local.describe(DEMO.poolId, made.clientId)?.['ClientSecret'];
    assert.ok(made.hasSecret && typeof secret === 'string');
    assert.ok(!inspect([made, calls], { depth: 10, showHidden: true }).includes(secret));
    assert.deepEqual([made.takeSecret(), made.takeSecret()], [secret, undefined]);
    assert.deepEqual(local.requests.at(-1)?.body, { UserPoolId: DEMO.poolId, ClientName: 'job', GenerateSecret: true });
    const plain = await gateway.createUserPoolClient({ UserPoolId: DEMO.poolId, ClientName: 'web' }, never);
    assert.deepEqual([plain.hasSecret, plain.takeSecret()], [false, undefined]);
  });

  it('sends a creation once, and says when it may have been applied', async () => {
    local.inject({ kind: 'internal-error-after', operation: 'CreateUserPoolClient', times: 3 });
    const error = await failure(gateway.createUserPoolClient({ UserPoolId: DEMO.poolId, ClientName: 'job' }, never));
    assert.deepEqual([error.kind, error.details.mayHaveApplied, local.requests.length], ['service', true, 1]);
  });

  it('takes a full user pool for a refusal, and not for a moment to wait', async () => {
    const full = createServer((_, response) => {
      response.statusCode = 400;
      response.end(JSON.stringify({ __type: 'LimitExceededException', message: 'Limit of clients exceeded' }));
    });
    await new Promise<void>((ready) => full.listen(0, '127.0.0.1', ready));
    const other = openCognitoGateway({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${(full.address() as AddressInfo).port}`,
      attempts: 1,
    });
    assert.equal(
      (await failure(other.createUserPoolClient({ UserPoolId: DEMO.poolId, ClientName: 'job' }, never))).kind,
      'refused',
    );
    assert.equal((await failure(other.describeUserPoolClient(target, never))).kind, 'throttled');
    other.dispose();
    full.close();
  });

  it('shows members that the SDK does not know', async () => {
    local.inject({ kind: 'unknown-member', operation: 'DescribeUserPoolClient', times: 1 });
    assert.ok('FutureSetting' in (await gateway.describeUserPoolClient(target, never)).members);
  });

  it('pages through pools and clients', async () => {
    assert.deepEqual((await gateway.listUserPools(undefined, never)).items, [{ id: DEMO.poolId, name: 'shop' }]);
    assert.deepEqual(
      (await gateway.listUserPoolClients({ userPoolId: DEMO.poolId, type: undefined }, undefined, never)).items.map(
        ({ name }) => name,
      ),
      ['shop-web', 'nightly-export', 'shop-mobile'],
    );
    assert.match((await gateway.describeUserPool(DEMO.poolId, never)).arn ?? '', /:123456789012:userpool\//);
  });

  it('says what a pool has: its schema, plan, domain, providers and resource servers', async () => {
    const pool = await gateway.describeUserPool(DEMO.poolId, never);
    assert.deepEqual([pool.tier, pool.domain], ['ESSENTIALS', 'shop-example']);
    assert.deepEqual(
      pool.attributes?.filter(({ name }) => ['sub', 'email', 'custom:plan'].includes(name)),
      [
        { name: 'sub', required: true, mutable: false },
        { name: 'email', required: true, mutable: true },
        { name: 'custom:plan', required: false, mutable: true },
      ],
    );
    assert.deepEqual((await gateway.listIdentityProviders(DEMO.poolId, undefined, never)).items, [
      { name: 'Google', type: 'Google' },
      { name: 'ExampleSAML', type: 'SAML' },
    ]);
    assert.deepEqual(await gateway.describeIdentityProvider(DEMO.poolId, 'Google', never), {
      name: 'Google',
      type: 'Google',
      fills: ['email', 'name'],
    });
    assert.equal((await failure(gateway.describeIdentityProvider(DEMO.poolId, 'Nobody', never))).kind, 'not-found');
    assert.deepEqual(
      (await gateway.listResourceServers(DEMO.poolId, undefined, never)).items.map(({ identifier, scopes }) => [
        identifier,
        scopes.map(({ name }) => name),
      ]),
      [
        ['https://api.example.com', ['orders.read', 'orders.write']],
        ['reports', ['export']],
      ],
    );
    assert.ok(local.requests.slice(1).every(({ body }) => (body as { UserPoolId: string }).UserPoolId === DEMO.poolId));
  });

  /** What a broken endpoint may answer; a part that cannot be read must not be taken for not there. */
  const broken: readonly (readonly [call: (gateway: CognitoGateway) => Promise<unknown>, answer: object])[] = [
    [(it) => it.listIdentityProviders(DEMO.poolId, undefined, never), { Providers: [{ ProviderName: 'Google' }, {}] }],
    [(it) => it.listIdentityProviders(DEMO.poolId, undefined, never), { NextToken: 'x' }],
    [
      (it) => it.listResourceServers(DEMO.poolId, undefined, never),
      { ResourceServers: [{ Identifier: 'a', Scopes: [{ ScopeName: 'b' }, {}] }] },
    ],
    [
      (it) => it.describeIdentityProvider(DEMO.poolId, 'Google', never),
      { IdentityProvider: { ProviderName: 'Other', AttributeMapping: {} } },
    ],
    [(it) => it.describeUserPool(DEMO.poolId, never), { UserPool: { Id: 'us-east-1_Other', SchemaAttributes: [] } }],
  ];
  it('refuses an answer that it cannot read to its end, and a pool or provider that it did not ask for', async () => {
    for (const [call, answer] of broken) {
      const proxy = createServer((_, response) => response.end(JSON.stringify(answer)));
      await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
      const other = openCognitoGateway({
        region: 'us-east-1',
        endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      });
      assert.equal((await failure(call(other))).kind, 'invalid-answer', JSON.stringify(answer));
      other.dispose();
      proxy.close();
    }
  });

  it('hands on the token of a page that is empty', async () => {
    const paging = await startLocalCognito({ seed: 'demo', emptyPages: true });
    const other = openCognitoGateway({ region: 'us-east-1', endpoint: paging.url });
    const first = await other.listUserPools(undefined, never);
    assert.deepEqual(first.items, []);
    assert.equal((await other.listUserPools(first.next ?? assert.fail('no token'), never)).items.length, 1);
    other.dispose();
    await paging.stop();
  });

  it('sends exactly the update it is given', async () => {
    const request: UpdateRequest = {
      UserPoolId: target.userPoolId,
      ClientId: target.clientId,
      ClientName: 'renamed',
      CallbackURLs: ['https://a.example/cb'],
      EnableTokenRevocation: false,
    };
    await gateway.updateUserPoolClient(request, never);
    assert.deepEqual(JSON.parse(local.requests.at(-1)?.raw ?? ''), request);
  });

  it('records each call without its content', async () => {
    await gateway.describeUserPoolClient(target, never);
    await failure(gateway.describeUserPoolClient({ ...target, clientId: 'nobody' }, never));
    assert.deepEqual(
      calls.map(({ operation, outcome }) => [operation, outcome]),
      [
        ['DescribeUserPoolClient', 'ok'],
        ['DescribeUserPoolClient', 'ResourceNotFoundException'],
      ],
    );
    assert.ok(calls.every(({ requestId, milliseconds }) => requestId && milliseconds >= 0));
    assert.ok(!JSON.stringify(calls).includes('shop-web'));
  });

  /** What each fault becomes for a describe and, where it differs, for an update; and whether an update may have been applied. */
  const faults: readonly [Fault['kind'], GatewayErrorKind, boolean][] = [
    ['throttled', 'throttled', false],
    ['internal-error-before', 'service', true],
    ['internal-error-after', 'service', true],
    ['concurrent-modification', 'concurrent', false],
    ['access-denied', 'denied', false],
    ['expired-token', 'expired', false],
    ['not-authorized', 'denied', false],
    ['unrecognized-client', 'bad-credentials', false],
    ['reset-before-body', 'offline', true],
    ['reset-after-body', 'offline', true],
    ['empty-body', 'invalid-answer', true],
    ['empty-object', 'invalid-answer', true],
    ['html-body', 'invalid-answer', true],
    ['html-502', 'service', true],
  ];
  for (const [kind, expected, inDoubt] of faults) {
    it(`${kind} is ${expected}${inDoubt ? ', and an update may have been applied' : ''}`, async () => {
      local.inject({ kind });
      const reading = await failure(gateway.describeUserPoolClient(target, never));
      assert.equal(reading.kind, expected, reading.message);
      assert.equal(reading.details.mayHaveApplied, undefined, 'reading changes nothing');
      const writing = await failure(
        gateway.updateUserPoolClient({ UserPoolId: target.userPoolId, ClientId: target.clientId }, never),
      );
      assert.equal(writing.kind, expected);
      assert.equal(writing.details.mayHaveApplied ?? false, inDoubt);
    }).timeout(15_000);
  }

  it('says what the service refuses, in its words and with its request id', async () => {
    const error = await failure(
      gateway.updateUserPoolClient(
        { UserPoolId: target.userPoolId, ClientId: target.clientId, AllowedOAuthScopes: ['offline_access'] },
        never,
      ),
    );
    assert.deepEqual(
      [error.kind, error.message, error.details.exception],
      ['refused', 'Invalid scope requested: offline_access', 'ScopeDoesNotExistException'],
    );
    assert.ok(error.details.requestId);
  });

  it('tells of a secondary Region, which takes no update', async () => {
    const secondary = createServer((_, response) => {
      response.statusCode = 400;
      response.end(JSON.stringify({ __type: 'OperationNotEnabledException', message: 'Not enabled in this Region.' }));
    });
    await new Promise<void>((ready) => secondary.listen(0, '127.0.0.1', ready));
    const other = openCognitoGateway({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${(secondary.address() as AddressInfo).port}`,
    });
    const error = await failure(
      other.updateUserPoolClient({ UserPoolId: target.userPoolId, ClientId: target.clientId }, never),
    );
    assert.equal(
      failureSentence(error, { region: 'us-west-2', settings: {}, subject: 'app client 1abc' }),
      'Amazon Cognito refused the request: Not enabled in this Region. us-west-2 may be a secondary Region of a replicated user pool: ' +
        'send the request to its primary Region. ListUserPoolReplicas tells which one that is.',
    );
    other.dispose();
    secondary.close();
  });

  it('does not take another client for the one it asked for', async () => {
    const proxy = createServer((_, response) =>
      response.end(JSON.stringify({ UserPoolClient: { UserPoolId: target.userPoolId, ClientId: 'somebody-else' } })),
    );
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
    const other = openCognitoGateway({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    });
    assert.equal((await failure(other.describeUserPoolClient(target, never))).kind, 'invalid-answer');
    other.dispose();
    proxy.close();
  });

  it('ends a call that is cancelled, and sends nothing when cancelled before', async () => {
    local.inject({ kind: 'slow', delay: 60_000 });
    const abort = new AbortController();
    const call = failure(gateway.describeUserPoolClient(target, abort.signal));
    abort.abort();
    assert.equal((await call).kind, 'cancelled');
    const before = local.requests.length;
    const early = await failure(
      gateway.updateUserPoolClient({ UserPoolId: target.userPoolId, ClientId: target.clientId }, AbortSignal.abort()),
    );
    assert.deepEqual([early.kind, early.details.mayHaveApplied], ['cancelled', undefined]);
    assert.equal(local.requests.length, before);
  });

  it('says when nobody answers', async () => {
    const url = local.url;
    await local.stop();
    const gone = openCognitoGateway({ region: 'us-east-1', endpoint: url });
    assert.equal((await failure(gone.describeUserPoolClient(target, never))).kind, 'offline');
    gone.dispose();
    local = await startLocalCognito();
  });

  it('takes https and loopback endpoints only, for a session token travels in a header', () => {
    for (const endpoint of [
      'http://cognito.example.com',
      'http://10.0.0.1:9229',
      'ftp://127.0.0.1',
      'not a url',
      'http://localhost.example.com',
      'http://127.0.0.1@evil.example',
      'http://localhost:80@evil.example',
      'http://evil.example\\@127.0.0.1',
      'http://evil.example#127.0.0.1',
      'http://evil.example/127.0.0.1',
      'http://[::ffff:10.0.0.1]',
      'http://[fe80::1]',
      'http://0.0.0.0',
      'http://localhost\u202E',
      'http:evil.example',
      '//evil.example',
      'file:///etc/passwd',
      'data:text/plain,x',
      'javascript:1',
      'https://',
      'http://not-localhost',
      'http://its.localhost',
    ]) {
      assert.throws(
        () => openCognitoGateway({ region: 'us-east-1', endpoint }),
        { name: 'GatewayError', kind: 'bad-endpoint' },
        endpoint,
      );
    }
    for (const endpoint of [
      'http://localhost:9229',
      'http://[::1]:1',
      'http://127.0.0.1:1',
      'https://cognito.example.com',
    ])
      openCognitoGateway({ region: 'us-east-1', endpoint }).dispose();
  });
});

describe('the gateway without good credentials', () => {
  withEnvironment({ AWS_EC2_METADATA_DISABLED: 'true' });
  let local: LocalCognito;
  before(async () => {
    local = await startLocalCognito({ seed: 'demo' });
  });
  after(() => local.stop());

  for (const [name, profile] of [
    ['none at all', undefined],
    ['a profile that does not exist', 'nobody'],
  ] as const) {
    it(`says so: ${name}`, async () => {
      const gateway = openCognitoGateway({ region: 'us-east-1', endpoint: local.url, ...(profile && { profile }) });
      const error = await failure(gateway.describeUserPoolClient(target, never));
      assert.equal(error.kind, profile ? 'no-profile' : 'no-credentials', error.message);
      assert.equal(local.requests.length, 0);
      gateway.dispose();
    });
  }
});
