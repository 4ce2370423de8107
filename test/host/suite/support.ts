import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';
import { answerReview, Reviews, settle, type ShownReview } from './reviews';

/** What a command of the extension resolves to. */
export interface Outcome {
  readonly outcome: string;
  readonly message?: string;
  readonly changes?: readonly string[];
  readonly conflicts?: number;
  readonly clientId?: string;
  readonly uri?: vscode.Uri;
}

/** Runs a command of the extension by the end of its id. */
export const run = (command: string, argument?: unknown): Thenable<Outcome> =>
  vscode.commands.executeCommand(`cognitoClient.${command}`, argument);

/** Polls until `look` gives something, with a deadline. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  milliseconds = 30_000,
): Promise<T> {
  for (const end = Date.now() + milliseconds; ;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new assert.AssertionError({ message: `not seen in ${milliseconds} ms: ${what}` });
    await new Promise((again) => setTimeout(again, 20));
  }
}

export const folder = (): vscode.Uri => vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open');
export const fileNamed = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

/** A file name that no other test used: what file and client agreed on is remembered by it. */
export const freshName = (): string => `mine-${randomUUID()}.cognito-client.json`;

/** Writes a file and opens it. */
export async function openFile(name: string, content: unknown): Promise<vscode.TextDocument> {
  const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
  await vscode.workspace.fs.writeFile(fileNamed(name), new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(fileNamed(name));
  await until('the editor has the file as it was written', () => document.getText() === text);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens a file, and waits until the editor has its text from the disk: of a deleted file it may still have the old one. */
export async function openOnDisk(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await until('the editor has the file as it is on the disk', async () => {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return document.getText() === new TextDecoder().decode(bytes);
  });
  return document;
}

/** Replaces the whole text of an open document, without saving. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)),
    text,
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** A local Cognito with the demo pool, which the extension is pointed at for the tests of the surrounding describe(). */
export function useLocalCognito(options: Parameters<typeof startLocalCognito>[0] = {}): { readonly it: LocalCognito } {
  const holder = {} as { it: LocalCognito };
  beforeEach(async () => {
    holder.it = await startLocalCognito({ seed: 'demo', ...options });
    await setEndpoint(holder.it.url);
  });
  afterEach(async () => {
    await setEndpoint(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await holder.it.stop();
    for (const [name] of await vscode.workspace.fs.readDirectory(folder()))
      if (name.endsWith('.cognito-client.json')) await vscode.workspace.fs.delete(fileNamed(name));
  });
  return holder;
}

export async function setEndpoint(
  url: string | undefined,
  target = vscode.ConfigurationTarget.Workspace,
): Promise<void> {
  await vscode.workspace.getConfiguration('cognitoClient').update('endpoint', url, target);
}

export const ids = { UserPoolId: DEMO.poolId, ClientId: DEMO.singlePageApp } as const;

/** What the local Cognito has for a client, dates aside and lists sorted: their order means nothing. */
export function liveSettings(local: LocalCognito, clientId: string = DEMO.singlePageApp): Record<string, unknown> {
  const {
    LastModifiedDate: _modified,
    CreationDate: _created,
    ...settings
  } = local.describe(DEMO.poolId, clientId) ?? assert.fail('no such client');
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]),
  );
}

export const requestsOf = (local: LocalCognito, operation: string): Record<string, unknown>[] =>
  local.requests
    .filter((request) => request.operation === operation)
    .map(({ body }) => body as Record<string, unknown>);

/** The quick picks that the extension shows; the real ones, watched so that a test knows when they are there and what they say. */
export class Pickers {
  readonly shown: vscode.QuickPick<vscode.QuickPickItem>[] = [];
  readonly reviews = new Reviews();
  private readonly original = vscode.window.createQuickPick;

  constructor() {
    (vscode.window as { createQuickPick: unknown }).createQuickPick = () => {
      const picker = this.original.call(vscode.window);
      const show = picker.show.bind(picker);
      picker.show = () => {
        this.shown.push(picker);
        show();
      };
      picker.onDidHide(() => {
        this.shown.splice(this.shown.indexOf(picker), 1);
      });
      return picker;
    };
  }

