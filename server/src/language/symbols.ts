import type { DocumentSymbol, TextDocument } from 'vscode-json-languageservice';
import type { Lookup } from './lookup';
import type { Path } from './problem';
import { amount, inWords, lifetimeOf, REFRESH } from './rules/durations';
import { schemaAt } from './schema';
import { isUnit, unitIn } from './units';
import { visible } from './format-values';

/** Whether no outline may repeat the value of a member, nor what is below it. GenerateSecret is a switch. */
const isSecret = (name: string): boolean => /secret/i.test(name) && name !== 'GenerateSecret';

/** The longest name or detail of a symbol. */
const MAX_LINE_LENGTH = 120;

/** What the outline of a text reads besides its symbols. */
export interface Outlined {
  readonly textDocument: TextDocument;
  readonly lookup: Lookup;
}

/**
 * A symbol of the outline and all below it, with names and details for people: lifetimes with their unit, lists with their length,
 * list items by what they are. Secrets have no value.
 */
export function readableSymbol(
  { detail, children, ...rest }: DocumentSymbol,
  of: Outlined,
  above: Path = [],
): DocumentSymbol {
  if (isSecret(rest.name)) return { ...rest, name: lineOf(rest.name) ?? rest.name };
  const isItem = schemaAt(above)?.type === 'array';
  const path = [...above, isItem ? Number(rest.name) : rest.name];
  const shownDetail = isItem ? undefined : lineOf(detailOf(path, detail, children?.length ?? 0, of));
  return {
    ...rest,
    name: (isItem && itemName(of.textDocument.getText(rest.range))) || lineOf(rest.name) || rest.name,
    ...(shownDetail && { detail: shownDetail }),
    ...(children && { children: children.map((child) => readableSymbol(child, of, path)) }),
  };
}

function detailOf(path: Path, value: string | undefined, length: number, { lookup }: Outlined): string | undefined {
  const of = schemaAt(path);
  if (of?.type === 'array') return length === 0 ? 'empty' : `${length} ${length === 1 ? 'entry' : 'entries'}`;
  const unit = of?.type === 'integer' ? unitIn(of, lookup) : undefined;
  const number = value ? Number(value) : Number.NaN;
  if (!isUnit(unit) || !Number.isSafeInteger(number) || number < 0) return value;
  return number === 0 && path[0] === REFRESH.parameter
    ? `0, stored as ${inWords(lifetimeOf({ RefreshTokenValidity: 0 }, REFRESH) ?? 0)}`
    : amount(number, unit);
}

/** The name of a list item: a text without its quotes. Undefined for anything else and where nothing would be left: a name must not be empty. */
function itemName(code: string): string | undefined {
  const text = code.startsWith('"') ? code.slice(1, -1).trim() : '';
  return text === '' ? undefined : lineOf(text);
}

/** A text as one line, cut off where it is too long: an outline has one line for each symbol. */
const lineOf = (text: string | undefined): string | undefined => {
  const line = text && visible(text.slice(0, MAX_LINE_LENGTH + 1));
  return line && line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH - 1)}…` : line;
};
