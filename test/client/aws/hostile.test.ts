import assert from 'node:assert/strict';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { readBounded } from '../../../client/src/aws/connect/network';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import { CLIENT_SHAPES, type AnswerShape } from '../../../client/src/aws/answers';
import {
  isGatewayError,
  type CallRecord,
  type CognitoGateway,
  type GatewayErrorKind,
} from '../../../client/src/aws/gateway';
import { parameters } from '../../../server/src/language/schema';
import { withEnvironment } from './environment';

const target = { userPoolId: 'us-east-1_Abc123456', clientId: '1example23456789' };
const IDS = `"UserPoolId":"${target.userPoolId}","ClientId":"${target.clientId}"`;
const never = new AbortController().signal;
const MB = 1024 * 1024;
const good = { UserPoolId: target.userPoolId, ClientId: target.clientId };

/** Writes pieces for as long as the other side takes them. */
function pour(response: ServerResponse, piece: Buffer, sent: (bytes: number) => void): void {
  const more = (): void => {
    while (!response.destroyed) {
      sent(piece.length);
      if (!response.write(piece)) return void response.once('drain', more);
    }
  };
  more();
}

describe('a hostile endpoint', function () {
  this.timeout(30_000);
  withEnvironment({ AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key' });
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const gateways: CognitoGateway[] = [];
  afterEach(() => {
    for (const it of gateways.splice(0)) it.dispose();
    for (const it of sockets) it.destroy();
    for (const it of servers.splice(0)) it.close();
  });

  async function listen(server: Server): Promise<string> {
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function gatewayTo(endpoint: string): CognitoGateway {
    const gateway = openCognitoGateway({ region: 'us-east-1', endpoint });
    gateways.push(gateway);
    return gateway;
  }

  const served = async (
    answer: (response: ServerResponse, request: IncomingMessage) => void,
  ): Promise<CognitoGateway> =>
    gatewayTo(
      await listen(
        createServer((request, response) => {
          request.resume();
          answer(response, request);
        }),
      ),
    );

  async function kindOf(call: Promise<unknown>): Promise<GatewayErrorKind> {
    const thrown = await call.then(
      (value) => assert.fail(`answered ${JSON.stringify(value)}`),
      (error: unknown) => error,
    );
    assert.ok(isGatewayError(thrown), String(thrown));
    return thrown.kind;
  }

  for (const [what, headers] of [
    ['an endless body', {}],
    ['a body of 1 GB', { 'content-length': String(1024 * MB) }],
  ] as const) {
    it(`cannot exhaust memory by ${what}`, async () => {
      let sent = 0;
      const gateway = await served((response) => {
        response.writeHead(200, headers);
        pour(response, Buffer.alloc(64 * 1024, ' '), (bytes) => {
          sent += bytes;
        });
      });
      assert.equal(await kindOf(gateway.describeUserPoolClient(target, never)), 'invalid-answer');
      assert.ok(sent < 200 * MB, `${sent} bytes were taken`);
    });
  }

  it('cannot exhaust memory by an endless error body', async () => {
    const gateway = await served((response) => {
      response.writeHead(400);
      pour(response, Buffer.alloc(64 * 1024, ' '), () => undefined);
    });
    assert.equal(await kindOf(gateway.describeUserPoolClient(target, never)), 'invalid-answer');
  });

  it('cannot make a gzip bomb go off: nothing is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MB, ' '));
    const gateway = await served((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const before = process.memoryUsage().rss;
    assert.equal(await kindOf(gateway.describeUserPoolClient(target, never)), 'invalid-answer');
    assert.ok(process.memoryUsage().rss - before < 64 * MB);
  });

  it('cannot send the call on to another host', async () => {
    let asked = 0;
    const other = await listen(
      createServer((_request, response) => {
        asked++;
        response.end(JSON.stringify({ UserPoolClient: good }));
      }),
    );
    for (const status of [300, 301, 302, 303, 305, 307, 308]) {
      const gateway = await served((response) => response.writeHead(status, { location: other }).end());
      await kindOf(gateway.describeUserPoolClient(target, never));
      await kindOf(gateway.updateUserPoolClient(good, never));
    }
    assert.equal(asked, 0);
  });

  it('cannot exhaust memory by 10 MB of headers', async () => {
    const gateway = gatewayTo(
      await listen(
        createTcpServer((socket) => {
          socket.on('error', () => undefined).write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(10 * MB)}\r\n\r\n{}`);
        }),
      ),
    );
    assert.ok(['offline', 'invalid-answer'].includes(await kindOf(gateway.updateUserPoolClient(good, never))));
  });

  const drips: readonly [string, (socket: Socket) => void][] = [
    ['no answer at all', () => undefined],
    ['a header without an end', (socket) => void socket.write('HTTP/1.1 200 OK\r\nx-slow: ')],
    ['a body without an end', (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{')],
  ];
  for (const [what, drip] of drips) {
    it(`cannot hold a cancelled call: ${what}`, async () => {
      const abort = new AbortController();
      const gateway = gatewayTo(
        await listen(
          createTcpServer((socket) => {
            socket.once('data', () => {
              drip(socket);
              setImmediate(() => abort.abort());
            });
          }),
        ),
      );
      assert.equal(await kindOf(gateway.describeUserPoolClient(target, abort.signal)), 'cancelled');
    });
  }

  it('cannot hold a call by a body that comes a byte at a time', async () => {
    const url = await listen(
      createServer((_request, response) => {
        const drip = setInterval(() => response.write(' '), 5);
        response.once('close', () => clearInterval(drip));
      }),
    );
    const body = await new Promise<IncomingMessage>((answered, failed) => void get(url, answered).on('error', failed));
    assert.equal(await kindOf(readBounded(body, 100)), 'offline');
    assert.ok(body.destroyed, 'and the connection is closed');
  });

  it('cannot pollute: keys of the language stay data', async () => {
    const polluting = (value: number): string =>
      `"__proto__":{"polluted":${value}},"constructor":{"prototype":{"polluted":${value}}}`;
    const text = `{${polluting(1)},"UserPoolClient":{${IDS},${polluting(2)},"toString":1}}`;
    const gateway = await served((response) => response.end(text));
    const { members } = await gateway.describeUserPoolClient(target, never);
    assert.equal(members['ClientId'], target.clientId);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.equal((members as { polluted?: unknown }).polluted, undefined, 'nor the answer itself');
  });

  it('cannot overflow the stack by a body nested 100,000 deep', async () => {
    const gateway = await served((response) => response.end('{"UserPoolClient":' + '['.repeat(100_000)));
    assert.equal(await kindOf(gateway.describeUserPoolClient(target, never)), 'invalid-answer');
  });

  it('cannot overflow it later by a client nested 10,000 deep', async () => {
    const gateway = await served((response) =>
      response.end(
        `{"UserPoolClient":{${IDS},"AnalyticsConfiguration":${'{"a":['.repeat(5_000)}${']}'.repeat(5_000)}}}`,
      ),
    );
    assert.equal(await kindOf(gateway.describeUserPoolClient(target, never)), 'invalid-answer');
  });

  it('cannot hide that an update may have been applied behind an answer that nobody reads to its end', async () => {
    for (const answer of [`{"a":${'['.repeat(100)}${']'.repeat(100)}}`, ' '.repeat(17 * MB)]) {
      const gateway = await served((response) => response.end(answer));
      const thrown: unknown = await gateway.updateUserPoolClient(good, never).catch((error: unknown) => error);
      assert.ok(isGatewayError(thrown) && thrown.details.mayHaveApplied === true, String(thrown));
    }
  });

  it('that breaks an answer off behind the secret is told of without a piece of it', async () => {
    for (const status of [200, 502]) {
      const gateway = await served((response) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(`{"UserPoolClient":{"ClientSecret":"fake-secret-DO-NOT-LEAK"x`);
      });
      const thrown: unknown = await gateway.describeUserPoolClient(target, never).catch((error: unknown) => error);
      assert.ok(isGatewayError(thrown), String(thrown));
      assert.equal(thrown.message, 'The answer to DescribeUserPoolClient is no JSON.');
    }
  });

  /** Members of a described client whose types are wrong. */
  const WRONG: Readonly<Record<string, unknown>>[] = [
    { CallbackURLs: 'https://a.example/cb' },
    { CallbackURLs: ['https://a.example/cb', 7] },
    { ClientName: 7 },
    { TokenValidityUnits: [] },
    { TokenValidityUnits: { AccessToken: 5 } },
    { AccessTokenValidity: '5' },
    { AccessTokenValidity: 0.5 },
    { EnableTokenRevocation: 'true' },
    { AnalyticsConfiguration: { UserDataShared: 1 } },
    { RefreshTokenRotation: 'ENABLED' },
    { PreventUserExistenceErrors: { LEGACY: true } },
    { ClientSecret: ['fake-secret-DO-NOT-LEAK'] },
  ];
  for (const members of WRONG) {
    it(`cannot make a client out of members of wrong types: ${JSON.stringify(members)}`, async () => {
      const gateway = await served((response) =>
        response.end(JSON.stringify({ UserPoolClient: { ...good, ...members } })),
      );
      assert.equal(await kindOf(gateway.describeUserPoolClient(target, never)), 'invalid-answer');
    });
  }

  it('may leave members out, as null too, and say what this version does not know', async () => {
    const members = { ...good, LogoutURLs: null, TokenValidityUnits: { Future: 1 }, Future: { a: [1] } };
    const gateway = await served((response) => response.end(JSON.stringify({ UserPoolClient: members })));
    assert.deepEqual((await gateway.describeUserPoolClient(target, never)).members, members);
  });

  it('knows the type of every parameter of the schema', () => {
    const typeOf = (shape: AnswerShape): string =>
      typeof shape === 'object'
        ? 'object'
        : { text: 'string', flag: 'boolean', count: 'integer', texts: 'array' }[shape];
    const shapes: Readonly<Record<string, AnswerShape>> = CLIENT_SHAPES;
    for (const [name, { type, properties = {} }] of Object.entries(parameters)) {
      const shape = shapes[name] ?? assert.fail(name);
      assert.equal(typeOf(shape), type, name);
      const nested = typeof shape === 'object' ? shape : {};
      assert.deepEqual(
        Object.entries(nested)
          .map(([member, it]) => [member, typeOf(it)])
          .sort(),
        Object.entries(properties)
          .map(([member, it]) => [member, it.type])
          .sort(),
        name,
      );
    }
  });

  it('cannot name pools and clients by what is no id', async () => {
    for (const id of ['', '/../../.config/x', '..', 'a b', 'a'.repeat(129), 7, undefined]) {
      const gateway = await served((response, request) => {
        const isPools = String(request.headers['x-amz-target']).endsWith('ListUserPools');
        response.end(
          JSON.stringify(
            isPools
              ? { UserPools: [{ Id: id, Name: 'shop' }] }
              : { UserPoolClients: [{ ClientId: id, ClientName: 'a' }] },
          ),
        );
      });
      assert.equal(await kindOf(gateway.listUserPools(undefined, never)), 'invalid-answer', String(id));
      assert.equal(
        await kindOf(gateway.listUserPoolClients({ ...target, type: undefined }, undefined, never)),
        'invalid-answer',
      );
      const making = await served((response) =>
        response.end(JSON.stringify({ UserPoolClient: { UserPoolId: target.userPoolId, ClientId: id } })),
      );
      const call = making.createUserPoolClient({ UserPoolId: target.userPoolId, ClientName: 'a' }, never);
      assert.equal(await kindOf(call), 'invalid-answer', String(id));
    }
  });

  it('cannot pass a client off as one without a secret by a list that goes on', async () => {
    const gateway = await served((response) => response.end(JSON.stringify({ ClientSecrets: [], NextToken: 'more' })));
    assert.equal(await kindOf(gateway.listUserPoolClientSecrets(target, never)), 'invalid-answer');
  });

  it('cannot have the secret shown as another member', async () => {
    for (const secret of ['fake-secret-DO-NOT-LEAK', 'fake-secret-"DO-NOT-LEAK\\\n'])
      for (const members of [{ ClientName: secret }, { Future: [`x${secret}`] }, { [secret]: 1 }]) {
        const gateway = await served((response) =>
          response.end(JSON.stringify({ UserPoolClient: { ...good, ...members, ClientSecret: secret } })),
        );
        assert.equal(await kindOf(gateway.describeUserPoolClient(target, never)), 'invalid-answer');
      }
  });

  it('cannot have a secret told by the id of a request that went well', async () => {
    const secret = 'fake-secret-DO-NOT-LEAK';
    const calls: CallRecord[] = [];
    const url = await listen(
      createServer((request, response) => {
        request.resume();
        response.setHeader('x-amzn-requestid', `id-${secret}`);
        response.end(JSON.stringify({ UserPoolClient: { ...good, ClientSecret: secret } }));
      }),
    );
    const gateway = openCognitoGateway({ region: 'us-east-1', endpoint: url, onCall: (call) => calls.push(call) });
    gateways.push(gateway);
    const answers = [
      await gateway.describeUserPoolClient(target, never),
      await gateway.updateUserPoolClient(good, never),
      await gateway.createUserPoolClient({ UserPoolId: target.userPoolId, ClientName: 'a' }, never),
    ];
    assert.deepEqual(
      calls.map(({ requestId }) => requestId),
      ['id-…', 'id-…', 'id-…'],
    );
    assert.ok(!JSON.stringify([answers, calls]).includes(secret), JSON.stringify(answers));
  });

  it('cannot have a secret told by an error: neither the one of an earlier answer, nor what looks like one', async () => {
    const secret = 'fake-secret-DO-NOT-LEAK';
    const made = `1a2b3c4d5e6f7g8h9i0j${'k1l2m3n4o5p6q7r8s9t0'.repeat(2)}`;
    const calls: CallRecord[] = [];
    let answered = 0;
    const url = await listen(
      createServer((request, response) => {
        request.resume();
        answered += 1;
        if (answered === 1) return response.end(JSON.stringify({ UserPoolClient: { ...good, ClientSecret: secret } }));
        const body = {
          __type: `Boom${secret}`,
          message: `boom ${secret} and ${made}; {\\"ClientSecret\\":\\"short1\\"}`,
        };
        response.writeHead(400, { 'x-amzn-requestid': secret }).end(JSON.stringify(body));
      }),
    );
    const gateway = openCognitoGateway({ region: 'us-east-1', endpoint: url, onCall: (call) => calls.push(call) });
    gateways.push(gateway);
    assert.equal((await gateway.describeUserPoolClient(target, never)).showsSecret, true);
    const failing: readonly (() => Promise<unknown>)[] = [
      () => gateway.describeUserPoolClient(target, never),
      () => gateway.updateUserPoolClient(good, never),
      () => gateway.listUserPools(undefined, never),
    ];
    for (const call of failing) {
      const thrown: unknown = await call().catch((error: unknown) => error);
      assert.ok(isGatewayError(thrown), String(thrown));
      const told = `${thrown.message} ${JSON.stringify(thrown.details)} ${JSON.stringify(calls)}`;
      assert.match(thrown.message, /^boom … and …; /);
      for (const leaked of [secret, made, 'short1']) assert.ok(!told.includes(leaked), told);
    }
  });
});
