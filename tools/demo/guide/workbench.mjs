// What a person does in VS Code with mouse and keyboard, and what they look at. Each function waits for what it needs to see.
import { readFile } from 'node:fs/promises';
import { until } from './until.mjs';

const QUICK_INPUT = '.quick-input-widget:visible';

/** One line of text as it is read: without line breaks and the blanks that VS Code pads with. */
export const oneLine = (text) => text.replaceAll(/[\s\u00a0]+/g, ' ').trim();

/**
 * Runs a command from the palette by its full title. A palette that was opened before the extensions were loaded does not learn of them,
 * and a preview that is just being drawn may swallow the key: it is opened again.
 */
export async function runCommand(page, title) {
  await until(
    `the command "${title}" in the palette`,
    async () => {
      await page.keyboard.press('F1');
      const typed = await page
        .locator(`${QUICK_INPUT} input`)
        .first()
        .fill(`>${title}`, { timeout: 2000 })
        .then(
          () => true,
          () => false,
        );
      const found =
        typed &&
        (await row(page, title)
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          ));
      if (!found) await page.keyboard.press('Escape');
      return found;
    },
    30_000,
  );
  await row(page, title).click();
  await awayWithTheMouse(page);
}

/** Where the mouse rests, VS Code explains: in the corner it hides nothing. */
export const awayWithTheMouse = (page) => page.mouse.move(5, 5);

/** The row of the open pick list that contains a text. */
export const row = (page, text) => page.locator(`${QUICK_INPUT} .monaco-list-row`, { hasText: text }).first();

/** Chooses a row of the open pick list, after it has the given title; `show` is called when the row is there. Returns the row as it is read out. */
export async function pick(page, title, text, show = () => {}) {
  await page.locator(QUICK_INPUT, { hasText: title }).waitFor();
  const found = row(page, text);
  const label = await readOut(found);
  await show();
  await found.click();
  await awayWithTheMouse(page);
  return label;
}

/** All rows of the open pick list that are on the screen, as they are read out. */
export async function rows(page) {
  const all = await page.locator(`${QUICK_INPUT} .monaco-list-row`).all();
  return Promise.all(all.map(readOut));
}

/** What is typed into the open pick list; undefined when there is none. */
export async function questionText(page) {
  const input = page.locator(`${QUICK_INPUT} input[type="text"]`).first();
  return (await input.count()) > 0 ? input.inputValue({ timeout: 1000 }).catch(() => undefined) : undefined;
}

/** The row of the open pick list that Enter takes. */
export const activeRow = async (page) =>
  oneLine(await page.locator(`${QUICK_INPUT} .monaco-list-row.focused`).first().innerText());

const readOut = async (element) => oneLine((await element.getAttribute('aria-label')) ?? '');

/** Waits for a notification with a text, reads it, and closes it so that it hides nothing; `show` is called before that. */
export async function readToast(page, text, show = () => {}) {
  const toast = page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  const message = oneLine(await toast.locator('.notification-list-item-message').innerText());
  await show();
  // Its button is there only under the mouse, and the toast moves when another one goes.
  await until('the notification to close', async () => {
    await toast.hover({ timeout: 1000 }).catch(() => {});
    await toast
      .locator('.codicon-notifications-clear')
      .click({ timeout: 1000 })
      .catch(() => {});
    return !(await toast.isVisible());
  });
  return message;
}

/** Presses a button of the active tab's title bar. */
export const pressInTitleBar = (page, label) =>
  page.locator(`.editor-group-container.active .editor-actions [aria-label^="${label}"]`).click();

/** Waits until no notification tells of work that goes on: VS Code keeps such a one for a moment after the work. */
export const workDone = (page) =>
  page
    .locator('.notifications-toasts .notification-list-item-message', {
      hasText: /(Reading|Pushing|Creating) the (app client|user pool)|Planning app clients/,
    })
    .first()
    .waitFor({ state: 'hidden' });

/**
 * Points at something until the editor explains it: what is drawn next to the text a moment later moves it from under the mouse.
 * Resolves to the explanation.
 */
export async function pointAt(page, target, text) {
  const hover = page.locator('.monaco-hover:visible', { hasText: text }).first();
  await until(`an explanation with "${text}"`, async () => {
    await awayWithTheMouse(page);
    await target.hover({ timeout: 2000 }).catch(() => {});
    return hover.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  });
  return hover;
}

/** The light bulb's list at the cursor, as it is read; opens it once there is something in it. */
export async function actions(page) {
  const list = page.locator('.action-widget:visible .monaco-list-row.action');
  await until('quick fixes at the cursor', async () => {
    await page.keyboard.press('Control+.');
    const found = await list
      .first()
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
    if (!found) await page.keyboard.press('Escape');
    return found;
  });
  return (await list.allInnerTexts()).map(oneLine);
}

/** One row of the open light bulb list. */
export const action = (page, text) =>
  page.locator('.action-widget:visible .monaco-list-row.action', { hasText: text }).first();

/** The tab of an open editor. */
export const tab = (page, label) => page.locator('.tabs-container .tab', { hasText: label }).first();

/** The line of the visible editor that contains a text. VS Code writes blanks as no-break spaces. */
export const line = (page, text) => page.locator('.monaco-editor .view-line:visible', { hasText: text }).first();

/** Puts the cursor directly behind the first occurrence of `text` in a saved file. */
export async function cursorBehind(page, file, text) {
  const before = (await readFile(file, 'utf8')).split(text, 1)[0] + text;
  const lines = before.split('\n');
  await page.keyboard.press('Control+g');
  await page
    .locator(`${QUICK_INPUT} input`)
    .first()
    .fill(`:${lines.length}:${lines.at(-1).length + 1}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** The line of the visible editors on which a cursor stands, as it is read. */
export async function lineOfCursor(page) {
  const position = oneLine(
    await page
      .locator('.statusbar-item', { hasText: /^Ln \d+, Col \d+/ })
      .first()
      .innerText(),
  );
  const number = /Ln (\d+)/.exec(position)?.[1];
  const active = page
    .locator('.editor-group-container.active .margin-view-overlays .line-numbers.active-line-number', {
      hasText: new RegExp(`^${number}$`),
    })
    .first();
  const box = await active.boundingBox();
  const lines = await page.locator('.editor-group-container.active .view-line').all();
  for (const it of lines) {
    const place = await it.boundingBox();
    if (box && place && Math.abs(place.y - box.y) < 2) return oneLine(await it.innerText());
  }
  return '';
}

/** Puts another text in the place of the one that follows `before` in a saved file, and saves it. Without quotes: VS Code would add their twins. */
export async function retype(page, file, before, old, text) {
  await cursorBehind(page, file, before + old);
  for (let i = 0; i < old.length; i++) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.insertText(text);
  await save(page, file, before + text);
}

/** Saves the active file and waits until a text has arrived on the disk. */
export async function save(page, file, text) {
  await page.keyboard.press('Control+s');
  await until(`${text} in the saved file`, async () => (await readFile(file, 'utf8')).includes(text));
}

/** The rows of the Problems panel that contain a text; opens the panel if need be. */
export async function problem(page, text) {
  if (!(await page.locator('.markers-panel').isVisible())) await page.keyboard.press('Control+Shift+m');
  return oneLine(await page.locator('.markers-panel .monaco-list-row', { hasText: text }).first().innerText());
}
