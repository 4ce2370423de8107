// What comes from elsewhere: packages by their locks, actions by their rights, and what a bundle prints of its own accord.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Each folder that has packages of its own. */
const FOLDERS = ['', 'tools/host/', 'tools/bench/peers/', 'tools/mutation/'];

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

describe('the packages of each lock', () => {
  it('are those of all folders', () => {
    const found = ['', 'tools/', 'tools/bench/', 'test/', 'client/', 'server/', 'local-cognito/'].flatMap((above) =>
      readdirSync(join(ROOT, above), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, above, entry.name, 'package-lock.json')))
        .map(({ name }) => `${above}${name}/`),
    );
    assert.deepEqual([...found, ''].sort(), [...FOLDERS].sort());
  });

  for (const folder of FOLDERS)
    it(`come from the registry of npm with their digest, and run no script: ${folder || 'the project'}`, () => {
      const { packages } = JSON.parse(read(`${folder}package-lock.json`)) as { packages: Record<string, Locked> };
      const entries = Object.entries(packages).filter(([name]) => name !== '');
      assert.ok(entries.length > 20, `${entries.length} packages`);
      const odd = entries.filter(
        // Without an address, npm asks the registry (.npmrc leaves them out); git and file sources would have one.
        ([, { resolved, integrity = '', link }]) =>
          link === true || resolved !== undefined || !/^sha512-/.test(integrity),
      );
      assert.deepEqual(
        odd.map(([name]) => name),
        [],
      );
      const settings = read(`${folder}.npmrc`);
      assert.match(settings, /^ignore-scripts=true$/m);
      assert.doesNotMatch(settings, /registry *=|:_|\/\//, 'no other registry, and no token for one');
    });

  it('are installed as the locks say, and without scripts, whatever npm is set to', () => {
    const install = read('tools/host/install.mjs');
    assert.match(install, /^const QUIET = \['--ignore-scripts', /m);
    assert.deepEqual(install.match(/npm(?:OrThrow)?\(\[.*?\], \w+\)/g), [
      "npm(['ci'], folder)",
      "npmOrThrow(['ci'], folder)",
      // The VS Code inside code-server brings its own lock: npm-shrinkwrap.json.
      "npmOrThrow(['install', '--omit=dev'], CODE)",
    ]);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    assert.doesNotMatch(Object.values(scripts).join('\n'), /\b(?:npx|npm (?:i|install|exec|update))\b/);
  });

  it('are of the licence that the project says it has', () => {
    const { license, files } = JSON.parse(read('package.json')) as { license: string; files?: unknown };
    assert.deepEqual([license, files], ['MIT', undefined]);
    assert.match(read('LICENSE'), /^MIT License\n/);
    assert.match(read('.vscodeignore'), /^!LICENSE$/m);
  });
});

describe('the workflows', () => {
  const files = readdirSync(join(ROOT, '.github/workflows'));
  for (const file of files)
    it(`have no right but to read, no secret and no token in the checkout: ${file}`, () => {
      const text = read(`.github/workflows/${file}`);
      assert.match(text, /^permissions:\n  contents: read\n(?=\S)/m);
      assert.equal(text.match(/\bpermissions\b/g)?.length, 1, 'no job has rights of its own');
      assert.doesNotMatch(text, /pull_request_target|workflow_run|\bsecrets\b|GITHUB_TOKEN|github\.token/);
      // A title or a name of a branch inside a script would be a script: no text of the person who asks is used.
      const used = [...text.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, expression = '']) => expression.trim());
      assert.deepEqual([...new Set(used)].sort(), ['github.ref', 'matrix.node']);
      assert.deepEqual(text.match(/\brun:.*$/gm), ['run: .ci/run'], 'and none of them is in a script');
      const checkouts = text.match(/uses: actions\/checkout@.*\n(?: {8}.*\n)*/g) ?? [];
      for (const checkout of checkouts) assert.match(checkout, /^ +persist-credentials: false$/m);
      assert.ok(checkouts.length > 0);
    });
});

describe('a bundle', () => {
  it('prints no password of a proxy, whatever DEBUG says', () => {
    const home = mkdtempSync(join(tmpdir(), 'cognito-client-debug-'));
    try {
      const pull = ['pull', '--pool', 'us-east-1_AbCdEf123', '--client', '1a2b3c4d5e6f7g8h9i', '--out', '-'];
      const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...pull], {
        cwd: home,
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          HOME: home,
          DEBUG: '*',
          HTTPS_PROXY: 'http://bob:hunter2@127.0.0.1:9',
          AWS_ACCESS_KEY_ID: 'fake-access-key-id',
          AWS_SECRET_ACCESS_KEY: 'fake-secret-access-key',
          AWS_EC2_METADATA_DISABLED: 'true',
        },
      });
      assert.equal(status, 2, stderr);
      assert.match(stderr, /proxy/i, 'the proxy was asked');
      assert.doesNotMatch(stdout + stderr, /hunter2/);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
