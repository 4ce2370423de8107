// What Enter does in each question of the extension: nothing that cannot be taken back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  cancelProgress,
  fileNamed,
  freshName,
  ids,
  openFile,
  setText,
  until,
  useLocalCognito,
  watchMessages,
  watchWindow,
  run,
  type Outcome,
  openOnDisk,
} from './support';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };

describe('Enter in a question', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const messages = watchMessages();

  const changed = async (): Promise<vscode.Uri> =>
    (await openFile(freshName(), { ...ids, AuthSessionValidity: 7 })).uri;
  const pulled = async (): Promise<vscode.TextDocument> => {
    const uri = fileNamed(freshName());
    await run('pull', { ...target, uri });
    return openOnDisk(uri);
  };
  const pushed = async (): Promise<vscode.Uri> => {
    const uri = await changed();
    const done = run('push', uri);
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    await done;
    return uri;
  };
  const conflicting = async (): Promise<vscode.Uri> => {
    const document = await pulled();
    await setText(document, document.getText().replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 7'));
    await document.save();
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 9 });
    return document.uri;
  };

  interface Question {
    readonly title: RegExp;
    /** What Enter chooses. */
    readonly safe: RegExp;
    /** Asks the question. Resolves to the command, which is not at its end then. */
    ask(): Promise<{ readonly done: Thenable<Outcome> }>;
    /** What the command comes to. */
    readonly outcome: string;
    /** Turns away what is asked afterwards. */
    readonly then?: RegExp;
  }

  const QUESTIONS: Readonly<Record<string, Question>> = {
    'of a push': {
      title: /^Push to shop-web/,
      safe: /Do not push$/,
      ask: async () => ({ done: run('push', await changed()) }),
      outcome: 'cancelled',
    },
    'of a push of a file with unsaved changes': {
      title: /it has unsaved changes/,
      safe: /Do not push$/,
      ask: async () => {
        const document = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
        await setText(document, document.getText().replace('7', '8'));
        return { done: run('push', document.uri) };
      },
      outcome: 'cancelled',
    },
    'of a push with a conflict': {
      title: /^Push to shop-web/,
      safe: /Do not push$/,
      ask: async () => ({ done: run('push', await conflicting()) }),
      outcome: 'cancelled',
    },
    'about a conflict': {
      title: /AuthSessionValidity was changed in your file and in Cognito/,
      safe: /Back$/,
      ask: async () => {
        const done = run('push', await conflicting());
        await screen.pickers.choose(/^Push to shop-web/, /Settle the conflict/);
        return { done };
      },
      then: /^Push to shop-web/,
      outcome: 'cancelled',
    },
    'of a pull into a file': {
      title: /the file differs from what is live/,
      safe: /Keep my file as it is$/,
      ask: async () => ({ done: run('pull', await changed()) }),
      outcome: 'cancelled',
    },
    'of a promotion': {
      title: /^Promote mine-\S+ to mine-/,
      safe: /Leave the file as it is$/,
      ask: async () => {
        const to = await openFile(freshName(), {
          UserPoolId: DEMO.poolId,
          ClientId: DEMO.mobileApp,
          AuthSessionValidity: 3,
        });
        const done = run('promote', await changed());
        await screen.pickers.choose(/^Promote .* to…/, new RegExp(to.uri.path.split('/').at(-1)!));
        await screen.pickers.titled(/keep of its own/);
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return { done };
      },
      outcome: 'cancelled',
    },
    'of a creation': {
      title: /^Create in shop/,
      safe: /Do not create$/,
      ask: async () => {
        const { uri } = await openFile(freshName(), {
          UserPoolId: DEMO.poolId,
          ClientName: 'kiosk',
          ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
        });
        const done = run('create', { uri });
        await screen.pickers.choose(/a client secret\?/, /Without a secret/);
        return { done };
      },
      outcome: 'cancelled',
    },
    'about several plans': {
      title: /^Plan for 1 app client/,
      safe: /Do not push$/,
      ask: async () => {
        const uri = await changed();
        return { done: vscode.commands.executeCommand('cognitoClient.planMany', uri, [uri]) };
      },
      outcome: 'planned',
    },
    'about a push of the history': {
      title: /^shop-web: pushed/,
      safe: /Only look$/,
      ask: async () => {
        const done = run('showHistory', await pushed());
        await screen.pickers.choose(/^Push history/, /AuthSessionValidity: 5 → 7/);
        return { done };
      },
      outcome: 'shown',
    },
    'about the whole history': {
      title: /^Forget every push/,
      safe: /Keep the history$/,
      ask: async () => {
        const done = run('showHistory', await pushed());
        await screen.pickers.choose(/^Push history/, /Forget the whole history/);
        return { done };
      },
      outcome: 'kept',
    },
    'of an undo': {
      title: /shop-web/,
      safe: /Do not/,
      ask: async () => ({ done: run('undoLastPush', await pushed()) }),
      outcome: 'cancelled',
    },
    'about a place for a new file': {
      title: /^Where does the new app client go\?/,
      safe: /An unsaved file$/,
      ask: async () => {
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        const done = run('newFile');
        await screen.pickers.choose(/what kind of app/, /^Single-page app$/);
        return { done };
      },
      outcome: 'written',
    },
  };

  for (const [name, { title, safe, ask, then, outcome }] of Object.entries(QUESTIONS)) {
    it(`changes nothing: ${name}`, async () => {
      const { done } = await ask();
      const picker = await screen.pickers.titled(title);
      const before = local.it.requests.length;
      const files = await textsOf();
      assert.match(picker.items[0]?.label ?? '', safe);
      assert.match(picker.placeholder ?? '', /^Enter: /);
      // No arrow key before: what is active is what the question begins with.
      await screen.pickers.enter(title);
      if (then) await screen.pickers.escape(then);
      assert.equal((await done).outcome, outcome);
      assert.deepEqual([local.it.requests.length, await textsOf()], [before, files]);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
  }

  /** The texts of the app client files, on disk and in the editor. */
  async function textsOf(): Promise<readonly string[]> {
    const files = await vscode.workspace.findFiles('*.cognito-client.json');
    const stored = files.map(async (uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    const open = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file').map((it) => it.getText());
    return [...(await Promise.all(stored)), ...open].sort();
  }

  describe('is nothing to a push whose plan is read, which', () => {
    const updates = (): number =>
      local.it.requests.filter(({ operation }) => operation === 'UpdateUserPoolClient').length;
    const isPlan = ({ label }: vscode.Tab): boolean => label.includes('Push plan for shop-web');
    const planTabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isPlan));
    async function read(uri: vscode.Uri): Promise<Thenable<Outcome>[]> {
      const done = run('push', uri);
      await screen.pickers.choose(/^Push to shop-web/, /Read the plan/);
      await until('the plan to be the active tab', () => {
        const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
        return tab !== undefined && isPlan(tab);
      });
      assert.match(messages.progresses.at(-1) ?? '', /^Reading the push plan of shop-web\. Nothing is sent yet/);
      return [done];
    }

    it('ends by Do Not Push in its tab, and the tab with it', async () => {
      const [done] = await read(await changed());
      await run('reading.stop');
      assert.equal((await done)?.outcome, 'cancelled');
      assert.deepEqual([planTabs(), updates()], [[], 0]);
    });

    it('ends when its tab is closed, without another question', async () => {
      const [done] = await read(await changed());
      await vscode.window.tabGroups.close(planTabs());
      assert.equal((await screen.pickers.unasked(done!)).outcome, 'cancelled');
      assert.equal(updates(), 0);
    });

    it('ends when it is cancelled', async () => {
      cancelProgress(/^Reading the push plan/, () => planTabs().length > 0);
      const done = run('push', await changed());
      await screen.pickers.choose(/^Push to shop-web/, /Read the plan/);
      assert.equal((await done).outcome, 'cancelled');
      assert.equal(updates(), 0);
    });

    it('gives way to another push of the same client', async () => {
      const uri = await changed();
      const [first] = await read(uri);
      const second = run('push', uri);
      assert.equal((await first)?.outcome, 'cancelled');
      await screen.pickers.choose(/^Push to shop-web/, /Push 1 change/);
      assert.equal((await second).outcome, 'pushed');
      assert.deepEqual([planTabs(), updates()], [[], 1]);
    });

    it('goes on from its tab, and asks again', async () => {
      const [done] = await read(await changed());
      await run('reading.goOn');
      await screen.pickers.choose(/^Push to shop-web/, /Push 1 change/);
      assert.equal((await done)?.outcome, 'pushed');
      assert.deepEqual([planTabs(), updates()], [[], 1]);
    });
  });
});
