import { createScanner } from 'jsonc-parser';
import { getLanguageService, TextDocument, type ASTNode, type JSONDocument } from 'vscode-json-languageservice';

/**
 * Largest text that is parsed, in UTF-16 code units: parsing is done on every keystroke, and takes a fifth of a second at this size.
 * The largest legal request (200 URLs of 1,024 characters and an ExternalId of 131,072) is a third of it.
 */
export const MAX_LENGTH = 1024 * 1024;

/** Deepest nesting that is parsed. A legal file needs 3; parsers recurse, so that text nested 10,000 deep would exhaust the stack. */
export const MAX_DEPTH = 64;

/** One version of a text, parsed once: what every language feature works on. */
export interface AppClientDocument {
  /** The text as the editor has it. Offsets and positions of all features refer to it. */
  readonly textDocument: TextDocument;
  /** vscode-json-languageservice's parse; of an empty text when `refused` is set. */
  readonly json: JSONDocument;
  /** The top-level value, or undefined when there is none (empty, only comments, refused). */
  readonly root: ASTNode | undefined;
  /** Set when the text is not parsed at all, with the place that a diagnostic should point at. */
  readonly refused?: { readonly reason: 'too-large' | 'too-deep'; readonly offset: number };
}

/** How a token changes the depth, by its first character: no other token begins like these. */
const DEPTH_CHANGE: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

const jsonService = getLanguageService({});

/** Parses a text. Never throws, whatever the text; a leading byte order mark counts as white space. */
export function parseAppClient(textDocument: TextDocument): AppClientDocument {
  const text = textDocument.getText();
  const refused = whyNotParsed(text);
  const json = jsonService.parseJSONDocument(parseable(textDocument, text, refused !== undefined));
  return { textDocument, json, root: (json as { root?: ASTNode }).root, ...(refused && { refused }) };
}

/** The document as the parser takes it: empty where it is refused, with a space in the place of a byte order mark. */
function parseable(textDocument: TextDocument, text: string, isRefused: boolean): TextDocument {
  if (isRefused) return viewOf(textDocument, '');
  return text.startsWith('\uFEFF') ? viewOf(textDocument, ` ${text.slice(1)}`) : textDocument;
}

function whyNotParsed(text: string): AppClientDocument['refused'] {
  if (text.length > MAX_LENGTH) return { reason: 'too-large', offset: 0 };
  const offset = tooDeepAt(text);
  return offset === undefined ? undefined : { reason: 'too-deep', offset };
}

/** Where a text becomes too deep to be parsed; undefined when it does not. */
export function tooDeepAt(text: string): number | undefined {
  // Most files have too few brackets to be too deep, wherever these are: only the others are read token by token.
  if (countOf('{', text) + countOf('[', text) <= MAX_DEPTH) return undefined;
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    depth += DEPTH_CHANGE[text.charAt(scanner.getTokenOffset())] ?? 0;
    if (depth > MAX_DEPTH) return scanner.getTokenOffset();
  }
  return undefined;
}

/** How often a character occurs in a text; counts no further than needed. */
function countOf(char: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0 && count <= MAX_DEPTH; at = text.indexOf(char, at + 1)) count++;
  return count;
}

/** A document with another text, in which every offset has the same position. */
function viewOf({ uri, languageId, version }: TextDocument, text: string): TextDocument {
  return TextDocument.create(uri, languageId, version, text);
}
