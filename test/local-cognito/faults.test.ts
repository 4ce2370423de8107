import assert from 'node:assert/strict';
import {
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type CognitoIdentityProviderClient,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { FaultKind } from '../../local-cognito/src';
import { bench, sdk, until, type Bench } from './helpers';

/**
 * What a caller sees who sends one update through the SDK with its default of three attempts: the error's name (none: success), the
 * number of requests, and whether it was applied.
 */
const FAULTS: Readonly<
  Record<
    Exclude<FaultKind, 'slow' | 'unknown-member'>,
    { error: string | undefined; requests: number; applied: boolean }
  >
> = {
  throttled: { error: 'TooManyRequestsException', requests: 3, applied: false },
  'internal-error-before': { error: 'InternalErrorException', requests: 3, applied: false },
  'internal-error-after': { error: 'InternalErrorException', requests: 3, applied: true },
  'concurrent-modification': { error: 'ConcurrentModificationException', requests: 1, applied: false },
  'access-denied': { error: 'AccessDeniedException', requests: 1, applied: false },
  'expired-token': { error: 'ExpiredTokenException', requests: 1, applied: false },
  'wrong-clock': { error: 'InvalidSignatureException', requests: 3, applied: false },
  'not-authorized': { error: 'NotAuthorizedException', requests: 1, applied: false },
  'unrecognized-client': { error: 'UnrecognizedClientException', requests: 1, applied: false },
  'reset-before-body': { error: 'TimeoutError', requests: 3, applied: false },
  'reset-after-body': { error: 'TimeoutError', requests: 3, applied: true },
  'empty-body': { error: undefined, requests: 1, applied: false },
  'empty-object': { error: undefined, requests: 1, applied: false },
  'html-body': { error: 'SyntaxError', requests: 1, applied: false },
  'html-502': { error: 'SyntaxError', requests: 3, applied: false },
};

describe('local Cognito: faults that a test orders', function () {
  // The SDK waits between its attempts, up to a second and a half.
  this.timeout(20_000);

  let at: Bench;
  let patient: CognitoIdentityProviderClient;
  let ClientId = '';
  before(async () => {
    at = await bench();
    patient = sdk(at.local.url, { attempts: 3 });
  });
  after(async () => {
    patient.destroy();
    await at.close();
  });
  beforeEach(async () => {
    at.local.clearFaults();
    ClientId = await at.create();
  });

  const name = (): unknown => at.local.describe(at.poolId, ClientId)?.['ClientName'];
  const rename = (to: string): Promise<{ UserPoolClient?: UserPoolClientType | undefined }> =>
    patient.send(new UpdateUserPoolClientCommand({ UserPoolId: at.poolId, ClientId, ClientName: to }));
  const look = (): Promise<{ UserPoolClient?: UserPoolClientType | undefined }> =>
    patient.send(new DescribeUserPoolClientCommand({ UserPoolId: at.poolId, ClientId }));
  const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));

  for (const [kind, expected] of Object.entries(FAULTS)) {
    it(kind, async () => {
      at.local.inject({ kind: kind as FaultKind, operation: 'UpdateUserPoolClient' });
      const before = at.local.requests.length;
      const outcome = await rename('changed').then(
        ({ UserPoolClient }) => ({ error: undefined, UserPoolClient }),
        (error: unknown) => ({ error: nameOf(error) }),
      );
      assert.deepEqual(
        outcome,
        expected.error === undefined ? { error: undefined, UserPoolClient: undefined } : { error: expected.error },
      );
      assert.equal(at.local.requests.length - before, expected.requests);
      assert.equal(name(), expected.applied ? 'changed' : 'bench');
      assert.equal((await look()).UserPoolClient?.ClientId, ClientId, 'other operations are not struck');
    });
  }

  it('strikes as often as it was told to, and no more after clearFaults', async () => {
    at.local.inject({ kind: 'throttled', times: 2 });
    const before = at.local.requests.length;
    await rename('third time');
    assert.deepEqual(
      at.local.requests.slice(before).map(({ status }) => status),
      [400, 400, 200],
    );
    at.local.inject({ kind: 'access-denied' });
    await assert.rejects(look());
    at.local.clearFaults();
    await look();
  });

  it("says the service's words", async () => {
    const words = {
      throttled: /^Rate exceeded$/,
      'concurrent-modification': /^Only one request to update user pool client can be processed at a time\.$/,
      'access-denied': /not authorized to perform: cognito-idp:UpdateUserPoolClient/,
    };
    for (const [kind, message] of Object.entries(words)) {
      at.local.clearFaults();
      at.local.inject({ kind: kind as FaultKind });
      await assert.rejects(rename('x'), { message });
    }
  });

  it('can apply what it refuses', async () => {
    at.local.inject({ kind: 'empty-object', applies: true });
    await rename('applied');
    assert.equal(name(), 'applied');
  });

  it('is slow, then answers', async () => {
    at.local.inject({ kind: 'slow', delay: 60 });
    const started = performance.now();
    await rename('late');
    assert.ok(performance.now() - started >= 55);
    assert.equal(name(), 'late');
  });

  it('ends a slow request when the client goes away, and applies nothing', async () => {
    at.local.inject({ kind: 'slow', delay: 50, operation: 'UpdateUserPoolClient' });
    const going = new AbortController();
    const before = at.local.requests.length;
    const call = patient.send(
      new UpdateUserPoolClientCommand({ UserPoolId: at.poolId, ClientId, ClientName: 'never' }),
      { abortSignal: going.signal },
    );
    await until(() => at.local.requests.length > before);
    going.abort();
    await assert.rejects(call, { name: 'AbortError' });
    // Another request that is held up for longer than the first one was: by its answer the first would have been applied.
    at.local.inject({ kind: 'slow', delay: 150, operation: 'DescribeUserPoolClient' });
    assert.equal((await look()).UserPoolClient?.ClientName, 'bench');
    assert.equal(at.local.requests[before]?.status, 0);
  });

  it('stops at once, also while a request waits', async () => {
    const other = await bench();
    const id = await other.create();
    other.local.inject({ kind: 'slow', delay: 60_000 });
    const before = other.local.requests.length;
    const call = assert.rejects(other.update(id, {}));
    await until(() => other.local.requests.length > before);
    await other.local.stop();
    await call;
    other.aws.destroy();
  });

  it('adds a member that this version does not know to what describe and update answer', async () => {
    at.local.inject({ kind: 'unknown-member' });
    // The SDK drops members that it does not know; the bytes show them.
    const raw = await fetch(at.local.url, {
      method: 'POST',
      body: JSON.stringify({ UserPoolId: at.poolId, ClientId }),
      headers: {
        'x-amz-target': 'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIAFAKE/20261101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0',
      },
    });
    const { UserPoolClient } = (await raw.json()) as { UserPoolClient: Record<string, unknown> };
    assert.deepEqual(UserPoolClient['FutureSetting'], { Mode: 'ON', Days: 7 });
    assert.equal(UserPoolClient['ClientId'], ClientId);
    assert.equal(at.local.describe(at.poolId, ClientId)?.['FutureSetting'], undefined);
  });

  it('lets a colleague change the client between two requests', async () => {
    at.local.between(
      (operation, body) => {
        assert.equal(operation, 'UpdateUserPoolClient');
        assert.equal((body as { ClientName: string }).ClientName, 'mine');
        at.local.edit(at.poolId, ClientId, { LogoutURLs: ['https://colleague.example.com'], ClientName: 'theirs' });
      },
      { operation: 'UpdateUserPoolClient' },
    );
    assert.equal((await look()).UserPoolClient?.LogoutURLs, undefined);
    let seen: unknown;
    at.local.between(
      () => {
        seen = name();
      },
      { operation: 'DescribeUserPoolClient' },
    );
    await rename('mine');
    assert.equal(name(), 'mine');
    assert.equal(
      at.local.describe(at.poolId, ClientId)?.['LogoutURLs'],
      undefined,
      'the update replaced what the colleague wrote',
    );
    await look();
    await look();
    assert.equal(seen, 'mine');
  });

  it('lets a hook talk to the server itself', async () => {
    at.local.between(
      async () => {
        await rename('inner');
      },
      { operation: 'DescribeUserPoolClient' },
    );
    assert.equal((await look()).UserPoolClient?.ClientName, 'inner');
  });

  it('answers 500 when a hook throws, instead of hanging', async () => {
    at.local.between(
      () => {
        throw new Error('hook');
      },
      { times: 3 },
    );
    await assert.rejects(look(), { name: 'InternalErrorException', message: 'hook' });
    assert.equal(at.local.requests.at(-1)?.status, 500);
  });

  it('edits a member back to its default with undefined', async () => {
    at.local.edit(at.poolId, ClientId, { AuthSessionValidity: 9 });
    assert.equal(at.local.describe(at.poolId, ClientId)?.['AuthSessionValidity'], 9);
    at.local.edit(at.poolId, ClientId, { AuthSessionValidity: undefined });
    assert.equal(at.local.describe(at.poolId, ClientId)?.['AuthSessionValidity'], 3);
    assert.throws(() => at.local.edit(at.poolId, 'nobody', {}), { message: 'User pool client nobody does not exist.' });
  });
});
