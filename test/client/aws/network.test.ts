import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { auditLine } from '../../../client/src/aws/audit';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import { skipsProxy } from '../../../client/src/aws/connect/proxy';
import { failureSentence } from '../../../client/src/aws/failure-sentence';
import { GatewayError, type CallRecord, type NetworkOptions } from '../../../client/src/aws/gateway';
import { DEMO } from '../../../local-cognito/src';
import { withEnvironment } from './environment';
import { makeCertificate, plainServer, startProxy, tlsServer, TLS_HOST, type Listening } from './loopback';
import { sharedFile, writeShared } from './shared-files';
import { signedIn } from './sign-in-service';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const endpoint = `https://${TLS_HOST}`;
const PROXY_NAMES = [
  'https_proxy',
  'HTTPS_PROXY',
  'all_proxy',
  'ALL_PROXY',
  'no_proxy',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
];

describe('the way to the network', () => {
  withEnvironment({ AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key' });
  let certificate: Awaited<ReturnType<typeof makeCertificate>>;
  let cognito: Listening;
  const running: Listening[] = [];
  before(async () => {
    certificate = await makeCertificate();
    cognito = await tlsServer(certificate);
  });
  after(() => cognito.stop());
  beforeEach(() => {
    for (const name of PROXY_NAMES) delete process.env[name];
  });
  afterEach(() => Promise.all(running.splice(0).map((service) => service.stop())));

  const proxy = async (
    ...rest: Parameters<typeof startProxy> extends [number, ...infer R] ? R : never
  ): ReturnType<typeof startProxy> => {
    const it = await startProxy(cognito.port, ...rest);
    running.push(it);
    return it;
  };
  /** Describes a client; resolves to its name or to what the user reads. */
  const describeOver = async (network: NetworkOptions): Promise<{ readonly kind: string; readonly says: string }> => {
    const gateway = openCognitoGateway({ region: 'us-east-1', endpoint, network });
    try {
      return {
        kind: 'ok',
        says: String(
          (await gateway.describeUserPoolClient(target, new AbortController().signal)).members['ClientName'],
        ),
      };
    } catch (error) {
      assert.ok(error instanceof GatewayError);
      return { kind: error.kind, says: failureSentence(error, { region: 'us-east-1', settings: {}, subject: 'it' }) };
    } finally {
      gateway.dispose();
    }
  };
  const ok = { kind: 'ok', says: 'shop-web' };

  it("leads through the proxy of the settings, to a service with a certificate of one's own", async () => {
    process.env['AWS_CA_BUNDLE'] = certificate.trust();
    const { port, asked } = await proxy();
    assert.deepEqual(await describeOver({ proxy: `http://127.0.0.1:${port}` }), ok);
    assert.deepEqual(asked, [{ host: `${TLS_HOST}:443`, authorization: undefined }]);
  });

  it('leads through the proxy of the environment, with its user name and password', async () => {
    const { port, asked } = await proxy();
    Object.assign(process.env, {
      AWS_CA_BUNDLE: certificate.trust(),
      HTTPS_PROXY: `http://jo:fake-secret-DO-NOT-LEAK@127.0.0.1:${port}`,
    });
    assert.deepEqual(await describeOver({}), ok);
    assert.deepEqual(
      asked.map(({ authorization }) => authorization),
      [`Basic ${Buffer.from('jo:fake-secret-DO-NOT-LEAK').toString('base64')}`],
    );
  });

  it('tells nobody the password of a proxy, or a session token that went through it', async () => {
    const [password, token] = ['fake-secret-DO-NOT-LEAK', 'fake-token-DO-NOT-LEAK'];
    const told: string[] = [];
    for (const manner of ['forward', 407, 502] as const) {
      const { port } = await proxy(manner);
      Object.assign(process.env, {
        AWS_SESSION_TOKEN: token,
        AWS_CA_BUNDLE: certificate.trust(),
        HTTPS_PROXY: `http://jo:${password}@127.0.0.1:${port}`,
      });
      const onCall = (call: CallRecord): void => void told.push(auditLine(call));
      const gateway = openCognitoGateway({ region: 'us-east-1', endpoint, attempts: 1, onCall });
      const thrown: unknown = await gateway
        .describeUserPoolClient(target, new AbortController().signal)
        .catch((error: unknown) => error);
      gateway.dispose();
      assert.equal(thrown instanceof GatewayError, manner !== 'forward');
      if (thrown instanceof GatewayError)
        told.push(
          failureSentence(thrown, { region: 'us-east-1', settings: {}, subject: 'it' }),
          inspect(thrown, { depth: 10, showHidden: true }),
        );
    }
    assert.ok(told.length > 4);
    assert.doesNotMatch(told.join('\n'), /DO-NOT-LEAK|jo:|ZmFrZS1zZWNyZXQ/);
  });

  it("checks the certificate of an https proxy unless told not to, and the service's always", async () => {
    const { port, asked } = await proxy('forward', certificate);
    const through = `https://127.0.0.1:${port}`;
    const strict = await describeOver({ proxy: through });
    assert.match(strict.says, /certificate.*AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS, then try again/);
    assert.deepEqual(asked, []);
    const lax = await describeOver({ proxy: through, proxyStrictSSL: false });
    assert.match(lax.says, /certificate.*AWS_CA_BUNDLE/);
    assert.ok(asked.length > 0, 'the proxy was used');
    process.env['AWS_CA_BUNDLE'] = certificate.trust();
    assert.deepEqual(await describeOver({ proxy: through }), ok);
  });

  it('says so, once and soon, when the proxy hangs', async () => {
    const { port, asked } = await proxy('hang');
    const { kind, says } = await describeOver({
      proxy: `http://jo:fake-secret-DO-NOT-LEAK@127.0.0.1:${port}`,
      connectMs: 300,
    });
    assert.equal(kind, 'proxy');
    assert.match(
      says,
      new RegExp(
        `^The proxy 127\\.0\\.0\\.1:${port} did not answer within 0\\.3 seconds\\. Check the proxy \\(http\\.proxy in VS Code, HTTPS_PROXY\\)`,
      ),
    );
    assert.doesNotMatch(says, /DO-NOT-LEAK|jo:/);
    assert.equal(asked.length, 1);
  });

  for (const [status, words] of [
    [407, /wants a user name and a password/],
    [502, /could not reach AWS/],
    [418, /answered 418/],
  ] as const) {
    it(`says so when the proxy answers ${status}`, async () => {
      const { port } = await proxy(status);
      const { kind, says } = await describeOver({ proxy: `http://jo:fake-secret-DO-NOT-LEAK@127.0.0.1:${port}` });
      assert.equal(kind, 'proxy', says);
      assert.match(says, words);
      assert.doesNotMatch(says, /DO-NOT-LEAK|jo:/);
    });
  }

  it('says so when the proxy is not there', async () => {
    const { port, stop } = await startProxy(cognito.port);
    await stop();
    const { kind, says } = await describeOver({ proxy: `http://127.0.0.1:${port}` });
    assert.equal(kind, 'proxy', says);
    assert.match(says, /could not be used \(ECONNREFUSED\)/);
  });

  it('passes by the proxy where it is to be passed by', async () => {
    const { port, asked } = await proxy();
    const direct = await describeOver({ proxy: `http://127.0.0.1:${port}`, noProxy: ['*.test'] });
    assert.equal(direct.kind, 'offline', 'the name resolves nowhere');
    assert.deepEqual(asked, []);
  });

  it('tells hosts that need no proxy by name, domain and port', () => {
    const skips = (host: string, entry: string): boolean => skipsProxy(host, undefined, {}, { NO_PROXY: entry });
    for (const entry of [
      'amazonaws.com',
      '.amazonaws.com',
      '*.amazonaws.com',
      'a.test, amazonaws.com:443',
      '*',
      'COGNITO-IDP.us-east-1.amazonaws.com',
    ])
      assert.ok(skips('cognito-idp.us-east-1.amazonaws.com', entry), entry);
    for (const entry of ['', 'azonaws.com', 'amazonaws.com:8443', 'amazonaws.org', 'us-east-1'])
      assert.ok(!skips('cognito-idp.us-east-1.amazonaws.com', entry), entry);
    for (const host of ['localhost', '127.0.0.1', '::1']) assert.ok(skips(host, ''), host);
  });

  it('does not wait for ever for an answer that never begins; an update may have been applied then', async () => {
    const silent = await plainServer((request) => request.resume());
    running.push(silent);
    const gateway = openCognitoGateway({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${silent.port}`,
      attempts: 1,
      network: { answerMs: 100 },
    });
    const never = new AbortController().signal;
    await assert.rejects(gateway.describeUserPoolClient(target, never), { kind: 'offline' });
    const update = gateway.updateUserPoolClient({ UserPoolId: target.userPoolId, ClientId: target.clientId }, never);
    const thrown: unknown = await update.catch((error: unknown) => error);
    assert.ok(thrown instanceof GatewayError, String(thrown));
    assert.deepEqual([thrown.kind, thrown.details.mayHaveApplied], ['offline', true]);
    gateway.dispose();
  });

  const role = 'role_arn = arn:aws:iam::444455556666:role/Editor';
  const keys = 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake-secret-DO-NOT-LEAK-key';
  /** Ways to credentials that ask a service, with the service, its name in the environment and the profile "me". */
  const SERVICES: Readonly<Record<string, readonly [service: string, config: () => readonly string[]]>> = {
    'a role': ['STS', () => ['[profile base]', keys, '[profile me]', role, 'source_profile = base']],
    'a web identity': [
      'STS',
      () => ['[profile me]', role, 'role_session_name = jo', `web_identity_token_file = ${sharedFile('token')}`],
    ],
    'an SSO session': [
      'SSO',
      () => [
        ...['[profile me]', 'sso_session = company', 'sso_account_id = 111122223333', 'sso_role_name = Editor'],
        ...['[sso-session company]', 'sso_start_url = https://company.example.com/start', 'sso_region = us-east-1'],
      ],
    ],
  };
  for (const [way, [service, config]] of Object.entries(SERVICES))
    for (const isProxied of [false, true])
      it(`sends nothing to a sign-in service of another machine without https: ${way}${isProxied ? ', with a proxy' : ''}`, async () => {
        writeShared({ config: `${config().join('\n')}\n`, token: 'fake-secret-DO-NOT-LEAK-web-identity' });
        signedIn('company');
        process.env[`AWS_ENDPOINT_URL_${service}`] = 'http://sign-in.test';
        const { port, asked } = await proxy();
        const network = isProxied ? { proxy: `http://127.0.0.1:${port}` } : {};
        const gateway = openCognitoGateway({ region: 'us-east-1', endpoint, profile: 'me', network });
        await assert.rejects(gateway.describeUserPoolClient(target, new AbortController().signal), {
          kind: 'bad-endpoint',
          message: /^Nothing was sent to sign-in\.test: credentials travel by https only/,
        });
        assert.deepEqual(asked, []);
        gateway.dispose();
      });

  it('sends nothing to another machine without https, whatever the environment says', async () => {
    Object.assign(process.env, { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://cognito.example.com' });
    const gateway = openCognitoGateway({ region: 'us-east-1' });
    await assert.rejects(gateway.describeUserPoolClient(target, new AbortController().signal), {
      kind: 'bad-endpoint',
    });
    gateway.dispose();
  });
});
