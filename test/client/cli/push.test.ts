import assert from 'node:assert/strict';
import { DEMO, type Changes } from '../../../local-cognito/src';
import { assertNoSecret } from '../sync/flow/stage';
import { POOL, WEB, withTerminal } from './terminal';

const FILE = 'web.cognito-client.json';

describe('cognito-client push', () => {
  const at = withTerminal();
  beforeEach(async () => {
    await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
  });
  const validity = (): unknown => at.stored()['AuthSessionValidity'];

  it('shows the plan and asks; everything but yes is no', async () => {
    for (const answer of ['', 'n', 'ja', undefined]) {
      const { code, out, err, asked } = await at.run('push', [FILE], { answers: answer === undefined ? [] : [answer] });
      assert.equal(code, 1);
      assert.match(out, /AuthSessionValidity: 5 → 7/);
      assert.deepEqual(asked, ['Push 1 change to shop-web? [y/N] ']);
      assert.match(err, /Nothing was sent/);
    }
    assert.deepEqual([at.updates(), validity()], [0, 5]);
  });

  it('pushes after a yes, with every setting, reads back, and remembers what both agreed on', async () => {
    const { code, out } = await at.run('push', [FILE], { answers: ['y'] });
    assert.equal(code, 0);
    assert.match(out, /shop-web is live as planned\. \(request [\w-]+\)\n$/);
    assert.deepEqual(
      [at.updates(), validity(), at.stored()['ClientName'], (at.stored()['CallbackURLs'] as string[]).length],
      [1, 7, 'shop-web', 2],
    );
    at.edit({ AuthSessionValidity: 11 });
    assert.match(
      (await at.run('plan', [FILE])).out,
      /Changed in Cognito since the last pull or push[^]*AuthSessionValidity: 11/,
      'the base knows the 7',
    );
  });

  it('refuses where nobody can be asked, unless --yes is given', async () => {
    const refused = await at.run('push', [FILE]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /nobody can be asked here\. Give --yes, or a saved plan with --plan\.\n$/);
    assert.equal(at.updates(), 0);
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 0);
    assert.equal(validity(), 7);
    const again = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([again.code, at.updates()], [0, 1]);
    assert.match(again.out, /Nothing to push/);
  });

  it('settles a conflict by the answer, and writes it into the file', async () => {
    at.edit({ AuthSessionValidity: 9, EnableTokenRevocation: false });
    assert.match(
      (await at.run('push', [FILE, '--yes'])).err,
      /Changed in the file and in Cognito: AuthSessionValidity\. Settle it with --settle/,
    );
    assert.equal(at.updates(), 0);
    assert.equal((await at.run('push', [FILE], { answers: [''] })).code, 1, 'the safe answer settles nothing');
    const { code, asked } = await at.run('push', [FILE], { answers: ['t'] });
    assert.deepEqual([code, asked.length, at.updates()], [0, 1, 0], 'theirs is live already: nothing to send');
    assert.match(at.read(FILE), /"AuthSessionValidity": 9/, 'the decision is in the file all the same');
    assert.equal((await at.run('drift', [FILE, '--mentioned'])).code, 1, 'EnableTokenRevocation');
    assert.equal((await at.run('plan', [FILE])).code, 0, 'the conflict does not come back');
    at.edit({ AuthSessionValidity: 11 });
    at.change(FILE, '"AuthSessionValidity": 9', '"AuthSessionValidity": 7');
    const mine = await at.run('push', [FILE, '--settle', 'AuthSessionValidity=mine', '--yes']);
    assert.equal(mine.code, 0);
    assert.deepEqual([validity(), at.stored()['EnableTokenRevocation']], [7, false]);
    assert.match(at.read(FILE), /"AuthSessionValidity": 7/);
  });

  it('offers and takes "both" only where two lists can be put together: nothing is sent, and it says what is possible', async () => {
    const conflicts: readonly (readonly [name: string, mine: [RegExp, string], theirs: Changes])[] = [
      ['AuthSessionValidity', [/"AuthSessionValidity": 7/, '"AuthSessionValidity": 8'], { AuthSessionValidity: 9 }],
      [
        'WriteAttributes',
        [/"WriteAttributes": \[[^\]]*\]/, '"WriteAttributes": ["name"]'],
        { WriteAttributes: undefined },
      ],
    ];
    for (const [name, [from, to], theirs] of conflicts) {
      at.change(FILE, from, to);
      at.edit(theirs);
      const before = [at.read(FILE), JSON.stringify(at.stored())];
      for (const [command, args] of [
        ['push', ['--yes']],
        ['push', []],
        ['plan', []],
        ['plan', ['--out', 'plan.json']],
      ] as const) {
        const { code, err } = await at.run(command, [FILE, '--settle', `${name}=both`, ...args], { answer: () => 'y' });
        assert.equal(code, 2, `${command} ${name}`);
        assert.match(
          err,
          new RegExp(
            `--settle ${name}=both is not possible: .* Nothing was sent\\. Write --settle ${name}=mine or --settle ${name}=theirs\\.`,
          ),
        );
      }
      assert.deepEqual([at.read(FILE), JSON.stringify(at.stored()), at.updates()], [...before, 0]);
      assert.match(
        (await at.run('plan', [FILE])).out,
        new RegExp(`${name} to be settled: --settle ${name}=mine or theirs\n`),
      );
      const { conflicts: open } = (
        JSON.parse((await at.run('plan', [FILE, '--json'])).out) as {
          plans: [{ conflicts: { name: string; resolutions: string[] }[] }];
        }
      ).plans[0];
      assert.deepEqual(open.find((conflict) => conflict.name === name)?.resolutions, ['mine', 'theirs']);
    }
    const { code, asked } = await at.run('push', [FILE], { answers: ['both'] });
    assert.deepEqual([code, at.updates()], [1, 0]);
    assert.match(asked[0] ?? '', /: \[m\]ine, \[t\]heirs\? \[do not push\]/);
  });

  it('ends with 2 when what was settled cannot be written into the file, and asks again the next time', async () => {
    at.edit({ AuthSessionValidity: 9 });
    at.change(FILE, '"AccessTokenValidity": 30', '"AccessTokenValidity": 20');
    const before = at.read(FILE);
    at.local.between(() => at.write({ [FILE]: '{ "ClientName": ' }), { operation: 'UpdateUserPoolClient' });
    const { code, err } = await at.run('push', [FILE, '--settle', 'AuthSessionValidity=theirs', '--yes']);
    assert.deepEqual([code, at.read(FILE)], [2, '{ "ClientName": ']);
    assert.match(
      err,
      /shop-web is live as planned\. \(request \S+\) web\.cogn\S+ is no JSON object, .* What was pushed is not in the file: cognito-client pull brings it\./,
    );
    at.write({ [FILE]: before });
    const plan = await at.run('plan', [FILE]);
    assert.equal(plan.code, 1);
    assert.match(plan.out, /Changed in the file and in Cognito[^]*AuthSessionValidity|AuthSessionValidity[^]*mine/);
  });

  it('still shows the difference after Cognito stored something else', async () => {
    let describes = 0;
    at.local.between(() => void (++describes === 3 && at.edit({ AuthSessionValidity: 11 })), {
      operation: 'DescribeUserPoolClient',
      times: 3,
    });
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 1);
    const { code, out } = await at.run('plan', [FILE]);
    assert.equal(code, 1);
    assert.match(out, /AuthSessionValidity/);
    assert.match((await at.run('drift', [FILE])).out, /AuthSessionValidity: file: 7 · live: 11/);
  });

  it('writes what was settled for both into the file, and nothing else', async () => {
    at.change(FILE, '{\n', '{\n  // ours\n');
    at.change(
      FILE,
      '"https://shop.example.com/signed-in"',
      '"https://shop.example.com/signed-in", "https://mine.example.com/cb"',
    );
    at.edit({
      CallbackURLs: [
        'https://shop.example.com/signed-in',
        'http://localhost:5173/signed-in',
        'https://theirs.example.com/cb',
      ],
    });
    const { code, out } = await at.run('push', [FILE], { answers: ['both', 'y'] });
    assert.equal(code, 0, out);
    for (const text of [at.read(FILE), JSON.stringify(at.stored())])
      assert.match(text, /mine\.example\.com[^]*theirs\.example\.com|theirs\.example\.com[^]*mine\.example\.com/);
    assert.match(at.read(FILE), /\/\/ ours/);
  });

  it('shows a new plan when somebody changed the client while it asked', async () => {
    const { code, out, err, asked } = await at.run('push', [FILE], {
      answers: [
        () => {
          at.edit({ EnableTokenRevocation: false });
          return 'y';
        },
        'y',
      ],
    });
    assert.deepEqual([code, asked.length], [0, 2]);
    assert.match(err, /Changed while you were deciding: \w+: .+\. This is the new plan/);
    assert.match(out, /Changed in Cognito since the last pull or push/);
    assert.deepEqual([validity(), at.stored()['EnableTokenRevocation']], [7, false]);
  });

  it('keeps away from what is read-only, and has the name of what is protected typed', async () => {
    at.write({
      '.vscode/settings.json':
        '{ // ours\n "cognitoClient.protected": [{ "clientName": "shop-*", "protection": "confirm" }], }',
    });
    assert.match(
      (await at.run('push', [FILE, '--yes'])).err,
      /shop-web is protected \(clientName shop-\*, in \.vscode\/settings\.json\): without a person, it takes a plan/,
    );
    assert.equal((await at.run('push', [FILE], { answers: ['y'] })).code, 1);
    assert.equal(at.updates(), 0);
    const typed = await at.run('push', [FILE], { answers: ['shop-web'] });
    assert.deepEqual([typed.code, at.updates()], [0, 1]);
    at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 8');
    at.write({ '.cognito-client-lint.json': '{ "protected": [{ "account": "1234*", "protection": "readonly" }] }' });
    const { code, err, asked } = await at.run('push', [FILE], { answers: ['shop-web'] });
    assert.deepEqual([code, asked, at.updates()], [1, [], 1]);
    assert.match(
      err,
      /protected \(account 1234\*, in \.cognito-client-lint\.json\): nothing is pushed to it from here\. To push, change that list first/,
    );
  });

  it('sends nothing while a configuration that could protect cannot be read', async () => {
    at.write({ '.vscode/settings.json': '{ "cognitoClient.protected": [' });
    const { code, err } = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([code, at.updates()], [2, 0]);
    assert.match(err, /settings\.json is no JSON, so that it is not known what it protects\. Nothing was sent\./);
  });

  it('stops at errors of the file, also at silenced ones', async () => {
    at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 99');
    at.write({ '.cognito-client-lint.json': '{ "rules": { "*": "off" } }' });
    const { code, err } = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([code, at.updates()], [2, 0]);
    assert.match(err, /has 1 error to be mended before a push\. Line \d+: .*silenced, but Cognito enforces it/);
  });

  it('stops at members that are called like parts of an object, silenced or not', async () => {
    const ids = `"UserPoolId": "${POOL}", "ClientId": "${WEB}"`;
    for (const member of [
      '"__proto__": { "EnableTokenRevocation": false }',
      '"constructor": { "prototype": { "EnableTokenRevocation": false } }',
      '"TokenValidityUnits": { "__proto__": { "AccessToken": "days" } }',
    ])
      for (const level of ['error', 'off']) {
        const rules = { 'unknown-parameter': level };
        at.write({ [FILE]: `{ ${ids}, ${member} }`, '.cognito-client-lint.json': JSON.stringify({ rules }) });
        const { code, err } = await at.run('push', [FILE, '--yes', '--exact']);
        assert.deepEqual([code, at.updates()], [2, 0], `${member}: ${err}`);
        assert.match(err, /has 1 error to be mended before a push\. Line 1: .*(?:__proto__|constructor)/);
      }
  });

  it('says what each of several clients became, and stops at the first failure when asked to', async () => {
    await at.run('pull', ['--all', POOL, '--dir', 'all']);
    at.write({ [FILE]: at.read('all/shop-mobile.cognito-client.json') });
    for (const file of ['nightly-export', 'shop-mobile', 'shop-web'])
      at.change(`all/${file}.cognito-client.json`, /"ClientName": "([\w-]+)"/, '"ClientName": "$1 2"');
    at.local.inject({ kind: 'access-denied', operation: 'UpdateUserPoolClient', times: 1 });
    const stopped = await at.run('push', ['all', '--yes', '--stop-on-error']);
    assert.equal(stopped.code, 2);
    assert.match(
      stopped.out,
      /failed +all\/nightly-export\S+\n +not started +all\/shop-mobile\S+\n +not started +all\/shop-web\S+\n$/,
    );
    at.local.inject({ kind: 'access-denied', operation: 'UpdateUserPoolClient', times: 1 });
    const all = await at.run('push', ['all', '--yes']);
    assert.equal(all.code, 2);
    assert.match(
      all.out,
      /failed +all\/nightly-export\S+\n +pushed +all\/shop-mobile\S+\n +pushed +all\/shop-web\S+\n$/,
    );
    assert.match(all.err, /may not do this\. Its policy must allow cognito-idp:UpdateUserPoolClient/);
    assertNoSecret(all.out, all.err);
  });

  it('stops with --stop-on-error also at what was not pushed, and at what Cognito stored otherwise', async () => {
    await at.run('pull', ['--all', POOL, '--dir', 'all']);
    for (const file of ['nightly-export', 'shop-mobile', 'shop-web'])
      at.change(`all/${file}.cognito-client.json`, /"ClientName": "([\w-]+)"/, '"ClientName": "$1 2"');
    const declined = await at.run('push', ['all', '--stop-on-error'], { answers: ['n', 'y', 'y'] });
    assert.deepEqual([declined.code, at.updates(), declined.asked.length], [1, 0, 1]);
    assert.match(declined.out, /not pushed +all\/nightly\S+\n +not started +all\/shop-mobile\S+\n +not started /);
    at.local.between(
      () =>
        at.local.between(() => at.edit({ ClientName: 'theirs' }, DEMO.machine), {
          operation: 'DescribeUserPoolClient',
        }),
      { operation: 'UpdateUserPoolClient' },
    );
    const otherwise = await at.run('push', ['all', '--yes', '--stop-on-error']);
    assert.deepEqual([otherwise.code, at.updates()], [1, 1]);
    assert.match(otherwise.out, /all\/nightly\S+\n +not started +all\/shop-mobile\S+\n +not started /);
  });

  it('says after a push that the file is behind where somebody else changed something', async () => {
    at.edit({ EnableTokenRevocation: false });
    const { code, out } = await at.run('push', [FILE, '--yes']);
    assert.equal(code, 0);
    assert.match(out, /The file is behind: cognito-client pull brings what changed in Cognito\./);
  });

  it('shows no secret that an address or an error holds', async () => {
    for (const address of [
      'http://cognito.example.com/?ClientSecret=fake-secret-DO-NOT-LEAK',
      'http://cognito.example.com/?aws_session_token=fake-secret-DO-NOT-LEAK',
      'http://jo:fake-secret-DO-NOT-LEAK@cognito.example.com',
    ]) {
      const { code, out, err } = await at.run('push', [FILE, '--yes', '--endpoint', address]);
      assert.equal(code, 2);
      assert.match(err, /cannot be used: it must be an https address/);
      assertNoSecret(out, err);
    }
  });

  it('carries an update that is under way to its end at Ctrl-C, reads it back, and starts no other', async () => {
    await at.run('pull', ['--all', POOL, '--dir', 'all']);
    for (const file of ['nightly-export', 'shop-mobile'])
      at.change(`all/${file}.cognito-client.json`, /"ClientName": "([\w-]+)"/, '"ClientName": "$1 2"');
    const stop = new AbortController();
    at.local.between(() => stop.abort(), { operation: 'UpdateUserPoolClient' });
    const { code, out } = await at.run('push', ['all', '--yes'], { interrupted: stop.signal });
    assert.equal(code, 130);
    assert.match(out, /nightly-export 2 is live as planned/);
    assert.match(out, /pushed +all\/nightly-export\S+\n +not started +all\/shop-mobile\S+\n/);
    assert.equal(at.stored(DEMO.mobileApp)['ClientName'], 'shop-mobile');
  });

  it('tells when an answer was lost and the update was applied all the same, and when something else was stored', async () => {
    at.local.inject({ kind: 'internal-error-after', operation: 'UpdateUserPoolClient', times: 1 });
    const lost = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([lost.code, at.updates()], [0, 1]);
    assert.match(lost.out, /live as planned, although Cognito answered with an error/);
    at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 8');
    at.local.between(
      () => at.local.between(() => at.edit({ AuthSessionValidity: 3 }), { operation: 'DescribeUserPoolClient' }),
      { operation: 'UpdateUserPoolClient' },
    );
    const otherwise = await at.run('push', [FILE, '--yes']);
    assert.equal(otherwise.code, 1);
    assert.match(otherwise.err, /what is live now is not what was planned\. AuthSessionValidity: 3 instead of 8/);
  });

  it('tells an update that is not known to be applied, or not read back, as a failure', async () => {
    at.local.inject({ kind: 'reset-before-body', operation: 'UpdateUserPoolClient', times: 1 });
    const looked: number[] = [];
    const lost = await at.run('push', [FILE, '--yes'], { pauses: () => looked.push(at.updates()) });
    assert.deepEqual([lost.code, looked, validity()], [2, [1], 5]);
    assert.match(lost.err, /was lost \(.+\)\. None of your changes is live so far: most likely/);
    at.local.between(() => at.local.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient', times: 1 }), {
      operation: 'UpdateUserPoolClient',
    });
    const unread = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([unread.code, validity()], [2, 7]);
    assert.match(unread.err, /Cognito accepted the update of shop-web, but reading back what is live failed\./);
    assert.doesNotMatch(unread.out, /as planned/);
  });
});
