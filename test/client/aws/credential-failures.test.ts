import assert from 'node:assert/strict';
import { auditLine } from '../../../client/src/aws/audit';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import { failureSentence } from '../../../client/src/aws/failure-sentence';
import { GatewayError, type ConnectionOptions, type GatewayErrorKind } from '../../../client/src/aws/gateway';
import { DEMO, startLocalCognito, type FaultKind, type LocalCognito } from '../../../local-cognito/src';
import { withEnvironment } from './environment';
import { makeUnreadable, writeShared } from './shared-files';
import { signedIn, startSignInService, type Refusal, type SignInService } from './sign-in-service';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const LEAK = /DO-NOT-LEAK|AKIAFAKE|ASIAFAKE/;
const node = (script: string): string => `"${process.execPath}" -e "${script}"`;

/** One way not to come to an answer: what is on the machine, how the services refuse, and what the user reads. */
interface Case {
  readonly config?: string;
  readonly credentials?: string;
  readonly prepare?: () => void;
  readonly refusal?: Refusal;
  readonly fault?: FaultKind;
  readonly options?: Partial<ConnectionOptions>;
  readonly kind: GatewayErrorKind;
  /** What is wrong, and then what to do. */
  readonly says: readonly RegExp[];
}

const KEYS = 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake-secret-DO-NOT-LEAK-key\n';
const SSO = [
  '[profile me]',
  'sso_session = company',
  'sso_account_id = 111122223333',
  'sso_role_name = Editor',
  '[sso-session company]',
  'sso_start_url = https://company.example.com/start',
  'sso_region = us-east-1',
  '',
].join('\n');
const ROLE = `[profile base]\n${KEYS}[profile me]\nrole_arn = arn:aws:iam::444455556666:role/Editor\nsource_profile = base\n`;
const MFA = `${ROLE}mfa_serial = arn:aws:iam::111122223333:mfa/jo\n`;
const refuse = (status: number, code: string, message: string): Refusal => ({ status, code, message });
const processOf = (script: string): string => `[profile me]\ncredential_process = ${node(script)}\n`;
const yesterday = new Date(Date.now() - 86_400_000);

