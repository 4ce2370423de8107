import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { createConnection } from 'node:net';
import { DescribeUserPoolClientCommand, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { bench, failureOf, sdk, type Bench } from './helpers';
import { RequestLog } from '../../local-cognito/src/request-log';
import { send, signedFor, type RawResponse } from './raw';

const parsed = (response: RawResponse): Record<string, unknown> => JSON.parse(response.body) as Record<string, unknown>;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('local Cognito: the wire', () => {
  let at: Bench;
  let clientId = '';
  before(async () => {
    at = await bench();
    clientId = await at.create({ LogoutURLs: ['https://a.example.com'] });
  });
  after(() => at.close());

  const update = (members: string): Promise<RawResponse> =>
    send(at.local.url, 'UpdateUserPoolClient', `{"UserPoolId":"${at.poolId}","ClientId":"${clientId}"${members}}`);

  it('answers with the headers that the SDK reads, and keeps the connection', async () => {
    const response = await send(at.local.url, 'DescribeUserPool', JSON.stringify({ UserPoolId: at.poolId }));
    assert.equal(response.status, 200);
    assert.equal(response.headers['content-type'], 'application/x-amz-json-1.1');
    assert.match(String(response.headers['x-amzn-requestid']), UUID);
    assert.equal(response.headers['connection'], 'keep-alive');
  });

  it('names the exception in header and body', async () => {
    const response = await send(at.local.url, 'DescribeUserPool', '{"UserPoolId":"us-east-1_Nowhere"}');
    assert.equal(response.status, 400);
    assert.equal(response.headers['x-amzn-errortype'], 'ResourceNotFoundException');
    assert.deepEqual(parsed(response), {
      __type: 'ResourceNotFoundException',
      message: 'User pool us-east-1_Nowhere does not exist.',
    });
  });

  it('refuses operations that it does not know', async () => {
    assert.equal(parsed(await send(at.local.url, 'AdminDeleteUser', '{}'))['__type'], 'UnknownOperationException');
    for (const target of [
      '',
      'toString',
      'AWSCognitoIdentityProviderService.constructor',
      'Other.DescribeUserPool',
      undefined,
    ]) {
      const response = await send(at.local.url, '', '{}', { headers: { 'x-amz-target': target } });
      assert.equal(parsed(response)['__type'], 'UnknownOperationException', String(target));
    }
  });

  it('refuses requests that are not signed, or not for this service', async () => {
    const type = async (authorization: string | undefined): Promise<unknown> =>
      parsed(await send(at.local.url, 'ListUserPools', '{"MaxResults":1}', { headers: { authorization } }))['__type'];
    assert.equal(await type(undefined), 'MissingAuthenticationTokenException');
    assert.equal(await type('Bearer abc'), 'IncompleteSignatureException');
    assert.equal(await type(signedFor('us-east-1').replace('cognito-idp', 's3')), 'InvalidSignatureException');
    assert.equal(await type(signedFor('us-east-1')), undefined);
  });

  it('knows a pool only in its own region', async () => {
    const elsewhere = sdk(at.local.url, { region: 'eu-west-1' });
    const refused = { name: 'ResourceNotFoundException', message: `User pool ${at.poolId} does not exist.` };
    assert.deepEqual(await failureOf(elsewhere.send(new DescribeUserPoolCommand({ UserPoolId: at.poolId }))), refused);
    assert.deepEqual(
      await failureOf(elsewhere.send(new DescribeUserPoolClientCommand({ UserPoolId: at.poolId, ClientId: clientId }))),
      refused,
    );
    elsewhere.destroy();
  });

  it('ignores unknown members and keeps them in the log, byte for byte', async () => {
    assert.equal(
      (await update(',"LogoutURLs":["https://a.example.com"],"CallBackURLs":["x"], "Future":{"A":1}')).status,
      200,
    );
    assert.deepEqual(at.local.describe(at.poolId, clientId)?.['LogoutURLs'], ['https://a.example.com']);
    const logged = at.local.requests.at(-1);
    assert.equal(logged?.operation, 'UpdateUserPoolClient');
    assert.deepEqual((logged.body as { Future: unknown }).Future, { A: 1 });
    assert.match(logged.raw, /"CallBackURLs":\["x"\], "Future":\{"A":1\}\}$/);
    assert.equal(logged.status, 200);
    assert.match(logged.requestId, UUID);
  });

  it('takes null for absent', async () => {
    await update(',"LogoutURLs":["https://a.example.com"]');
    assert.equal((await update(',"LogoutURLs":null,"TokenValidityUnits":{"IdToken":null}')).status, 200);
    const live = at.local.describe(at.poolId, clientId);
    assert.equal(live?.['LogoutURLs'], undefined);
    assert.deepEqual(live?.['TokenValidityUnits'], {});
  });

  const WRONG_TYPES: Readonly<Record<string, string>> = {
    '"ClientName":5': 'NUMBER_VALUE can not be converted to a String',
    '"AuthSessionValidity":"5"': 'STRING_VALUE can not be converted to an Integer',
    '"AuthSessionValidity":3.5': 'NUMBER_VALUE can not be converted to an Integer',
    '"EnableTokenRevocation":"true"': 'STRING_VALUE can not be converted to a Boolean',
    '"CallbackURLs":"https://a.example.com"': 'Expected list or null',
    '"CallbackURLs":[{}]': 'Start of structure or map found where not expected.',
    '"CallbackURLs":[null]': 'Start of structure or map found where not expected.',
    '"ClientName":[]': 'Start of structure or map found where not expected.',
    '"TokenValidityUnits":[]': 'Expected structure or null',
    '"RefreshTokenRotation":{"RetryGracePeriodSeconds":true}': 'BOOLEAN_VALUE can not be converted to an Integer',
  };
  for (const [members, message] of Object.entries(WRONG_TYPES)) {
    it(`refuses the wrong JSON type ${members}`, async () => {
      assert.deepEqual(parsed(await update(`,${members}`)), { __type: 'SerializationException', message });
    });
  }

  const GARBAGE: Readonly<Record<string, string | Buffer>> = {
    'no JSON': 'UserPoolId=1',
    'half of a JSON': '{"UserPoolId":"us-ea',
    'a list': '[]',
    'a number': '5',
    null: 'null',
    'a NUL byte': '\0',
    'bytes that are no UTF-8': Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    '100,000 open brackets': '['.repeat(100_000),
    'deep nesting': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  };
  for (const [what, body] of Object.entries(GARBAGE)) {
    it(`refuses ${what} as a body`, async () => {
      assert.equal(parsed(await send(at.local.url, 'UpdateUserPoolClient', body))['__type'], 'SerializationException');
    });
  }

  it('reads members that are named like parts of an object as any other', async () => {
    const body = `{"__proto__":{"UserPoolId":"${at.poolId}","ClientId":"${clientId}"},"constructor":1}`;
    assert.match(
      String(parsed(await send(at.local.url, 'DescribeUserPoolClient', body))['message']),
      /^2 validation errors detected/,
    );
  });

  it('refuses a body of more than 8 MB, takes one of just less, and goes on', async () => {
    const bytes = (size: number): string => `{"UserPoolId":"${'x'.repeat(size)}"}`;
    assert.equal((await send(at.local.url, 'DescribeUserPool', bytes(8 * 1024 * 1024))).status, 413);
    assert.equal(
      parsed(await send(at.local.url, 'DescribeUserPool', bytes(8 * 1024 * 1024 - 100)))['__type'],
      'InvalidParameterException',
    );
    assert.equal((await send(at.local.url, 'DescribeUserPool', JSON.stringify({ UserPoolId: at.poolId }))).status, 200);
  });

  it('answers every method but POST with a plain 404', async () => {
    for (const method of ['HEAD', 'GET', 'OPTIONS', 'TRACE']) {
      const response = await send(at.local.url, 'DescribeUserPool', '', { method });
      assert.deepEqual([response.status, response.headers['content-type']], [404, 'text/plain; charset=utf-8'], method);
    }
  });

  it('refuses a Host that is not local, as a web page has it that leads its name to this machine', async () => {
    const body = JSON.stringify({ UserPoolId: at.poolId });
    const before = at.local.requests.length;
    for (const host of [
      'attacker.example',
      'attacker.example:80',
      '127.0.0.1.attacker.example',
      'localhost.evil',
      '10.0.0.1',
    ])
      for (const method of ['POST', 'GET']) {
        const { status, body: said } = await send(at.local.url, 'DescribeUserPool', method === 'GET' ? '' : body, {
          method,
          headers: { host },
        });
        assert.deepEqual([method, host, status, said], [method, host, 403, 'This Host is not local']);
      }
    assert.equal(at.local.requests.length, before, 'nothing of it is kept');
    for (const host of ['127.0.0.1', 'localhost:1234', '[::1]:80', 'LOCALHOST'])
      assert.equal((await send(at.local.url, 'DescribeUserPool', body, { headers: { host } })).status, 200, host);
  });

  it('does nothing for what a web page may send without being asked first, and lets none read an answer', async () => {
    const before = JSON.stringify(at.local.describe(at.poolId, clientId));
    const body = JSON.stringify({ UserPoolId: at.poolId, ClientId: clientId, ClientName: 'changed' });
    for (const origin of ['https://attacker.example', 'null']) {
      const simple = { origin, 'content-type': 'text/plain', 'x-amz-target': undefined, authorization: undefined };
      const response = await send(at.local.url, 'UpdateUserPoolClient', body, { headers: simple });
      assert.equal(response.status, 400);
      assert.deepEqual(
        Object.keys(response.headers).filter((name) => name.startsWith('access-control-')),
        [],
      );
    }
    assert.equal(JSON.stringify(at.local.describe(at.poolId, clientId)), before);
  });

  it('keeps a bounded part of what it was sent', () => {
    const log = new RequestLog();
    const raw = 'x'.repeat(7 * 1024 * 1024);
    for (let count = 0; count < 30; count++) log.add({ operation: '', body: undefined, raw, requestId: String(count) });
    assert.deepEqual(
      log.entries.map(({ requestId }) => requestId),
      ['28', '29'],
    );
  });

  it('listens on the loopback address only', async () => {
    assert.match(at.local.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const outside =
      Object.values(networkInterfaces())
        .flat()
        .find((it) => it?.family === 'IPv4' && !it.internal)?.address ?? '127.0.0.2';
    const outcome = await new Promise<string>((resolve) => {
      const socket = createConnection({ host: outside, port: Number(new URL(at.local.url).port) }, () => {
        socket.destroy();
        resolve('connected');
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    });
    assert.equal(outcome, 'ECONNREFUSED');
  });
});
