import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO } from '../../../local-cognito/src';
import { assertNoSecret } from '../sync/flow/stage';
import { POOL, withTerminal } from './terminal';

const [FROM, TO, MEMORY] = ['dev.cognito-client.json', 'prod.cognito-client.json', 'prod.promotion.json'];

describe('cognito-client promote', () => {
  const at = withTerminal();
  beforeEach(async () => {
    await at.run('pull', ['--pool', POOL, '--client', DEMO.singlePageApp, '--out', FROM]);
    await at.run('pull', ['--pool', POOL, '--client', DEMO.mobileApp, '--out', TO]);
    at.change(TO, '{\n', '{\n  // production\n');
  });
  const live = (): Readonly<Record<string, unknown>> => at.stored(DEMO.mobileApp);

  it("brings the settings over, keeps what is the target's own, and writes the file with its comments", async () => {
    const [before, source] = [live(), at.stored(DEMO.singlePageApp)];
    const { code, out, err } = await at.run('promote', [FROM, TO], { answers: ['y'] });
    assert.equal(code, 0, err);
    for (const kept of ['ClientName', 'CallbackURLs', 'LogoutURLs', 'SupportedIdentityProviders'])
      assert.deepEqual(live()[kept], before[kept], kept);
    for (const taken of ['AuthSessionValidity', 'AccessTokenValidity', 'RefreshTokenRotation', 'ExplicitAuthFlows'])
      assert.deepEqual(live()[taken], source[taken], taken);
    assert.deepEqual(
      [...(live()['AllowedOAuthScopes'] as string[])].sort(),
      ['email', 'openid', 'profile'],
      "the scope of the source's resource server is not brought",
    );
    assert.match(out, /dev\.cognito-client\.json → prod\.cognito-client\.json, which keeps its own ClientName, /);
    assert.match(at.read(TO), /\/\/ production[^]*"AuthSessionValidity": 5/);
    assert.equal((await at.run('plan', [TO])).code, 0, 'nothing is left to do');
    const again = await at.run('promote', [FROM, TO, '--yes']);
    assert.deepEqual([again.code, at.updates()], [0, 1]);
  });

  it('changes nothing, not even a file, when nobody says yes', async () => {
    const before = at.read(TO);
    const { code, err } = await at.run('promote', [FROM, TO], { answers: ['n'] });
    assert.deepEqual(
      [code, at.updates(), at.read(TO) === before, existsSync(join(at.folder, MEMORY))],
      [1, 0, true, false],
    );
    assert.match(err, /Nothing was sent\. No file was changed\./);
  });

  it('keeps and takes what it is told, and remembers it beside the target', async () => {
    const before = live();
    assert.equal(
      (await at.run('promote', [FROM, TO, '--yes', '--keep', 'AccessTokenValidity', '--take', 'LogoutURLs'])).code,
      0,
    );
    assert.deepEqual(live()['AccessTokenValidity'], before['AccessTokenValidity']);
    assert.deepEqual([...(live()['LogoutURLs'] as string[])].sort(), [
      'http://localhost:5173/',
      'https://shop.example.com/',
    ]);
    const { keep } = JSON.parse(at.read(MEMORY)) as { keep: string[] };
    assert.deepEqual(
      [keep.includes('AccessTokenValidity'), keep.includes('LogoutURLs'), keep.includes('CallbackURLs')],
      [true, false, true],
    );
    at.change(FROM, '"AccessTokenValidity": 30', '"AccessTokenValidity": 20');
    assert.match(
      (await at.run('promote', [FROM, TO, '--yes'])).out,
      /Nothing to push/,
      'what was kept is kept the next time',
    );
  });

  const during = (run: () => void) => at.local.between(run, { operation: 'UpdateUserPoolClient' });

  it('writes into the target as it is by then, and the next plan has nothing to take back', async () => {
    during(() => at.change(TO, '// production', '// production, saved by a colleague'));
    const { code, err } = await at.run('promote', [FROM, TO, '--yes']);
    assert.equal(code, 0, err);
    assert.match(err, /prod\.cogn\S+ was changed during the push: what was changed in it was kept\./);
    assert.match(at.read(TO), /saved by a colleague[^]*"AuthSessionValidity": 5/);
    assert.equal((await at.run('plan', [TO])).code, 0);
  });

  it('says that the target could not be written, and never takes its old values for a change', async () => {
    const before = at.read(TO);
    during(() => at.write({ [TO]: '{ "ClientName": ' }));
    const { code, err } = await at.run('promote', [FROM, TO, '--yes']);
    assert.deepEqual([code, at.read(TO)], [2, '{ "ClientName": ']);
    assert.match(
      err,
      /shop-mobile is live as planned\. \(request \S+\) prod\.cogn\S+ is no JSON object, .* What was pushed is not in the file: cognito-client pull brings it\./,
    );
    at.write({ [TO]: before });
    assert.equal((await at.run('plan', [TO])).code, 0, 'the promotion is not taken back');
    const promoted = live()['AuthSessionValidity'];
    assert.equal((await at.run('push', [TO, '--yes'])).code, 0);
    assert.equal(live()['AuthSessionValidity'], promoted);
  });

  it("remembers nothing behind a stranger's link that leads out, and takes nothing from there", async () => {
    const theirs = { 'home/kept.json': '{ "keep": ["ClientName"] }', 'home/notes.txt': 'theirs' };
    at.write({ ...theirs, 'repo/.git/HEAD': '', 'repo/dev.json': at.read(FROM), 'repo/prod.json': at.read(TO) });
    const link = join(at.folder, 'repo/prod.json.promotion.json');
    for (const place of ['kept.json', 'notes.txt', 'new.json']) {
      symlinkSync(join('../home', place), link);
      const { code, err } = await at.run('promote', ['dev.json', 'prod.json', '--yes'], { cwd: 'repo' });
      assert.deepEqual([code, at.updates()], [2, 0], place);
      assert.match(err, /prod\.json\.promotion\.json cannot be used: it is, or is behind, a link that leads out/);
      rmSync(link);
    }
    assert.deepEqual(readdirSync(join(at.folder, 'home')).sort(), ['kept.json', 'notes.txt']);
    for (const [name, text] of Object.entries(theirs)) assert.equal(at.read(name), text);
  });

  it('keeps the comments of what it remembers, and what was saved there during the promotion', async () => {
    at.write({
      [MEMORY]:
        '{\n  // ours\n  "keep": [\n    "ClientName", // differs\n    "DefaultRedirectURI",\n    "SupportedIdentityProviders",\n    "CallbackURLs"\n  ]\n}\n',
    });
    during(() => at.change(MEMORY, '"CallbackURLs"', '"CallbackURLs",\n    "LogoutURLs"'));
    const { code, err } = await at.run('promote', [FROM, TO, '--yes', '--keep', 'AccessTokenValidity']);
    assert.equal(code, 0, err);
    assert.equal(
      at.read(MEMORY),
      '{\n  // ours\n  "keep": [\n    "ClientName", // differs\n    "DefaultRedirectURI",\n    "SupportedIdentityProviders",\n    "CallbackURLs",\n    "LogoutURLs",\n    "AccessTokenValidity"\n  ]\n}\n',
    );
    during(() => at.write({ [MEMORY]: '{' }));
    at.change(FROM, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    const broken = await at.run('promote', [FROM, TO, '--yes']);
    assert.deepEqual([broken.code, at.read(MEMORY)], [2, '{']);
    assert.match(
      broken.err,
      /shop-mobile is live as planned\. \(request \S+\) prod\.promotion\.json cannot be used: it needs a list/,
    );
    assert.match(at.read(TO), /"AuthSessionValidity": 6/);
  });

  it('compares the target with the base that it is given, and refuses without one where that is required', async () => {
    writeFileSync(join(at.folder, 'before.json'), at.read(TO));
    rmSync(join(at.folder, '.state'), { recursive: true });
    at.local.edit(POOL, DEMO.mobileApp, { LogoutURLs: ['https://colleague.example.com/'] });
    const refused = await at.run('promote', [FROM, TO, '--yes', '--require-base']);
    assert.deepEqual([refused.code, at.updates()], [2, 0]);
    assert.match(refused.err, /prod\.cognito-client\.json was refused\. No record was found/);
    const source = await at.run('promote', [FROM, TO, '--yes', '--base', FROM]);
    assert.deepEqual([source.code, at.updates()], [2, 0]);
    assert.match(source.err, /cannot be the base of prod\.cognito-client\.json: it names another app client/);
    const { code, out, err } = await at.run('promote', [FROM, TO, '--yes', '--require-base', '--base', 'before.json']);
    assert.equal(code, 0, err);
    assert.match(out, /Changed in Cognito since[^]*colleague/);
    assert.deepEqual(live()['LogoutURLs'], ['https://colleague.example.com/'], "a colleague's change stays");
  });

  it('advises nothing at a conflict that it cannot do', async () => {
    at.edit({ AuthSessionValidity: 9 }, DEMO.mobileApp);
    const { code, err } = await at.run('promote', [FROM, TO, '--yes']);
    assert.equal(code, 1);
    assert.match(err, /AuthSessionValidity\. Pull or push prod\.cognito-client\.json first\. No file was changed\./);
  });

  it('advises no option that it does not have', async () => {
    const unattended = await at.run('promote', [FROM, TO]);
    assert.match(unattended.err, /nobody can be asked here\. Give --yes\. No file was changed\./);
    at.write({ '.cognito-client-lint.json': '{ "protected": [{ "protection": "confirm" }] }' });
    const unseen = await at.run('promote', [FROM, TO, '--yes']);
    assert.match(unseen.err, /needs a person at a terminal\. Promote without --yes\./);
    assert.doesNotMatch(unattended.err + unseen.err, /--plan|--settle/);
    assert.equal(at.updates(), 0);
  });

  it("is stopped by what only the target's pool or client can tell, before anything is sent", async () => {
    at.change(FROM, '"COGNITO"', '"COGNITO", "Okta"');
    const provider = await at.run('promote', [FROM, TO, '--yes', '--take', 'SupportedIdentityProviders']);
    assert.deepEqual([provider.code, at.updates()], [2, 0]);
    assert.match(provider.err, /Not promoted: 1 error in what prod\.cognito-client\.json would say\..*Okta/);
    await at.run('pull', ['--pool', POOL, '--client', DEMO.machine, '--out', 'job.cognito-client.json']);
    const secret = await at.run('promote', ['job.cognito-client.json', TO, '--yes']);
    assert.equal(secret.code, 2);
    assert.match(secret.err, /client with a secret, and this client has none/);
    assertNoSecret(provider.out, provider.err, secret.out, secret.err);
  });

  it('respects protection, and says what is wrong with its arguments', async () => {
    at.write({
      '.cognito-client-lint.json': '{ "protected": [{ "clientName": "shop-mobile", "protection": "confirm" }] }',
    });
    assert.equal((await at.run('promote', [FROM, TO, '--yes'])).code, 1);
    assert.equal((await at.run('promote', [FROM, TO], { answers: ['y'] })).code, 1);
    assert.equal(at.updates(), 0);
    assert.equal((await at.run('promote', [FROM, TO], { answers: ['shop-mobile'] })).code, 0);
    at.write({ [MEMORY]: '{ "keep": ["Nonsense"] }' });
    for (const [args, message] of [
      [[FROM], /Name two files/],
      [[FROM, FROM], /one app client: there is nothing to promote/],
      [[FROM, TO], /prod\.promotion\.json cannot be used: "keep" names "Nonsense"/],
      [[FROM, TO, '--keep', 'Nonsense'], /--keep must be one of/],
      [[FROM, 'none.cognito-client.json'], /cannot be read/],
    ] as const) {
      const { code, err } = await at.run('promote', args);
      assert.equal(code, 2, err);
      assert.match(err, message);
    }
    assert.equal(at.updates(), 1);
  });
});
