import assert from 'node:assert/strict';
import { version } from '../../../package.json';
import { withCli } from './cli';

describe('cognito-client', () => {
  const cli = withCli();

  it('prints its version and its commands', async () => {
    assert.deepEqual(await cli.run(['--version']), { code: 0, out: `${version}\n`, err: '' });
    const { code, out } = await cli.run(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^Usage: cognito-client[^]*\n {2}lint /);
  });

  it('prints the manual of a command, whatever else was typed', async () => {
    for (const args of [
      ['lint', '--help'],
      ['lint', '-h', '--nonsense'],
    ]) {
      const { code, out, err } = await cli.run(args);
      assert.equal(code, 0);
      assert.match(out, /^NAME\n[^]*\nSYNOPSIS\n[^]*\nEXIT STATUS\n/);
      assert.equal(err, '');
    }
  });

  const wrong: readonly (readonly [args: string[], says: RegExp])[] = [
    [[], /No command was given.*lint/],
    [['lnit'], /no command "lnit".*lint/],
    [['constructor'], /no command "constructor"/],
    [['--nonsense'], /no option "--nonsense"/],
    [['lint', '--nonsense'], /'--nonsense'.*lint --help/],
    [['lint', '--format'], /--format/],
    [['lint', '--format', 'xml'], /text, json, sarif, github, not "xml"/],
    [['lint', '--max-warnings', '-1'], /--max-warnings/],
    [['lint', '--max-warnings', 'few'], /whole number.*"few"/],
    [['lint', '--quiet', '--all'], /--quiet and --all/],
    [['lint', ''], /empty/],
    [['lint', '--config', 'nowhere.json'], /nowhere\.json cannot be read: there is no such file/],
  ];
  for (const [args, says] of wrong) {
    it(`refuses ${JSON.stringify(args.join(' '))} with a sentence and exit code 2`, async () => {
      const { code, out, err } = await cli.run(args);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(err, says);
      assert.match(err, /^cognito-client: [^\n]*\n$/, 'one line, no stack');
    });
  }

  it('knows no editor and no AWS SDK, and loads nothing of lint for --version', () => {
    const { inputs } = cli.metafile;
    assert.ok(inputs['client/src/cli/lint/command.ts']);
    assert.deepEqual(
      Object.keys(inputs).filter((key) =>
        /@aws-sdk|@smithy|node_modules\/vscode\/|vscode-languageclient|vscode-languageserver\/|vscode-jsonrpc/.test(
          key,
        ),
      ),
      [],
    );
    assert.deepEqual(
      Object.values(inputs)
        .flatMap((value) => value.imports)
        .filter((it) => it.path === 'vscode'),
      [],
    );
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      inputs[file]?.imports
        .filter((imported) => imported.kind === 'import-statement')
        .forEach((imported) => visit(imported.path));
    };
    visit('client/src/main-cli.ts');
    assert.deepEqual(
      [...reached].filter((module) => /node_modules|server\/|lint\//.test(module)),
      [],
    );
  });
});