  restore(): void {
    this.reviews.restore();
    (vscode.window as { createQuickPick: unknown }).createQuickPick = this.original;
  }

  /** Waits for a pick list whose title matches. */
  titled(title: RegExp): Promise<vscode.QuickPick<vscode.QuickPickItem>> {
    return until(`a pick list titled ${String(title)}`, () =>
      this.shown.find((picker) => title.test(picker.title ?? '')),
    );
  }

  /** Waits for a review that asks something and whose title matches. */
  review(title: RegExp): Promise<ShownReview> {
    return until(`a review titled ${String(title)}`, () => this.reviews.asking(title));
  }

  /** Settles a conflict in the review whose title matches. Returns all that was to be read there. */
  async settle(title: RegExp, name: string, label: RegExp): Promise<string[]> {
    return settle(await this.review(title), name, label);
  }

  /**
   * Chooses the item whose label matches, with the keyboard's commands, in the pick list whose title matches; or the answer, in the review.
   * Returns all that was to be read there.
   */
  async choose(title: RegExp, label: RegExp): Promise<string[]> {
    const asked = await until(
      `a pick list titled ${String(title)}, or a review with an answer ${String(label)}`,
      () => {
        const review = this.reviews.asking(title);
        return (review && answerReview(review, label)) ?? this.shown.find((shown) => title.test(shown.title ?? ''));
      },
    );
    if (Array.isArray(asked)) return asked;
    const picker = asked;
    const item = await until(`an item ${String(label)} in "${picker.title}"`, () =>
      picker.items.find((candidate) => label.test(candidate.label)),
    );
    const labels = picker.items.map((it) => it.label);
    await this.moveTo(picker, item);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await until(`"${item.label}" to be accepted`, () => !this.shown.includes(picker));
    return labels;
  }

  /** Presses Down until the item is the active one. */
  private async moveTo(picker: vscode.QuickPick<vscode.QuickPickItem>, item: vscode.QuickPickItem): Promise<void> {
    const active = await until(`an active item in "${picker.title}"`, () => picker.activeItems[0]);
    for (let at = active; at.label !== item.label;) {
      const from = at;
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      at = await until(`the item after "${from.label}"`, () =>
        picker.activeItems[0] !== from ? picker.activeItems[0] : undefined,
      );
    }
  }

  /** Presses Enter in the pick list whose title matches: whatever is active is chosen. */
  async enter(title: RegExp): Promise<void> {
    const picker = await this.titled(title);
    await until(`an active item in "${picker.title}"`, () => picker.activeItems.length > 0);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await until(`"${picker.title}" to be accepted`, () => !this.shown.includes(picker));
  }

  /** What a command comes to that asks nothing; a question fails the test at once. */
  unasked<T>(done: Thenable<T>): Promise<T> {
    const asked = until('a question or the end of the command', () => this.shown[0] ?? this.reviews.asking(/./)?.page);
    return Promise.race([Promise.resolve(done), asked.then(({ title }) => assert.fail(`it asked: ${title}`))]);
  }

  /** Closes the pick list whose title matches, as Escape does. */
  async escape(title: RegExp): Promise<void> {
    const asked = await until(
      `a pick list or a review titled ${String(title)}`,
      () => this.reviews.asking(title) ?? this.shown.find((shown) => title.test(shown.title ?? '')),
    );
    if ('page' in asked) return asked.panel.dispose();
    const picker = asked;
    await until(`"${picker.title}" to close`, async () => {
      if (!this.shown.includes(picker)) return true;
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return false;
    });
  }
}

/** Watches the extension's pick lists for the tests of the surrounding describe(). */
export function watchWindow(): { readonly pickers: Pickers } {
  const holder = {} as { pickers: Pickers };
  beforeEach(() => {
    holder.pickers = new Pickers();
  });
  afterEach(() => holder.pickers.restore());
  return holder;
}

