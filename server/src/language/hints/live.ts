import { formatValue, plainExplanation } from '../format-values';
import { same } from '../same';
import { parameters, settable, type SettableName, type Settings } from '../schema';
import { endOfNode, valueAt, type Hint, type HintSource, type HintInput } from './hint';

type LiveHint = Omit<Hint, 'kind'>;

/** The longest label; editors cut longer ones off. */
const MAX_LABEL_LENGTH = 40;
/** The most items that are marked one by one; more are counted. */
const MAX_MARKED_ITEMS = 20;

/** Hints at what is live where the file says something else. Nothing while live is not known. */
export const live: HintSource = function* ({ root, file, live: liveSettings }: HintInput) {
  if (!liveSettings) return;
  for (const name of settable) {
    const node = valueAt(root, [name]);
    if (!node || file[name] === undefined || name === 'TokenValidityUnits' || same(name, file, liveSettings)) continue;
    const items = listOf(name, liveSettings);
    if (node.type === 'array' && items) yield* listHints(node.items, node.offset + 1, items);
    else
      yield {
        offset: endOfNode(node),
        label: `live: ${short(formatValue(name, liveSettings))}`,
        tooltip: `Live now: ${formatValue(name, liveSettings)}`,
      };
  }
};

/** A list that is live, or its documented default; undefined for the default of attribute lists, which depends on the pool. */
function listOf(name: SettableName, liveSettings: Settings): readonly string[] | undefined {
  const value: unknown = liveSettings[name] ?? parameters[name].default;
  return Array.isArray(value) ? (value as string[]) : undefined;
}

function* listHints(
  items: readonly { readonly value?: unknown; readonly offset: number; readonly length: number }[],
  start: number,
  liveList: readonly string[],
): Iterable<LiveHint> {
  const written = new Set(items.map(({ value }) => value));
  const liveItems = new Set(liveList);
  const missing = liveList.filter((item) => !written.has(item));
  const extra = items.filter(({ value }) => !liveItems.has(String(value)));
  const text = missing.map(plainExplanation).join(', ');
  if (missing.length > 0) {
    yield {
      offset: start,
      label: text.length <= MAX_LABEL_LENGTH ? `live also: ${oneLine(text)}` : `live has ${missing.length} more`,
      tooltip: `Live, and not in this list: ${oneLine(text)}`,
    };
  }
  if (extra.length > MAX_MARKED_ITEMS)
    yield { offset: start, label: `${extra.length} not live`, tooltip: `${extra.length} of these are not live.` };
  else
    for (const { offset, length } of extra)
      yield { offset: offset + length, label: 'not live', tooltip: 'Not in the live list.' };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
const short = (text: string): string =>
  oneLine(text.length > MAX_LABEL_LENGTH ? `${text.slice(0, MAX_LABEL_LENGTH - 1)}…` : text);
