// What Enter does in each question of the extension: nothing that cannot be taken back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  freshName,
  ids,
  openFile,
  setText,
  useLocalCognito,
  watchMessages,
  watchWindow,
  run,
  type Outcome,
} from './support';

describe('Enter in a question', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  watchMessages();

  const changed = async (): Promise<vscode.Uri> =>
    (await openFile(freshName(), { ...ids, AuthSessionValidity: 7 })).uri;
  const pushed = async (): Promise<vscode.Uri> => {
    const uri = await changed();
    const done = run('push', uri);
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    await done;
    return uri;
  };

  interface Question {
    readonly title: RegExp;
    /** What Enter chooses. */
    readonly safe: RegExp;
    /** Asks the question. Resolves to the command, which is not at its end then. */
    ask(): Promise<{ readonly done: Thenable<Outcome> }>;
    /** What the command comes to. */
    readonly outcome: string;
  }

  const QUESTIONS: Readonly<Record<string, Question>> = {
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

  for (const [name, { title, safe, ask, outcome }] of Object.entries(QUESTIONS)) {
    it(`changes nothing: ${name}`, async () => {
      const { done } = await ask();
      const picker = await screen.pickers.titled(title);
      const before = local.it.requests.length;
      const files = await textsOf();
      assert.match(picker.items[0]?.label ?? '', safe);
      assert.match(picker.placeholder ?? '', /^Enter: /);
      // No arrow key before: what is active is what the question begins with.
      await screen.pickers.enter(title);
      assert.equal((await done).outcome, outcome);
      assert.deepEqual([local.it.requests.length, await textsOf()], [before, files]);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
  }

  /** The texts of the app client files, on disk and in the editor. */
  async function textsOf(): Promise<readonly string[]> {
    const files = await vscode.workspace.findFiles('*.cognito-client.json');
    const stored = files.map(async (uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    // A document of a file that is gone goes some time later.
    const isThere = ({ uri }: vscode.TextDocument): boolean => files.some((it) => it.toString() === uri.toString());
    const open = vscode.workspace.textDocuments.filter(isThere).map((it) => it.getText());
    return [...(await Promise.all(stored)), ...open].sort();
  }
});
