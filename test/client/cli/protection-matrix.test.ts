// Every way of sending, with a list of protected app clients in every place that counts: nothing is sent where it must not.
import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO } from '../../../local-cognito/src';
import { POOL, WEB, withTerminal, type Ended, type Terminal } from './terminal';

type Level = 'confirm' | 'readonly';

const FILE = 'repo/clients/web.cognito-client.json';
const TO = 'repo/clients/mobile.cognito-client.json';
const PLAN = 'plans/plan.json';
/** The working folder of every way; the files and the plan are in others. */
const WORK = 'work';

/** Where a list can be, and how it is written there. */
const PLACES: Readonly<Record<string, { readonly file: string; write(list: unknown): unknown }>> = {
  'beside the file': { file: 'repo/clients/.cognito-client-lint.json', write: (list) => ({ protected: list }) },
  'in a folder above': { file: 'repo/.cognito-client-lint.json', write: (list) => ({ protected: list }) },
  'in VS Code settings': {
    file: 'repo/.vscode/settings.json',
    write: (list) => ({ 'cognitoClient.protected': list }),
  },
  'in VS Code settings, nested': {
    file: 'repo/.vscode/settings.json',
    write: (list) => ({ cognitoClient: { protected: list } }),
  },
  'in a .code-workspace': {
    file: 'repo/shop.code-workspace',
    write: (list) => ({ folders: [{ path: '.' }], settings: { 'cognitoClient.protected': list } }),
  },
  'in the working folder': { file: 'work/.cognito-client-lint.json', write: (list) => ({ protected: list }) },
  "in the plan's folder": { file: 'plans/.cognito-client-lint.json', write: (list) => ({ protected: list }) },
};

/** A way of sending. */
interface Way {
  /** Sends. Calls `protect` at the moment from which the list is there. */
  send(at: Terminal, protect: () => void): Promise<Ended>;
  /** Places whose list does not count for it. */
  readonly without?: readonly string[];
  /** A protection that this way passes by design: a saved plan was read by somebody. */
  readonly passes?: Level;
}

const pushIn = (at: Terminal, ...args: string[]): Promise<Ended> => at.run('push', args, { cwd: WORK });
const plan = (at: Terminal): Promise<Ended> =>
  at.run('plan', ['clients/web.cognito-client.json', '--out', '../plans/plan.json'], { cwd: 'repo' });

const WAYS: Readonly<Record<string, Way>> = {
  'push, answered with yes': {
    send: (at, protect) => {
      protect();
      return at.run('push', [`../${FILE}`], { cwd: WORK, answers: ['y'] });
    },
    without: ["in the plan's folder"],
  },
  'push --yes': {
    send: (at, protect) => {
      protect();
      return pushIn(at, `../${FILE}`, '--yes');
    },
    without: ["in the plan's folder"],
  },
  'push --yes of a link': {
    send: (at, protect) => {
      protect();
      return pushIn(at, '../links/web.cognito-client.json', '--yes');
    },
    without: ["in the plan's folder"],
  },
  'push --yes through a linked folder': {
    send: (at, protect) => {
      protect();
      return pushIn(at, '../links/clients/web.cognito-client.json', '--yes');
    },
    without: ["in the plan's folder"],
  },
  'promote --yes': {
    send: (at, protect) => {
      protect();
      return at.run('promote', [`../${FILE}`, `../${TO}`, '--yes'], { cwd: WORK });
    },
    without: ["in the plan's folder"],
  },
  'create --yes': {
    send: (at, protect) => {
      protect();
      const from = ['--from', 'single-page-app', '--pool', POOL, '--yes', '--no-secret'];
      return at.run('create', ['../repo/clients/new.cognito-client.json', ...from], { cwd: WORK });
    },
    without: ["in the plan's folder"],
  },
  'a plan that was saved before, applied where it was made': {
    send: async (at, protect) => {
      await plan(at);
      protect();
      return at.run('push', ['--plan', '../plans/plan.json'], { cwd: 'repo' });
    },
    without: ['in the working folder'],
    passes: 'confirm',
  },
  'a plan that was saved before, applied in another folder': {
    send: async (at, protect) => {
      await plan(at);
      protect();
      return pushIn(at, '--plan', `../${PLAN}`);
    },
    passes: 'confirm',
  },
  'a plan that was saved under protection, which was then taken away': {
    send: async (at, protect) => {
      protect();
      await plan(at);
      at.write({ 'repo/.cognito-client-lint.json': '{}', 'repo/clients/.cognito-client-lint.json': '{}' });
      at.write({ 'repo/.vscode/settings.json': '{}', 'repo/shop.code-workspace': '{}' });
      return pushIn(at, '--plan', `../${PLAN}`);
    },
    passes: 'confirm',
  },
  'a saved plan without a checkout': {
    send: async (at, protect) => {
      protect();
      await plan(at);
      renameSync(join(at.folder, 'repo'), join(at.folder, 'gone'));
      return pushIn(at, '--plan', `../${PLAN}`, '--without-file');
    },
    passes: 'confirm',
  },
};

/** What changes a client or makes one. */
const SENDING = ['UpdateUserPoolClient', 'CreateUserPoolClient'];

describe('protection, whatever the way', function () {
  const at = withTerminal();
  const sent = (): number => at.local.requests.filter(({ operation }) => SENDING.includes(operation)).length;
  const protectIn = (place: string, level: Level) => (): void => {
    const { file, write } = PLACES[place]!;
    at.write({ [file]: JSON.stringify(write([{ userPoolName: 'shop', protection: level }])) });
  };
  beforeEach(async () => {
    for (const folder of ['repo/clients', 'plans', 'work', 'links'])
      mkdirSync(join(at.folder, folder), { recursive: true });
    await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]);
    await at.run('pull', ['--pool', POOL, '--client', DEMO.mobileApp, '--out', TO]);
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    symlinkSync(join('..', FILE), join(at.folder, 'links/web.cognito-client.json'));
    symlinkSync('../repo/clients', join(at.folder, 'links/clients'));
  });

  for (const [name, { send, without = [], passes }] of Object.entries(WAYS)) {
    describe(name, () => {
      it('sends where nothing is protected', async () => {
        const { code, err } = await send(at, () => undefined);
        assert.deepEqual([code, sent()], [0, 1], err);
      });

      for (const place of Object.keys(PLACES)) {
        for (const level of ['readonly', 'confirm'] as const) {
          const isSent = without.includes(place) || level === passes;
          it(`${isSent ? 'sends' : 'sends nothing'} with ${level} ${place}`, async () => {
            const { code, err } = await send(at, protectIn(place, level));
            assert.deepEqual([code, sent()], isSent ? [0, 1] : [1, 0], err);
            if (isSent || level === 'confirm') return;
            assert.match(err, /protected \(userPoolName shop, in [^)]*(json|code-workspace)\)/, 'it says which list');
          });
        }
      }
    });
  }
});
