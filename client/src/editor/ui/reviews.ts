import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Target } from '../../aws/gateway';
import { visible } from '../../../../server/src/language/format-values';
import { readPageMessage, type PageMessage, type ReviewPage } from './review-page';
import { sanitizeLabel } from './safe-text';

/** What a person decided on a page. Undefined: the page was closed, or another push took it over. */
export type ReviewDecision =
  { readonly answer: string } | { readonly settle: string; readonly resolution: string } | undefined;

/** A page that waits for an answer. */
export interface Question {
  page(): ReviewPage;
  /** Something of the page changed that does not change the question: it is shown again. */
  readonly onDidChange?: vscode.Event<void> | undefined;
  /** Opens a place that the page lists. */
  open?(index: number): void;
  /** What answers do that do not end the question, by their ids. */
  readonly inPlace?: Readonly<Record<string, () => unknown>>;
}

/** The review of one push, in a tab that stays until it is answered. */
export interface Review {
  /** Shows a question and waits for its answer, however long that takes. */
  ask(question: Question): Promise<ReviewDecision>;
  /** Shows the last page with changes, as one that asks nothing, if its tab is open. */
  show(changes: Partial<ReviewPage>): void;
  /** What was chosen on a page that asks nothing any more. */
  onDidAnswer(listener: (answer: string) => void): void;
  /** Whether its tab is open, and shows this push. */
  isOpen(): boolean;
  close(): void;
}

/** The reviews of pushes, a tab for each target. */
export interface Reviews extends vscode.Disposable {
  /**
   * Begins the review of a push. Nothing is shown before the first question. A review with the same key that is open is taken over: its
   * push is cancelled, and its tab shows the new one.
   */
  begin(key: string): Review;
}

/** The key of the pushes to one client. */
export const reviewKeyOf = ({ userPoolId, clientId }: Target): string => `${userPoolId} ${clientId}`;

interface OpenTab {
  readonly panel: vscode.WebviewPanel;
  owner: Review;
  version: number;
  page: ReviewPage;
  question?: (Question & { settle(decision: ReviewDecision): void }) | undefined;
  later?: ((answer: string) => void) | undefined;
}

/** A page that another push takes over. */
const takenOver = ({ title }: ReviewPage, wasAsking: boolean): ReviewPage => ({
  title,
  phase: 'busy',
  status: wasAsking ? 'Planning again. Nothing was sent.' : 'Planning…',
  plans: [],
  answers: [],
});

/** Opens the list of reviews. @param extensionUri where the extension's own files are */
export function createReviews(extensionUri: vscode.Uri): Reviews {
  const tabs = new Map<string, OpenTab>();
  /** The latest review of each key: an earlier one may no longer ask. */
  const latest = new Map<string, Review>();

  function post(tab: OpenTab, page: ReviewPage): void {
    tab.page = page;
    tab.panel.title = sanitizeLabel(page.title);
    void tab.panel.webview.postMessage({ version: tab.version, page: allVisible(page) });
  }
  function end(tab: OpenTab, decision: ReviewDecision): void {
    const { question } = tab;
    tab.question = undefined;
    question?.settle(decision);
  }
  function receive(tab: OpenTab, message: PageMessage): void {
    if (message.type === 'ready') return post(tab, tab.page);
    if (message.type === 'open') return tab.question?.open?.(message.index);
    // An answer counts for the page that was on the screen, and only if that page offered it.
    if (message.version !== tab.version || tab.page.phase === 'busy') return;
    if (message.type === 'settle') return end(tab, { settle: message.name, resolution: message.value });
    if (!tab.page.answers.some(({ id }) => id === message.id)) return;
    const action = tab.question?.inPlace?.[message.id];
    if (action) action();
    else if (tab.question) end(tab, { answer: message.id });
    else tab.later?.(message.id);
  }
  function openTab(key: string, owner: Review, page: ReviewPage): OpenTab {
    const media = vscode.Uri.joinPath(extensionUri, 'dist');
    const panel = vscode.window.createWebviewPanel(
      'cognitoClient.review',
      sanitizeLabel(page.title),
      vscode.ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [media] },
    );
    const tab: OpenTab = { panel, owner, version: 0, page };
    tabs.set(key, tab);
    panel.onDidDispose(() => {
      tabs.delete(key);
      end(tab, undefined);
    });
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = readPageMessage(value);
      if (message) receive(tab, message);
    });
    panel.webview.html = htmlOf(panel.webview, media);
    return tab;
  }

  return {
    begin(key) {
      const own = (): OpenTab | undefined => {
        const tab = tabs.get(key);
        return tab?.owner === review ? tab : undefined;
      };
      const review: Review = {
        ask(question) {
          if (latest.get(key) !== review) return Promise.resolve(undefined);
          const first = question.page();
          const tab = tabs.get(key) ?? openTab(key, review, first);
          tab.owner = review;
          tab.version++;
          tab.later = undefined;
          const changes = question.onDidChange?.(() => {
            if (tab.question?.page === question.page) post(tab, question.page());
          });
          return new Promise<ReviewDecision>((settle) => {
            tab.question = { ...question, settle };
            post(tab, first);
            tab.panel.reveal();
          }).finally(() => changes?.dispose());
        },
        show(page) {
          const tab = own();
          if (!tab) return;
          tab.version++;
          post(tab, { ...tab.page, ...page });
        },
        onDidAnswer(listener) {
          const tab = own();
          if (tab) tab.later = listener;
        },
        isOpen: () => own() !== undefined,
        close: () => own()?.panel.dispose(),
      };
      latest.set(key, review);
      const taken = tabs.get(key);
      if (taken) {
        taken.owner = review;
        taken.version++;
        taken.later = undefined;
        const wasAsking = taken.question !== undefined;
        end(taken, undefined);
        post(taken, takenOver(taken.page, wasAsking));
      }
      return review;
    },
    dispose() {
      for (const { panel } of [...tabs.values()]) panel.dispose();
    },
  };
}

/** A page in which invisible characters, and those that reorder text, are shown as their numbers. */
const allVisible = (page: ReviewPage): ReviewPage =>
  JSON.parse(JSON.stringify(page), (_, value: unknown) =>
    typeof value === 'string' ? visible(value) : value,
  ) as ReviewPage;

/** The frame of a page. It holds no text of others: the page's script puts texts in as text. */
function htmlOf(webview: vscode.Webview, media: vscode.Uri): string {
  const nonce = randomBytes(16).toString('hex');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(media, 'review-page.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(media, 'review-page.css')).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Push review</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
