// What a terminal says when credentials fail: what is wrong and what to do, once, however many files there are.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { FaultKind } from '../../../local-cognito/src';
import { DEMO } from '../../../local-cognito/src';
import { startProxy } from '../aws/loopback';
import { sharedFile, writeShared } from '../aws/shared-files';
import { signedIn, startSignInService, type Refusal, type SignInService } from '../aws/sign-in-service';
import { assertNoSecret } from '../sync/flow/stage';
import { until } from '../../local-cognito/helpers';
import { POOL, run, withTerminal, type At, type Ended } from './terminal';

/** One way not to come to an answer. */
interface Case {
  readonly config?: string;
  readonly prepare?: () => void;
  readonly refusal?: Refusal;
  readonly fault?: FaultKind;
  readonly at?: At;
  readonly endpoint?: string;
  /** What is wrong, and then what to do. */
  readonly says: RegExp;
  /** How often the person is asked. */
  readonly asked?: number;
  /** How many requests come to Cognito at most: one finds out, and one more may be on its way. */
  readonly requests?: number;
}

const KEYS = 'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake-secret-DO-NOT-LEAK-key\n';
const PLAIN = `[profile me]\n${KEYS}`;
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
const wrongCode: Refusal = {
  status: 403,
  code: 'AccessDenied',
  message: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
};
/** A program that notes each of its starts. */
function failing(): string {
  const program = [
    `require('fs').appendFileSync('${sharedFile('starts')}','x')`,
    "console.error('log in with corp-login first')",
    'process.exit(3)',
  ].join(';');
  return `[profile me]\ncredential_process = "${process.execPath}" -e "${program}"\n`;
}

const CASES: Readonly<Record<string, Case>> = {
  'a profile that does not exist': {
    config: '[profile you]\nregion = us-east-1\n',
    says: /There is no profile "me".* hold "you".* Check its name, or choose another profile\./,
  },
  'an SSO sign-in that has expired': {
    config: SSO,
    prepare: () => signedIn('company', new Date(Date.now() - 86_400_000)),
    says: /The sign-in of profile "me" has expired\. Sign in with: aws sso login --profile me\. Then try again\./,
  },
  'an MFA code that AWS refuses': {
    config: MFA,
    refusal: wrongCode,
    at: { answers: ['000000'] },
    asked: 1,
    says: /AWS did not take the MFA code for profile "me"\. A code counts once .* wait for the next one\. Then try again\./,
  },
  'an MFA code that is not given': {
    config: MFA,
    at: { answers: [] },
    asked: 1,
    says: /No MFA code of arn:aws:iam::111122223333:mfa\/jo was given\. Type the one that the device shows .* Then try again\./,
  },
  'an MFA code that nobody can be asked for': {
    config: MFA,
    says: /"me" asks for an MFA code, and nobody can be asked for it here\. Run this in a terminal, or choose a profile that needs none\. Then try again\./,
  },
  'a program that fails': {
    prepare: () => writeShared({ config: failing() }),
    says: /credential_process of profile "me" failed: log in with corp-login first\. Run it in a terminal to see what it needs, then try again\./,
  },
  'a role that may not be assumed': {
    config: ROLE,
    refusal: { status: 403, code: 'AccessDenied', message: 'User is not authorized to perform: sts:AssumeRole' },
    says: /Profile "me" may not do this\. Its policy must allow sts:AssumeRole on arn:aws:iam::444455556666:role\/Editor\./,
  },
  'a policy that does not allow it': {
    config: PLAIN,
    fault: 'access-denied',
    requests: Infinity,
    says: /Profile "me" may not do this\. Its policy must allow cognito-idp:DescribeUserPoolClient on user pool us-east-1_DemoPool1\./,
  },
  'keys that AWS does not know': {
    config: PLAIN,
    fault: 'unrecognized-client',
    requests: 2,
    says: /AWS does not accept profile "me": the key does not exist, or its secret is wrong\./,
  },
  'a clock that is wrong': {
    config: PLAIN,
    fault: 'wrong-clock',
    requests: 6,
    says: /the clock of this machine is wrong\. Set it right \(automatic date and time\), then try again\./,
  },
  'a proxy that is not there': {
    config: PLAIN,
    prepare: () => {
      process.env['HTTPS_PROXY'] = 'http://127.0.0.1:1';
    },
    endpoint: 'https://cognito.example.com',
    says: /The proxy 127\.0\.0\.1:1 could not be used.* Check the proxy \(.*HTTPS_PROXY\).*, then try again\./,
  },
};

const FILES = [DEMO.singlePageApp, DEMO.machine, DEMO.mobileApp].map(
  (id, index) =>
    [
      `${'abc'[index]}.cognito-client.json`,
      `{ "UserPoolId": "${POOL}", "ClientId": "${id}", "ClientName": "x" }`,
    ] as const,
);

