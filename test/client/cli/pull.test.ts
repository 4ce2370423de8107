import assert from 'node:assert/strict';
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { freeName } from '../../../client/src/cli/pull/export';
import { DEMO } from '../../../local-cognito/src';
import { fileNameFor, foldedName } from '../../../client/src/sync/file-name';
import { assertNoSecret } from '../sync/flow/stage';
import { sdk } from '../../local-cognito/helpers';
import { plainServer } from '../aws/loopback';
import { POOL, run, WEB, withTerminal } from './terminal';

const FILE = 'web.cognito-client.json';

describe('cognito-client pull', () => {
  const at = withTerminal();
  const pullNew = () => at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);

  it('writes a new file, called after the client, or to standard output', async () => {
    const { code, out } = await at.run('pull', ['--pool', POOL, '--client', DEMO.machine]);
    assert.deepEqual(
      [code, out],
      [
        0,
        'Pulled nightly-export into nightly-export.cognito-client.json. The client has a secret; it stays in Cognito.\n',
      ],
    );
    const printed = await at.run('pull', ['--pool', POOL, '--client', DEMO.machine, '--out', '-']);
    assert.equal(printed.out, at.read('nightly-export.cognito-client.json'));
    assertNoSecret(printed.out);
    assert.match((await at.run('pull', ['--pool', POOL, '--client', DEMO.machine])).out, /already says what is live/);
    assert.deepEqual(readdirSync(at.folder).sort(), ['.state', 'nightly-export.cognito-client.json']);
  });

  it('updates a file in place: comments, layout, permissions, links and a byte order mark stay', async () => {
    await pullNew();
    at.change(FILE, '{\n', '\uFEFF{\n  // ours\n');
    chmodSync(join(at.folder, FILE), 0o640);
    symlinkSync(FILE, join(at.folder, 'link.cognito-client.json'));
    at.edit({ AuthSessionValidity: 9 });
    const before = at.read(FILE);
    const { code, out } = await at.run('pull', ['link.cognito-client.json']);
    assert.equal(code, 0, out);
    assert.match(out, /AuthSessionValidity: 5 → 9\n {2}Updated with what is live/);
    assert.equal(at.read(FILE), before.replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 9'));
    assert.equal(statSync(join(at.folder, FILE)).mode & 0o777, 0o640);
    assert.deepEqual(
      readdirSync(at.folder).sort(),
      ['.state', 'link.cognito-client.json', FILE],
      'nothing half-written is left',
    );
  });

  it('ends at a list that would never end, and writes nothing', async () => {
    let asked = 0;
    const endless = await plainServer((request, response) => {
      request.resume();
      asked += 1;
      response.end(JSON.stringify({ UserPoolClients: [{ ClientId: WEB, ClientName: 'web' }], NextToken: 'again' }));
    });
    const url = `http://127.0.0.1:${endless.port}`;
    const args = ['pull', '--all', POOL, '--dir', 'all', '--rate', '500', '--endpoint', url];
    const { code, err } = await run(args, { cwd: at.folder }).finally(() => endless.stop());
    assert.deepEqual([code, asked, readdirSync(at.folder)], [2, 2, []]);
    assert.match(err, /gave an answer that is not Cognito's/);
  });

  it('writes nothing with --check, and ends with 1 when something would change', async () => {
    await pullNew();
    assert.equal((await at.run('pull', [FILE, '--check'])).code, 0);
    at.edit({ AuthSessionValidity: 9 });
    const before = at.read(FILE);
    const { code, out } = await at.run('pull', [FILE, '--check']);
    assert.equal(code, 1);
    assert.match(out, /AuthSessionValidity: 5 → 9\n {2}A pull would change 1 setting/);
    assert.equal(at.read(FILE), before);
    assert.equal((await at.run('pull', ['--all', POOL, '--dir', 'nowhere', '--check'])).code, 1);
    assert.ok(!readdirSync(at.folder).includes('nowhere'));
    rmSync(join(at.folder, '.state'), { recursive: true });
    at.edit({ AuthSessionValidity: 5 });
    assert.equal((await at.run('pull', [FILE, '--check'])).code, 0);
    assert.equal((await at.run('pull', ['--all', POOL, '--dir', '.', '--check'])).code, 1);
    assert.deepEqual(readdirSync(at.folder), [FILE], 'not even what file and client agree on');
  });

  it("does not overwrite what is the file's own: it asks, or takes --yes", async () => {
    await pullNew();
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    const mine = at.read(FILE);
    const kept = await at.run('pull', [FILE]);
    assert.equal(kept.code, 1);
    assert.match(
      kept.err,
      /was kept: 1 setting of it would be overwritten \(AuthSessionValidity\)\. --yes takes what is live\./,
    );
    assert.equal((await at.run('pull', [FILE], { answers: [''] })).code, 1);
    assert.equal(at.read(FILE), mine);
    assert.equal((await at.run('pull', [FILE], { answers: ['y'] })).code, 0);
    assert.match(at.read(FILE), /"AuthSessionValidity": 5/);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    assert.equal((await at.run('pull', [FILE, '--yes'])).code, 0);
    assert.match(at.read(FILE), /"AuthSessionValidity": 5/);
  });

  it('keeps a removal that was not pushed yet, as it keeps a changed value', async () => {
    await pullNew();
    at.change(FILE, / *"LogoutURLs": \[[^\]]*\],\n/, '');
    const mine = at.read(FILE);
    at.edit({ AuthSessionValidity: 9 });
    const kept = await at.run('pull', [FILE]);
    assert.equal(kept.code, 1);
    assert.match(kept.err, /was kept: 1 setting removed from it would come back \(LogoutURLs\)\. --yes takes what/);
    at.change(FILE, '"AccessTokenValidity": 30', '"AccessTokenValidity": 20');
    const asked = await at.run('pull', [FILE], { answers: ['n'] });
    assert.deepEqual(asked.asked, [
      '1 setting of the file would be overwritten (AccessTokenValidity), and 1 setting removed from the file would come back (LogoutURLs). Take what is live? [y/N] ',
    ]);
    assert.equal(at.read(FILE), mine.replace('"AccessTokenValidity": 30', '"AccessTokenValidity": 20'));
    assert.match((await at.run('plan', [FILE])).out, /LogoutURLs: [^\n]*reset to the default/);
    assert.equal((await at.run('pull', [FILE, '--yes'])).code, 0);
    assert.match(at.read(FILE), /"LogoutURLs"/);
  });

  it('remembers what file and client agree on after an update: what is removed then is a reset', async () => {
    await pullNew();
    at.edit({ AuthSessionValidity: 9, LogoutURLs: ['https://new.example.com/'] });
    assert.equal((await at.run('pull', [FILE])).code, 0);
    at.change(FILE, / *"AuthSessionValidity": 9,\n/, '');
    const { code, out } = await at.run('plan', [FILE]);
    assert.equal(code, 1);
    assert.match(out, /AuthSessionValidity: 9 → [^\n]*\(reset to the default\)/);
  });

  it('ends with 1 and keeps the file when it is changed each time that it is about to be written', async () => {
    await pullNew();
    at.edit({ AuthSessionValidity: 9 });
    at.change(FILE, '"AccessTokenValidity": 30', '"AccessTokenValidity": 20');
    let saved = 0;
    const { code, err, asked } = await at.run('pull', [FILE], {
      answer: () => {
        at.change(FILE, '{\n', `{\n  // ${++saved}\n`);
        return 'y';
      },
    });
    assert.deepEqual([code, asked.length], [1, 3]);
    assert.match(
      err,
      /(was changed during the pull, which is planned again\.\n[^]*){2}was kept: it was changed each time/,
    );
    assert.match(at.read(FILE), /\/\/ 3\n {2}\/\/ 2\n {2}\/\/ 1\n[^]*"AuthSessionValidity": 5/);
  });

  it('leaves a file alone that is deleted or names another client by then', async () => {
    await pullNew();
    at.edit({ AuthSessionValidity: 9 });
    const during = (act: () => void) => at.local.between(act, { operation: 'DescribeUserPoolClient' });
    during(() => at.change(FILE, WEB, DEMO.machine));
    const renamed = await at.run('pull', [FILE, '--yes']);
    assert.equal(renamed.code, 2);
    assert.match(renamed.err, /names another app client now\. Nothing was written: pull again\./);
    assert.match(at.read(FILE), new RegExp(`${DEMO.machine}[^]*"AuthSessionValidity": 5`));
    at.change(FILE, DEMO.machine, WEB);
    during(() => rmSync(join(at.folder, FILE)));
    assert.equal((await at.run('pull', [FILE, '--yes'])).code, 2);
    assert.deepEqual(readdirSync(at.folder), ['.state']);
  });

  it('writes the file before what is remembered: when it ends in between, no old value counts as a change', async () => {
    await pullNew();
    at.edit({ AuthSessionValidity: 9 });
    const bases = join(at.folder, '.state', 'cognito-client', 'bases');
    cpSync(bases, join(at.folder, 'before'), { recursive: true });
    assert.equal((await at.run('pull', [FILE])).code, 0);
    rmSync(bases, { recursive: true });
    cpSync(join(at.folder, 'before'), bases, { recursive: true });
    const { code, out } = await at.run('plan', [FILE]);
    assert.deepEqual([code, /Nothing to do/.test(out)], [0, true], out);
    at.change(FILE, '{\n', '{\n  // ours\n');
    at.edit({ AuthSessionValidity: 10 });
    symlinkSync('/dev/null', join(at.folder, 'blocked'));
    const noState = { env: { XDG_STATE_HOME: join(at.folder, 'blocked', 'state') } };
    const { err } = await at.run('pull', [FILE, '--yes'], noState);
    assert.match(err, /is not kept/);
    assert.match(at.read(FILE), /"AuthSessionValidity": 10/, 'the file is written all the same');
  });

  it('follows a link, also to a file that is not there yet', async () => {
    mkdirSync(join(at.folder, 'shared'));
    symlinkSync(join('shared', 'web.json'), join(at.folder, FILE));
    assert.equal((await pullNew()).code, 0);
    assert.ok(lstatSync(join(at.folder, FILE)).isSymbolicLink());
    assert.equal(at.read('shared/web.json'), at.read(FILE));
    assert.equal((await at.run('plan', [FILE])).code, 0);
    symlinkSync(join('nowhere', 'web.json'), join(at.folder, 'a.json'));
    symlinkSync('b.json', join(at.folder, 'b.json'));
    for (const [link, says] of [
      ['a.json', /a\.json cannot be written: there is no such file or folder/],
      ['b.json', /b\.json cannot be written: its symbolic links lead in a circle/],
    ] as const) {
      const { code, err } = await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', link]);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.ok(lstatSync(join(at.folder, link)).isSymbolicLink());
    }
  });

  it("overwrites nothing behind a stranger's link, and makes nothing there under a name of its own", async () => {
    const theirs = { 'home/notes.txt': 'theirs', 'home/other.json': '{ "theirs": true }' };
    at.write({ ...theirs, 'repo/.git/HEAD': '', 'repo/all/x': '' });
    const link = (to: string, name: string): void => symlinkSync(to, join(at.folder, 'repo', name));
    link('../home/new.json', FILE);
    link('../../home/new.json', `all/${FILE}`);
    link('../home/notes.txt', 'a.json');
    link('../home/other.json', 'b.json');
    const client = ['--pool', POOL, '--client', WEB];
    for (const [args, code] of [
      [client, 0],
      [['--all', POOL, '--dir', 'all'], 0],
      [[...client, '--out', 'a.json', '--yes'], 2],
      [[...client, '--out', 'b.json', '--yes'], 2],
    ] as const)
      assert.equal((await at.run('pull', args, { cwd: 'repo' })).code, code, args.join(' '));
    assert.deepEqual(readdirSync(join(at.folder, 'home')).sort(), ['notes.txt', 'other.json']);
    for (const [name, text] of Object.entries(theirs)) assert.equal(at.read(name), text);
  });

  it('asks of a file that was never pulled here before it overwrites anything', async () => {
    at.write({ [FILE]: `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}", "AuthSessionValidity": 5 }` });
    assert.equal((await at.run('pull', [FILE])).code, 0, 'what it lacks is added without a question');
    at.write({ [FILE]: `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}", "AuthSessionValidity": 6 }` });
    assert.equal((await at.run('pull', [FILE], { env: { XDG_STATE_HOME: join(at.folder, 'other') } })).code, 1);
  });

  it("refuses a file that is not UTF-8, no JSON, too large, or another client's", async () => {
    await pullNew();
    at.write({ 'a.cognito-client.json': '\u{10FFFF}'.repeat(3), 'b.cognito-client.json': ' '.repeat(9 * 1024 * 1024) });
    const before = at.read(FILE);
    for (const [args, says] of [
      [['a.cognito-client.json'], /no JSON object/],
      [['b.cognito-client.json'], /larger than 8 MB/],
      [['nowhere.cognito-client.json'], /cannot be read: there is no such file/],
      [
        ['--pool', POOL, '--client', DEMO.machine, '--out', FILE],
        /is the file of another app client\. Nothing was written/,
      ],
      [
        ['--pool', POOL, '--client', WEB, '--out', 'no/folder/x.json'],
        /cannot be written: there is no such file or folder/,
      ],
    ] as const) {
      const { code, err } = await at.run('pull', args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, says);
    }
    assert.equal(at.read(FILE), before);
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /Name a file, a folder or a glob\. See cognito-client pull --help/],
    [['--all', POOL], /--all and --dir go together/],
    [['--pool', POOL], /--pool and --client go together/],
    [['x.json', '--all', POOL, '--dir', 'x'], /only one of them/],
    [['x.json', '--out', 'y'], /--out goes with/],
    [['--all', 'shop', '--dir', 'x'], /"shop" is no user pool's id/],
    [['x.json', '--rate', '0'], /--rate must be a number from 0\.2 on, not "0"/],
    [['-'], /Standard input cannot be used/],
  ];
  for (const [args, says] of wrong) {
    it(`refuses ${JSON.stringify(args.join(' '))} with a sentence and exit code 2`, async () => {
      const { code, err } = await at.run('pull', args);
      assert.equal(code, 2);
      assert.match(err, says);
      assert.match(err, /^cognito-client: [^\n]*\n$/);
    });
  }

  describe('--all', () => {
    const all = (...args: string[]) => at.run('pull', ['--all', POOL, '--dir', 'clients', '--rate', '500', ...args]);

    it('exports every client over all pages, with names that no file system minds, and no secret', async () => {
      const aws = sdk(at.local.url);
      const names = [
        ...Array.from({ length: 150 }, (_, index) => `app ${index}`),
        'Same',
        'same',
        'same',
        'con',
        '+ =.@,-',
        'a.b',
      ];
      for (const ClientName of names)
        await aws.send(new CreateUserPoolClientCommand({ UserPoolId: POOL, ClientName, GenerateSecret: true }));
      aws.destroy();
      const { code, out, err } = await all();
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /159 app clients: 159 written, 0 updated, 0 unchanged, 0 kept, 0 failed\.\n$/);
      assert.equal(at.local.requests.filter(({ operation }) => operation === 'ListUserPoolClients').length, 3);
      const files = readdirSync(join(at.folder, 'clients'));
      assert.equal(new Set(files.map((file) => file.toLowerCase())).size, 159);
      assert.deepEqual(
        files.filter((file) => !/^[\w+@=][\w.@+=-]*\.cognito-client\.json$/.test(file) || /^con\./i.test(file)),
        [],
      );
      for (const file of files) assertNoSecret(at.read(`clients/${file}`));
      assertNoSecret(out);
    });

    it('updates the files that are there, wherever they are below, and keeps those with changes of their own', async () => {
      await all();
      at.write({ 'clients/web/ours.cognito-client.json': at.read('clients/shop-web.cognito-client.json') });
      at.write({ 'clients/shop-web.cognito-client.json': '{}' });
      await at.run('pull', ['clients/web/ours.cognito-client.json']);
      at.change('clients/shop-mobile.cognito-client.json', '"ClientName": "shop-mobile"', '"ClientName": "mine"');
      at.edit({ AuthSessionValidity: 9 });
      const { code, out, err } = await all();
      assert.equal(code, 1);
      assert.match(out, /3 app clients: 0 written, 1 updated, 1 unchanged, 1 kept, 0 failed/);
      assert.match(err, /shop-mobile\.cognito-client\.json was kept: 1 setting/);
      assert.match(at.read('clients/web/ours.cognito-client.json'), /"AuthSessionValidity": 9/);
      assert.equal(at.read('clients/shop-web.cognito-client.json'), '{}');
    });

    it('shows on a terminal that it lists', async () => {
      const { err } = await at.run('pull', ['--all', POOL, '--dir', 'clients', '--rate', '500'], { columns: 80 });
      assert.match(err, /^\rListing app clients: 0 so far\u001B\[K\rListing app clients: 3 so far\u001B\[K\r\u001B\[K/);
      const narrow = await at.run('pull', ['--all', POOL, '--dir', 'clients', '--rate', '500'], { columns: 20 });
      assert.doesNotMatch(narrow.err, /Listing/);
    });

    it('tells of files whose client is gone, and leaves them alone', async () => {
      at.write({ 'clients/old.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "gone" }` });
      assert.match(
        (await all()).err,
        /old\.cognito-client\.json is of an app client that is no longer there, or that an application registered; it was left alone/,
      );
    });

    it('stops at Ctrl-C and says what was done; goes on after a client that could not be read', async () => {
      const stop = new AbortController();
      at.local.between(() => stop.abort(), { operation: 'DescribeUserPoolClient' });
      const stopped = await at.run('pull', ['--all', POOL, '--dir', 'clients'], { interrupted: stop.signal });
      assert.equal(stopped.code, 130);
      assert.match(stopped.err, /interrupted\. 0 of 3 app clients were pulled; the others are as they were/);
      at.local.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient', times: 1 });
      const { code, out } = await all();
      assert.equal(code, 2);
      assert.match(out, /2 written, .*1 failed/);
    });
  });

  it('gives each client a free name', () => {
    const of = (name: string, ...taken: string[]): string =>
      freeName(
        { name, identity: { UserPoolId: POOL, ClientId: '1abc' } },
        new Set(taken.map((text) => text.toLowerCase())),
      );
    assert.equal(of('Web'), 'Web.cognito-client.json');
    assert.equal(of('Web', 'web.cognito-client.json'), 'Web-1abc.cognito-client.json');
    assert.equal(
      of('Web', 'web.cognito-client.json', 'web-1abc.cognito-client.json', 'web-2.cognito-client.json'),
      'Web-3.cognito-client.json',
    );
    assert.equal(
      of('Straße', foldedName('STRASSE.cognito-client.json')),
      'Straße-1abc.cognito-client.json',
      'some file systems take them for one',
    );
    for (const [name, file] of [
      ['CON', 'client-CON'],
      ['../../etc', 'etc'],
      ['a/b\\c:d', 'a-b-c-d'],
      ['  ', 'app-client'],
      ['.hidden', 'hidden'],
      ['com1.x', 'client-com1.x'],
    ])
      assert.equal(fileNameFor(name!), `${file}.cognito-client.json`);
  });
});
