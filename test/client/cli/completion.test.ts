import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subcommands } from '../../../client/src/cli/subcommands';
import { isThere, SHELLS } from './shells';
import { run } from './terminal';

describe('cognito-client completion', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cognito-client-completion-'));
    for (const file of ['web.cognito-client.json', 'with space.cognito-client.json'])
      writeFileSync(join(folder, file), '{}');
    mkdirSync(join(folder, 'infra'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What a shell offers for lines, whose last word is the one being typed: each thing once, files without the mark of a folder. */
  async function offered(shell: string, lines: readonly string[]): Promise<string[][]> {
    writeFileSync(join(folder, '.completion'), (await run(['completion', shell], {})).out);
    return SHELLS[shell]!(lines, '.completion', folder).map((it) =>
      [
        ...new Set(
          it.map((match) => match.replace(/\/$/, '')).filter((match) => match !== '' && !match.startsWith('.')),
        ),
      ].sort(),
    );
  }

  const LINES: Readonly<Record<string, readonly string[]>> = {
    'cognito-client p': ['plan', 'promote', 'pull', 'push'],
    'cognito-client --v': ['--version'],
    'cognito-client drift --m': ['--mentioned'],
    'cognito-client drift --format ': ['github', 'json', 'sarif', 'text'],
    'cognito-client lint --format s': ['sarif'],
    'cognito-client plan w': ['web.cognito-client.json', 'with space.cognito-client.json'],
    'cognito-client push --plan w': ['web.cognito-client.json', 'with space.cognito-client.json'],
    'cognito-client pull --dir ': ['infra'],
    'cognito-client completion ': ['bash', 'fish', 'zsh'],
    // Nothing is known of profiles.
    'cognito-client push --profile w': [],
    // A folder that is called like a command is none.
    'cognito-client lint plan --m': ['--max-warnings'],
    'cognito-client push --settle A=mine --se': ['--send-anyway', '--settle'],
    ...Object.fromEntries(Object.keys(subcommands).map((name) => [`cognito-client ${name} --he`, ['--help']])),
  };

  for (const shell of Object.keys(SHELLS)) {
    if (!isThere(shell)) {
      console.log(`        ${shell} is not on this machine: its completion is looked at as a text only`);
      continue;
    }
    it(`completes commands, options, values, files and folders in a real ${shell}`, async () => {
      const lines = Object.keys(LINES);
      const found = await offered(shell, lines);
      assert.deepEqual(Object.fromEntries(lines.map((line, index) => [line, found[index]])), LINES);
    });
  }

  for (const shell of Object.keys(SHELLS)) {
    it(`${shell}: knows every command and option`, async () => {
      const { code, out } = await run(['completion', shell], {});
      assert.equal(code, 0);
      for (const [name, { load }] of Object.entries(subcommands)) {
        assert.ok(out.includes(name), name);
        for (const option of Object.keys((await load()).page.options))
          assert.match(
            out,
            new RegExp(shell === 'fish' ? `after ${name}' -l ${option} ` : `--${option}\\b`),
            `${name} --${option}`,
          );
      }
      assert.doesNotMatch(out, /undefined|\[object/);
    });
  }

  it('refuses another shell with a sentence', async () => {
    for (const args of [[], ['tcsh'], ['bash', 'zsh'], ['constructor']]) {
      const { code, err } = await run(['completion', ...args], {});
      assert.equal(code, 2);
      assert.match(err, /^cognito-client: Name one shell: bash, zsh, fish\..*\n$/);
    }
  });
});
