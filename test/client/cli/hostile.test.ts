// Names and values that would drive a terminal, forge a line, or turn the order of letters, through each command.
import assert from 'node:assert/strict';
import { forScreen, painter } from '../../../client/src/cli/common/terminal-text';
import { DEMO } from '../../../local-cognito/src';
import { POOL, WEB, withTerminal, type At, type Ended } from './terminal';

/** Erases the screen; starts a line anew; an end of line of another alphabet; C1's control sequence introducer; right-to-left; nothing to be seen. */
const PARTS = [
  '\u001B[2J',
  '\rshop-web is live as planned.',
  '\ncognito-client: all is well',
  '\u0085',
  '\u009B1A',
  '\u202Egnp.exe',
  '\u2066',
  '\u200B',
  '\u2028',
  '\u0007',
];
const HOSTILE = `evil${PARTS.join('')}`;
const FILE = 'web.cognito-client.json';

/** What may stand in a text for people besides what can be seen: ends of lines. Of those each must be the command's own. */
const assertTame = (text: string): void => {
  assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
  assert.doesNotMatch(text, /^(shop-web is live|cognito-client: all is well)/m);
};

describe('what could drive a terminal', () => {
  const at = withTerminal();
  const said = ({ out, err, asked }: Ended): void =>
    [out, err.replace(/\r[^\r]*?\u001B\[K/g, ''), ...asked].forEach(assertTame);
  const file = (more: object, client: string = WEB): string =>
    JSON.stringify({ UserPoolId: POOL, ClientId: client, ...more });

  beforeEach(() => {
    at.edit({ ClientName: HOSTILE, CallbackURLs: [`https://live.example.com/${HOSTILE}`] });
    at.write({
      [FILE]: file({ ClientName: HOSTILE, CallbackURLs: ['https://mine.example.com'], LogoutURLs: [HOSTILE] }),
      'other.cognito-client.json': file({ ClientName: HOSTILE }, DEMO.mobileApp),
      'plain.cognito-client.json': file({ CallbackURLs: ['https://mine.example.com'] }),
    });
  });

  const COMMANDS: readonly (readonly [command: string, args: readonly string[], at?: At])[] = [
    ['plan', ['plain.cognito-client.json']],
    ['plan', [FILE]],
    ['plan', ['--markdown', 'plain.cognito-client.json']],
    ['push', ['plain.cognito-client.json'], { answers: ['n'] }],
    ['push', ['plain.cognito-client.json'], { answers: ['y'] }],
    ['push', [FILE, '--yes']],
    ['drift', ['--verbose']],
    ['drift', ['--format', 'github']],
    ['drift', [], { columns: 80 }],
    ['explain', [FILE]],
    ['explain', ['--live', '--markdown', 'plain.cognito-client.json']],
    ['pull', ['plain.cognito-client.json'], { answers: ['y'] }],
    ['pull', ['--all', POOL, '--dir', 'all']],
    ['promote', ['plain.cognito-client.json', 'other.cognito-client.json'], { answers: ['n'] }],
    [
      'create',
      ['new.cognito-client.json', '--from', 'plain.cognito-client.json', '--name', HOSTILE, '--no-secret'],
      { answers: ['n'] },
    ],
  ];

  for (const [command, args, how] of COMMANDS) {
    const commandLine = [command, ...args].map((word) => (word === HOSTILE ? '…' : word)).join(' ');
    it(`is shown, not obeyed: ${commandLine}${how?.answers ? `, answered ${String(how.answers)}` : ''}`, async () => {
      const ended = await at.run(command, args, how);
      said(ended);
      assert.ok(ended.out.length + ended.err.length > 40, 'it has something to say');
    });
  }

  it('keeps its exact value in JSON, as escapes', async () => {
    const outOf = async (...args: string[]): Promise<unknown> => {
      const { out } = await at.run(args[0]!, args.slice(1));
      assertTame(out);
      return JSON.parse(out);
    };
    const { plans } = (await outOf('plan', '--json', 'plain.cognito-client.json')) as {
      plans: { target: { clientName: string }; live: object }[];
    };
    assert.equal(plans[0]?.target.clientName, HOSTILE);
    assert.deepEqual(
      ((await outOf('pull', '--pool', POOL, '--client', WEB, '--out', '-')) as { CallbackURLs: string[] }).CallbackURLs,
      [`https://live.example.com/${HOSTILE}`],
    );
    assert.equal(((await outOf('drift', '--format', 'json')) as { files: unknown[] }).files.length, 3);
    await outOf('drift', '--format', 'sarif');
  });

  it('reaches no screen by a text that nobody made tame, and leaves lines and styles', () => {
    const styled = `${painter(true)('red', 'red')}\n\t${painter(true)('bold', 'bold')}\n`;
    assert.equal(forScreen(styled), styled);
    assert.ok(styled.includes('\u001B[31m'));
    for (const part of [...PARTS, '\u001B[8m', '\u001B[30m', '\u001B[1;31m', '\u001B]0;title\u0007', '\r\u001B[K']) {
      assert.doesNotMatch(forScreen(`a${part}b`), /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
      assert.equal(forScreen(`a${part}b`).length, part.length + 2);
    }
  });

  it('is as tame in what the service answers to a saved plan', async () => {
    assert.equal((await at.run('plan', ['--out', 'plan.json', 'plain.cognito-client.json'])).code, 1);
    const ended = await at.run('push', ['--plan', 'plan.json']);
    said(ended);
    assert.equal(ended.code, 1, ended.err);
    assert.match(ended.err, /refuse/);
  });
});
