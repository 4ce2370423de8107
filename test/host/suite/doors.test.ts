// What reaches VS Code of a text that is not ours: nothing that VS Code makes a link, a command or an icon of, and nothing invisible.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, chooseFrom } from '../../../client/src/editor/ui/ask';
import { askForText } from '../../../client/src/editor/ui/input-box';
import { showDialog, showInStatusBar, showMessage } from '../../../client/src/editor/ui/messages';
import { withCancellableProgress } from '../../../client/src/editor/ui/progress';
import { createPicker, pickMany } from '../../../client/src/editor/ui/quick-pick';
import { createSnapshots, showDiff } from '../../../client/src/editor/ui/virtual-documents';
import { DEMO } from '../../../local-cognito/src';
import { freshName, ids, openFile, requestsOf, useLocalCognito, watchWindow } from './support';

const COMMAND = 'command:workbench.action.terminal.new';
const LINKS = [
  `[Press here](${COMMAND})`,
  `[x](${COMMAND} "title")`,
  `a [b](${COMMAND}) c [d](https://evil.example)`,
  `[[x]](${COMMAND})`,
  `[x\n](${COMMAND})`,
  `![x](${COMMAND})`,
  `[x](file:///etc/passwd)`,
  `[x](vscode://evil.extension/run)`,
  `[](${COMMAND})`,
  `web](${COMMAND})`,
];
const ICONS = ['$(error) refused', 'a $(check) b', '$(sync~spin)', '$(a)$(b)', '\\$(check)', '$(check'];
const INVISIBLE = [
  'web\u202Egpj.exe',
  '\u2066web\u2069',
  'web\u200B',
  'web\u200F',
  'web\u061C',
  'web\uFEFF',
  'web\u0000',
  'web\u0007',
  'web\u001B[31m',
  'web\u001B]8;;https://evil.example\u0007x',
  'web\u2028next',
  'web\u2029next',
  'web\r\nnext',
  'web\u0085next',
  'web\u00ADhyphen',
];
const MARKUP = [
  '<a href="command:x">x</a>',
  '<img src=x onerror=alert(1)>',
  '**bold** _it_ `code`',
  '&lt;b&gt;',
  '| a | b |',
];
const LONG = ['x'.repeat(100_000), `${'ab '.repeat(30_000)}`, `[x](${COMMAND})`.repeat(2_000), '\u202E'.repeat(5_000)];
const HOSTILE = [...LINKS, ...ICONS, ...INVISIBLE, ...MARKUP, ...LONG];

const INVISIBLES = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
function assertOnlyText(shown: string, what: string): void {
  assert.ok(!shown.includes(']('), `${what}: a link`);
  assert.ok(!shown.includes('$('), `${what}: an icon`);
  assert.ok(!INVISIBLES.test(shown), `${what}: something invisible`);
}

type Window = Record<string, unknown>;
/** Collects every text that a function of VS Code's window is given, and answers nothing. */
function catching(
  name: string,
  texts: (...args: never[]) => readonly (string | undefined)[],
): { readonly seen: string[]; end(): void } {
  const window = vscode.window as unknown as Window;
  const original = window[name];
  const seen: string[] = [];
  window[name] = (...args: never[]) => {
    seen.push(...texts(...args).filter((text) => text !== undefined));
    return Promise.resolve(undefined);
  };
  return {
    seen,
    end: () => {
      window[name] = original;
    },
  };
}

