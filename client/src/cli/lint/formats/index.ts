import type { Format, FormatOptions } from './format';
import { githubFormat } from './github';
import { jsonFormat } from './json';
import { sarifFormat } from './sarif';
import { textFormat } from './text';

interface FormatEntry {
  /** Infos and hints are shown on request only. */
  readonly terse: boolean;
  readonly make: (options: FormatOptions) => Format;
}

/** All formats by the name that --format takes. */
export const formats = {
  text: { terse: true, make: textFormat },
  json: { terse: false, make: jsonFormat },
  sarif: { terse: false, make: sarifFormat },
  github: { terse: true, make: githubFormat },
} as const satisfies Readonly<Record<string, FormatEntry>>;

/** The name of a format of `lint`. */
export type FormatName = keyof typeof formats;

/** The names of all formats, in the order of the manual. */
export const formatNames = Object.keys(formats) as readonly FormatName[];
