import type { AppClientContext } from './context';
import { formatValue, plainExplanation } from './format-values';
import { escapeShortened } from './markdown';
import { ownMember } from './own-member';
import type { Path } from './problem';
import { same } from './same';
import { isParameterName, schemaAt, type SettableName, type Settings } from './schema';

const IDS: readonly string[] = ['UserPoolId', 'ClientId'];

/**
 * What is live at a path, in Markdown, compared with what is written there: "Live: 7 days", or that it is the same. Undefined where the
 * live client is not known, or has nothing there.
 * @param file the value of the whole file, as far as it can be read
 */
export function describeLive(path: Path, file: unknown, { live }: AppClientContext): string | undefined {
  const [name, step] = path;
  if (!live || !isParameterName(name) || IDS.includes(name)) return undefined;
  const written = valueAt(file, path);
  if (typeof step === 'number') return written === undefined ? undefined : describeLiveItem(live[name], written);
  const liveValue = valueAt(live, path);
  const isSame =
    step === undefined
      ? written !== undefined && name !== 'TokenValidityUnits' && same(name as SettableName, file as Settings, live)
      : written !== undefined && written === (liveValue ?? schemaAt(path)?.default);
  if (isSame) return liveValue === undefined ? 'Live: not set, which means the same.' : 'Live: the same.';
  const text = step === undefined ? formatValue(name as SettableName, live) : formatMember(path, liveValue);
  return `Live: ${escapeShortened(text)}.`;
}

const describeLiveItem = (list: unknown, item: unknown): string =>
  Array.isArray(list) && list.includes(item) ? 'Live: in the list, too.' : 'Live: not in the list.';

function formatMember(path: Path, value: unknown): string {
  const byDefault = schemaAt(path)?.default;
  if (value !== undefined) return plainExplanation(value);
  return byDefault === undefined ? 'not set' : `${String(byDefault)} (default)`;
}

/** The value at a path; undefined where there is none, or null. */
const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((outer, step) => ownMember(outer, step) ?? undefined, value);
