import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, EXIT_MEANINGS } from '../../../client/src/cli/exit';
import { manualHelp, manualOf } from '../../../client/src/cli/help-page';
import { subcommands } from '../../../client/src/cli/subcommands';
import { run } from './terminal';

const README = join(__dirname, '../../../README.md');
const names = Object.keys(subcommands);
const pageOf = async (name: string) => (await subcommands[name]!.load()).page;

/** The README's section about the terminal, from its heading to the next one. */
const section = (): string =>
  /\n## In a terminal and in CI\n[^]*?(?=\n## )/.exec(readFileSync(README, 'utf8'))?.[0] ??
  assert.fail('no such section');

const TABLE = /\| Command \| What it does \|\n\|---\|---\|\n(\| `cognito-client [^\n]*\n)+/;

const CODES = /\| Exit code \| 0 \| 1 \|\n\|---\|---\|---\|\n(\| `[^\n]*\n)+/;

describe('the manuals of the command line', () => {
  for (const name of names) {
    it(`${name}: is laid out like the others, and fits a terminal of 80 columns`, async () => {
      const page = await pageOf(name);
      const { code, out, err } = await run([name, '--help', '--nonsense'], {});
      assert.deepEqual([code, out, err], [0, manualOf(name, subcommands[name]!.summary, page), '']);
      assert.match(
        out,
        new RegExp(
          `^NAME\\n  cognito-client ${name} - [^]*\\nSYNOPSIS\\n  cognito-client ${name}[^]*\\nDESCRIPTION\\n[^]*\\nOPTIONS\\n[^]*\\nEXIT STATUS\\n[^]*\\nEXAMPLES\\n  cognito-client ${name} ?`,
        ),
      );
      assert.deepEqual(
        out.split('\n').filter((line) => line.length > 80 || / $/.test(line)),
        [],
      );
      for (const option of Object.keys({ ...page.options, ...manualHelp }))
        assert.ok(out.includes(`\n  --${option}`), option);
      assert.ok(page.exit[2], 'every command can fail');
    });

    it(`${name}: has examples and a text that name only its own options`, async () => {
      const page = await pageOf(name);
      const known = new Set(Object.keys({ ...page.options, ...manualHelp }));
      for (const example of page.examples) {
        const [command = '', ...rest] = example.split(' ');
        const own = new Set(Object.keys({ ...(await pageOf(command)).options, ...manualHelp }));
        for (const [, option] of rest.join(' ').matchAll(/(?<=^| )--([a-z][a-z-]*)/g))
          assert.ok(own.has(option!), example);
      }
      for (const line of page.synopsis)
        for (const [, option] of line.matchAll(/--([a-z][a-z-]*)/g)) assert.ok(known.has(option!), line);
    });
  }

  it('--help lists every command', async () => {
    const { out } = await run(['--help'], {});
    for (const [name, { summary }] of Object.entries(subcommands))
      assert.match(out, new RegExp(`\\n  ${name} +${summary}\\n`));
  });

  it('the README has the same commands (UPDATE_GENERATED=1 writes them)', () => {
    const wanted = `| Command | What it does |\n|---|---|\n${Object.entries(subcommands)
      .map(([name, { summary }]) => `| \`cognito-client ${name}\` | ${summary} |\n`)
      .join('')}`;
    if (process.env['UPDATE_GENERATED']) {
      const text = readFileSync(README, 'utf8');
      writeFileSync(
        README,
        text.replace(section(), () => section().replace(TABLE, () => wanted)),
      );
    }
    assert.equal(TABLE.exec(section())?.[0], wanted, 'the README is stale: run this test with UPDATE_GENERATED=1');
  });

  it('the README names only options that there are, each behind its command', async () => {
    const lines = section()
      .split('\n')
      .filter((line) => /(?:cognito-client|cli\.js) [a-z]/.test(line));
    const all = new Set(
      (await Promise.all(names.map(pageOf))).flatMap(({ options }) => Object.keys(options)).concat('help', 'version'),
    );
    let seen = 0;
    for (const line of lines) {
      for (const [, name = '', rest = ''] of line.matchAll(
        /(?:cognito-client|cli\.js) ([a-z]+)((?:(?!cognito-client |cli\.js |`).)*)/g,
      )) {
        if (!names.includes(name)) continue;
        const { options } = await pageOf(name);
        for (const [, option = ''] of rest.matchAll(/--([a-z][a-z-]*)/g)) {
          seen++;
          assert.ok(option === 'help' || option in options, `${line}: --${option}`);
        }
      }
    }
    for (const [, option = ''] of section().matchAll(/`--([a-z][a-z-]*)/g)) {
      seen++;
      assert.ok(all.has(option), `--${option}`);
    }
    assert.ok(seen > 10, String(seen));
  });

  it('--help has every exit code that a manual has, and the README those that all commands share', async () => {
    const { out } = await run(['--help'], {});
    assert.deepEqual(
      out.split('\n').filter((line) => line.length > 80),
      [],
    );
    const codes = new Set((await Promise.all(names.map(pageOf))).flatMap(({ exit }) => Object.keys(exit)));
    assert.deepEqual(
      [...codes].map(Number).sort((a, b) => a - b),
      Object.values(EXIT),
    );
    for (const code of codes)
      assert.match(out, new RegExp(`\nExit codes:\n[^]*  ${code} +${EXIT_MEANINGS[Number(code)]}\n`));
    for (const code of [EXIT.failed, EXIT.interrupted])
      assert.match(section(), new RegExp(`\\b${code} is for |, ${code} for `));
  });

  it('the README gives the exit codes of each command as its manual does (UPDATE_GENERATED=1 writes them)', async () => {
    const rows = await Promise.all(
      names.map(async (name) => {
        const { exit } = await pageOf(name);
        return exit[EXIT.findings] === undefined
          ? ''
          : `| \`${name}\` | ${[0, 1].map((code) => exit[code]!.replaceAll('\n', ' ')).join(' | ')} |\n`;
      }),
    );
    const wanted = `| Exit code | 0 | 1 |\n|---|---|---|\n${rows.join('')}`;
    if (process.env['UPDATE_GENERATED'])
      writeFileSync(
        README,
        readFileSync(README, 'utf8').replace(section(), () => section().replace(CODES, () => wanted)),
      );
    assert.equal(CODES.exec(section())?.[0], wanted, 'the README is stale: run this test with UPDATE_GENERATED=1');
  });
});
