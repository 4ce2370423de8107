import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ReviewPage, ShowMessage } from '../../../client/src/editor/ui/review-page';
import { linesOf } from '../../review-lines';

/** A review in a tab of its own: what it shows, and what a person can do there. */
export interface ShownReview {
  readonly panel: vscode.WebviewPanel;
  readonly page: ReviewPage;
  readonly version: number;
  /** Does what the page does when something is chosen on it. */
  send(message: unknown): void;
  /** Says that its question was answered. */
  ended(): void;
}

interface Watched {
  readonly panel: vscode.WebviewPanel;
  shown?: ShowMessage;
  listener?: (message: unknown) => void;
  /** The version whose question was answered. */
  answered?: number;
}

/** The reviews that the extension opens: real tabs, watched so that a test knows what they show and can answer in their page's place. */
export class Reviews {
  private readonly open: Watched[] = [];
  private readonly window = vscode.window as { createWebviewPanel: typeof vscode.window.createWebviewPanel };
  private readonly original = this.window.createWebviewPanel;

  constructor() {
    this.window.createWebviewPanel = (...given) => {
      const panel = this.original.apply(vscode.window, given);
      const watched: Watched = { panel };
      const { webview } = panel;
      const post = webview.postMessage.bind(webview);
      webview.postMessage = (message: ShowMessage) => {
        watched.shown = message;
        return post(message);
      };
      const receive = webview.onDidReceiveMessage.bind(webview);
      Object.defineProperty(webview, 'onDidReceiveMessage', {
        value: (listener: (message: unknown) => void) => {
          watched.listener = listener;
          return receive(listener);
        },
      });
      this.open.push(watched);
      panel.onDidDispose(() => this.open.splice(this.open.indexOf(watched), 1));
      return panel;
    };
  }

  restore(): void {
    this.window.createWebviewPanel = this.original;
  }

  /** The reviews that are open. */
  all(): ShownReview[] {
    return this.open.flatMap((it) => {
      const { panel, shown, listener, answered } = it;
      return shown && listener && shown.version !== answered
        ? [
            {
              panel,
              page: shown.page,
              version: shown.version,
              send: listener,
              ended: () => void (it.answered = shown.version),
            },
          ]
        : [];
    });
  }

  /** An open review that asks something and has a matching title. */
  asking(title: RegExp): ShownReview | undefined {
    return this.all().find(({ page }) => page.phase === 'asking' && title.test(page.title));
  }
}

/** Answers that do not end the question. */
const IN_PLACE = ['compare', 'document'];

/** Chooses an answer by its label, whose case does not count. Undefined: the page has none such. */
export function answerReview({ page, version, send, ended }: ShownReview, label: RegExp): string[] | undefined {
  const chosen = page.answers.find((candidate) => new RegExp(label.source, 'i').test(candidate.label));
  if (!chosen) return undefined;
  if (chosen.kind !== 'other' || !IN_PLACE.includes(chosen.id)) ended();
  send({ type: 'answer', version, id: chosen.id });
  return linesOf(page);
}

/** Settles a conflict by the label of a resolution. */
export function settle({ page, version, send, ended }: ShownReview, name: string, label: RegExp): string[] {
  const conflict = page.plans.flatMap(({ review }) => review.conflicts).find((candidate) => candidate.name === name);
  const resolution = conflict?.resolutions.find((candidate) => label.test(candidate.label));
  assert.ok(resolution, `a resolution ${String(label)} of ${name}`);
  ended();
  send({ type: 'settle', version, name, value: resolution.value });
  return linesOf(page);
}
