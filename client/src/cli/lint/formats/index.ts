import type { Format, Setting } from './format';
import { githubFormat } from './github';
import { jsonFormat } from './json';
import { sarifFormat } from './sarif';
import { textFormat } from './text';

interface FormatEntry {
  /** Infos and hints are shown on request only. */
  readonly calm: boolean;
  readonly make: (setting: Setting) => Format;
}

/** All formats by the name that --format takes. */
export const formats = {
  text: { calm: true, make: textFormat },
  json: { calm: false, make: jsonFormat },
  sarif: { calm: false, make: sarifFormat },
  github: { calm: true, make: githubFormat },
} as const satisfies Readonly<Record<string, FormatEntry>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];
