/** The parts of a page of Playwright that tests of a page by itself use. */
export interface Page {
  setContent(html: string): Promise<void>;
  addScriptTag(script: { readonly content: string }): Promise<unknown>;
  addStyleTag(style: { readonly content: string }): Promise<unknown>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  evaluate<R, A = undefined>(work: (argument: A) => R, argument?: A): Promise<R>;
  readonly keyboard: { press(key: string): Promise<void> };
}

/** Opens a headless Chromium with one page. @param defer where the clean-up goes */
export function openPage(defer: (action: () => unknown) => void): Promise<Page>;
