/** A file that a run holds against both judges. */
export interface Sample {
  /** The text of the file, with or without comments and trailing commas. */
  readonly text: string;
  /** What the text says: the body of the request. */
  readonly body: unknown;
}

/** How a text is written; no layout changes what it says. */
export const LAYOUTS = ['compact', 'indented', 'commented'] as const;
export type Layout = (typeof LAYOUTS)[number];

const WRITE: Readonly<Record<Layout, (body: unknown) => string>> = {
  compact: (body) => JSON.stringify(body),
  indented: (body) => `${JSON.stringify(body, null, 2)}\n`,
  commented: (body) => `// An app client\n${withTrailingCommas(JSON.stringify(body, null, 1))} /* the end */\n`,
};

/** Line ends stand between tokens only: in a JSON text they are escaped. */
function withTrailingCommas(text: string): string {
  return text.replace(/([^,[{\s])\n(\s*[\]}])/g, '$1,\n$2');
}

export function sampleOf(body: unknown, layout: Layout): Sample {
  return { body, text: WRITE[layout](body) };
}
