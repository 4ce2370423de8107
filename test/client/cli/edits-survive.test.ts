// Every command that writes a file, and somebody who saves that file while the command works: at each request, question and line
// of output in turn. What was saved must be in the file afterwards, and the next plan must know of it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO } from '../../../local-cognito/src';
import { POOL, WEB, withTerminal, type Ended } from './terminal';

const FILE = 'web.cognito-client.json';
const OTHER = 'job.cognito-client.json';
const SOURCE = 'dev.cognito-client.json';
const KEPT = 'web.promotion.json';
const SAVED = '// saved at this moment';

describe('what is saved while a command works', () => {
  const at = withTerminal();

  /** A command that writes a file, and what must be there before it. */
  interface Writing {
    readonly name: string;
    readonly args: readonly string[];
    /** Makes it a terminal. */
    readonly answer?: (question: string, isEdited: boolean) => string;
    /** The file that is edited; FILE unless it says otherwise. */
    readonly file?: string;
    prepare(): Promise<void>;
  }

  /** A change that a person saves. */
  interface Edit {
    readonly name: string;
    save(text: string): string;
    /** Whether the change is in the file. */
    survives(text: string): boolean;
    /** The setting that the next plan has to show; none for what no plan shows. */
    readonly setting?: string;
  }

  const comment: Edit = {
    name: 'a comment',
    save: (text) => text.replace('{', `{\n  ${SAVED}`),
    survives: (text) => text.includes(SAVED),
  };
  const value: Edit = {
    name: 'a value',
    save: (text) => text.replace(/"AuthSessionValidity": \d+/, '"AuthSessionValidity": 13'),
    survives: (text) => text.includes('"AuthSessionValidity": 13'),
    setting: 'AuthSessionValidity',
  };
  const removal: Edit = {
    name: 'a removal',
    save: (text) => text.replace(/ *"LogoutURLs": \[[^\]]*\],?\n/, ''),
    survives: (text) => !text.includes('LogoutURLs'),
    setting: 'LogoutURLs',
  };
  const keptSetting: Edit = {
    name: 'what is kept',
    save: (text) => text.replace('"keep": [', `"keep": [ ${SAVED}\n    "EnableTokenRevocation",`),
    survives: (text) => text.includes(SAVED) && text.includes('"EnableTokenRevocation"'),
  };
  const newFile: Edit = {
    name: 'a file of this name',
    save: (text) => (text === '' ? `${SAVED}\n{}\n` : text.replace('{', `{\n  ${SAVED}`)),
    survives: (text) => text.includes(SAVED),
  };

  const pulled = async (client: string = WEB, file = FILE): Promise<void> =>
    void (await at.run('pull', ['--pool', POOL, '--client', client, '--out', file]));
  const clear = (): void => {
    for (const name of readdirSync(at.folder)) rmSync(join(at.folder, name), { recursive: true });
    at.edit({ AuthSessionValidity: 5, AccessTokenValidity: 30, LogoutURLs: ['https://shop.example.com/'] });
    at.edit({ AuthSessionValidity: 5 }, DEMO.machine);
  };

  const moved = async (): Promise<void> => {
    await pulled();
    at.edit({ AuthSessionValidity: 9 });
  };
  const withOwnChange = async (): Promise<void> => {
    await moved();
    at.change(FILE, '"AccessTokenValidity": 30', '"AccessTokenValidity": 20');
  };
  const conflicting = async (): Promise<void> => {
    await withOwnChange();
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
  };
  const twoStages = async (): Promise<void> => {
    await pulled(DEMO.mobileApp, SOURCE);
    at.change(SOURCE, /"AuthSessionValidity": \d+/, '"AuthSessionValidity": 8');
    await pulled();
  };
  const notCreated = async (): Promise<void> => {
    at.write({
      [FILE]: `{\n  "UserPoolId": "${POOL}",\n  "ClientName": "new",\n  "AuthSessionValidity": 6,\n  "LogoutURLs": ["https://new.example.com/"],\n  "CallbackURLs": ["https://new.example.com/in"],\n  "AllowedOAuthFlows": ["code"],\n  "AllowedOAuthScopes": ["openid"],\n  "AllowedOAuthFlowsUserPoolClient": true,\n  "SupportedIdentityProviders": ["COGNITO"]\n}\n`,
    });
  };

  const changes = [comment, value, removal];
  const commands: readonly (Writing & { readonly edits: readonly Edit[] })[] = [
    { name: 'pull FILE', args: ['pull', FILE], prepare: moved, edits: changes },
    { name: 'pull FILE --yes', args: ['pull', FILE, '--yes'], prepare: withOwnChange, edits: changes },
    {
      name: 'pull FILE at a terminal',
      args: ['pull', FILE],
      // A question that comes after the edit counts it.
      answer: (_, isEdited) => (isEdited ? 'n' : 'y'),
      prepare: withOwnChange,
      edits: changes,
    },
    {
      name: 'pull of two files',
      args: ['pull', OTHER, FILE],
      prepare: async () => {
        await pulled(DEMO.machine, OTHER);
        at.edit({ AuthSessionValidity: 11 }, DEMO.machine);
        await moved();
      },
      edits: changes,
    },
    {
      name: 'pull --all',
      args: ['pull', '--all', POOL, '--dir', '.', '--rate', '500', '--yes'],
      prepare: withOwnChange,
      edits: changes,
    },
    {
      name: 'pull --out, into a file',
      args: ['pull', '--pool', POOL, '--client', WEB, '--out', FILE, '--yes'],
      prepare: withOwnChange,
      edits: changes,
    },
    {
      name: 'pull --out, into a new file',
      args: ['pull', '--pool', POOL, '--client', WEB, '--out', FILE],
      prepare: async () => undefined,
      edits: [newFile],
    },
    {
      name: 'pull of a client, into a new file',
      args: ['pull', '--pool', POOL, '--client', WEB],
      file: 'shop-web.cognito-client.json',
      prepare: async () => undefined,
      edits: [newFile],
    },
    {
      name: 'pull --all, into new files',
      args: ['pull', '--all', POOL, '--dir', '.', '--rate', '500'],
      file: 'shop-web.cognito-client.json',
      prepare: async () => undefined,
      edits: [newFile],
    },
    { name: 'promote', args: ['promote', SOURCE, FILE, '--yes'], prepare: twoStages, edits: changes },
    {
      name: 'promote at a terminal',
      args: ['promote', SOURCE, FILE],
      answer: () => 'y',
      prepare: twoStages,
      edits: changes,
    },
    {
      name: 'promote, what is kept',
      args: ['promote', SOURCE, FILE, '--yes', '--keep', 'RefreshTokenValidity'],
      file: KEPT,
      prepare: async () => {
        await twoStages();
        at.write({ [KEPT]: '{\n  "keep": [\n    "ClientName"\n  ]\n}\n' });
      },
      edits: [comment, keptSetting],
    },
    {
      name: 'create from a file',
      args: ['create', FILE, '--yes', '--no-secret'],
      prepare: notCreated,
      edits: changes,
    },
    {
      name: 'create from a file, at a terminal, with another name',
      args: ['create', FILE, '--name', 'renamed'],
      answer: (question) => (question.startsWith('With a client secret') ? 'n' : 'y'),
      prepare: notCreated,
      edits: changes,
    },
    {
      name: 'create from a kind of app',
      args: ['create', FILE, '--from', 'mobile-app', '--pool', POOL, '--yes'],
      prepare: async () => undefined,
      edits: [newFile],
    },
    {
      name: 'push --settle theirs',
      args: ['push', FILE, '--yes', '--settle', 'AuthSessionValidity=theirs'],
      prepare: conflicting,
      edits: changes,
    },
    {
      name: 'push, settled at a terminal',
      args: ['push', FILE],
      answer: (question) => (question.startsWith('Push') ? 'y' : 't'),
      prepare: conflicting,
      edits: changes,
    },
  ];

  /** Runs a command and saves an edit at its n-th moment. Resolves to undefined when there is no such moment. */
  async function runWithEdit({ args, answer, file = FILE }: Writing, edit: Edit, moment: number) {
    const path = join(at.folder, file);
    let count = 0;
    const meanwhile = (): void => {
      if (count++ !== moment) return;
      const text = existsSync(path) ? at.read(file) : '';
      const edited = edit.save(text);
      assert.notEqual(edited, text, `${file} could not be edited:\n${text}`);
      at.write({ [file]: edited });
    };
    at.local.between(meanwhile, { times: Infinity });
    const [command = '', ...more] = args;
    const ended = await at.run(command, more, {
      ...(answer && { answer: (question) => answer(question, count > moment) }),
      meanwhile,
    });
    at.local.clearFaults();
    return count > moment ? ended : undefined;
  }

  async function assertInPlan(setting: string, file: string, said: string): Promise<void> {
    const { out, err } = await at.run('plan', [file, '--json']);
    const [plan] = (JSON.parse(out) as { plans: { changes: { name: string }[]; conflicts: { name: string }[] }[] })
      .plans;
    const names = [...(plan?.changes ?? []), ...(plan?.conflicts ?? [])].map(({ name }) => name);
    assert.ok(names.includes(setting), `${said}: the next plan does not show ${setting}, only ${names.join()} ${err}`);
  }

  for (const command of commands)
    for (const edit of command.edits)
      it(`is not lost: ${edit.name}, during ${command.name}`, async () => {
        const { file = FILE } = command;
        let moment = 0;
        for (let ended: Ended | undefined; ; moment++) {
          clear();
          await command.prepare();
          ended = await runWithEdit(command, edit, moment);
          if (!ended) break;
          const said = `moment ${moment}, exit ${ended.code}\n${ended.out}${ended.err}`;
          assert.ok(edit.survives(at.read(file)), `${said}\n${at.read(file)}`);
          if (edit.setting !== undefined) await assertInPlan(edit.setting, file, said);
          assert.deepEqual(
            readdirSync(at.folder).filter((name) => name.endsWith('.tmp')),
            [],
          );
        }
        assert.ok(moment >= 2, `only ${moment} moments`);
      });
});
