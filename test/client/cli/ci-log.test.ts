// Nothing that a file, a name or the service says is a command for the CI that reads the output: every command, every format.
import assert from 'node:assert/strict';
import { forScreen, type WriteOptions } from '../../../client/src/cli/common/terminal-text';
import { DEMO } from '../../../local-cognito/src';
import { BAD, GOOD, IDS, withCli } from './cli';
import { POOL, run, WEB, withTerminal, type At } from './terminal';

/** What a runner takes for a command, by its documentation and source, whatever the case. */
const RUNNERS: Readonly<Record<string, { env: NodeJS.ProcessEnv; commandsIn(line: string): boolean }>> = {
  'GitHub Actions': {
    env: { GITHUB_ACTIONS: 'true' },
    // actions/runner, ActionCommand.cs: `::name::` as the first of a trimmed line; `##[name …]` anywhere.
    commandsIn: (line) => line.trimStart().startsWith('::') || /##\[/.test(line),
  },
  'Azure Pipelines': { env: { TF_BUILD: 'True' }, commandsIn: (line) => /##(vso)?\[/i.test(line) },
  'GitLab CI': { env: { GITLAB_CI: 'true' }, commandsIn: (line) => line.includes('\u001B') || line.includes('\r') },
  TeamCity: { env: { TEAMCITY_VERSION: '1' }, commandsIn: (line) => line.includes('##teamcity[') },
};

/** Every runner at once: what one of them obeys is a fault, whichever it was written for. */
const commandsIn = (text: string): string[] =>
  text.split(/\r\n|\n/).filter((line) => Object.values(RUNNERS).some((runner) => runner.commandsIn(line)));

const HOSTILE: readonly string[] = [
  '##[add-mask]e',
  '##[set-output name=approved;]true',
  'a ##[stop-commands]x',
  '#####[error]pwned',
  '##VSO[task.setvariable variable=PATH]evil',
  '##vso[task.complete result=Succeeded;]done',
  "##teamcity[buildStatus status='SUCCESS']",
  '::add-mask::e',
  ' \u00A0::set-output name=approved::true',
  '::::error::x',
  'x\n::error::y',
  'x\r##[error]y',
  '\u001B[0Ksection_start:1:x\r\u001B[0K',
  '#\u200B#[error]z',
];

/** A name of a file that holds a text: those of a folder hold no slash, and of a line no end. */
const fileNamed = (text: string): string => `${text.replaceAll('/', '-')}.cognito-client.json`;

const isOwnCommand = (line: string): boolean => /^::(error|warning|notice) (file|title)=[^:]*::/.test(line);

describe('the log of a CI', () => {
  const at = withTerminal();
  const door = (text: string, options?: WriteOptions): string => forScreen(text, options);
  const file = (more: object, client: string = WEB): string =>
    JSON.stringify({ UserPoolId: POOL, ClientId: client, ...more }, null, 2);

  type Command = readonly [command: string, args: (hostile: string) => readonly string[], at?: At];
  const own = 'own.cognito-client.json';
  const bad = 'bad.cognito-client.json';
  const COMMANDS: readonly Command[] = [
    ['lint', () => []],
    ['lint', () => ['--format', 'json']],
    ['lint', () => ['--format', 'sarif']],
    ['lint', () => ['--format', 'github', '--all']],
    ['lint', (hostile) => [hostile, `${hostile}*`]],
    ['plan', () => [own]],
    ['plan', () => [bad]],
    ['plan', (hostile) => [fileNamed(hostile)]],
    ['push', () => [bad, '--yes']],
    ['plan', () => ['--json', own]],
    ['plan', () => ['--markdown', own]],
    ['push', () => [own], { answers: ['n'] }],
    ['push', () => [own, '--yes']],
    ['drift', () => ['--verbose']],
    ['drift', () => ['--format', 'json']],
    ['drift', () => ['--format', 'sarif']],
    ['drift', () => ['--format', 'github']],
    ['explain', () => [own]],
    ['explain', () => ['--live', '--markdown', own]],
    ['pull', () => [own], { answers: ['y'] }],
    ['pull', () => ['--all', POOL, '--dir', 'all']],
    ['pull', () => ['--pool', POOL, '--client', WEB, '--out', '-']],
    ['promote', () => [own, 'other.cognito-client.json'], { answers: ['n'] }],
    ['create', (name) => ['new.cognito-client.json', '--from', own, '--name', name, '--no-secret'], { answers: ['n'] }],
  ];

  function prepare(hostile: string): void {
    at.edit({
      ClientName: hostile,
      CallbackURLs: [`https://live.example.com/${hostile}`],
      AllowedOAuthScopes: [hostile],
    });
    at.write({
      [own]: file({ CallbackURLs: ['https://mine.example.com'] }),
      [bad]: file({ LogoutURLs: [hostile], SupportedIdentityProviders: [hostile] }),
      'other.cognito-client.json': file({ ClientName: hostile }, DEMO.mobileApp),
      [fileNamed(hostile)]: file({ ClientName: hostile, [hostile]: hostile, AccessTokenValidity: 99_999 }),
      [`broken/${fileNamed(hostile)}`]: hostile,
    });
  }

  HOSTILE.forEach((hostile, row) =>
    it(`holds no command of ${JSON.stringify(hostile)}, whatever runs`, async () => {
      for (const [column, [command, args, more]] of COMMANDS.entries()) {
        prepare(hostile);
        const { env } = Object.values(RUNNERS)[(row + column) % 4]!;
        const how = { ...more, env, door };
        const ended =
          command === 'lint'
            ? await run([command, ...args(hostile)], { ...how, cwd: at.folder })
            : await at.run(command, args(hostile), how);
        const { out, err } = ended;
        const given = args(hostile);
        const isGithub = given.includes('github');
        const found = [...commandsIn(out).filter((line) => !isGithub || !isOwnCommand(line)), ...commandsIn(err)];
        assert.deepEqual(found, [], `${command} ${given.join(' ')}`);
        assert.ok(out.length + err.length > 0, `${command} ${given.join(' ')} says something`);
      }
    }),
  );

  it('has the exact values in JSON', async () => {
    for (const hostile of HOSTILE) {
      prepare(hostile);
      const { out } = await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', '-'], { door });
      assert.equal((JSON.parse(out) as { ClientName: string }).ClientName, hostile);
      const { out: plan } = await at.run('plan', ['--json', own], { door });
      const [{ target }] = (JSON.parse(plan) as { plans: [{ target: { clientName: string } }] }).plans;
      assert.equal(target.clientName, hostile);
    }
  });
});

describe('the log of a CI, from a process', () => {
  const cli = withCli();

  it('holds no command by the name of a file that cannot be read, on either stream', async () => {
    const names = HOSTILE.filter((text) => !/[/\0]/.test(text)).map(fileNamed);
    for (const { env } of Object.values(RUNNERS))
      for (const format of ['text', 'json', 'sarif', 'github']) {
        cli.write(Object.fromEntries(names.map((name) => [`${name}/x`, ''])));
        cli.write({ 'good.cognito-client.json': GOOD });
        const { out, err, code } = await cli.run(['lint', '--format', format, '--', ...names], { env });
        assert.deepEqual([...commandsIn(out).filter((line) => !isOwnCommand(line)), ...commandsIn(err)], [], format);
        assert.equal(code, 2);
      }
  });

  it('is silent of no file that was silenced, and bounds what somebody made too long', async () => {
    const rules = { 'token-validity-range': 'off' };
    cli.write({ 'a.cognito-client.json': BAD, '.cognito-client-lint.json': JSON.stringify({ rules }) });
    assert.match((await cli.run(['lint'])).out, /^No problems in 1 file; 1 silenced/);
    cli.write({ '.cognito-client-lint.json': JSON.stringify({ rules: { ['x'.repeat(100_000)]: 'off' } }) });
    const { err } = await cli.run(['lint']);
    assert.match(err, /There is no rule "xxx/);
    assert.ok(err.length < 2_500, `${err.length} characters`);
  });

  it('has no link in SARIF that a file brought along', async () => {
    const link = '[press here](https://evil.example) [1](0) \\[x]';
    const written = JSON.stringify(link);
    cli.write({ 'a.cognito-client.json': `{ ${IDS}, ${written}: 1, "ClientName": ${written} }` });
    const { out } = await cli.run(['lint', '--format', 'sarif']);
    const { runs } = JSON.parse(out) as { runs: [{ results: { message: { text: string } }[] }] };
    const texts = runs[0].results.map(({ message }) => message.text).filter((text) => text.includes('press here'));
    assert.ok(texts.length > 0);
    // SARIF 3.11.6: a bracket of a text that is no link is behind a backslash, as is a backslash.
    for (const text of texts) assert.doesNotMatch(text.replace(/\\[\\[\]]/g, ''), /[[\]\\]/);
  });

  it('is written as it is where it is a script: completion and manuals', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { out } = await cli.run(['completion', shell]);
      assert.doesNotMatch(out, /# #\[|^\s*: :/m);
      assert.ok(out.length > 500);
    }
  });
});
