import { until } from './until.mjs';
import { oneLine } from './workbench.mjs';

/**
 * The text of the Markdown preview that contains `part`, on one line. A preview lies in frames of its own.
 * @throws Error when none shows it in time
 */
export const previewText = (page, part) => until(`a preview with "${part}"`, async () => {
  for (const frame of page.frames().filter((it) => it !== page.mainFrame())) {
    const text = await frame.locator('body').innerText({ timeout: 1000 }).catch(() => '');
    if (text.includes(part)) return oneLine(text);
  }
  return undefined;
});
