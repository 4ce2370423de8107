import * as vscode from 'vscode';
import { createPicker, showUntilAccepted } from './quick-pick';
import { Cancelled } from './user-error';

/** An answer that a question offers. */
export interface QuestionOption<T> {
  readonly label: string;
  readonly detail?: string;
  readonly value: T;
  /** Heads this answer and those after it. */
  readonly heading?: string;
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
 *
 * A quick pick filters its items by what is typed and makes the best match active, so that any key and Enter could push. Here a key that is
 * typed starts the question over, with the first answer active: only the arrow keys and the mouse lead to another answer.
 * @throws Cancelled when the user closes the pick
 */
export async function ask<T>(
  title: string,
  answers: readonly QuestionOption<T>[],
  facts: readonly FactGroup[] = [],
): Promise<T> {
  for (;;) {
    const answer = await answerUnlessTyped(questionPick(title, answers, facts));
    if (answer !== 'typed') return answer.value;
  }
}

/**
 * Lets the user choose from a list that can be filtered by typing, for a choice that by itself changes nothing.
 * @throws Cancelled when the user closes the pick
 */
export async function chooseFrom<T>(
  title: string,
  options: readonly QuestionOption<T>[],
  facts: readonly FactGroup[] = [],
): Promise<T> {
  const picker = questionPick(title, options, facts);
  picker.matchOnDetail = true;
  const chosen = await showUntilAccepted(picker, ([item]) => item?.answer);
  return chosen.value;
}

function questionPick<T>(
  title: string,
  answers: readonly QuestionOption<T>[],
  facts: readonly FactGroup[],
): vscode.QuickPick<Item<T>> {
  const picker = createPicker<Item<T>>();
  picker.title = title;
  picker.placeholder = `Enter: ${(answers[0]?.label ?? '').replace(/^\$\([a-z-]+\) /, '')}`;
  picker.items = [
    ...answers.flatMap((answer): Item<T>[] => [
      ...(answer.heading ? [{ label: answer.heading, kind: vscode.QuickPickItemKind.Separator }] : []),
      { label: answer.label, ...(answer.detail && { detail: answer.detail }), answer },
    ]),
    ...facts
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ heading, lines }): Item<T>[] => [
        { label: heading, kind: vscode.QuickPickItemKind.Separator },
        ...lines.map((line) => ({ label: line })),
      ]),
  ];
  return picker;
}

/**
 * Shows a question until it is answered or something is typed. Whatever arrives after the first typed key is ignored: the Enter that
 * follows it reaches the extension later than the key, and belongs to a list that VS Code has filtered.
 * @throws Cancelled when the user closes the pick
 */
function answerUnlessTyped<T>(picker: vscode.QuickPick<Item<T>>): Promise<QuestionOption<T> | 'typed'> {
  picker.ignoreFocusOut = true;
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      settle();
      picker.hide();
    };
    picker.onDidChangeValue((text) => {
      if (text !== '') end(() => resolve('typed'));
    });
    picker.onDidAccept(() => {
      const answer = picker.selectedItems[0]?.answer;
      if (answer) end(() => resolve(answer));
    });
    picker.onDidHide(() => {
      end(() => reject(new Cancelled()));
      picker.dispose();
    });
    picker.show();
  });
}
