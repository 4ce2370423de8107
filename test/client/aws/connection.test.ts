import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { auditLine } from '../../../client/src/aws/audit';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import type { CallRecord, ConnectionOptions, GatewayErrorKind } from '../../../client/src/aws/gateway';
import { DEMO } from '../../../local-cognito/src';
import { withEnvironment } from './environment';
import { describeAnswer, plainServer, type Listening } from './loopback';
import { sharedFile, writeShared } from './shared-files';
import { signedIn, startSignInService, type SignInService } from './sign-in-service';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const keysOf = (id: string): string =>
  `aws_access_key_id = ${id}\naws_secret_access_key = fake-secret-DO-NOT-LEAK-key\n`;

describe('a connection', () => {
  withEnvironment({ AWS_EC2_METADATA_DISABLED: 'true' });
  let cognito: Listening;
  let service: SignInService;
  /** Access keys that requests were signed with. */
  let signers: string[];
  let calls: CallRecord[];
  let answer: (response: ServerResponse) => void;
  beforeEach(async () => {
    [signers, calls] = [[], []];
    answer = (response) => {
      response.end(describeAnswer);
    };
    cognito = await plainServer((request, response) => {
      signers.push(/Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '');
      answer(response);
    });
    service = await startSignInService();
  });
  afterEach(() => Promise.all([cognito.stop(), service.stop()]));

  /** One command: a gateway of its own. */
  const command = async (
    options: Partial<ConnectionOptions> = {},
    signal = new AbortController().signal,
  ): Promise<void> => {
    // Those of this test: what a program of another one still tells goes elsewhere.
    const told = calls;
    const gateway = openCognitoGateway({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${cognito.port}`,
      onCall: (call) => told.push(call),
      ...options,
    });
    try {
      await gateway.describeUserPoolClient(target, signal);
    } finally {
      gateway.dispose();
    }
  };

  it('takes the credentials that the files hold at each command', async () => {
    writeShared({ credentials: `[me]\n${keysOf('AKIAFAKEOLDOLDOLD')}` });
    await command({ profile: 'me' });
    writeShared({ credentials: `[me]\n${keysOf('AKIAFAKENEWNEWNEW')}` });
    await command({ profile: 'me' });
    assert.deepEqual(signers, ['AKIAFAKEOLDOLDOLD', 'AKIAFAKENEWNEWNEW']);
  });

  it('takes what the credentials file says where the config file says something else', async () => {
    writeShared({
      config: `[profile me]\n${keysOf('AKIAFAKECONFIG')}endpoint_url = http://127.0.0.1:1\n`,
      credentials: `[me]\n${keysOf('AKIAFAKECREDENTIALS')}endpoint_url = http://127.0.0.1:${cognito.port}\n`,
    });
    await command({ profile: 'me', endpoint: '' });
    assert.deepEqual(signers, ['AKIAFAKECREDENTIALS']);
  });

  it('fetches credentials anew from five minutes before their end on', async () => {
    const fetchesOfTwoCalls = async (minutes: number): Promise<number> => {
      const program = [
        `require('fs').appendFileSync('${sharedFile(`fetched-${minutes}`)}','.')`,
        `const Expiration=new Date(Date.now()+${minutes}*60000).toISOString()`,
        "console.log(JSON.stringify({Version:1,AccessKeyId:'AKIAFAKEFAKE',SecretAccessKey:'fake',Expiration}))",
      ].join(';');
      writeShared({ config: `[profile me]\ncredential_process = "${process.execPath}" -e "${program}"\n` });
      const gateway = openCognitoGateway({
        region: 'us-east-1',
        endpoint: `http://127.0.0.1:${cognito.port}`,
        profile: 'me',
      });
      for (let call = 0; call < 2; call++) await gateway.describeUserPoolClient(target, new AbortController().signal);
      gateway.dispose();
      return readFileSync(sharedFile(`fetched-${minutes}`), 'utf8').length;
    };
    assert.equal(await fetchesOfTwoCalls(6), 1);
    assert.ok((await fetchesOfTwoCalls(4)) > 1);
  });

  it('sees at once that somebody signed in to SSO', async () => {
    writeShared({
      config: [
        '[profile me]',
        'sso_session = company',
        'sso_account_id = 111122223333',
        'sso_role_name = Editor',
        '[sso-session company]',
        'sso_start_url = https://company.example.com/start',
        'sso_region = us-east-1',
        '',
      ].join('\n'),
    });
    await assert.rejects(command({ profile: 'me' }), { kind: 'sign-in' });
    signedIn('company');
    await command({ profile: 'me' });
    assert.deepEqual(signers, ['ASIAFAKEFAKEFAKEFAKE']);
    assert.deepEqual(
      service.asked.map(({ operation, parameters }) => [operation, parameters.get('account_id')]),
      [['GetRoleCredentials', '111122223333']],
    );
  });

  it('asks for an MFA code once, and again when the profile is another', async () => {
    const config = (role: string): string =>
      [
        '[profile base]',
        `${keysOf('AKIAFAKEBASE')}[profile me]`,
        `role_arn = arn:aws:iam::444455556666:role/${role}`,
        'source_profile = base',
        'mfa_serial = arn:aws:iam::111122223333:mfa/jo',
        '',
      ].join('\n');
    const devices: string[] = [];
    const options = {
      profile: 'me',
      mfaCredentials: new Map<string, unknown>(),
      mfaCode: (device: string) => {
        devices.push(device);
        return Promise.resolve('123456');
      },
    };
    writeShared({ config: config('Reader') });
    await command(options);
    await command(options);
    assert.deepEqual(devices, ['arn:aws:iam::111122223333:mfa/jo']);
    writeShared({ config: config('Editor') });
    await command(options);
    assert.equal(devices.length, 2);
    assert.deepEqual(
      service.asked.map(({ parameters }) => [parameters.get('RoleArn'), parameters.get('TokenCode')]),
      [
        ['arn:aws:iam::444455556666:role/Reader', '123456'],
        ['arn:aws:iam::444455556666:role/Editor', '123456'],
      ],
    );
  });

  it('goes where the chosen profile says, and not where the default profile does', async () => {
    writeShared({
      config: [
        '[default]',
        'endpoint_url = http://127.0.0.1:1',
        '[profile local]',
        `endpoint_url = http://127.0.0.1:${cognito.port}`,
        '[profile plain]',
        'region = us-east-1',
        '',
      ].join('\n'),
      credentials: ['default', 'local', 'plain'].map((name) => `[${name}]\n${keysOf('AKIAFAKEFAKE')}`).join('\n'),
    });
    await command({ profile: 'local', endpoint: '' });
    assert.equal(signers.length, 1);
    // Its own endpoint is AWS's: the proxy that refuses shows where it wanted to go.
    await assert.rejects(command({ profile: 'plain', endpoint: '', network: { proxy: 'http://127.0.0.1:1' } }), {
      kind: 'proxy',
    });
  });

  it('does not take what else the machine has for a profile that fails', async () => {
    writeShared({ config: '[profile me]\ncredential_process = exit 1\n' });
    Object.assign(process.env, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${cognito.port}/`,
      AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKE',
      AWS_SECRET_ACCESS_KEY: 'fake',
    });
    await assert.rejects(command({ profile: 'me' }), { kind: 'process' });
    assert.deepEqual(signers, []);
  });

  it("takes the environment's keys before the default profile", async () => {
    writeShared({ config: '[default]\nrole_arn = arn:aws:iam::1:role/x\n' });
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAFAKEENV', AWS_SECRET_ACCESS_KEY: 'fake' });
    await command();
    assert.deepEqual(signers, ['AKIAFAKEENV']);
  });

  it('can be cancelled while a program fetches credentials', async () => {
    const program = [
      "const fs=require('fs')",
      `fs.writeFileSync('${sharedFile('started')}','')`,
      `const done=()=>fs.existsSync('${sharedFile('go')}')||!fs.existsSync('${sharedFile('started')}')`,
      'const wait=()=>done()||setTimeout(wait,20)',
      'wait()',
    ].join(';');
    writeShared({ config: `[profile me]\ncredential_process = "${process.execPath}" -e "${program}"\n` });
    const abort = new AbortController();
    const call = command({ profile: 'me' }, abort.signal);
    call.catch(() => undefined);
    for (const end = Date.now() + 10_000; !existsSync(sharedFile('started')) && Date.now() < end;)
      await new Promise((again) => setTimeout(again, 10));
    assert.ok(existsSync(sharedFile('started')));
    abort.abort();
    await assert.rejects(call, { kind: 'cancelled' });
    writeShared({ go: 'the program may end now' });
  });

  const service4xx: readonly (readonly [string, string, GatewayErrorKind])[] = [
    ['InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than 20260102T000000Z', 'clock'],
    [
      'InvalidSignatureException',
      'Signature not yet current: 20260103T000000Z is still later than 20260102T000000Z',
      'clock',
    ],
    [
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
      'bad-credentials',
    ],
  ];
  for (const [type, message, kind] of service4xx) {
    it(`tells a wrong clock from wrong keys: ${message.slice(0, 25)}`, async () => {
      writeShared({ credentials: `[me]\n${keysOf('AKIAFAKEFAKE')}` });
      answer = (response) => {
        response.writeHead(400, { 'x-amzn-errortype': type }).end(JSON.stringify({ __type: type, message }));
      };
      await assert.rejects(command({ profile: 'me' }), { kind });
    });
  }

  it('tells of each call what was asked, about what, and how it ended, and nothing else', async () => {
    writeShared({
      config: [
        '[profile base]',
        `${keysOf('AKIAFAKEBASEBASEBASE')}[profile me]`,
        'role_arn = arn:aws:iam::444455556666:role/Editor',
        'source_profile = base',
        '',
      ].join('\n'),
    });
    await command({ profile: 'me' });
    const lines = calls.map(auditLine);
    assert.match(lines[0] ?? '', /^Credentials profile me \(role\) ← base \(keys\): ok, \d+ ms$/);
    assert.match(lines[1] ?? '', /^DescribeUserPoolClient us-east-1_[0-9A-Za-z]{1,4}…\/demo…0001: ok, \d+ ms$/);
    assert.doesNotMatch(
      lines.join('\n'),
      new RegExp(`${target.clientId}|${target.userPoolId}|DO-NOT-LEAK|AKIA|ASIA|shop-web`),
    );
  });
});
