import { isUnambiguousMatch } from '../nearest';
import type { Fix, Path } from '../problem';
import { choicesOf, type ParameterSchema } from '../schema';
import { nodeValue } from './ast';
import { show, type Violation } from './messages';

type Repair = (it: Violation, path: Path) => Fix | undefined;

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

const trimmed: Repair = ({ value, schema }, path) => {
  const text = String(value).trim();
  return fits(text, schema) ? replace(path, text, true) : undefined;
};

/** "openid email" as one item is two scopes. */
const splitItem: Repair = ({ value, node }, path) => {
  const words = String(value)
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean);
  const list = node.parent?.type === 'array' ? node.parent : undefined;
  if (!list || words.length < 2) return undefined;
  const items = list.items.flatMap((item) => (item === node ? words : [nodeValue(item)]));
  return { title: 'Make each word an item', set: [[path.slice(0, -1), [...new Set(items)]]] };
};

const REPAIRS: Readonly<Record<string, Repair>> = {
  'url-empty': (_, path) => remove(path),
  'url-whitespace': trimmed,
  'scope-format': splitItem,
  'user-pool-id-format': trimmed,
  'client-id-format': trimmed,
};

/** The one obvious repair of a violation, if there is one. */
export function repairOf(code: string, it: Violation, path: Path): Fix | undefined {
  return it.meant === undefined
    ? REPAIRS[code]?.(it, path)
    : replace(path, it.meant, isPlain(it.value, it.meant, it.schema));
}

/** The repair of a value of the wrong type. A text that could be several items, or one with a comma in it, is not plain. */
export function typeRepair(meant: unknown, path: Path): Fix {
  return replace(path, meant, !Array.isArray(meant) || meant.length === 1);
}

/** The repair of a value of an open list. One that a newer service may know is plainly a slip only if its case is. */
export function valueRepair(value: string, meant: string, path: Path, schema: ParameterSchema, mayBeNew: boolean): Fix {
  return replace(path, meant, mayBeNew ? value.toLowerCase() === meant.toLowerCase() : isPlain(value, meant, schema));
}

function isPlain(value: unknown, meant: unknown, schema: ParameterSchema): boolean {
  const text = String(value);
  return (
    Object.hasOwn(schema['x-aliases'] ?? {}, text) ||
    isUnambiguousMatch(
      text,
      String(meant),
      choicesOf(schema).map((choice) => choice.value),
    )
  );
}

function fits(text: string, { pattern = '', minLength = 0, maxLength = Infinity }: ParameterSchema): boolean {
  return text.length >= minLength && text.length <= maxLength && new RegExp(pattern, 'u').test(text);
}
