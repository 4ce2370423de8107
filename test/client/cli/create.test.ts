import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertNoSecret } from '../sync/flow/stage';
import { POOL, withTerminal } from './terminal';

const FILE = 'new.cognito-client.json';
const SECRET = /fake_secret_DO_NOT_LEAK_[0-9a-f]{16}/;

describe('cognito-client create', () => {
  const at = withTerminal();
  const sent = (): Record<string, unknown>[] =>
    at.local.requests
      .filter(({ operation }) => operation === 'CreateUserPoolClient')
      .map(({ body }) => body as Record<string, unknown>);
  const file = (): Record<string, unknown> => JSON.parse(at.read(FILE)) as Record<string, unknown>;
  /** Everything that is on the disk: the folder and what the terminal keeps. */
  const disk = (folder = at.folder): string =>
    readdirSync(folder, { withFileTypes: true })
      .map((it) => (it.isDirectory() ? disk(join(folder, it.name)) : readFileSync(join(folder, it.name), 'utf8')))
      .join('\n');
  const fromKind = (kind: string, ...more: string[]): string[] => [FILE, '--from', kind, '--pool', POOL, ...more];

  it('shows what it will make and asks; everything but yes is a no', async () => {
    for (const answer of ['', 'n', 'ja']) {
      const { code, out, asked, err } = await at.run('create', fromKind('single-page-app'), { answers: [answer] });
      assert.deepEqual([code, asked], [1, ['Create my-single-page-app? [y/N] ']]);
      assert.match(
        out,
        /New app client my-single-page-app · shop \(us-east-1_DemoPool1\) · 123456789012\n[^]*CallbackURLs: http:\/\/localhost:5173\/callback[^]*without a client secret/,
      );
      assert.match(err, /Nothing was created/);
    }
    assert.deepEqual([sent(), existsSync(join(at.folder, FILE))], [[], false]);
  });

  it('makes a client from a kind of app, writes its id, and remembers what both agree on', async () => {
    const { code, out, err } = await at.run('create', fromKind('single-page-app', '--name', 'shop-kiosk'), {
      answers: ['y'],
    });
    assert.equal(code, 0, err);
    const [body, ...more] = sent();
    assert.deepEqual(
      [more.length, body?.['GenerateSecret'], body?.['ClientName'], body?.['UserPoolId'], 'ClientId' in (body ?? {})],
      [0, false, 'shop-kiosk', POOL, false],
    );
    const { ClientId, UserPoolId, ...settings } = file();
    assert.deepEqual({ ...settings, UserPoolId, GenerateSecret: false }, body, 'the file says what was sent');
    assert.match(out, new RegExp(`Created shop-kiosk: app client ${String(ClientId)}\\.`));
    assert.equal((await at.run('plan', [FILE])).code, 0, 'nothing to do');
    at.edit({ AuthSessionValidity: 9 }, String(ClientId));
    assert.match(
      (await at.run('plan', [FILE])).out,
      /Kept from live[^]*AuthSessionValidity: 9|Changed in Cognito since the last pull or push[^]*AuthSessionValidity: 9/,
    );
  });

  it('puts a kind of app right for the pool', async () => {
    assert.equal((await at.run('create', fromKind('machine-to-machine', '--yes'))).code, 0);
    assert.deepEqual(
      [sent()[0]?.['AllowedOAuthScopes'], sent()[0]?.['GenerateSecret']],
      [['https://api.example.com/orders.read'], true],
    );
  });

  it('keeps the comments of a file that has no id yet, and takes GenerateSecret out of it', async () => {
    at.write({
      [FILE]: `{\n  // ours\n  "UserPoolId": "${POOL}",\n  "GenerateSecret": true,\n  "ClientName": "job", // nightly\n}\n`,
    });
    assert.equal((await at.run('create', [FILE, '--yes'])).code, 0);
    assert.equal(sent()[0]?.['GenerateSecret'], true);
    assert.match(
      at.read(FILE),
      /^\{\n {2}\/\/ ours\n {2}"UserPoolId": "us-east-1_DemoPool1",\n {2}"ClientId": "[0-9a-f]{26}",\n {2}"ClientName": "job", \/\/ nightly\n\}\n$/,
    );
  });

  it('never lets the secret out by itself: not to the screen, a file, the state or the log', async () => {
    const { code, out, err, asked } = await at.run('create', fromKind('server-web-app', '--verbose'), {
      answers: ['y', ''],
    });
    assert.deepEqual([code, asked.at(-1)], [0, 'It has a secret. Show it now, once? [y/N] ']);
    assert.match(String(at.stored(String(file()['ClientId']))['ClientSecret']), SECRET, 'there is one');
    assert.match(err, /aws: CreateUserPoolClient us-east-1_Demo…: ok/);
    assertNoSecret(out, err, disk());
  });

  it('shows the secret once when asked to, and writes it nowhere', async () => {
    const { out, err } = await at.run('create', fromKind('server-web-app', '--verbose'), { answers: ['y', 'y'] });
    const secret = String(at.stored(String(file()['ClientId']))['ClientSecret']);
    assert.equal(out.split(secret).length, 2);
    assertNoSecret(err, disk());
  });

  it('hands the secret alone to the next program with --show-secret', async () => {
    const { code, out, err } = await at.run('create', fromKind('server-web-app', '--yes', '--show-secret'));
    assert.deepEqual([code, out], [0, `${String(at.stored(String(file()['ClientId']))['ClientSecret'])}\n`]);
    assert.match(err, /Created my-web-app/);
    assertNoSecret(err, disk());
  });

  it('asks whether to make a secret where nothing says it, with the answer that the settings need', async () => {
    at.write({ [FILE]: '{ "ClientName": "web" }' });
    assert.match(
      (await at.run('create', [FILE, '--pool', POOL, '--yes'])).err,
      /Give --secret or --no-secret\. No update can change it later/,
    );
    const plain = await at.run('create', [FILE, '--pool', POOL], { answers: ['', 'n'] });
    assert.match(plain.asked[0] ?? '', /With a client secret\?.* \[y\/N\] $/);
    assert.match(plain.out, /without a client secret/);
    at.write({ [FILE]: '{ "ClientName": "web", "EnablePropagateAdditionalUserContextData": true }' });
    const needs = await at.run('create', [FILE, '--pool', POOL], { answers: ['', 'n'] });
    assert.match(needs.asked[0] ?? '', /these settings need one\. \[Y\/n\] $/);
    assert.match(needs.out, /with a client secret/);
  });

  for (const [what, content, message] of [
    [
      'a rule that needs the secret',
      {
        ClientName: 'job',
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['reports/export'],
        AllowedOAuthFlowsUserPoolClient: true,
      },
      /client_credentials needs a client with a secret/,
    ],
    [
      'a scope that the pool does not have',
      {
        ClientName: 'job',
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['nobody/knows'],
        AllowedOAuthFlowsUserPoolClient: true,
        CallbackURLs: ['https://a.example/'],
        SupportedIdentityProviders: ['COGNITO'],
      },
      /no resource server nobody/,
    ],
    [
      'a provider that the pool does not have',
      { ClientName: 'job', SupportedIdentityProviders: ['COGNITO', 'Okta'] },
      /Okta/,
    ],
    ['no name', { AuthSessionValidity: 5 }, /needs a ClientName/],
    [
      'a secret of its own',
      { ClientName: 'job', ClientSecret: 'fake-secret-DO-NOT-LEAK-0123456789abcdef' },
      /ClientSecret/,
    ],
  ] as const) {
    it(`is stopped before anything is sent by ${what}`, async () => {
      at.write({ [FILE]: JSON.stringify(content) });
      const { code, err, out } = await at.run('create', [FILE, '--pool', POOL, '--yes', '--no-secret']);
      assert.deepEqual([code, sent()], [2, []]);
      assert.match(err, /Not created: \d errors? first/);
      assert.match(err, message);
      assertNoSecret(out, err);
    });
  }

  it('says what is wrong with its arguments, and makes nothing', async () => {
    at.write({
      'made.cognito-client.json': JSON.stringify({ UserPoolId: POOL, ClientId: 'abc123' }),
      'broken.cognito-client.json': '{ "ClientName": ',
    });
    for (const [args, message] of [
      [[], /Name one file/],
      [[FILE], /is not there\. Start from a kind of app: --from single-page-app, /],
      [[FILE, '--from', 'nothing', '--pool', POOL], /neither a file nor a kind of app/],
      [['made.cognito-client.json'], /is the file of app client abc123 already.*--from made/],
      [['made.cognito-client.json', '--from', 'mobile-app', '--pool', POOL], /is there already/],
      [[FILE, '--from', 'mobile-app'], /does not say in which user pool/],
      [[FILE, '--from', 'mobile-app', '--pool', 'x'], /no user pool's id/],
      [
        ['no/such/a.cognito-client.json', '--from', 'mobile-app', '--pool', POOL],
        /cannot be written: there is no such file or folder\. Nothing was made/,
      ],
      [['broken.cognito-client.json', '--pool', POOL, '--yes'], /no JSON object/],
      [fromKind('mobile-app', '--secret', '--no-secret', '--yes'), /contradict/],
    ] as const) {
      const { code, err } = await at.run('create', args);
      assert.equal(code, 2, err);
      assert.match(err, message);
    }
    assert.deepEqual(sent(), []);
  });

  it('makes a client like another one from its file', async () => {
    at.write({
      'made.cognito-client.json': JSON.stringify({ UserPoolId: POOL, ClientId: 'abc123', ClientName: 'first' }),
    });
    assert.equal(
      (await at.run('create', [FILE, '--from', 'made.cognito-client.json', '--name', 'second', '--no-secret', '--yes']))
        .code,
      0,
    );
    assert.deepEqual([file()['ClientName'], sent()[0]?.['ClientName']], ['second', 'second']);
    assert.notEqual(file()['ClientId'], 'abc123');
  });

  it('respects protection: a name must be typed, and read-only makes nothing', async () => {
    at.write({ '.cognito-client-lint.json': '{ "protected": [{ "userPoolName": "shop", "protection": "confirm" }] }' });
    assert.match((await at.run('create', fromKind('mobile-app', '--yes'))).err, /takes a person who types its name/);
    assert.equal((await at.run('create', fromKind('mobile-app'), { answers: ['y'] })).code, 1);
    assert.equal((await at.run('create', fromKind('mobile-app'), { answers: ['my-mobile-app'] })).code, 0);
    at.write({ '.cognito-client-lint.json': '{ "protected": [{ "clientName": "my-*", "protection": "readonly" }] }' });
    assert.match(
      (await at.run('create', ['b.cognito-client.json', '--from', 'mobile-app', '--pool', POOL, '--yes'])).err,
      /nothing is created there/,
    );
    assert.equal(sent().length, 1);
  });

  it('says the id and what to do when the client was made and its file could not be written', async () => {
    const { code, err } = await at.run('create', fromKind('server-web-app'), {
      answers: [
        () => {
          at.write({ [FILE]: 'somebody else' });
          return 'y';
        },
        '',
      ],
    });
    const [made] = at.local.pools()[0]!.clients.filter(({ name }) => name === 'my-web-app');
    assert.equal(code, 2);
    assert.match(
      err,
      new RegExp(
        `was written during the creation, and was left alone.*The app client is there all the same.*${made!.id}.*cognito-client pull --pool ${POOL} --client ${made!.id}`,
      ),
    );
    assert.equal(at.read(FILE), 'somebody else');
  });

  const madeId = (): string => String(file()['ClientId']);
  const beforeReadBack = (run: () => void) => at.local.between(run, { operation: 'DescribeUserPoolClient' });
  const ours = `{\n  "UserPoolId": "${POOL}",\n  "ClientName": "job",\n  "AuthSessionValidity": 7\n}\n`;

  it('ends with 1 when Cognito stored something else, and the next plan, push and drift know it', async () => {
    at.write({ [FILE]: ours });
    beforeReadBack(() => {
      const [client] = at.local.pools()[0]!.clients.filter(({ name }) => name === 'job');
      at.edit({ AuthSessionValidity: 11 }, client!.id);
    });
    const { code, err } = await at.run('create', [FILE, '--yes', '--no-secret']);
    assert.equal(code, 1);
    assert.match(
      err,
      /stored something else than asked for: AuthSessionValidity\. cognito-client plan new\S+ shows it\./,
    );
    const plan = await at.run('plan', [FILE]);
    assert.equal(plan.code, 1);
    assert.match(plan.out, /AuthSessionValidity: 11 → 7/);
    assert.match(
      (await at.run('drift', [FILE])).out,
      /AuthSessionValidity: file: 7 · live: 11 \(changed in the file\)/,
    );
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 0);
    assert.equal(at.stored(madeId())['AuthSessionValidity'], 7);
  });

  it('ends with 2 when it cannot read back what is live', async () => {
    at.write({ [FILE]: ours });
    at.local.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient', times: 1 });
    const { code, err } = await at.run('create', [FILE, '--yes', '--no-secret']);
    assert.equal(code, 2);
    assert.match(err, /What is live could not be read back/);
    assert.ok(at.stored(madeId()), 'its id is in the file');
  });

  it('takes what is saved in the file during the request for a change of the file', async () => {
    at.write({ [FILE]: ours.replace('"ClientName"', '"GenerateSecret": false,\n  "ClientName"') });
    at.local.between(() => at.change(FILE, '"AuthSessionValidity": 7', '// nightly\n  "AuthSessionValidity": 9'), {
      operation: 'CreateUserPoolClient',
    });
    const { code, err } = await at.run('create', [FILE, '--yes', '--name', 'nightly']);
    assert.equal(code, 0, err);
    assert.equal(
      at.read(FILE),
      `{\n  "UserPoolId": "${POOL}",\n  "ClientId": "${at.local.pools()[0]!.clients.at(-1)!.id}",\n  "ClientName": "nightly",\n  // nightly\n  "AuthSessionValidity": 9\n}\n`,
    );
    assert.match((await at.run('plan', [FILE])).out, /AuthSessionValidity: 7 → 9/);
  });

  it('leaves a file alone that names another client by then', async () => {
    at.write({ [FILE]: ours });
    const other = ours.replace('"ClientName"', '"ClientId": "abc123",\n  "ClientName"');
    at.local.between(() => at.write({ [FILE]: other }), { operation: 'CreateUserPoolClient' });
    const { code, err } = await at.run('create', [FILE, '--yes', '--no-secret']);
    assert.deepEqual([code, at.read(FILE)], [2, other]);
    assert.match(err, /names another app client now\. The app client is there all the same: write "ClientId"/);
  });

  it('is sent once, and says what is known when the answer is lost', async () => {
    at.local.inject({ kind: 'internal-error-after', operation: 'CreateUserPoolClient', times: 1 });
    const lost = await at.run('create', fromKind('mobile-app', '--yes'));
    const [made] = at.local.pools()[0]!.clients.filter(({ name }) => name === 'my-mobile-app');
    assert.deepEqual([lost.code, sent().length, existsSync(join(at.folder, FILE))], [2, 1, false]);
    assert.match(
      lost.err,
      new RegExp(`It is not known whether my-mobile-app was created.*has a client of this name: ${made!.id}`),
    );
    at.local.inject({ kind: 'internal-error-before', operation: 'CreateUserPoolClient', times: 1 });
    const none = await at.run('create', fromKind('mobile-app', '--yes', '--name', 'other'));
    assert.match(
      none.err,
      /has no client of this name so far\. Look again in a minute, before you create it again\.$/m,
    );
  });

  it("shows a refusal in the service's own words", async () => {
    at.local.inject({ kind: 'access-denied', operation: 'CreateUserPoolClient', times: 1 });
    const { code, err } = await at.run('create', fromKind('mobile-app', '--yes'));
    assert.equal(code, 2);
    assert.match(
      err,
      /may not do this\. Its policy must allow cognito-idp:CreateUserPoolClient on user pool us-east-1_DemoPool1/,
    );
  });
});
