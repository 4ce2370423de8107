import { plainExplanation } from '../plain-explanation';
import { same } from '../same';
import { parameters, settable, type SettableName, type Settings } from '../schema';
import { formatValue } from '../format-value';
import type { Hint, HintSource, Shown } from './hint';
import { endOfNode, valueAt } from './node-ranges';

type Found = Omit<Hint, 'kind'>;

/** Editors cut longer labels off. */
const LONGEST = 40;
/** More items than this are counted and not marked one by one. */
const MOST_MARKED = 20;

/** What is live where the file says something else. Nothing while live is not known. */
export const live: HintSource = function* ({ root, file, live: there }: Shown) {
  if (!there) return;
  for (const name of settable) {
    const node = valueAt(root, [name]);
    if (!node || file[name] === undefined || name === 'TokenValidityUnits' || same(name, file, there)) continue;
    const items = listOf(name, there);
    if (node.type === 'array' && items) yield* listHints(node.items, node.offset + 1, items);
    else
      yield {
        offset: endOfNode(node),
        label: `live: ${short(formatValue(name, there))}`,
        tooltip: `Live now: ${formatValue(name, there)}`,
      };
  }
};

/** A list that is live, or its documented default; undefined for the default of attribute lists, which nobody can name. */
function listOf(name: SettableName, there: Settings): readonly string[] | undefined {
  const value: unknown = there[name] ?? parameters[name].default;
  return Array.isArray(value) ? (value as string[]) : undefined;
}

function* listHints(
  items: readonly { readonly value?: unknown; readonly offset: number; readonly length: number }[],
  start: number,
  there: readonly string[],
): Iterable<Found> {
  const [written, known] = [new Set(items.map(({ value }) => value)), new Set(there)];
  const missing = there.filter((it) => !written.has(it));
  const extra = items.filter(({ value }) => !known.has(String(value)));
  const words = missing.map(plainExplanation).join(', ');
  if (missing.length > 0) {
    yield {
      offset: start,
      label: words.length <= LONGEST ? `live also: ${oneLine(words)}` : `live has ${missing.length} more`,
      tooltip: `Live, and not in this list: ${oneLine(words)}`,
    };
  }
  if (extra.length > MOST_MARKED)
    yield { offset: start, label: `${extra.length} not live`, tooltip: `${extra.length} of these are not live.` };
  else
    for (const { offset, length } of extra)
      yield { offset: offset + length, label: 'not live', tooltip: 'Not in the live list.' };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
const short = (text: string): string => oneLine(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