describe('credentials that fail, in a terminal', () => {
  const at = withTerminal();
  let service: SignInService;
  beforeEach(async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) delete process.env[name];
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
    service = await startSignInService();
    at.write(Object.fromEntries(FILES));
  });
  afterEach(() => service.stop());

  const failWith = ({ config, prepare, refusal, fault }: Case): void => {
    if (config !== undefined) writeShared({ config });
    prepare?.();
    service.refuse(refusal);
    if (fault) at.local.inject({ kind: fault });
  };
  const during = (
    command: string,
    args: readonly string[],
    { at: who = {}, endpoint = at.local.url }: Case,
  ): ReturnType<typeof run> =>
    run([command, '.', ...args, '--profile', 'me', '--endpoint', endpoint], {
      ...who,
      cwd: at.folder,
      env: { XDG_STATE_HOME: `${at.folder}/.state` },
    });

  for (const [name, it_] of Object.entries(CASES)) {
    for (const command of ['drift', 'plan', 'pull', 'push']) {
      it(`${command} says once for all files what it is and what to do, with 2: ${name}`, async () => {
        failWith(it_);
        const { code, out, err, asked } = await during(command, command === 'push' && !it_.at ? ['--yes'] : [], it_);
        assert.equal(code, 2, err);
        assert.equal(err.match(new RegExp(it_.says, 'g'))?.length, 1, err);
        assert.match(
          err,
          /2 other files (could not be \w+|failed) for the same reason as a\.cognito-client\.json\.\n$/,
        );
        assert.equal(err.trimEnd().split('\n').length, 2, err);
        assert.equal(asked.length, it_.asked ?? 0);
        const { requests } = at.local;
        assert.ok(requests.length <= (it_.requests ?? 0), `${requests.length} requests`);
        if (existsSync(sharedFile('starts')))
          assert.equal(readFileSync(sharedFile('starts'), 'utf8'), 'x', 'the program was started again');
        assertNoSecret(out, err);
      });
    }
  }

  it('drift has one sentence and all files in JSON, SARIF and annotations', async () => {
    writeShared({ config: '[profile you]\nregion = us-east-1\n' });
    const outOf = async (format: string): Promise<string> =>
      (await during('drift', ['--format', format], { says: /./ })).out;
    const names = FILES.map(([name]) => name);
    const { files, failures } = JSON.parse(await outOf('json')) as {
      files: { file: string; state: string }[];
      failures: { message: string; files: string[] }[];
    };
    assert.deepEqual(
      files,
      names.map((file) => ({ file, state: 'failed', differences: [] })),
    );
    assert.deepEqual(
      failures.map((failure) => failure.files),
      [names],
    );
    assert.match(failures[0]?.message ?? '', /^There is no profile "me"/);
    const {
      runs: [
        {
          invocations: [{ executionSuccessful, toolExecutionNotifications: notes }],
        },
      ],
    } = JSON.parse(await outOf('sarif')) as {
      runs: [
        {
          invocations: [
            {
              executionSuccessful: boolean;
              toolExecutionNotifications: {
                message: { text: string };
                locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
              }[];
            },
          ];
        },
      ];
    };
    assert.deepEqual(
      [
        executionSuccessful,
        notes.map(({ message, locations }) => [
          message.text,
          locations.map((location) => location.physicalLocation.artifactLocation.uri),
        ]),
      ],
      [false, [[failures[0]?.message, names]]],
    );
    assert.match(
      await outOf('github'),
      /^::error title=not compared::3 files could not be compared: There is no profile "me".*\n$/,
    );
    assert.match(await outOf('text'), /^3 files: 3 not compared\.\n$/);
  });

  it('plan has one sentence and all files in JSON and in a document', async () => {
    writeShared({ config: '[profile you]\nregion = us-east-1\n' });
    const { failures } = JSON.parse((await during('plan', ['--json'], { says: /./ })).out) as {
      failures: { message: string; files: string[] }[];
    };
    assert.deepEqual(
      failures.map((failure) => failure.files),
      [FILES.map(([name]) => name)],
    );
    assert.match(
      (await during('plan', ['--markdown'], { says: /./ })).out,
      /^# Not planned\n\n- 3 files\\?: There is no profile "me"[^\n]*\n$/,
    );
  });

  it('wait ten seconds at most for a proxy that is silent, and not after Ctrl-C', async () => {
    const proxy = await startProxy(1, 'hang');
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${proxy.port}`;
    writeShared({ config: PLAIN });
    const through = (command: string, interrupted?: AbortSignal): Promise<Ended> =>
      run([command, FILES[0]![0], '--profile', 'me', '--endpoint', 'https://cognito.example.com'], {
        cwd: at.folder,
        env: { XDG_STATE_HOME: at.folder },
        ...(interrupted && { interrupted }),
      });
    try {
      const stop = new AbortController();
      const stopped = through('drift', stop.signal);
      await until(() => proxy.asked.length > 0);
      stop.abort();
      assert.equal((await stopped).code, 130);
      for (const { code, err } of await Promise.all(['drift', 'plan', 'pull'].map((command) => through(command)))) {
        assert.equal(code, 2);
        assert.match(
          err,
          new RegExp(
            `The proxy 127\\.0\\.0\\.1:${proxy.port} did not answer within 10 seconds\\. Check the proxy .*HTTPS_PROXY.*, then try again\\.`,
          ),
        );
      }
      assert.equal(proxy.asked.length, 4, 'each asks once');
    } finally {
      await proxy.stop();
    }
  });

  it('are of another account where there is no such user pool: no client is called gone, and each command ends with 2', async () => {
    writeShared({ config: PLAIN });
    at.write(
      Object.fromEntries(
        FILES.map(([name]) => [name, `{ "UserPoolId": "us-east-1_OfAnother1", "ClientId": "abc", "ClientName": "x" }`]),
      ),
    );
    for (const command of ['drift', 'plan', 'push', 'pull']) {
      const { code, out, err } = await during(command, command === 'push' ? ['--yes'] : [], { says: /./ });
      assert.deepEqual([command, code], [command, 2]);
      assert.match(
        err,
        /There is no user pool us-east-1_OfAnother1 in us-east-1 for profile "me"\. Use credentials of the pool's account, or check its id, whose part before "_" is the region\./,
      );
      assert.doesNotMatch(out, /gone/);
    }
    assert.equal(at.updates(), 0);
  });
});
