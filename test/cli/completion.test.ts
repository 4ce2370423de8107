import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subcommands } from '../../client/src/cli/subcommands';
import { run } from './terminal';

describe('cognito-client completion', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cognito-client-completion-'));
    for (const file of ['web.cognito-client.json', 'with space.cognito-client.json']) writeFileSync(join(folder, file), '{}');
    mkdirSync(join(folder, 'infra'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What bash offers for a line, whose last word is the one being typed. */
  async function offered(...words: string[]): Promise<string[]> {
    writeFileSync(join(folder, '.completion'), (await run(['completion', 'bash'], {})).out);
    const script = `source ./.completion; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cognito_client; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['--norc', '-c', script, 'bash', 'cognito-client', ...words], { cwd: folder, encoding: 'utf8' }).trimEnd().split('\n').filter((it) => it !== '.completion').sort();
  }

  it('completes commands, options, values, files and folders in bash', async () => {
    assert.deepEqual(await offered('p'), ['plan', 'promote', 'pull', 'push']);
    assert.deepEqual(await offered('drift', '--m'), ['--mentioned']);
    assert.deepEqual(await offered('drift', '--format', ''), ['github', 'json', 'sarif', 'text']);
    assert.deepEqual(await offered('lint', '--format', 's'), ['sarif']);
    assert.deepEqual(await offered('plan', 'w'), ['web.cognito-client.json', 'with space.cognito-client.json']);
    assert.deepEqual(await offered('pull', '--dir', ''), ['infra']);
    assert.deepEqual(await offered('completion', ''), ['bash', 'fish', 'zsh']);
    assert.deepEqual(await offered('push', '--profile', 'w'), [''], 'nothing is known of profiles');
    for (const name of Object.keys(subcommands)) assert.ok((await offered(name, '--h')).includes('--help'), name);
  });

  for (const shell of ['bash', 'zsh', 'fish']) {
    it(`${shell}: knows every command and option`, async () => {
      const { code, out } = await run(['completion', shell], {});
      assert.equal(code, 0);
      for (const [name, { load }] of Object.entries(subcommands)) {
        assert.ok(out.includes(name), name);
        for (const option of Object.keys((await load()).page.options)) assert.match(out, new RegExp(shell === 'fish' ? `from ${name}' -l ${option} ` : `--${option}\\b`), `${name} --${option}`);
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
