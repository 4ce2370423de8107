import type { ASTNode } from 'vscode-json-languageservice';
import { isUnambiguousMatch } from '../nearest';
import type { Fix, Path } from '../problem';
import { choicesOf, type ParameterSchema } from '../schema';
import { nodeValue } from './ast';
import { wordsIn } from '../written-lists';
import { show, type Violation } from './messages';

type FixFor = (violation: Violation, path: Path) => Fix | undefined;

const replace = (path: Path, value: unknown, safe: boolean): Fix => ({
  title: `Change to ${show(value)}`,
  set: [[path, value]],
  ...(safe && { safe }),
});
const remove = (path: Path): Fix => ({
  title: typeof path.at(-1) === 'number' ? 'Remove the item' : `Remove ${path.join('.')}`,
  set: [[path, undefined]],
  safe: true,
});

/** Removes an empty item where others stay: a list without items can mean something else than none. */
const removeEmptyItem: FixFor = ({ value, node }, path) =>
  value === '' && leavesItems(node) ? remove(path) : undefined;

/** The most items of a list that are looked through for one that stays; of a longer list full of empty items none is repaired. */
const MAX_LOOKED_THROUGH = 250;

/** Whether a list keeps an item with a text when its empty ones go. */
export function leavesItems({ parent }: ASTNode): boolean {
  const items = parent?.type === 'array' ? parent.items.slice(0, MAX_LOOKED_THROUGH) : [];
  return items.some((item) => item.type === 'string' && item.value !== '');
}

const trimmed: FixFor = ({ value, schema }, path) => {
  const text = String(value).trim();
  return fits(text, schema) ? replace(path, text, true) : undefined;
};

/** "openid email" as one item is two scopes. */
const splitItem: FixFor = ({ value, node }, path) => {
  const words = wordsIn(String(value));
  const list = node.parent?.type === 'array' ? node.parent : undefined;
  if (!list || words.length < 2) return undefined;
  const items = list.items.flatMap((item) => (item === node ? words : [nodeValue(item)]));
  return { title: 'Make each word an item', set: [[path.slice(0, -1), [...new Set(items)]]] };
};

/** Several URLs in one text are several items; of one URL, the white space around it goes. */
const splitUrls: FixFor = (violation, path) => {
  const words = wordsIn(String(violation.value));
  const areUrls = words.length > 1 && words.every((word) => /^[a-z][a-z0-9+.-]*:\/\//i.test(word));
  return areUrls ? splitItem(violation, path) : trimmed(violation, path);
};

const FIXES: Readonly<Record<string, FixFor>> = {
  'url-empty': (_, path) => remove(path),
  'attribute-name-length': removeEmptyItem,
  'url-whitespace': splitUrls,
  'scope-format': splitItem,
  'user-pool-id-format': trimmed,
  'client-id-format': trimmed,
};

/** The one obvious fix of a violation, if there is one. */
export function violationFix(code: string, violation: Violation, path: Path): Fix | undefined {
  const { value, suggestion, schema } = violation;
  if (suggestion === undefined) return FIXES[code]?.(violation, path);
  return replace(path, suggestion, isPlain(value, suggestion, schema));
}

/** The fix of a value of the wrong type. A text that could be several items, or one with a comma in it, is not plain. */
export function typeFix(converted: unknown, path: Path, schema: ParameterSchema): Fix {
  const isPlainly = Array.isArray(converted)
    ? converted.length === 1
    : !schema['x-weaker']?.includes(String(converted));
  return replace(path, converted, isPlainly);
}

/** A value of an open list, and the known value that is closest to it. */
interface UnknownValue {
  readonly value: string;
  readonly suggestion: string;
  readonly schema: ParameterSchema;
  /** A newer service may know the value: it is plainly a slip only if it differs by case alone. */
  readonly mayBeNew: boolean;
}

/** The fix of a value that an open list does not know. */
export function unknownValueFix({ value, suggestion, schema, mayBeNew }: UnknownValue, path: Path): Fix {
  const isCaseSlip = value.toLowerCase() === suggestion.toLowerCase();
  return replace(path, suggestion, mayBeNew ? isCaseSlip : isPlain(value, suggestion, schema));
}

/** Whether nothing else can be meant. The weaker of several values is only what is written, in another case: never a guess. */
function isPlain(value: unknown, suggestion: unknown, schema: ParameterSchema): boolean {
  const text = String(value);
  if (text.toLowerCase() === String(suggestion).toLowerCase()) return true;
  if (schema['x-weaker']?.includes(String(suggestion))) return false;
  if (Object.hasOwn(schema['x-aliases'] ?? {}, text)) return true;
  const known = choicesOf(schema).map((choice) => choice.value);
  return isUnambiguousMatch(text, String(suggestion), known);
}

function fits(text: string, { pattern = '', minLength = 0, maxLength = Infinity }: ParameterSchema): boolean {
  return text.length >= minLength && text.length <= maxLength && new RegExp(pattern, 'u').test(text);
}
