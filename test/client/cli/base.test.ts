// What file and client last agreed on: where it is not known, that is said, and --base and --require-base make up for it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO } from '../../../local-cognito/src';
import { POOL, WEB, withTerminal } from './terminal';

const FILE = 'web.cognito-client.json';
const COLLEAGUE = 'https://colleague.example.com/cb';
const NONE = 'No record was found of what this file and the client last agreed on.';
const BROKEN = 'The record of what this file and the client last agreed on is broken and cannot be read.';
const TAKES_BACK = 'Differences may be changes that somebody else made: a push takes them back.';
/** A client without its date, and its lists in one order: the service gives them in any. */
const sorted = ({ LastModifiedDate: _, ...client }: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(client).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]),
  );
const plain = (text: string): string => text.replaceAll('\\', '');

interface SavedPlan {
  readonly baseState: string;
  readonly facts: readonly { readonly kind: string; readonly text: string }[];
  readonly warnings: readonly string[];
}

describe('what file and client last agreed on', () => {
  const at = withTerminal();
  const folder = (): string => join(at.folder, '.state/cognito-client/bases');
  const stored = (): string =>
    join(
      folder(),
      readdirSync(folder()).find((name) => !name.includes('broken'))!,
    );
  const callbacks = (): string[] => at.stored()['CallbackURLs'] as string[];
  const jsonPlan = async (...args: string[]): Promise<SavedPlan> =>
    (JSON.parse((await at.run('plan', [FILE, '--json', ...args])).out) as { plans: [SavedPlan] }).plans[0];

  beforeEach(async () => {
    await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);
    at.write({ 'before.json': at.read(FILE) });
    at.edit({ CallbackURLs: [...callbacks(), COLLEAGUE] });
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
  });

  /** How a base can be lost, and what is said then. */
  const losses: readonly (readonly [what: string, state: string, says: string, lose: () => void])[] = [
    ['none was stored', 'none', NONE, () => rmSync(folder(), { recursive: true })],
    ['it was cut off', 'unreadable', BROKEN, () => writeFileSync(stored(), readFileSync(stored()).subarray(0, 40))],
    ['it is no JSON', 'unreadable', BROKEN, () => writeFileSync(stored(), 'x')],
    ['it has another shape', 'unreadable', BROKEN, () => writeFileSync(stored(), '{"file":[],"live":{}}')],
  ];
  for (const [what, state, says, lose] of losses) {
    it(`is said to be unknown in every form of a plan and before a push: ${what}`, async () => {
      assert.equal((await jsonPlan()).baseState, 'known');
      lose();
      const { code, out } = await at.run('plan', [FILE]);
      assert.equal(code, 1);
      assert.ok(out.includes(`Warning: ${says} ${TAKES_BACK}`), out);
      assert.match(out, /CallbackURLs: − https:\/\/colleague/);
      assert.ok(plain((await at.run('plan', [FILE, '--markdown'])).out).includes(`${says} ${TAKES_BACK}`));
      const plan = await jsonPlan();
      assert.deepEqual([plan.baseState, 'base' in plan], [state, false]);
      assert.ok(plan.warnings.includes(`${says} ${TAKES_BACK}`));
      assert.ok(plan.facts.some(({ kind, text }) => kind === 'base' && text === `${says} ${TAKES_BACK}`));
      const push = await at.run('push', [FILE], { answers: [''] });
      assert.ok(push.out.includes(`${says} ${TAKES_BACK}`));
    });

    it(`is refused where it is required, and nothing is sent: ${what}`, async () => {
      lose();
      const asked = at.local.requests.length;
      for (const args of [['plan'], ['push', '--yes']]) {
        const [command = '', ...options] = args;
        const { code, err, out } = await at.run(command, [FILE, '--require-base', ...options]);
        assert.equal(code, 2);
        assert.ok(
          `${out}${err}`.includes(`${FILE} was refused. ${says} Pull it on this machine first, or give --base`),
          err,
        );
      }
      assert.deepEqual([at.updates(), at.local.requests.length], [0, asked]);
    });

    it(`is said by pull and drift: ${what}`, async () => {
      lose();
      const check = await at.run('pull', [FILE, '--check']);
      assert.ok(check.out.includes(`${says} Which side changed is not known.`), check.out);
      const drift = await at.run('drift', [FILE]);
      assert.ok(drift.out.includes(`${says} Which side changed is not known.`), drift.out);
      const json = JSON.parse((await at.run('drift', [FILE, '--format', 'json'])).out) as { files: { base: string }[] };
      assert.equal(json.files[0]?.base, state);
    });
  }

  it('is not talked about where there is nothing to push, and where it is known', async () => {
    const known = await at.run('plan', [FILE]);
    assert.doesNotMatch(known.out, /agreed on/);
    assert.doesNotMatch((await at.run('drift', [FILE])).out, /agreed on/);
    rmSync(folder(), { recursive: true });
    await at.run('pull', [FILE, '--yes']);
    rmSync(folder(), { recursive: true });
    const { code, out } = await at.run('plan', [FILE]);
    assert.equal(code, 0);
    assert.doesNotMatch(out, /agreed on/);
  });

  it('is kept aside when it is broken, by the push that stores a new one and by nothing before', async () => {
    writeFileSync(stored(), '{"file":{"AuthSess');
    const aside = stored().replace(/\.json$/, '.broken.json');
    await at.run('plan', [FILE]);
    await at.run('pull', [FILE, '--check']);
    assert.ok(!existsSync(aside), 'a plan changes nothing');
    assert.equal((await at.run('push', [FILE, '--yes'])).code, 0);
    assert.equal(readFileSync(aside, 'utf8'), '{"file":{"AuthSess');
    assert.equal((await jsonPlan()).baseState, 'known');
  });

  describe('of a file that was written anew', () => {
    const REWRITTEN = `{ "UserPoolId": "${POOL}", "ClientId": "${WEB}", "AuthSessionValidity": 7, "CallbackURLs": ["https://shop.example.com/signed-in", "http://localhost:5173/signed-in"] }\n`;

    it('still tells whose change it is, and nothing is reset', async () => {
      at.write({ [FILE]: REWRITTEN });
      const before = at.stored();
      const { code, out } = await at.run('push', [FILE, '--yes']);
      assert.equal(code, 0);
      assert.match(
        out,
        /The file leaves out most of what it had, as a file does that was written anew\. A push resets nothing/,
      );
      assert.match(out, /Changed in Cognito since[^]*CallbackURLs: .*colleague/);
      assert.deepEqual(sorted(at.stored()), sorted({ ...before, AuthSessionValidity: 7 }));
    });

    it('has conflicts like any other', async () => {
      at.write({ [FILE]: REWRITTEN });
      at.edit({ AuthSessionValidity: 9 });
      const { code, err } = await at.run('push', [FILE, '--yes']);
      assert.deepEqual([code, at.updates()], [1, 0]);
      assert.match(err, /Changed in the file and in Cognito: AuthSessionValidity/);
      assert.equal((await jsonPlan()).baseState, 'rewritten');
    });

    it('is pulled over only after a question, for what it left out would come back', async () => {
      at.write({ [FILE]: REWRITTEN });
      const { code, err } = await at.run('pull', [FILE]);
      assert.equal(code, 1);
      assert.match(err, /removed from it would come back/);
      assert.equal(at.read(FILE), REWRITTEN);
    });
  });

  describe('from a file (--base)', () => {
    beforeEach(() => rmSync(folder(), { recursive: true }));
    const BASE = ['--base', 'before.json', '--require-base'];

    it("keeps a colleague's change, as the base that is stored does, and the push stores what was agreed", async () => {
      const { code, out } = await at.run('push', [FILE, '--yes', ...BASE]);
      assert.equal(code, 0);
      assert.doesNotMatch(out, /No record/);
      assert.match(out, /Changed in Cognito since[^]*colleague/);
      assert.deepEqual([callbacks().includes(COLLEAGUE), at.stored()['AuthSessionValidity']], [true, 7]);
      assert.equal((await jsonPlan()).baseState, 'known');
    });

    it('resets what was removed since, and has conflicts', async () => {
      at.change(FILE, /"LogoutURLs": \[[^\]]*\],\s*/, '');
      assert.match((await at.run('plan', [FILE, ...BASE])).out, /LogoutURLs: − .*\(reset to the default\)/);
      at.edit({ AuthSessionValidity: 9 });
      const { code, err } = await at.run('push', [FILE, '--yes', ...BASE]);
      assert.deepEqual([code, at.updates()], [1, 0]);
      assert.match(err, /Changed in the file and in Cognito: AuthSessionValidity/);
    });

    it('knows nothing of what it does not mention: that is the change of the file, and is said', async () => {
      at.change('before.json', /"EnableTokenRevocation": true,\s*/, '');
      at.edit({ EnableTokenRevocation: false });
      const { code, out } = await at.run('plan', [FILE, ...BASE]);
      assert.equal(code, 1);
      assert.match(out, /EnableTokenRevocation: false → true/);
      assert.match(
        out,
        /Warning: The given base does not mention EnableTokenRevocation: whether somebody else changed that/,
      );
      assert.doesNotMatch((await at.run('plan', [FILE, '--base', FILE])).out, /does not mention/);
    });

    it('counts before what is stored', async () => {
      await at.run('pull', [FILE, '--yes']);
      at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
      const withStored = await at.run('plan', [FILE]);
      assert.doesNotMatch(withStored.out, /Changed in Cognito since/);
      at.change(FILE, /,\s*"https:\/\/colleague.example.com\/cb"/, '');
      assert.match((await at.run('plan', [FILE])).out, /CallbackURLs: − https:\/\/colleague/);
      assert.match((await at.run('plan', [FILE, ...BASE])).out, /Changed in Cognito since[^]*colleague/);
    });

    it('stores nothing when nothing was pushed', async () => {
      await at.run('plan', [FILE, ...BASE]);
      await at.run('push', [FILE, ...BASE], { answers: ['n'] });
      assert.ok(!existsSync(folder()));
    });

    it('is in the saved plan, which needs no other', async () => {
      assert.equal((await at.run('plan', [FILE, '--out', 'plan.json', ...BASE])).code, 1);
      assert.equal((await at.run('push', ['--plan', 'plan.json', '--require-base'])).code, 0);
      assert.deepEqual([callbacks().includes(COLLEAGUE), at.stored()['AuthSessionValidity']], [true, 7]);
    });

    it('is refused with exit code 2, and nothing is asked, where it cannot be used', async () => {
      at.write({ 'other.json': at.read('before.json').replace(WEB, DEMO.machine), 'broken.json': '{' });
      await at.run('plan', [FILE, '--out', 'plan.json']);
      const asked = at.local.requests.length;
      const refusals: readonly (readonly [args: readonly string[], says: RegExp])[] = [
        [[FILE, '--base', 'other.json'], /other\.json cannot be the base of web\.\S+: it names another app client/],
        [[FILE, '--base', 'broken.json'], /broken\.json is no JSON object/],
        [[FILE, '--base', 'nowhere.json'], /nowhere\.json cannot be read/],
        [[FILE, 'before.json', '--base', 'before.json'], /--base is for one file, and 2 are named/],
        [[FILE, '--exact', ...BASE], /--exact compares with no base/],
        [[FILE, '--exact', '--require-base'], /--exact compares with no base/],
      ];
      for (const [args, says] of refusals)
        for (const [command, more] of [
          ['plan', []],
          ['push', ['--yes']],
        ] as const) {
          const { code, err } = await at.run(command, [...args, ...more]);
          assert.equal(code, 2, `${command} ${args.join(' ')}`);
          assert.match(err, says);
        }
      const applied = await at.run('push', ['--plan', 'plan.json', '--base', 'before.json']);
      assert.equal(applied.code, 2);
      assert.match(applied.err, /A saved plan has its base in it: give --base to plan/);
      assert.deepEqual([at.local.requests.length, at.updates()], [asked, 0]);
    });
  });

  it('is asked of a saved plan, too, by --require-base', async () => {
    rmSync(folder(), { recursive: true });
    for (const args of [[], ['--exact']]) {
      await at.run('plan', [FILE, '--out', 'plan.json', ...args]);
      const { code, err } = await at.run('push', ['--plan', 'plan.json', '--require-base']);
      assert.deepEqual([code, at.updates()], [2, 0]);
      assert.match(err, /was made without what the file and the client last agreed on: nothing was sent/);
    }
    await at.run('plan', [FILE, '--out', 'plan.json']);
    assert.equal((await at.run('push', ['--plan', 'plan.json'])).code, 0, 'a plan that says so can be applied');
  });
});