/** Sends a text through a door, and resolves to all that VS Code was given. */
const DOORS: Readonly<Record<string, (text: string) => Promise<readonly string[]>>> = {
  'a notification': async (text) => {
    const caught = catching('showWarningMessage', (message: string) => [message]);
    await showMessage('warning', text);
    caught.end();
    return caught.seen;
  },
  'a dialog': async (text) => {
    const caught = catching('showInformationMessage', (message: string) => [message]);
    await showDialog(text, 'ours', []);
    caught.end();
    return caught.seen;
  },
  'a status bar message': async (text) => {
    const caught = catching('setStatusBarMessage', (message: string) => [message]);
    showInStatusBar(text);
    caught.end();
    return caught.seen;
  },
  'an input box, with what it says of a text': async (text) => {
    const caught = catching('showInputBox', ({ title, prompt, validateInput }: vscode.InputBoxOptions) => [
      title,
      prompt,
      String(validateInput?.('typed')),
    ]);
    await askForText({ title: text, prompt: text, problemOf: () => text });
    caught.end();
    return caught.seen;
  },
  'a progress': async (text) => {
    const seen: string[] = [];
    const window = vscode.window as unknown as Window;
    const original = window['withProgress'];
    window['withProgress'] = (
      { title }: vscode.ProgressOptions,
      task: (progress: unknown, token: vscode.CancellationToken) => Promise<unknown>,
    ) => {
      seen.push(title ?? '');
      const report = ({ message }: { message?: string }): void => void seen.push(message ?? '');
      return task({ report }, new vscode.CancellationTokenSource().token);
    };
    await withCancellableProgress(text, async (_, report) => report({ message: text }));
    window['withProgress'] = original;
    return seen;
  },
  'a picker': async (text) => {
    const picker = createPicker();
    picker.title = text;
    picker.placeholder = text;
    picker.items = [{ label: text, description: text, detail: text }];
    const [item] = picker.items;
    const seen = [picker.title, picker.placeholder, item?.label, item?.description, item?.detail];
    picker.dispose();
    return seen.map((shown) => (shown ?? '').replace(/^\$\([a-z-]+\) /, ''));
  },
  'the title of a comparison': async (text) => {
    const snapshots = createSnapshots();
    const seen: string[] = [];
    const commands = vscode.commands as unknown as Record<string, unknown>;
    const original = commands['executeCommand'];
    commands['executeCommand'] = async (_: string, left: vscode.Uri, right: vscode.Uri, title: string) =>
      void seen.push(title, left.path, right.path);
    await showDiff(
      snapshots.create(text, '{}'),
      snapshots.preview(text, () => ''),
      text,
    );
    commands['executeCommand'] = original;
    snapshots.dispose();
    return seen;
  },
};

describe('a text that is not ours', () => {
  const local = useLocalCognito();
  const screen = watchWindow();

  for (const [name, show] of Object.entries(DOORS))
    it(`is nothing but text in ${name}`, async () => {
      for (const text of HOSTILE) {
        const seen = await show(text);
        assert.ok(seen.length > 0, 'the door shows it');
        for (const shown of seen) assertOnlyText(shown, `${name}: ${JSON.stringify(text.slice(0, 60))}`);
      }
    });

  it('is nothing but text in questions and lists', async () => {
    for (const text of [...LINKS, ...ICONS, ...INVISIBLE]) {
      for (const open of [
        () => ask(text, [{ label: `$(close) ${text}`, detail: text, value: 1 }], [{ heading: text, lines: [text] }]),
        () => chooseFrom(text, [{ label: text, detail: text, value: 1, heading: text }]),
        () => pickMany({ title: text, placeholder: text, items: [{ label: text }], isTicked: () => true, minimum: 0 }),
      ]) {
        const done = open().catch(() => undefined);
        const [picker] = screen.pickers.shown;
        assert.ok(picker);
        const shown = [picker.title, picker.placeholder, ...picker.items.flatMap((it) => [it.label, it.detail])];
        for (const one of shown) assertOnlyText((one ?? '').replace(/^\$\([a-z-]+\) /, ''), JSON.stringify(text));
        picker.hide();
        await done;
      }
    }
  });

  it('is nothing but text in the questions before a push to a protected client', async () => {
    const name = `web. [Press here to confirm](${COMMAND}) $(check)`;
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { ClientName: name });
    const protect = (rules: unknown): Thenable<void> =>
      vscode.workspace.getConfiguration('cognitoClient').update('protected', rules, vscode.ConfigurationTarget.Global);
    await protect([{ userPoolName: 'shop', protection: 'confirm' }]);
    const caught = catching('showInputBox', ({ title, prompt }: vscode.InputBoxOptions) => [title, prompt]);
    try {
      const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
      const done = vscode.commands.executeCommand('cognitoClient.push', uri);
      // What its page makes of a text is for the test of the page.
      const { panel } = await screen.pickers.review(/^Push to web/);
      const tab = panel.title;
      await screen.pickers.choose(/^Push to web/, /Push 1 change/);
      await done;
      for (const text of [tab, ...caught.seen]) assertOnlyText(text, 'a question');
      assert.match(caught.seen.join(), /Press here to confirm/, 'the name is still readable');
      assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
    } finally {
      caught.end();
      await protect(undefined);
    }
  });
});
