import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as prettier from 'prettier';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
const LIST = 'server/src/language/rules/index.ts';

/** What the program and the tests of rules read. */
const PARTS = [
  'tools/new-rule.mjs',
  'server/src/language',
  'schemas',
  'docs/rules',
  'test/fixtures',
  'test/server/language',
  'tsconfig.json',
  'package.json',
  '.mocharc.json',
];

/** The tests that hold the parts of a rule together. */
const TESTS = ['check', 'check-parity', 'check-catalogue', 'silence-codes', 'rules-reads'];

const REFUSED: readonly (readonly [codes: readonly string[], reason: RegExp])[] = [
  [[], /^Name one code: npm run new-rule <code>/],
  [['callback-port', 'callback-path'], /^Name one code/],
  [['Callback-Port'], /^"Callback-Port" cannot be the code of a rule: use two or more words of lowercase letters/],
  [['delete'], /^"delete" cannot be the code/],
  [['callback--port'], /^"callback--port" cannot be the code/],
  [['../callback-port'], /^"\.\.\/callback-port" cannot be the code/],
  [[`callback-${'x'.repeat(37)}`], /of 45 characters at most\.$/],
  [['callback-http'], /^The code callback-http is taken: server\/src\/language\/rules\/callback-http\.ts exists\.$/],
  [['live-settings'], /^The code live-settings is taken: server\/src\/language\/rules\/live-settings\.ts exists\.$/],
  [['too-deep'], /^The code too-deep is taken: docs\/rules\/too-deep\.md exists\.$/],
  [['sec-m-2m-user-flows'], /index\.ts has a rule named secM2mUserFlows\.$/],
  [['app-clients-per-pool'], /^app-clients-per-pool has no check, for the reason in .*catalogue\.json: It limits/],
];

describe('npm run new-rule', function () {
  // One of these runs several files of tests in a process of its own.
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cognito-client-new-rule-'));
    for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });

  /** Every file in the folders that the program writes to, with its text. */
  const snapshot = (): Map<string, string> =>
    new Map(
      ['server/src/language/rules', 'test/fixtures/rules', 'docs/rules']
        .flatMap((room) => readdirSync(join(folder, room)).map((name) => `${room}/${name}`))
        .filter((file) => statSync(join(folder, file)).isFile())
        .map((file) => [file, read(file)]),
    );

  for (const [codes, reason] of REFUSED)
    it(`refuses ${codes.join(' and ') || 'no code'} in one sentence, and changes nothing`, () => {
      const before = snapshot();
      const { status, stdout, stderr } = run(['tools/new-rule.mjs', ...codes]);
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, /^[^\n]+\n$/);
      assert.match(stderr.trimEnd(), reason);
      assert.deepEqual(snapshot(), before);
    });

  describe('for a free code', () => {
    const CODE = 'callback-port';
    const RULE = `server/src/language/rules/${CODE}.ts`;
    const NEW_FILES = [RULE, `test/fixtures/rules/${CODE}.cognito-client.json`, `docs/rules/${CODE}.md`];

    it('writes the rule, its fixture and its page, adds it to the list, and says what is next', () => {
      const before = snapshot();
      const { status, stdout, stderr } = run(['tools/new-rule.mjs', CODE]);
      assert.deepEqual([status, stderr], [0, '']);
      for (const said of [...NEW_FILES, LIST, 'TODO', 'URLs', 'UPDATE_GENERATED=1 npm test -- unit'])
        assert.ok(stdout.includes(said), said);
      const changed = [...snapshot()].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
      assert.deepEqual(changed.sort(), [...NEW_FILES, LIST].sort());
      for (const file of NEW_FILES) assert.ok(read(file).includes('TODO'), file);
    });

    it('keeps the list of rules in order', () => {
      const sources = [...read(LIST).matchAll(/^import \{ \w+ \} from '\.\/(.+)';$/gm)].map(([, source]) => source);
      assert.deepEqual(sources, [...sources].sort());
      assert.match(read(LIST), /\n {2}callbackPort,\n\];\n$/);
    });

    it('writes TypeScript that compiles, as Prettier lays it out', async () => {
      const { config } = ts.readConfigFile(join(folder, 'server/src/language/tsconfig.json'), ts.sys.readFile) as {
        config: object;
      };
      const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(folder, 'server/src/language'));
      const program = ts.createProgram([join(folder, RULE)], { ...options, incremental: false });
      assert.deepEqual(
        ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
        [],
      );
      const style = await prettier.resolveConfig(join(ROOT, RULE));
      for (const file of [RULE, LIST]) assert.ok(await prettier.check(read(file), { ...style, filepath: file }), file);
    });

    it('leaves a rule whose tests are green once the thoughts are there', () => {
      for (const file of NEW_FILES) {
        const text = read(file)
          .replace('Area: TODO', 'Area: URLs')
          .replaceAll(/ *\/\/ TODO:.*/g, '');
        writeFileSync(join(folder, file), text.replaceAll('TODO', 'Thought'));
      }
      const tests = TESTS.map((name) => `test/server/language/${name}.test.ts`);
      const mocha = [join(ROOT, 'node_modules/mocha/bin/mocha.js'), '--reporter', 'dot', ...tests];
      const { status, stdout, stderr } = run(mocha, { UPDATE_GENERATED: '1' });
      assert.equal(status, 0, `${stdout}${stderr}`);
      assert.match(read('docs/rules/README.md'), /\| \[callback-port\]\(callback-port\.md\) \| hint \| Thought: when/);
      assert.match(read('server/src/language/codes.json'), /"callback-port": "Thought: when/);
    });
  });
});
