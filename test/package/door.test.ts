// What a contributor reads first is true: links, paths, scripts and names in CONTRIBUTING.md and its neighbors exist.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import picomatch from 'picomatch';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const CONTRIBUTING = read('CONTRIBUTING.md');
const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows')).map((name) => `.github/workflows/${name}`);

/** `uses: owner/action@commit # v1.2.3`: the action, what it is pinned by, and the comment. */
const USES = /^( *- uses: )([\w./-]+)@(.*)$/gm;
const PINNED = /^[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

const usesIn = (text: string): { readonly action: string; readonly pin: string }[] =>
  [...text.matchAll(USES)].map(([, , action = '', pin = '']) => ({ action, pin }));

describe('the actions of the workflows', () => {
  for (const file of [...WORKFLOWS, 'README.md'])
    it(`are pinned by commit in ${file}, each with its version`, () => {
      const uses = usesIn(read(file));
      assert.ok(uses.length > 0);
      assert.equal(uses.length, read(file).match(/\buses:/g)?.length, 'every use has the usual form');
      assert.deepEqual(
        uses.filter(({ pin }) => !PINNED.test(pin)),
        [],
      );
    });

  it('are the same in the example of the README (UPDATE_GENERATED=1 writes them)', () => {
    const ours = new Map(WORKFLOWS.flatMap((file) => usesIn(read(file))).map(({ action, pin }) => [action, pin]));
    const wanted = read('README.md').replace(
      USES,
      (_, lead: string, action: string, pin: string) => `${lead}${action}@${ours.get(action) ?? pin}`,
    );
    if (process.env['UPDATE_GENERATED']) writeFileSync(join(ROOT, 'README.md'), wanted);
    assert.equal(read('README.md'), wanted, 'the README is stale: run this test with UPDATE_GENERATED=1');
  });

  it('are updated by Dependabot', () =>
    assert.match(read('.github/dependabot.yml'), /package-ecosystem: github-actions/));
});

describe('what npm start serves without a display', () => {
  it('is closed by a password of this run, which it prints, as the README says', () => {
    const server = read('tools/host/code-server.mjs');
    assert.match(server, /^ {2}'--auth',\n {2}'password',$/m);
    assert.match(server, /^ {2}'127\.0\.0\.1:0',$/m);
    assert.match(server, /const password = randomBytes\(18\)/);
    assert.match(server, /'config\.yaml'\), config, \{ mode: 0o600 \}\)/);
    assert.match(read('tools/demo/served.mjs'), /Password: +\$\{server\.password\}.*type the password/s);
    const said = read('README.md').replaceAll('\n', ' ');
    assert.match(
      said,
      /serves VS Code on 127\.0\.0\.1, and prints the address and a password\. The password is new for each run/,
    );
  });
});

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('links', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])
    it(`lead somewhere in ${file}`, () => {
      const text = read(file).replace(/^```[^]*?^```/gm, '');
      const broken = [...text.matchAll(/\]\(([^()\s]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => {
          const [path = '', anchor] = target.split('#');
          const linked = path === '' ? file : normalize(join(dirname(file), path));
          if (!existsSync(join(ROOT, linked))) return true;
          return anchor !== undefined && !anchorsIn(read(linked)).includes(anchor);
        });
      assert.deepEqual(broken, []);
    });
});

