import assert from 'node:assert/strict';
import { assertNoSecret } from '../sync/flow/stage';
import { DEMO } from '../../../local-cognito/src';
import { POOL, run, WEB, withTerminal } from './terminal';

const FILE = 'web.cognito-client.json';
const pullWeb = ['--pool', POOL, '--client', WEB, '--out', FILE];

describe('cognito-client plan', () => {
  const at = withTerminal();

  it('says that there is nothing to do, with 0', async () => {
    await at.run('pull', pullWeb);
    const { code, out, err } = await at.run('plan', [FILE]);
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^shop-web · shop \(us-east-1_DemoPool1\) · us-east-1 · 123456789012\n {2}127\.0\.0\.1:\d+: not an endpoint of AWS\n {2}web\.cognito-client\.json → live, merged with live\n {2}Nothing to do/,
    );
  });

  it('shows each change under its risk, the worst first, with 1, and changes nothing', async () => {
    await at.run('pull', pullWeb);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    at.change(FILE, /"LogoutURLs": \[[^\]]*\],\s*/, '');
    const { code, out } = await at.run('plan', [FILE]);
    assert.equal(code, 1);
    assert.match(
      out,
      /Can break sign-in\n {4}LogoutURLs: − http.*\(reset to the default\)\n {8}Sign-out that returns[^]*Changes lifetimes\n {4}AuthSessionValidity: 5 → 7[^]*Plan: 2 changes\./,
    );
    assert.equal(at.updates(), 0);
    assert.doesNotMatch(out, /\u001B/, 'no colours without a terminal');
    assert.match((await at.run('plan', [FILE, '--color'])).out, /\u001B\[31mCan break sign-in/);
  });

  it('tells a conflict, what somebody else changed, and what the file leaves out', async () => {
    await at.run('pull', pullWeb);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    at.edit({
      AuthSessionValidity: 9,
      EnableTokenRevocation: false,
      EnablePropagateAdditionalUserContextData: undefined,
    });
    const { code, out } = await at.run('plan', [FILE]);
    assert.equal(code, 1);
    assert.match(
      out,
      /Changed in the file and in Cognito\n {4}AuthSessionValidity to be settled: --settle AuthSessionValidity=mine.*\n {8}your file: 5 → 7\n {8}live: {6}5 → 9\n/,
    );
    assert.match(out, /Changed in Cognito since the last pull or push.*\n {4}EnableTokenRevocation: false/);
    assert.match(out, /1 conflict to be settled/);
    const settled = await at.run('plan', [FILE, '--settle', 'AuthSessionValidity=mine']);
    assert.match(settled.out, /settled: mine[^]*AuthSessionValidity: 9 → 7[^]*Plan: 1 change\./);
  });

  it('takes the file for everything with --exact', async () => {
    at.write({ [FILE]: `{ "UserPoolId": "${POOL}", "ClientId": "${DEMO.mobileApp}", "ClientName": "shop-mobile" }` });
    assert.match((await at.run('plan', [FILE])).out, /Kept from live[^]*CallbackURLs[^]*Nothing to do/);
    const { code, out } = await at.run('plan', [FILE, '--exact']);
    assert.equal(code, 1);
    assert.match(out, /exactly this file[^]*CallbackURLs: − com\.example\.shop:\/\/signed-in \(reset to the default\)/);
  });

  it('prints a stable JSON without any secret', async () => {
    await at.run('pull', ['--all', POOL, '--dir', '.']);
    at.change('nightly-export.cognito-client.json', '"AccessTokenValidity": 15', '"AccessTokenValidity": 20');
    const { code, out } = await at.run('plan', ['.', '--json']);
    assert.equal(code, 1);
    assertNoSecret(out);
    const { version, plans, failures, digest } = JSON.parse(out) as {
      digest: string;
      version: number;
      plans: Record<string, unknown>[];
      failures: unknown[];
    };
    assert.deepEqual([version, plans.length, failures], [1, 3, []]);
    assert.match(digest, /^[0-9a-f]{64}$/);
    const [plan] = plans;
    assert.deepEqual(Object.keys(plan ?? {}), [
      'file',
      'path',
      'sha256',
      'mode',
      'target',
      'protection',
      'changes',
      'conflicts',
      'stays',
      'warnings',
      'facts',
      'decisions',
      'base',
      'baseState',
      'local',
      'live',
      'unknown',
      'hasSecret',
      'planned',
    ]);
    assert.deepEqual(plan?.['changes'], [
      {
        name: 'AccessTokenValidity',
        why: 'changed',
        before: 15,
        after: 20,
        words: '15 minutes → 20 minutes',
        risks: [
          {
            risk: 'changes-lifetimes',
            reason: 'A new access token lives 20 minutes, longer than the 15 minutes of now.',
          },
        ],
      },
    ]);
    assert.deepEqual(plan?.['target'], {
      region: 'us-east-1',
      account: '123456789012',
      userPoolId: POOL,
      userPoolName: 'shop',
      clientId: DEMO.machine,
      clientName: 'nightly-export',
      endpoint: new URL(at.local.url).host,
    });
  });

  it('prints a document for a pull request, values escaped', async () => {
    await at.run('pull', pullWeb);
    at.change(FILE, '"ClientName": "shop-web"', '"ClientName": "shop @web"');
    at.change(FILE, /https:\/\/shop\.example\.com\/signed-in/g, 'https://shop.example.com/_x_');
    const { out } = await at.run('plan', [FILE, '--markdown']);
    assert.match(
      out,
      /^# Push plan: shop\\-web\n[^]*## Can break sign-in\n[^]*https\\:\\\/\\\/shop\\\.example\\\.com\\\/\\_x\\_/,
    );
  });

  it('writes a zero-width space after each @ of a document, so that no name is a mention in a comment', async () => {
    await at.run('pull', pullWeb);
    at.change(FILE, '"ClientName": "shop-web"', '"ClientName": "shop @octocat"');
    at.change(FILE, /"AllowedOAuthScopes": \[/, '"AllowedOAuthScopes": [\n    "api/@org/team",');
    for (const command of ['plan', 'explain']) {
      const { out } = await at.run(command, [FILE, '--markdown']);
      const [text = '', ...code] = out.split(/^```/m);
      const prose = [text, ...code.filter((_, index) => index % 2 === 1)].join('');
      assert.doesNotMatch(prose.replaceAll('\\', ''), /@[a-z]/i, `${command}: a mention`);
      if (command === 'plan') assert.match(prose, /shop \\@&#8203;octocat/);
    }
  });

  it('warns of a refusal in every format, because the reader of a pull request decides on it', async () => {
    await at.run('pull', pullWeb);
    // The demo client has no secret, which user context data needs.
    at.change(
      FILE,
      '"EnablePropagateAdditionalUserContextData": false',
      '"EnablePropagateAdditionalUserContextData": true',
    );
    const warning = 'Cognito refuses this, together with what is kept from live';
    assert.match((await at.run('plan', [FILE])).out, new RegExp(`Warning: ${warning}: .*secret`));
    assert.match((await at.run('plan', [FILE, '--json'])).out, new RegExp(`"${warning}: .*secret`));
    assert.match((await at.run('plan', [FILE, '--markdown'])).out, new RegExp(`## ${warning}\\n\\n- .*secret`));
  });

  it('goes on after a file that cannot be planned, and ends with 2', async () => {
    await at.run('pull', pullWeb);
    at.write({
      'a.cognito-client.json': '{',
      'b.cognito-client.json': '{ "ClientName": "x" }',
      'c.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "nosuchclient0000000000000" }`,
      'd.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}", "CallbackURLs": "x" }`,
    });
    const { code, out, err } = await at.run('plan', ['.', '--out', 'plan.json']);
    assert.equal(code, 2);
    assert.match(out, /shop-web[^]*Nothing to do/);
    const lines = err.trimEnd().split('\n');
    assert.equal(lines.length, 5, err);
    for (const [index, says] of [
      /a\.cogn.* syntax error.*lint/,
      /b\.cogn.* needs UserPoolId and ClientId/,
      /There is no app client nosuchclient.* Check ClientId/,
      /d\.cogn.* has 1 error to be mended.*Line 1: /,
      /plan\.json was not written/,
    ].entries())
      assert.match(lines[index] ?? '', says);
    assert.throws(() => at.read('plan.json'));
  });

  it('says in one sentence what is wrong with the connection', async () => {
    await at.run('pull', pullWeb);
    at.local.inject({ kind: 'expired-token' });
    const expired = await at.run('plan', [FILE]);
    assert.equal(expired.code, 2);
    assert.match(
      expired.err,
      /^cognito-client: web\.cognito-client\.json was not planned: The AWS sign-in of the default AWS credentials has expired\. Sign in again.*\n$/,
    );
    const elsewhere = await run(['plan', FILE, '--endpoint', 'http://example.com'], { cwd: at.folder });
    assert.match(
      elsewhere.err,
      /^cognito-client: web\.cognito-client\.json was not planned: The endpoint .* cannot be used: it must be an https address.*\n$/,
    );
  });

  it('says with --verbose what was asked of AWS: operation, outcome, duration and request, and no secret', async () => {
    await at.run('pull', ['--pool', POOL, '--client', DEMO.machine, '--out', FILE]);
    const { err } = await at.run('plan', [FILE, '--verbose']);
    assert.match(
      err,
      /^aws: DescribeUserPoolClient.*: ok, \d+ ms, request [\w-]+\n(aws: (DescribeUserPool|List(IdentityProviders|ResourceServers))\b.*: ok, \d+ ms, request [\w-]+\n){3}$/,
    );
    assertNoSecret(err);
  });

  it('ends with 130 at Ctrl-C, and says what was done', async () => {
    await at.run('pull', pullWeb);
    const stop = new AbortController();
    at.local.between(() => stop.abort(), { operation: 'DescribeUserPoolClient' });
    const { code, err } = await at.run('plan', [FILE], { interrupted: stop.signal });
    assert.equal(code, 130);
    assert.match(err, /interrupted\. 0 of 1 files were planned, and nothing was changed/);
  });
});
