// Settings of an app client that this version does not know: an update cannot carry them, so no push loses them silently.
import assert from 'node:assert/strict';
import { DEMO, type Changes } from '../../../local-cognito/src';
import { POOL, WEB, withTerminal } from './terminal';

const FILE = 'web.cognito-client.json';
const LOSS =
  'A push may take 2 settings away that Cognito has and this version does not know. An update replaces all settings, and cannot carry: FutureSetting, RefreshTokenRotation.Mode';

describe('settings that this version does not know', () => {
  const at = withTerminal();
  const isThere = (): boolean => at.stored()['FutureSetting'] !== undefined;
  beforeEach(async () => {
    await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    at.edit({ FutureSetting: { Mode: 'ON' } } as Changes);
  });
  const alsoNested = (): void =>
    at.edit({
      RefreshTokenRotation: { ...(at.stored()['RefreshTokenRotation'] as object), Mode: 'x' },
    } as Changes);

  it('are counted and named in every form of a plan', async () => {
    alsoNested();
    const { code, out } = await at.run('plan', [FILE]);
    assert.equal(code, 1);
    assert.ok(out.includes(`Warning: ${LOSS}\n`), out);
    assert.match(out, /Plan: 1 change, 2 settings that may be lost\./);
    assert.match(
      (await at.run('plan', [FILE, '--markdown'])).out,
      /## Not known to this version\n\n- A push may take 2 settings away[^\n]*FutureSetting/,
    );
    const [plan] = (
      JSON.parse((await at.run('plan', [FILE, '--json'])).out) as {
        plans: [{ warnings: string[]; unknown: string[]; facts: { kind: string; text: string }[] }];
      }
    ).plans;
    assert.deepEqual(plan.unknown, ['FutureSetting', 'RefreshTokenRotation.Mode']);
    assert.ok(plan.warnings.includes(LOSS));
    assert.ok(plan.facts.some(({ kind, text }) => kind === 'unknown-members' && text === LOSS));
  });

  it('are only named where there is nothing to push', async () => {
    at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 5');
    const { code, out } = await at.run('plan', [FILE]);
    assert.equal(code, 0);
    assert.match(out, /Warning: Cognito has FutureSetting, which this version does not know/);
    assert.doesNotMatch(out, /may take/);
  });

  it('stop push --yes, which says why and what to do', async () => {
    const { code, err } = await at.run('push', [FILE, '--yes']);
    assert.deepEqual([code, at.updates(), isThere()], [1, 0, true]);
    assert.match(
      err,
      /^shop-web has FutureSetting, which this version does not know: an update may take it away, and nothing was sent\. Push without --yes, hand back a plan that was saved and read \(plan --out, push --plan\), or use a version that knows it\.\n$/,
    );
  });

  it('stop promote --yes, with advice that promote has', async () => {
    await at.run('pull', ['--pool', POOL, '--client', DEMO.mobileApp, '--out', 'from.json']);
    at.change('from.json', /"AuthSessionValidity": \d+/, '"AuthSessionValidity": 8');
    const before = at.read(FILE);
    const { code, err } = await at.run('promote', ['from.json', FILE, '--yes']);
    assert.deepEqual([code, at.updates(), at.read(FILE)], [1, 0, before]);
    assert.match(
      err,
      /which this version does not know: .* Promote without --yes, or with a version that knows it\. No file was changed\./,
    );
    assert.doesNotMatch(err, /--plan/);
  });

  it('are a question of their own for a person, whose safe answer sends nothing', async () => {
    for (const answers of [[''], ['n', 'y'], ['ja', 'y'], ['y', '']]) {
      const { code, asked } = await at.run('push', [FILE], { answers });
      assert.deepEqual([code, at.updates(), isThere()], [1, 0, true]);
      assert.match(
        asked[0] ?? '',
        /The push may take away FutureSetting, which this version does not know\. Go on\? \[y\/N\] /,
      );
    }
  });

  it('are told of after the push: they are gone', async () => {
    const { code, out } = await at.run('push', [FILE], { answers: ['y', 'y'] });
    assert.deepEqual([code, at.updates(), isThere(), at.stored()['AuthSessionValidity']], [0, 1, false, 7]);
    assert.match(out, /live as planned\. Cognito no longer shows FutureSetting, which this version does not know\./);
  });

  it('are told of after the push: they are still there, and their values were not compared', async () => {
    at.local.inject({ kind: 'unknown-member', operation: 'DescribeUserPoolClient' });
    const { code, out } = await at.run('push', [FILE], { answers: ['y', 'y'] });
    assert.equal(code, 0);
    assert.match(out, /Cognito still shows FutureSetting, .*: whether its value is the same was not compared\./);
    assert.doesNotMatch(out, /no longer/);
  });

  it('are carried by a saved plan that says them, and only by one for the same ones', async () => {
    await at.run('plan', [FILE, '--out', 'plan.json']);
    alsoNested();
    const moved = await at.run('push', ['--plan', 'plan.json']);
    assert.deepEqual([moved.code, at.updates()], [1, 0]);
    await at.run('plan', [FILE, '--out', 'plan.json']);
    const { code, out } = await at.run('push', ['--plan', 'plan.json']);
    assert.deepEqual([code, at.updates()], [0, 1], out);
    assert.match(out, /no longer shows FutureSetting/);
  });

  it('cannot drive the terminal by their names', async () => {
    at.edit({ FutureSetting: undefined, ['Evil\u001B[2J\u202E']: 1 } as Changes);
    const { out, err, asked } = await at.run('push', [FILE], { answers: ['y', 'y'] });
    for (const text of [out, err, ...asked]) assert.doesNotMatch(text, /[\u001B\u202E]/);
    assert.match(out, /Evil/);
  });
});
