// .gitignore files are matched as Git itself matches them, and whatever they say, in a bounded number of steps.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { ignoredBy, IGNORE_LIMITS, type IgnoreFile } from '../../../client/src/sync/references/ignored';

describe('.gitignore', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ignored-'));
    execFileSync('git', ['init', '--quiet', folder]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Those of some paths that Git ignores. */
  function ignoredByGit(files: readonly IgnoreFile[], paths: readonly string[]): string[] {
    for (const { folder: below, text } of files) {
      mkdirSync(join(folder, below), { recursive: true });
      writeFileSync(join(folder, below, '.gitignore'), text);
    }
    // A user's own list of what to ignore must not count.
    const args = [
      '-c',
      'core.excludesFile=',
      '-c',
      'core.ignoreCase=false',
      'check-ignore',
      '--no-index',
      '-z',
      '--stdin',
    ];
    const { stdout } = spawnSync('git', args, { cwd: folder, input: paths.join('\0'), encoding: 'utf8' });
    for (const { folder: below } of files) rmSync(join(folder, below, '.gitignore'));
    return stdout.split('\0').filter((path) => path !== '');
  }

  const PATHS = [
    ...['a', 'b', 'ab', 'a.log', 'a b', '[a]', 'a*b', '#a', '!a', 'a]', 'b-', 'A1', 'é'].flatMap((name) => [
      name,
      `a/${name}`,
      `b/a/${name}`,
      `a/b/c/${name}`,
      `sub/${name}`,
      `sub/a/${name}/b`,
    ]),
  ];
  // Git looks whether a path is a folder: those that others are in are.
  const FOLDERS = new Set(PATHS.flatMap((path) => path.split('/').map((_, at, names) => names.slice(0, at).join('/'))));
  const LEAVES = [...new Set(PATHS)].filter((path) => !FOLDERS.has(path));

  it('is read as Git reads it, form by form', () => {
    const texts = [
      ...[
        'a',
        '/a',
        'a/',
        '/a/',
        'a/b',
        'a/*',
        'a/**',
        '**/a',
        '**/a/b',
        'a/**/b',
        '*',
        '**',
        '*.log',
        '?',
        'a?',
        '/*/a',
      ],
      ...[
        '!a',
        '*\n!a',
        '*\n!a/\n!a/**',
        'a/\n!a/b',
        '\\#a',
        '#a',
        '\\!a',
        'a\\*b',
        'a\\ b',
        'a b  ',
        'a b\\ ',
        ' a',
        'a\\',
        '/',
      ],
      ...[
        '[a]',
        '[ab]',
        '[!a]',
        '[^a]',
        '[a-b]',
        '[b-a]',
        '[]a]',
        '[!]a]',
        'a[',
        'a[b',
        '\\[a\\]',
        '[[:alpha:]]',
        '[[:upper:]]1',
      ],
      ...[
        '[[:nope:]]',
        '[[:digit:]a]*',
        '[a-',
        '[\\]a]',
        'a]',
        '[b-]-',
        '*a*',
        'a**b',
        '***',
        '/**/',
        'a//b',
        'x/../a',
        'a\\/a',
        '\\/a',
        'a/b\\/c',
        'a\\\\/a',
      ],
      ...['a\r\nb\r\n', '\uFEFFa', '', '\n\n', '*/a/', 'sub/*/b', '**/b/**', '/**', 'é', '[[]a]'],
    ];
    for (const text of texts) {
      const files = [{ folder: '', text }];
      assert.deepEqual(LEAVES.filter(ignoredBy(files)), ignoredByGit(files, LEAVES), JSON.stringify(text));
    }
  });

  it('is read as Git reads it, whatever it says, also in folders', function () {
    const line = fc
      .array(fc.constantFrom('a', 'b', '*', '**', '/', '/', '?', '[ab]', '[!a]', '\\', ' ', '!', '#', '.log', 'sub'), {
        maxLength: 6,
      })
      .map((parts) => parts.join(''))
      // Git compares the beginning of a line without wildcards first, and then takes the `**` in `a**/*` for one that begins a name. The
      // documentation has it as an asterisk, and so have we: some files are searched in vain. So, too, with `**\\/a`.
      .filter((parts) => !/[^/]\*\*|\*\*\\/.test(parts));
    const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (top, inner) => {
        const files = [
          { folder: '', text: top },
          { folder: 'sub', text: inner },
        ];
        assert.deepEqual(LEAVES.filter(ignoredBy(files)), ignoredByGit(files, LEAVES), JSON.stringify([top, inner]));
      }),
      { numRuns: Number(process.env['IGNORED_RUNS'] ?? 60) },
    );
  });

  it('takes a bounded number of steps, whatever it says', () => {
    const many = (text: string, count: number): string => Array.from({ length: count }, () => text).join('\n');
    const texts = [
      `${'**/a/'.repeat(15)}b`,
      `${'**/a/'.repeat(39)}b`,
      `${'*a'.repeat(90)}b`,
      `${'a*/'.repeat(60)}b`,
      many(`${'**/a/'.repeat(15)}b`, 100_000),
      many(`${'*a'.repeat(90)}b`, 100_000),
      `[${'a-z'.repeat(60)}]`,
      '('.repeat(50_000),
      'a'.repeat(1_000_000),
    ];
    const paths = [`${'a/'.repeat(60)}c`, `${'a'.repeat(250)}/`.repeat(15) + 'c', dirname(`${'a/'.repeat(2_000)}c`)];
    for (const text of texts) {
      const isIgnored = ignoredBy([{ folder: '', text }]);
      const before = process.cpuUsage();
      for (const path of paths) assert.equal(typeof isIgnored(path), 'boolean');
      const { user } = process.cpuUsage(before);
      // Steps are counted, so this is far off; an expression made of the same text would not end in a lifetime.
      assert.ok(user < 5_000_000, `${text.slice(0, 20)}: ${user} µs`);
    }
    assert.ok(IGNORE_LIMITS.steps <= 1_000_000);
  });
});