/** What stands in backticks within a line. */
const codeIn = (markdown: string): string[] =>
  [...markdown.replace(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

describe('CONTRIBUTING.md', () => {
  const code = codeIn(CONTRIBUTING);
  const files = allFiles();

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...CONTRIBUTING.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test))/g)].map(
      ([, script, builtIn]) => script ?? builtIn ?? '',
    );
    for (const expected of ['start', 'test', 'format', 'lint', 'new-rule', 'bench', 'coverage', 'mutate'])
      assert.ok(named.includes(expected), `nothing is said of ${expected}`);
    assert.deepEqual(
      named.filter((script) => !scripts[script]),
      [],
    );
  });

  it('names steps of npm test that exist', () => {
    const steps = [...read('test/run-steps.mjs').matchAll(/\bname: '(\w+)'/g)].map(([, name = '']) => name);
    const named = [...CONTRIBUTING.matchAll(/npm test -- ([a-z ]+)/g)].flatMap(([, names = '']) =>
      names.trim().split(' '),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => !steps.includes(name)),
      [],
    );
  });

  it('names paths that exist, and so does docs/testing.md', () => {
    const rootFiles = code.filter((text) => /^[\w.-]+\.(md|json|mjs|ts|yml)$/.test(text));
    const paths = [...code, ...codeIn(read('docs/testing.md'))]
      .map((text) => text.replace(/^npx mocha /, ''))
      .filter((text) => /^[\w.-]+(\/[\w.*<>-]+)+\/?$/.test(text));
    assert.ok(rootFiles.length > 2 && paths.length > 40, `${rootFiles.length} and ${paths.length} paths`);
    assert.deepEqual(
      [...rootFiles, ...paths].filter((path) => !exists(path)),
      [],
    );
  });

  it('names rooms that exist in its picture of the tree', () => {
    const tree = /^schemas\/[^]*?(?=^```)/m.exec(CONTRIBUTING)?.[0] ?? assert.fail('no tree');
    const folders: string[] = [];
    const missing: string[] = [];
    for (const line of tree.trimEnd().split('\n')) {
      const [, indent = '', names = ''] = /^( *)(.+?)(?: {2}|$)/.exec(line) ?? [];
      const parent = folders.slice(0, indent.length / 2).join('');
      const [first = ''] = names.split(' ');
      folders.splice(indent.length / 2, Infinity, first);
      missing.push(...names.split(' ').filter((name) => !existsSync(join(ROOT, parent, name))));
    }
    assert.deepEqual(missing, []);
  });

  it('draws the floors of tools/floors.mjs, top to bottom', async () => {
    const { FLOORS } = await import('../../tools/floors.mjs');
    const picture = /^main-cli [^]*?(?=^```)/m.exec(CONTRIBUTING)?.[0] ?? assert.fail('no picture');
    const drawn = picture
      .split('\n')
      .map((line) => line.match(/\b(?:main-cli|editor\/[\w-]+|cli|state|sync|aws)\b/g) ?? []);
    const floorOf = (room: string): number =>
      FLOORS.findIndex((rooms) => rooms.some((name) => name.replace(/\/$/, '') === room));
    const rooms = drawn.flat();
    assert.deepEqual(
      [...rooms].sort(),
      FLOORS.flat()
        .map((room) => room.replace(/\/$/, ''))
        .sort(),
    );
    const wing = rooms.filter((room) => !['main-cli', 'cli'].includes(room)).map(floorOf);
    assert.deepEqual(
      wing,
      [...wing].sort((a, b) => a - b),
    );
  });

  it('names constants that exist', () => {
    const source = files
      .filter((file) => /\.(ts|mjs)$/.test(file) && !file.includes('fixtures'))
      .map(read)
      .join('\n');
    const constants = code.filter((text) => /^[A-Z][A-Z_]+$/.test(text) && text !== 'TODO');
    assert.ok(constants.length >= 7, constants.join());
    assert.deepEqual(
      constants.filter((name) => !new RegExp(`\\b(?:const|interface) ${name}\\b`).test(source)),
      [],
    );
  });

  it('has a glossary of twenty to thirty-five terms, each once', () => {
    const [, glossary = ''] = CONTRIBUTING.split('\n## Glossary\n');
    const terms = [...glossary.matchAll(/^\| \*\*(.+?)\*\*/gm)].map(([, term = '']) => term);
    assert.ok(terms.length >= 20 && terms.length <= 35, `${terms.length} terms`);
    assert.equal(new Set(terms).size, terms.length);
  });

  /** Whether there is such a file or folder; `*` and `<name>` stand for any part of a name. */
  function exists(path: string): boolean {
    const pattern = path.replace(/<\w+>/g, '*').replace(/\/$/, '');
    if (!pattern.includes('*')) return existsSync(join(ROOT, pattern));
    const matches = picomatch(pattern);
    return files.some((file) => matches(file) || matches(dirname(file)));
  }
});

/** Every file of ours in the folders of code and documentation. */
function allFiles(): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(path);
      return entry.isFile() ? [path] : [];
    });
  return ['client', 'server', 'local-cognito', 'test', 'tools', 'docs', 'schemas'].flatMap(walk);
}