const CASES: Readonly<Record<string, Case>> = {
  'a profile that does not exist': {
    config: '[profile you]\nregion = us-east-1\n',
    kind: 'no-profile',
    says: [/There is no profile "me".* hold "you"/, /choose another profile/],
  },
  'a config file that cannot be read': {
    prepare: () => makeUnreadable('config'),
    kind: 'no-profile',
    says: [/config cannot be read \(EISDIR\)/, /choose another profile/],
  },
  'a malformed config file': {
    config: 'profile me\nregion = us-east-1\n',
    kind: 'no-profile',
    says: [/config, line 1, is neither a \[section\]/, /choose another/],
  },
  'an SSO session that has expired': {
    config: SSO,
    prepare: () => signedIn('company', yesterday),
    kind: 'sign-in',
    says: [/"me" has expired/, /aws sso login --profile me\. Then try again/],
  },
  'an SSO session that was never begun': {
    config: SSO,
    kind: 'sign-in',
    says: [/was not made yet on this machine/, /aws sso login --profile me/],
  },
  'an old SSO profile without a session, not signed in': {
    config: [
      '[profile me]',
      'sso_start_url = https://company.example.com/start',
      'sso_region = us-east-1',
      'sso_account_id = 111122223333',
      'sso_role_name = Editor',
      '',
    ].join('\n'),
    kind: 'sign-in',
    says: [/sign-in of profile "me"/, /aws sso login --profile me/],
  },
  'an SSO token that was withdrawn': {
    config: SSO,
    prepare: () => signedIn('company'),
    refusal: refuse(401, 'UnauthorizedException', 'Session token not found or invalid'),
    kind: 'sign-in',
    says: [/"me" has expired/, /aws sso login/],
  },
  'an SSO role that is not assigned': {
    config: SSO,
    prepare: () => signedIn('company'),
    refusal: refuse(403, 'ForbiddenException', 'No access'),
    kind: 'denied',
    says: [/may not do this/, /sso:GetRoleCredentials on role Editor of account 111122223333/],
  },
  'an SSO session that no section describes': {
    config: SSO.split('[sso-session')[0] ?? '',
    kind: 'bad-profile',
    says: [/"me" names the SSO session "company"/, /Mend it/],
  },
  'an SSO profile without account': {
    config: SSO.replace(/sso_account_id.*\n/, ''),
    kind: 'bad-profile',
    says: [/lacks sso_account_id/, /Mend it/],
  },
  'a source of a sign-in that has expired': {
    config: `${SSO.replace('[profile me]', '[profile base]')}[profile me]\nrole_arn = arn:aws:iam::444455556666:role/Editor\nsource_profile = base\n`,
    prepare: () => signedIn('company', yesterday),
    kind: 'sign-in',
    says: [/"base" has expired/, /--profile base/],
  },
  'an MFA code that nobody can be asked for': {
    config: MFA,
    kind: 'mfa',
    says: [/"me" asks for an MFA code/, /try again/],
  },
  'an MFA code that AWS refuses': {
    config: MFA,
    options: { mfaCode: () => Promise.resolve('000000') },
    refusal: refuse(403, 'AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.'),
    kind: 'mfa',
    says: [/did not take the MFA code for profile "me"/, /wait for the next one/],
  },
  'an MFA code that is no code': {
    config: MFA,
    options: { mfaCode: () => Promise.resolve('12') },
    refusal: refuse(
      400,
      'ValidationError',
      'Value at tokenCode failed to satisfy constraint: Member must have length 6',
    ),
    kind: 'mfa',
    says: [/did not take the MFA code/, /try again/],
  },
  'a question for an MFA code that is turned away': {
    config: MFA,
    options: { mfaCode: () => Promise.reject(new GatewayError('cancelled', 'Cancelled.')) },
    kind: 'cancelled',
    says: [],
  },
  'a role that may not be assumed': {
    config: ROLE,
    refusal: refuse(403, 'AccessDenied', 'User is not authorized to perform: sts:AssumeRole'),
    kind: 'denied',
    says: [/Profile "me" may not/, /allow sts:AssumeRole on arn:aws:iam::444455556666:role\/Editor/],
  },
  'wrong keys behind a role': {
    config: ROLE,
    refusal: refuse(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'),
    kind: 'bad-credentials',
    says: [/does not accept profile "me"/],
  },
  'a sign-in service that fails': {
    config: ROLE,
    refusal: refuse(500, 'InternalFailure', 'oops'),
    kind: 'service',
    says: [/sign-in service \(STS\)/, /Try again in a moment/],
  },
  'roles in a circle': {
    config:
      '[profile me]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::1:role/b\nsource_profile = me\n',
    kind: 'bad-profile',
    says: [/in a circle \(me → b → me\)/, /must end at a profile with credentials/],
  },
  'a role that starts from nowhere': {
    config: '[profile me]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = b\n',
    kind: 'bad-profile',
    says: [/"me" starts from profile "b"/, /Mend it/],
  },
  'a role without a source': {
    config: '[profile me]\nrole_arn = arn:aws:iam::1:role/a\n',
    kind: 'bad-profile',
    says: [/has a role_arn but not where it starts from/, /Mend it/],
  },
  'a process that fails': {
    config: processOf("console.error('log in with corp-login first');process.exit(3)"),
    kind: 'process',
    says: [/credential_process of profile "me" failed: log in with corp-login first/, /Run it in a terminal/],
  },
  'a process that leaks while it fails': {
    config: processOf("console.error('aws_secret_access_key=fake-secret-DO-NOT-LEAK-0');process.exit(3)"),
    kind: 'process',
    says: [/failed: aws_secret_access_key=…/, /Run it/],
  },
  'a process with a secret on its command line that fails and says nothing': {
    config: `[profile me]\ncredential_process = ${node('process.exit(3)')} -- --key fake-secret-DO-NOT-LEAK-argument\n`,
    kind: 'process',
    says: [/credential_process of profile "me" failed and said nothing\./, /Run it in a terminal/],
  },
  'a process that is not there': {
    config: '[profile me]\ncredential_process = /no/such/tool --key fake-secret-DO-NOT-LEAK-argument\n',
    kind: 'process',
    says: [/credential_process of profile "me" failed/, /Run it/],
  },
  'a process that prints rubbish': {
    config: processOf("console.log('<html>fake-secret-DO-NOT-LEAK')"),
    kind: 'process',
    says: [/printed something that is no JSON/, /Run it/],
  },
  'a process of another version': {
    config: processOf('console.log(JSON.stringify({Version:2}))'),
    kind: 'process',
    says: [/whose "Version" is not 1/, /Run it/],
  },
  'a process with credentials of yesterday': {
    config: processOf(
      `console.log(JSON.stringify({Version:1,AccessKeyId:1,SecretAccessKey:1,Expiration:${yesterday.getTime()}}))`,
    ),
    kind: 'process',
    says: [/credentials that have expired/, /Run it/],
  },
  'keys that AWS does not know': {
    config: `[profile me]\n${KEYS}`,
    fault: 'unrecognized-client',
    kind: 'bad-credentials',
    says: [/does not accept profile "me"/],
  },
  'a clock that is wrong': {
    config: `[profile me]\n${KEYS}`,
    fault: 'wrong-clock',
    kind: 'clock',
    says: [/the clock of this machine is wrong/, /Set it right .*, then try again/],
  },
  'credentials that may not do it': {
    config: `[profile me]\n${KEYS}`,
    fault: 'access-denied',
    kind: 'denied',
    says: [/Its policy must allow cognito-idp:DescribeUserPoolClient on app client demo/],
  },
  'temporary credentials that ran out': {
    config: `[profile me]\n${KEYS}aws_session_token = fake-secret-DO-NOT-LEAK-token\n`,
    fault: 'expired-token',
    kind: 'expired',
    says: [/profile "me" has expired/, /try again/],
  },
  'a sign-in service (STS) off this machine without https': {
    config: ROLE,
    prepare: () => {
      process.env['AWS_ENDPOINT_URL_STS'] = 'http://sts.example.com';
    },
    kind: 'bad-endpoint',
    says: [/Nothing was sent to sts\.example\.com: credentials travel by https only/],
  },
  'an endpoint off this machine without https': {
    config: `[profile me]\n${KEYS}endpoint_url = http://cognito.example.com\n`,
    options: { endpoint: '' },
    kind: 'bad-endpoint',
    says: [/"http:\/\/cognito.example.com" cannot be used/],
  },
  'a proxy that is no address': {
    config: `[profile me]\n${KEYS}`,
    options: { network: { proxy: 'socks5://jo:fake-secret-DO-NOT-LEAK@h' } },
    kind: 'proxy',
    says: [/must begin with http/, /HTTPS_PROXY/],
  },
  'certificates that are not there': {
    config: `[profile me]\n${KEYS}ca_bundle = /no/such/ca.pem\n`,
    kind: 'bad-profile',
    says: [/ca_bundle.*cannot be read/, /Mend it/],
  },
};

describe('each way not to come to credentials', () => {
  withEnvironment({ AWS_EC2_METADATA_DISABLED: 'true' });
  let local: LocalCognito;
  let service: SignInService;
  before(async () => {
    local = await startLocalCognito({ seed: 'demo' });
  });
  after(() => local.stop());
  beforeEach(async () => {
    local.clearFaults();
    service = await startSignInService();
  });
  afterEach(() => service.stop());

  for (const [name, { config = '', credentials = '', prepare, refusal, fault, options, kind, says }] of Object.entries(
    CASES,
  )) {
    it(`says what it is and what to do: ${name}`, async () => {
      writeShared({ config, credentials });
      prepare?.();
      service.refuse(refusal);
      if (fault) local.inject({ kind: fault });
      const log: string[] = [];
      const before = local.requests.length;
      const gateway = openCognitoGateway({
        region: 'us-east-1',
        profile: 'me',
        endpoint: local.url,
        onCall: (call) => log.push(auditLine(call)),
        ...options,
      });
      const error = await gateway.describeUserPoolClient(target, new AbortController().signal).then(
        () => assert.fail('it succeeded'),
        (thrown: unknown) => thrown,
      );
      gateway.dispose();
      assert.ok(error instanceof GatewayError, String(error));
      const sentence = failureSentence(error, {
        region: 'us-east-1',
        settings: { profile: 'me' },
        subject: `app client ${target.clientId}`,
      });
      assert.equal(error.kind, kind, sentence);
      for (const part of says) assert.match(sentence, part);
      assert.doesNotMatch([sentence, error.message, ...log].join('\n'), LEAK);
      if (!fault) assert.equal(local.requests.length, before, 'Cognito was asked without credentials');
    });
  }
});
