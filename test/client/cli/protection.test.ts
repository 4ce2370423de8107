// What protects an app client in a terminal: the lists, the question, and what cannot be read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { POOL, WEB, withTerminal } from './terminal';

const FILE = 'a/b/web.cognito-client.json';
const LIST = '.cognito-client-lint.json';
const list = (protection: string, clientName = 'shop-*'): string =>
  JSON.stringify({ protected: [{ clientName, protection }] });

describe('the protection of app clients in a terminal', () => {
  const at = withTerminal();
  beforeEach(async () => {
    mkdirSync(join(at.folder, 'a/b/.vscode'), { recursive: true });
    await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
  });

  it('takes nothing but the name, as it is', async () => {
    at.write({ [LIST]: list('confirm') });
    for (const answer of [
      '',
      'y',
      'yes',
      's',
      'shop-we',
      'SHOP-WEB',
      'shop-webs',
      'shop web',
      'shop-mobile',
      undefined,
    ]) {
      const { code, err, asked } = await at.run('push', [FILE], { answers: [() => answer] });
      assert.deepEqual([code, at.updates(), asked.length], [1, 0, 1], `${answer}`);
      assert.match(err, /Nothing was sent/);
    }
    assert.equal((await at.run('push', [FILE], { answers: ['shop-web'] })).code, 0);
    assert.equal(at.updates(), 1);
  });

  it('finds a list two folders above, and adds up what two folders say', async () => {
    at.write({ [LIST]: list('confirm') });
    const above = await at.run('push', [FILE, '--yes'], { cwd: '.' });
    assert.match(above.err, /protected \(clientName shop-\*, in \.cognito-client-lint\.json\)/);
    at.write({ [`a/b/${LIST}`]: list('readonly', 'other-*') });
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 1, 'a list beside the file takes nothing away');
    at.write({ [`a/b/${LIST}`]: list('readonly') });
    const both = await at.run('push', [FILE], { answers: ['shop-web'] });
    assert.match(both.err, /protected \(clientName shop-\*, in a\/b\/\.cognito-client-lint\.json\): nothing is pushed/);
    at.write({ [`a/b/${LIST}`]: '{}', [`a/${LIST}`]: list('readonly') });
    assert.equal((await at.run('push', ['web.cognito-client.json', '--yes'], { cwd: 'a/b' })).code, 1);
    assert.equal(at.updates(), 0);
  });

  it('tells upper from lower case, as Cognito does', async () => {
    at.write({ [LIST]: list('readonly', 'SHOP-WEB') });
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 0);
  });

  it('finds a list at each link that leads to the file', async () => {
    mkdirSync(join(at.folder, 'one'));
    mkdirSync(join(at.folder, 'two'));
    symlinkSync('../a/b', join(at.folder, 'folder'));
    symlinkSync('../a/b/web.cognito-client.json', join(at.folder, 'two/web.cognito-client.json'));
    symlinkSync('../two/web.cognito-client.json', join(at.folder, 'one/web.cognito-client.json'));
    at.write({ [`two/${LIST}`]: list('readonly') });
    const { code, err } = await at.run('push', ['one/web.cognito-client.json', '--yes']);
    assert.deepEqual([code, at.updates()], [1, 0]);
    assert.match(err, /in two\/\.cognito-client-lint\.json/);
  });

  const UNREADABLE: Readonly<Record<string, { readonly make: () => void; readonly says: RegExp }>> = {
    'a folder of that name': {
      make: () => mkdirSync(join(at.folder, 'a/b/.vscode/settings.json')),
      says: /a\/b\/\.vscode\/settings\.json is no file/,
    },
    'a link that leads nowhere': {
      make: () => symlinkSync('nowhere', join(at.folder, 'a/b/.vscode/settings.json')),
      says: /settings\.json cannot be read \(there is no such file or folder\)/,
    },
    'links in a circle': {
      make: () => symlinkSync('settings.json', join(at.folder, 'a/b/.vscode/settings.json')),
      says: /settings\.json cannot be read \(its symbolic links lead in a circle\)/,
    },
    'a pipe, which could have no end': {
      make: () => void execFileSync('mkfifo', [join(at.folder, 'a/b/.vscode/settings.json')]),
      says: /settings\.json is no file/,
    },
    'settings that are no object': {
      make: () => at.write({ 'a/b/.vscode/settings.json': '[]' }),
      says: /settings\.json is no JSON object/,
    },
    'nested settings with something else than a list': {
      make: () => at.write({ 'a/b/.vscode/settings.json': '{ "cognitoClient": { "protected": {} } }' }),
      says: /"cognitoClient\.protected" in a\/b\/\.vscode\/settings\.json is no list/,
    },
    'a .code-workspace that is no JSON': {
      make: () => at.write({ 'a/x.code-workspace': '{ "settings": { "cognitoClient.protected": [' }),
      says: /a\/x\.code-workspace is no JSON/,
    },
  };
  for (const [what, { make, says }] of Object.entries(UNREADABLE)) {
    it(`sends nothing with ${what}`, async () => {
      make();
      for (const args of [[FILE, '--yes'], [FILE]]) {
        const { code, err, asked } = await at.run('push', args, { answers: ['shop-web'] });
        assert.deepEqual([code, asked, at.updates()], [2, [], 0]);
        assert.match(err, says);
        assert.match(err, /so that it is not known what it protects\. Nothing was sent\./);
      }
    });
  }

  it('is not led astray by a .code-workspace or settings without a list', async () => {
    at.write({ 'a/x.code-workspace': '{ "folders": [{ "path": "." }] }', 'a/b/.vscode/settings.json': '' });
    at.write({ 'a/.vscode/settings.json': '{ "cognitoClient": { "profile": "x" }, "editor.tabSize": 2, }' });
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 0);
  });
});
