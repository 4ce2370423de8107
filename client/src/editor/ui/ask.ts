import * as vscode from 'vscode';
import { showUntilAccepted } from './quick-pick';
import { sanitizeLabel, sanitizeKeepingIcon } from './safe-text';

/** An answer that a question offers. */
export interface QuestionOption<T> {
  readonly label: string;
  readonly detail?: string;
  readonly value: T;
}

/** What the user reads before answering: each line one fact, under a heading. */
export interface FactGroup {
  readonly heading: string;
  readonly lines: readonly string[];
}

type Item<T> = vscode.QuickPickItem & { readonly answer?: QuestionOption<T> };

/**
 * Asks a question in a quick pick, so that the editor stays readable. The first answer is active: put the safe one first. Facts are listed
 * below the answers; choosing one of them answers nothing.
 * @throws Cancelled when the user closes the pick
 */
export async function ask<T>(
  title: string,
  answers: readonly QuestionOption<T>[],
  facts: readonly FactGroup[] = [],
): Promise<T> {
  const picker = vscode.window.createQuickPick<Item<T>>();
  picker.title = title;
  picker.placeholder = `Enter: ${sanitizeLabel((answers[0]?.label ?? '').replace(/^\$\([a-z-]+\) /, ''))}`;
  picker.items = [
    ...answers.map((answer): Item<T> => ({
      label: sanitizeKeepingIcon(answer.label),
      ...(answer.detail && { detail: sanitizeLabel(answer.detail) }),
      alwaysShow: true,
      answer,
    })),
    ...facts
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ heading, lines }): Item<T>[] => [
        { label: heading, kind: vscode.QuickPickItemKind.Separator },
        ...lines.map((line) => ({ label: sanitizeKeepingIcon(line) })),
      ]),
  ];
  const answer = await showUntilAccepted(picker, ([item]) => item?.answer);
  return answer.value;
}