/** Presses Cancel on the extension's next progress notification as soon as `when` holds. The work and what it calls are the real ones. */
export function cancelProgress(title: RegExp, when: () => boolean): void {
  const window = vscode.window as { withProgress: typeof vscode.window.withProgress };
  const original = window.withProgress;
  window.withProgress = (options, task) => {
    if (!title.test(options.title ?? '')) return original.call(vscode.window, options, task) as ReturnType<typeof task>;
    window.withProgress = original;
    const button = new vscode.CancellationTokenSource();
    void until('the moment to cancel', when).then(() => button.cancel());
    return original.call(vscode.window, options, (progress) => task(progress, button.token)) as ReturnType<typeof task>;
  };
}

/** The first report of the extension's next progress notifications that matches. */
export function progressReport(text: RegExp): Promise<string> {
  const window = vscode.window as { withProgress: typeof vscode.window.withProgress };
  const original = window.withProgress;
  const reports: string[] = [];
  window.withProgress = (options, task) =>
    original.call(vscode.window, options, (progress, token) =>
      task({ report: (step) => (reports.push(step.message ?? ''), progress.report(step)) }, token),
    ) as ReturnType<typeof task>;
  return until(`a progress that says ${String(text)}`, () => reports.find((report) => text.test(report))).finally(
    () => {
      window.withProgress = original;
    },
  );
}

type ShownMessage = {
  readonly message: string;
  readonly options: vscode.MessageOptions;
  readonly items: readonly unknown[];
};
type Shows = Record<'showInformationMessage' | 'showWarningMessage' | 'showInputBox' | 'withProgress', unknown>;

/**
 * What the extension says and asks by messages and input boxes, with what a user answers: the test host shows neither notifications
 * nor dialogs.
 */
export class Messages {
  readonly shown: ShownMessage[] = [];
  /** Titles of progress notifications. */
  readonly progresses: string[] = [];
  private readonly answers: { readonly text: RegExp; readonly answer: string }[] = [];
  private readonly window = vscode.window as unknown as Shows;
  private readonly original: Shows = (({ showInformationMessage, showWarningMessage, showInputBox, withProgress }) => ({
    showInformationMessage,
    showWarningMessage,
    showInputBox,
    withProgress,
  }))(this.window);

  constructor() {
    const show = (message: string, ...more: unknown[]): Promise<unknown> => {
      const [options, items] =
        typeof more[0] === 'object' && !('title' in (more[0] as object))
          ? [more[0] as vscode.MessageOptions, more.slice(1)]
          : [{}, more];
      this.shown.push({ message, options, items });
      return Promise.resolve(this.answers.find(({ text }) => text.test(message))?.answer);
    };
    Object.assign(this.window, { showInformationMessage: show, showWarningMessage: show });
    const withProgress = this.window.withProgress as typeof vscode.window.withProgress;
    this.window.withProgress = (options: vscode.ProgressOptions, task: Parameters<typeof withProgress>[1]) => {
      if (options.location === vscode.ProgressLocation.Notification) this.progresses.push(options.title ?? '');
      return withProgress.call(vscode.window, options, task);
    };
  }

  /** Presses a button of the messages that match. */
  answer(text: RegExp, answer: string): void {
    this.answers.push({ text, answer });
  }

  /** Types into input boxes by their prompt or title; undefined turns away. */
  type(text: (prompt: string) => string | undefined): void {
    this.window.showInputBox = ({ prompt, title }: vscode.InputBoxOptions) =>
      Promise.resolve(text(prompt ?? title ?? ''));
  }

  /** Types the name of a new app client. */
  name(name: string): void {
    this.type((prompt) => (/Name of the new app client/.test(prompt) ? name : undefined));
  }

  restore(): void {
    Object.assign(this.window, this.original);
  }
}

/** Watches the extension's messages for the tests of the surrounding describe(). */
export function watchMessages(): Pick<Messages, 'shown' | 'progresses' | 'answer' | 'type' | 'name'> {
  let it: Messages;
  beforeEach(() => {
    it = new Messages();
  });
  afterEach(() => it.restore());
  return {
    get shown() {
      return it.shown;
    },
    get progresses() {
      return it.progresses;
    },
    answer: (...given) => it.answer(...given),
    type: (text) => it.type(text),
    name: (name) => it.name(name),
  };
}
