import assert from 'node:assert/strict';
import path from 'node:path';
import { listProfiles } from '../../../client/src/aws/cognito-gateway';
import { endpointOf } from '../../../client/src/aws/profiles/endpoint';
import { readSharedFiles } from '../../../client/src/aws/profiles/files';
import { withEnvironment } from './environment';
import { makeUnreadable, sharedFile, writeShared } from './shared-files';

const CONFIG = `
[default]
region = eu-west-1

[profile work] ; a comment
sso_session = company
sso_account_id = 111122223333
sso_role_name = Editor
region = eu-central-1

[sso-session company]
sso_start_url = https://company.example.com/start
sso_region = eu-central-1

[profile "prod admin"]
[profile prod]
role_arn = arn:aws:iam::444455556666:role/Editor
source_profile = work
mfa_serial = arn:aws:iam::111122223333:mfa/jo

[profile tool]
credential_process = /usr/bin/tool --json
endpoint_url = https://tool.example.com

[profile pod]
role_arn = arn:aws:iam::444455556666:role/Pod
web_identity_token_file = /var/token

[profile local]
services = stand-in

[services stand-in]
cognito_identity_provider =
  endpoint_url = http://127.0.0.1:9229
s3 =
  endpoint_url = http://127.0.0.1:4566
`;
const CREDENTIALS = [
  '[default]',
  'aws_access_key_id = AKIAFAKEFAKEFAKEFAKE',
  'aws_secret_access_key = fake-secret-DO-NOT-LEAK-key',
  '',
  '[old]',
  'aws_access_key_id=AKIAFAKEFAKEFAKEFAK2',
  'aws_secret_access_key=fake-secret-DO-NOT-LEAK-key',
  '',
].join('\n');

describe('the profiles of the shared AWS files', () => {
  withEnvironment({});

  it('are listed with what each is', async () => {
    writeShared({ config: CONFIG, credentials: CREDENTIALS });
    const { profiles, active, warnings } = await listProfiles();
    assert.deepEqual([active, warnings], ['default', []]);
    assert.deepEqual(profiles, [
      { name: 'default', kind: 'keys', region: 'eu-west-1' },
      { name: 'work', kind: 'sso', region: 'eu-central-1', account: '111122223333', ssoSession: 'company' },
      {
        name: 'prod',
        kind: 'role',
        account: '444455556666',
        source: 'work',
        mfaSerial: 'arn:aws:iam::111122223333:mfa/jo',
      },
      { name: 'tool', kind: 'process', endpoint: 'https://tool.example.com' },
      { name: 'pod', kind: 'web-identity', account: '444455556666' },
      { name: 'local', kind: 'none', endpoint: 'http://127.0.0.1:9229' },
      { name: 'old', kind: 'keys' },
    ]);
  });

  it('carry nothing secret', async () => {
    writeShared({ config: CONFIG, credentials: CREDENTIALS });
    assert.doesNotMatch(JSON.stringify(await listProfiles()), /DO-NOT-LEAK|AKIA/);
  });

  it('are read where the environment says, and again each time', async () => {
    writeShared({ elsewhere: '[profile a]\nregion = us-east-1\n', keys: '' });
    Object.assign(process.env, {
      AWS_CONFIG_FILE: sharedFile('elsewhere'),
      AWS_SHARED_CREDENTIALS_FILE: '~/.aws/keys',
      AWS_PROFILE: 'b',
    });
    const names = async (): Promise<string[]> => (await listProfiles()).profiles.map(({ name }) => name);
    assert.deepEqual(await names(), ['a']);
    writeShared({ keys: CREDENTIALS });
    assert.deepEqual(await names(), ['a', 'default', 'old']);
    assert.equal((await listProfiles()).active, 'b');
  });

  it('are none, without complaint, where there are no files', async () => {
    assert.deepEqual(await listProfiles(), { profiles: [], active: 'default', warnings: [] });
  });

  it('say which file cannot be read, and which line is odd, without its content', async () => {
    writeShared({
      config: '[default]\nregion = us-east-1\n',
      credentials: '[default]\naws_access_key_id AKIAFAKEFAKEFAKEFAKE\n',
    });
    makeUnreadable('config');
    const { warnings } = await listProfiles();
    assert.equal(warnings.length, 2);
    assert.match(warnings[0] ?? '', /config cannot be read \(EISDIR\)/);
    assert.match(warnings[1] ?? '', /credentials, line 2, is neither/);
    assert.doesNotMatch(warnings.join(), /AKIA/);
    assert.ok(warnings.every((warning) => warning.startsWith(path.dirname(sharedFile('config')))));
  });
});

describe('the endpoint that environment and profile set', () => {
  withEnvironment({});
  /** What wins, the strongest first; each row leaves out what the row before it had. */
  const env = { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'https://env-service', AWS_ENDPOINT_URL: 'https://env' };
  const rows: readonly [string, NodeJS.ProcessEnv, string, string | undefined][] = [
    ['the environment for this service', env, 'both', 'https://env-service'],
    ['the environment', { AWS_ENDPOINT_URL: 'https://env' }, 'both', 'https://env'],
    ['the services section', {}, 'both', 'https://section'],
    ['the profile', {}, 'plain', 'https://plain'],
    ['none at all', {}, 'none', undefined],
    ['none, when they are to be ignored', { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, 'both', undefined],
    ['none, when the profile ignores them', {}, 'ignoring', undefined],
  ];
  for (const [name, variables, profile, expected] of rows) {
    it(`is ${expected ?? "AWS's own"}: ${name}`, async () => {
      writeShared({
        config: [
          '[default]',
          'endpoint_url = https://default',
          '[profile both]',
          'services = s',
          'endpoint_url = https://plain',
          '[profile plain]',
          'services = other',
          'endpoint_url = https://plain',
          '[profile none]',
          'region = us-east-1',
          '[profile ignoring]',
          'endpoint_url = https://plain',
          'ignore_configured_endpoint_urls = true',
          '[services s]',
          'cognito_identity_provider =',
          '  endpoint_url = https://section',
          '[services other]',
          's3 =',
          '  endpoint_url = https://s3',
          '',
        ].join('\n'),
      });
      assert.equal(endpointOf(profile, await readSharedFiles(), variables), expected);
    });
  }
});
