// What plan --out saves, and what push --plan does with it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fromDescribe } from '../../../client/src/sync/settings';
import { DEMO } from '../../../local-cognito/src';
import { POOL, WEB, withTerminal, type At } from './terminal';

const FILE = 'web.cognito-client.json';
const protectedBy = (protection: string): string =>
  JSON.stringify({ protected: [{ userPoolName: 'shop', protection }] });

type Plan = Record<string, unknown>;

/** The members of objects sorted, as the digest of a saved plan takes them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

describe('a saved plan', () => {
  const at = withTerminal();
  const validity = (): unknown => at.stored()['AuthSessionValidity'];
  const save = (...args: string[]) => at.run('plan', [FILE, '--out', 'plan.json', ...args]);
  const apply = (args: readonly string[] = [], how: At = {}) => at.run('push', ['--plan', 'plan.json', ...args], how);
  const whole = () => JSON.parse(at.read('plan.json')) as { plans: Plan[]; digest?: string };

  /** Alters the saved plan as somebody does who means it: with a digest that fits. */
  function alter(change: (plan: Plan) => unknown): void {
    const { digest: _, ...content } = whole();
    const altered = { ...content, plans: content.plans.map(change) };
    const digest = createHash('sha256')
      .update(JSON.stringify(sorted(altered)))
      .digest('hex');
    at.write({ 'plan.json': JSON.stringify({ ...altered, digest }) });
  }

  /** Makes the saved plan one of an earlier release. */
  function makeOld(): void {
    const { digest: _, ...content } = whole();
    const plans = content.plans.map(({ path: _path, protection: _protection, hasSecret: _hasSecret, ...plan }) => plan);
    at.write({ 'plan.json': JSON.stringify({ ...content, plans }) });
  }

  beforeEach(async () => {
    await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
  });

  it('is applied exactly, also to a client whose name would have to be typed, without a question', async () => {
    at.write({ '.cognito-client-lint.json': protectedBy('confirm') });
    assert.equal((await save()).code, 1);
    const { code, out, asked } = await apply();
    assert.deepEqual([code, asked, at.updates(), validity()], [0, [], 1, 7]);
    assert.match(out, /live as planned/);
  });

  it('changes nothing when live moved: the service holds the same bytes', async () => {
    await save();
    for (const moved of [
      { EnableTokenRevocation: false },
      { AuthSessionValidity: 9 },
      { CallbackURLs: ['https://other.example.com'] },
      { AuthSessionValidity: 7, EnableTokenRevocation: true },
    ] as const) {
      at.edit(moved);
      const before = JSON.stringify(at.stored());
      const { code, err } = await apply(['--yes']);
      assert.equal(code, 1);
      assert.match(err, /shop-web was changed in Cognito after the plan was made: nothing was sent\. Plan again\./);
      assert.deepEqual([JSON.stringify(at.stored()), at.updates()], [before, 0]);
    }
  });

  it('changes nothing when live moves between its two looks', async () => {
    await save();
    at.local.between(
      () => at.local.between(() => at.edit({ EnableTokenRevocation: false }), { operation: 'DescribeUserPoolClient' }),
      { operation: 'DescribeUserPoolClient' },
    );
    const { code, err } = await apply();
    assert.deepEqual([code, at.updates(), validity()], [1, 0, 5]);
    assert.match(err, /changed in Cognito after the plan was made/);
  });

  it('has nothing to do when it was applied before', async () => {
    await save();
    await apply();
    const { code, out } = await apply();
    assert.deepEqual([code, at.updates()], [0, 1]);
    assert.match(out, /Nothing to push/);
    assert.equal(fromDescribe(at.stored()).settings.AuthSessionValidity, 7);
  });

  describe('with settled conflicts', () => {
    it('carries them, and is refused with open ones', async () => {
      at.edit({ AuthSessionValidity: 9 });
      const open = await save();
      assert.match(open.err, /push --plan refuses it while it has conflicts: settle them with plan --settle/);
      assert.match((await apply()).err, /has conflicts of web\.cognito-client\.json that are not settled/);
      await save('--settle', 'AuthSessionValidity=mine');
      assert.equal((await apply()).code, 0);
      assert.equal(validity(), 7);
    });

    it('writes them into the file, so that they do not come back', async () => {
      at.change(FILE, '"EnableTokenRevocation": true', '"EnableTokenRevocation": false');
      at.change(FILE, '{\n', '{\n  // ours\n');
      at.edit({ AuthSessionValidity: 9, ClientName: 'shop-web 2' });
      await save('--settle', 'AuthSessionValidity=theirs');
      const { code, out } = await apply();
      assert.equal(code, 0);
      assert.match(at.read(FILE), /\/\/ ours[^]*"AuthSessionValidity": 9/);
      assert.match(out, /cognito-client pull brings what changed in Cognito/);
      const pulled = await at.run('pull', [FILE]);
      assert.equal(pulled.code, 0, 'pull does what was advised');
      assert.match(at.read(FILE), /"ClientName": "shop-web 2"/);
      assert.equal((await at.run('plan', [FILE])).code, 0, 'nothing is left to settle');
    });

    it('writes them into the file also when there is nothing to send', async () => {
      at.edit({ AuthSessionValidity: 9 });
      await save('--settle', 'AuthSessionValidity=theirs');
      assert.deepEqual([(await apply()).code, at.updates()], [0, 0]);
      assert.match(at.read(FILE), /"AuthSessionValidity": 9/);
    });

    it('leaves a file alone that changes while it is applied, and advises nothing that cannot be done', async () => {
      at.edit({ AuthSessionValidity: 9, ClientName: 'shop-web 2' });
      await save('--settle', 'AuthSessionValidity=mine');
      at.local.between(() => at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 11'), {
        operation: 'UpdateUserPoolClient',
      });
      const { code, out, err } = await apply();
      assert.deepEqual([code, validity()], [0, 7]);
      assert.match(at.read(FILE), /"AuthSessionValidity": 11/);
      assert.match(err, /was changed while the plan was applied\. It was left as it is/);
      assert.doesNotMatch(out, /cognito-client pull/);
    });
  });

  describe('and its file', () => {
    const edit = (): void => at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 13');

    it('is refused when the file was changed, unless it is said that it may be', async () => {
      await save();
      edit();
      const refused = await apply();
      assert.deepEqual([refused.code, at.updates()], [1, 0]);
      assert.match(
        refused.err,
        /web\.cognito-client\.json was changed after the plan was made, so that the plan of shop-web was not applied: nothing was sent\. Plan again, or apply it all the same with --without-file\./,
      );
      const { code, err } = await apply(['--without-file']);
      assert.deepEqual([code, at.updates(), validity()], [0, 1, 7]);
      assert.match(err, /is not what it was when the plan was made\. What is applied is the plan/);
      assert.match(at.read(FILE), /"AuthSessionValidity": 13/, 'the file is left alone');
    });

    it('is refused when the file is nowhere, before Cognito is asked anything', async () => {
      at.write({ 'repo/web.cognito-client.json': at.read(FILE) });
      await at.run('plan', [FILE, '--out', '../plan.json'], { cwd: 'repo' });
      renameSync(join(at.folder, 'repo'), join(at.folder, 'moved'));
      const before = at.local.requests.length;
      mkdirSync(join(at.folder, 'work'));
      const refused = await at.run('push', ['--plan', '../plan.json'], { cwd: 'work' });
      assert.deepEqual([refused.code, at.local.requests.length], [1, before]);
      assert.match(refused.err, /could not be read here, so that the plan of shop-web was not applied/);
      const found = await at.run('push', ['--plan', '../plan.json'], { cwd: 'moved' });
      assert.deepEqual([found.code, validity()], [0, 7], 'its name leads to it from the working folder');
    });

    it('is refused when it is for another client than the file names', async () => {
      await save();
      alter((plan) => ({ ...plan, target: { ...(plan['target'] as object), clientId: DEMO.mobileApp } }));
      const { code, err } = await apply();
      assert.deepEqual([code, at.updates()], [2, 0]);
      assert.match(
        err,
        /The plan of shop-web does not follow from web\.cognito-client\.json: it was altered\. Nothing/,
      );
    });

    it('is refused when it says something else than the file', async () => {
      await save();
      const { plans } = whole();
      edit();
      await save();
      alter((plan) => ({ ...plan, sha256: plans[0]!['sha256'] }));
      at.change(FILE, '"AuthSessionValidity": 13', '"AuthSessionValidity": 7');
      const { code, err } = await apply();
      assert.deepEqual([code, at.updates()], [2, 0]);
      assert.match(err, /does not follow from web\.cognito-client\.json/);
    });

    it('leaves what another file last agreed on alone', async () => {
      await at.run('pull', ['--all', POOL, '--dir', 'all']);
      await save();
      const other = 'all/shop-mobile.cognito-client.json';
      alter((plan) => ({ ...plan, file: other, path: join(at.folder, other) }));
      assert.deepEqual([(await apply()).code, at.updates()], [1, 0]);
      const { code } = await apply(['--without-file']);
      assert.deepEqual([code, at.updates(), validity()], [0, 1, 7], 'the client of the plan, not that of the file');
      at.edit({ AuthSessionValidity: 11 }, DEMO.mobileApp);
      assert.match(
        (await at.run('plan', [other])).out,
        /Changed in Cognito since the last pull or push[^]*AuthSessionValidity: 11/,
      );
    });

    it('takes --without-file for a saved plan only', async () => {
      const { code, err } = await at.run('push', [FILE, '--yes', '--without-file']);
      assert.deepEqual([code, at.updates()], [2, 0]);
      assert.match(err, /--without-file is for a saved plan: give it beside --plan/);
    });
  });

  describe('of what is read-only', () => {
    it('says so as text, as JSON and as a document, when it is made', async () => {
      at.write({ '.cognito-client-lint.json': protectedBy('readonly') });
      const because = 'readonly: userPoolName shop, in .cognito-client-lint.json';
      const says = `shop-web is protected (${because}): a push refuses it. To push, change that list first, and plan again.`;
      const { code, out, err } = await save();
      assert.equal(code, 1);
      assert.ok(out.includes(`Warning: ${says}`), out);
      assert.match(err, /push --plan refuses it, because all that it would change is protected/);
      const [plan] = whole().plans;
      assert.deepEqual(
        [plan?.['protection'], plan?.['warnings']],
        [{ protection: 'readonly', because: 'userPoolName shop, in .cognito-client-lint.json' }, [says]],
      );
      assert.match((await at.run('plan', [FILE, '--markdown'])).out, /## Protected\n\n- shop\\-web is protected/);
      at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 5');
      assert.doesNotMatch((await at.run('plan', [FILE])).out, /protected/, 'a push that sends nothing refuses nothing');
    });

    it('says what a push asks of what is protected', async () => {
      at.write({ '.cognito-client-lint.json': protectedBy('confirm') });
      const { out, err } = await save();
      assert.match(out, /Warning: .*: a push asks for its name to be typed, or takes a saved plan\./);
      assert.match(err, /cognito-client push --plan plan\.json applies exactly this/);
    });

    it('is refused for good, and says which list was meant', async () => {
      at.write({ '.cognito-client-lint.json': protectedBy('readonly') });
      await save();
      at.write({ '.cognito-client-lint.json': '{}' });
      const before = at.local.requests.length;
      const { code, err } = await apply();
      assert.deepEqual([code, at.local.requests.length], [1, before], 'before anything is asked');
      assert.match(
        err,
        /shop-web was protected \(userPoolName shop, in \.cognito-client-lint\.json\) when the plan was made: nothing was sent\. To push, change that list first, and plan again/,
      );
    });

    it('is not planned while a list cannot be read', async () => {
      at.write({ '.cognito-client-lint.json': '{}', 'shop.code-workspace': '{ "settings": ' });
      const { code, err } = await save();
      assert.deepEqual([code, existsSync(join(at.folder, 'plan.json'))], [2, false]);
      assert.match(err, /shop\.code-workspace is no JSON, so that it is not known what it protects/);
    });

    it('says what was not known of it', async () => {
      at.write({ '.cognito-client-lint.json': protectedBy('readonly').replace('shop', 'other') });
      at.local.inject({ kind: 'access-denied', operation: 'DescribeUserPool' });
      assert.match(
        (await save()).out,
        /readonly: userPoolName other \(not known here\), in \.cognito-client-lint\.json/,
      );
    });
  });

  describe('that was altered', () => {
    const target = (plan: Plan, change: object): Plan => ({
      ...plan,
      target: { ...(plan['target'] as object), ...change },
    });
    const first = (plan: Plan, member: string, edit: object): Plan => {
      const [entry, ...others] = plan[member] as object[];
      return { ...plan, [member]: [{ ...entry, ...edit }, ...others] };
    };
    const FOLLOWS = (member: string): RegExp =>
      new RegExp(`has "${member}" of \\S+ that does not follow from what it was made from: it was altered`);
    const altered: readonly (readonly [what: string, alter: (plan: Plan) => unknown, says: RegExp])[] = [
      [
        'another value',
        (it) => ({ ...it, planned: { ...(it['planned'] as object), AuthSessionValidity: 15 } }),
        FOLLOWS('planned'),
      ],
      [
        'a wrong type',
        (it) => ({ ...it, local: { ...(it['local'] as object), CallbackURLs: 'x' } }),
        /says of .* what a push refuses/,
      ],
      ['no target', ({ target: _, ...it }) => it, /is no saved plan: target is not as it is saved/],
      [
        'another live side',
        (it) => ({ ...it, live: { ...(it['live'] as object), EnableTokenRevocation: false } }),
        FOLLOWS('.*'),
      ],
      [
        'another file side',
        (it) => ({ ...it, local: { ...(it['local'] as object), AuthSessionValidity: 9 } }),
        FOLLOWS('.*'),
      ],
      ['another mode', (it) => ({ ...it, mode: 'force' }), /is no saved plan: mode is not as it is saved/],
      [
        'a setting that this version does not know',
        (it) => ({ ...it, local: { ...(it['local'] as object), New: 1 } }),
        /is no saved plan: local\.New/,
      ],
      ['a change left out', (it) => ({ ...it, changes: [] }), FOLLOWS('changes')],
      ['another value after a change', (it) => first(it, 'changes', { after: 6 }), FOLLOWS('changes')],
      ['other words of a change', (it) => first(it, 'changes', { words: '5 → 6' }), FOLLOWS('changes')],
      ['no risk of a change', (it) => first(it, 'changes', { risks: [] }), FOLLOWS('changes')],
      [
        'a conflict made up',
        (it) => ({ ...it, conflicts: [{ name: 'ClientName', base: null, file: 'a', live: 'b' }] }),
        FOLLOWS('conflicts'),
      ],
      [
        'other words of what stays',
        (it) => ({ ...it, stays: [{ name: 'ClientName', why: 'kept', words: 'x' }] }),
        FOLLOWS('stays'),
      ],
      ['a warning made up', (it) => ({ ...it, warnings: ['all is well'] }), FOLLOWS('warnings')],
      ['a fact left out', (it) => ({ ...it, facts: [{ kind: 'kept', parameters: [], text: 'x' }] }), FOLLOWS('facts')],
      ['another name of the client', (it) => target(it, { clientName: 'shop-test' }), FOLLOWS('target')],
      ['another path', (it) => ({ ...it, path: '/nowhere/else.json' }), FOLLOWS('path')],
      ['another file', (it) => ({ ...it, file: 'other.cognito-client.json' }), FOLLOWS('path')],
      [
        'a decision for what is no parameter',
        (it) => ({ ...it, decisions: { Nothing: 'mine' } }),
        /is no saved plan: decisions\.Nothing/,
      ],
      ['no protection', ({ protection: _, ...it }) => it, FOLLOWS('protection')],
      [
        'another protection',
        (it) => ({ ...it, protection: { protection: 'none', because: '' } }),
        /is no saved plan: protection/,
      ],
    ];
    for (const [what, change, says] of altered) {
      it(`is refused with ${what}`, async () => {
        await save();
        alter(change);
        const { code, err } = await apply();
        assert.deepEqual([code, at.updates()], [2, 0], err);
        assert.match(err, says);
        assert.match(err, /Plan again/);
      });
    }

    it('is refused when it is not as it was saved, whatever was changed', async () => {
      await save();
      at.change('plan.json', '"why": "changed"', '"why": "reset"');
      const { code, err } = await apply();
      assert.deepEqual([code, at.updates()], [2, 0]);
      assert.match(err, /plan\.json is not as it was saved: its digest is of another content\. Plan again/);
    });

    it('is taken when only its layout changed', async () => {
      await save();
      at.write({ 'plan.json': JSON.stringify(sorted(whole())) });
      assert.equal((await apply()).code, 0);
    });

    const elsewhere: readonly (readonly [what: string, target: object, code: number, says: RegExp])[] = [
      [
        'client',
        { clientId: DEMO.mobileApp },
        1,
        /shop-mobile was changed in Cognito after the plan was made: nothing was sent/,
      ],
      ['client that is gone', { clientId: 'a'.repeat(26) }, 2, /aaaa/],
      ['user pool', { userPoolId: 'us-east-1_nowhere00' }, 2, /us-east-1_nowhere00/],
      [
        "user pool's name",
        { userPoolName: 'test' },
        1,
        /is for the user pool test, and its id belongs to shop: nothing was sent/,
      ],
      [
        'Region',
        { region: 'eu-west-1' },
        1,
        /is for the Region eu-west-1, and this push goes to us-east-1: nothing was sent/,
      ],
      [
        'account',
        { account: '210987654321' },
        1,
        /made in account 210987654321, and the credentials are of account 123456789012: nothing was sent\. Choose others with --profile/,
      ],
    ];
    for (const [what, other, code, says] of elsewhere) {
      it(`sends nothing when it is for another ${what}, and no client changes`, async () => {
        await save();
        alter((plan) => target(plan, other));
        const before = JSON.stringify([at.stored(), at.stored(DEMO.mobileApp)]);
        at.change(FILE, '"AuthSessionValidity": 7', '"AuthSessionValidity": 8');
        const ended = await apply(['--yes', '--without-file']);
        assert.deepEqual(
          [ended.code, at.updates(), JSON.stringify([at.stored(), at.stored(DEMO.mobileApp)])],
          [code, 0, before],
          ended.err,
        );
        assert.match(ended.err, says);
      });
    }

    it('is refused when it is no plan at all, or a newer one', async () => {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      for (const text of [
        '',
        '{',
        '[]',
        '{}',
        '{ "version": 2, "plans": [{}] }',
        '{ "version": 1, "plans": [] }',
        deep,
      ]) {
        at.write({ 'plan.json': text });
        assert.equal((await apply()).code, 2, text.slice(0, 40));
      }
      assert.match(
        (await at.run('push', ['--plan', 'nowhere.json'])).err,
        /nowhere\.json cannot be read: there is no such file/,
      );
      assert.match((await apply([FILE])).err, /give no file, --exact or --settle beside --plan/);
    });
  });

  describe('of an earlier release', () => {
    it('is applied, and it is said what is not known of it', async () => {
      await save();
      makeOld();
      const { code, err } = await apply();
      assert.deepEqual([code, validity()], [0, 7]);
      assert.match(err, /is of an earlier release: what protected its app clients when it was made is not known/);
    });

    it('is refused by the lists that there are now, and without its file', async () => {
      await save();
      makeOld();
      at.write({ 'away/.cognito-client-lint.json': protectedBy('readonly'), 'away/plan.json': at.read('plan.json') });
      for (const [plan, says] of [
        ['plan.json', /could not be read here/],
        ['away/plan.json', /nothing is pushed to it from here/],
      ] as const) {
        const cwd = plan === 'plan.json' ? 'other' : '.';
        mkdirSync(join(at.folder, 'other'), { recursive: true });
        const { code, err } = await at.run('push', ['--plan', join(at.folder, plan)], { cwd });
        assert.deepEqual([code, at.updates()], [1, 0]);
        assert.match(err, says);
      }
    });

    it('is refused when what a person reads in it was altered', async () => {
      await save();
      makeOld();
      at.change('plan.json', '"after":7', '"after":6');
      const { code, err } = await apply();
      assert.deepEqual([code, at.updates()], [2, 0]);
      assert.match(err, /has "changes" of/);
    });
  });

  describe('is never saved over another file', () => {
    it('not over one that is planned, also by another name of it', async () => {
      symlinkSync(FILE, join(at.folder, 'link.json'));
      const before = at.read(FILE);
      for (const out of [FILE, `./${FILE}`, 'link.json']) {
        const asked = at.local.requests.length;
        const { code, err } = await at.run('plan', [FILE, '--out', out]);
        assert.deepEqual([code, at.read(FILE) === before, at.local.requests.length - asked], [2, true, 0]);
        assert.match(err, /names a file that is planned: it would be lost\. Name another file/);
      }
    });

    it('not over one that is no saved plan', async () => {
      at.write({
        'notes.txt': 'notes',
        'package.json': '{ "version": "1" }',
        'broken.json': '{ "version": 1, "plans": [',
      });
      mkdirSync(join(at.folder, 'folder'));
      for (const out of ['notes.txt', 'package.json', 'broken.json', 'folder']) {
        const { code, err } = await at.run('plan', [FILE, '--out', out]);
        assert.equal(code, 2, out);
        assert.match(err, /is no saved plan: it was left as it is|names no file/);
      }
      assert.deepEqual([at.read('notes.txt'), at.read('package.json')], ['notes', '{ "version": "1" }']);
    });

    it('not over one that came while it was made', async () => {
      at.local.between(() => at.write({ 'plan.json': 'mine' }), { operation: 'DescribeUserPoolClient' });
      const { code, err } = await save();
      assert.deepEqual([code, at.read('plan.json')], [2, 'mine']);
      assert.match(err, /is no saved plan: it was left as it is/);
    });

    it('but over another plan, of whatever version', async () => {
      await save();
      at.write({ 'plan.json': '{ "version": 9, "plans": [] }' });
      assert.equal((await save()).code, 1);
      assert.equal((await apply()).code, 0);
    });
  });
});
