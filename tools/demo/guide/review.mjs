// The review of a push, as a person reads and answers it. It lies in frames of its own.
import { previewWith } from './preview.mjs';
import { oneLine, workDone } from './workbench.mjs';

/** The frame of the review that shows a text. @throws Error when none shows it in time */
export const reviewWith = (page, text) => previewWith(page, text);

/** What a review says, on one line. */
export const reviewText = async (frame) => oneLine(await frame.locator('body').innerText());

/** The labels of all its buttons that answer the question. */
export const answersIn = async (frame) => (await frame.locator('footer button').allInnerTexts()).map(oneLine);

/** Settles a conflict. @param choice "Mine", "Theirs" or "Both" */
export const settleIn = (frame, name, choice) =>
  frame.locator('fieldset', { hasText: name }).getByRole('radio', { name: choice, exact: true }).click();

/** Pushes: ticks what has to be ticked first, and presses the button whose label begins with a text. */
export async function pushIn(frame, label) {
  const box = frame.locator('#read');
  if ((await box.count()) > 0) await box.check();
  await frame.getByRole('button', { name: new RegExp(`^${label}`) }).click();
}

/** Closes a review whose push has ended; `show` is called before that. Resolves to what it says of the end. */
export async function closeOutcome(page, text, show = () => {}) {
  const frame = await reviewWith(page, text);
  const outcome = oneLine(await frame.locator('.outcome').innerText());
  await workDone(page);
  await show();
  await frame.getByRole('button', { name: 'Close', exact: true }).click();
  await page.locator('.tabs-container .tab', { hasText: /^(Push to|Undo the push|Plan for)/ }).waitFor({
    state: 'detached',
  });
  return outcome;
}
