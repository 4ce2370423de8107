import { until } from './until.mjs';
import { oneLine } from './workbench.mjs';

/**
 * The text of the Markdown preview that contains `part`, on one line. A preview lies in frames of its own.
 * @throws Error when none shows it in time
 */
export const previewText = async (page, part) =>
  oneLine(await (await previewWith(page, part)).locator('body').innerText());

/** Scrolls the Markdown preview that contains `part` until a heading stands at its top. */
export async function scrollTo(page, part, heading) {
  const frame = await previewWith(page, part);
  await frame
    .locator('h1, h2', { hasText: heading })
    .first()
    .evaluate((element) => element.scrollIntoView());
  await drawn(frame);
}

/**
 * Waits until a preview is on the screen: VS Code loads it into a hidden frame, and what is in a frame is seen with the next frames that
 * it draws.
 */
export async function drawn(frame) {
  await (await frame.frameElement()).waitForElementState('visible');
  await frame.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
  );
}

/** The frame of the Markdown preview that contains `part`. */
export const previewWith = (page, part) =>
  until(`a preview with "${part}"`, async () => {
    for (const frame of page.frames().filter((candidate) => candidate !== page.mainFrame())) {
      const body = frame.locator('body');
      const text = await body.innerText({ timeout: 1000 }).catch(() => '');
      if (text.includes(part) && (await body.isVisible())) return frame;
    }
    return undefined;
  });
