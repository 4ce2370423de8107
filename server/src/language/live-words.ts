import type { AppClientContext } from './context';
import { escapeMarkdown } from './markdown';
import { plainExplanation } from './plain-explanation';
import type { Path } from './problem';
import { same } from './same';
import { isParameterName, schemaAt, type SettableName, type Settings } from './schema';
import { formatValue } from './format-value';

/** Longest live value that is shown. */
const LONGEST = 200;

const NOT_SETTINGS: readonly string[] = ['UserPoolId', 'ClientId'];

/**
 * What is live at a place, in Markdown, beside what is written there: "Live: 7 days", or that it is the same. Undefined where the live
 * client is not known, or does not have the place.
 * @param file the value of the whole file, as far as it can be read
 */
export function liveAt(path: Path, file: unknown, { live }: AppClientContext): string | undefined {
  const [name, step] = path;
  if (!live || !isParameterName(name) || NOT_SETTINGS.includes(name)) return undefined;
  const written = at(file, path);
  if (typeof step === 'number') return written === undefined ? undefined : liveItem(live[name], written);
  const isSame =
    step === undefined
      ? written !== undefined && name !== 'TokenValidityUnits' && same(name as SettableName, file as Settings, live)
      : written !== undefined && written === (at(live, path) ?? schemaAt(path)?.default);
  if (isSame) return at(live, path) === undefined ? 'Live: not set, which means the same.' : 'Live: the same.';
  return `Live: ${shown(step === undefined ? formatValue(name as SettableName, live) : memberWords(path, at(live, path)))}.`;
}

function liveItem(list: unknown, item: unknown): string {
  return Array.isArray(list) && list.includes(item) ? 'Live: in the list, too.' : 'Live: not in the list.';
}

function memberWords(path: Path, value: unknown): string {
  const byDefault = schemaAt(path)?.default;
  if (value !== undefined) return plainExplanation(value);
  return byDefault === undefined ? 'not set' : `${String(byDefault)} (default)`;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (it, step) =>
      typeof it === 'object' && it !== null && Object.hasOwn(it, step)
        ? ((it as Record<string | number, unknown>)[step] ?? undefined)
        : undefined,
    value,
  );
}

const shown = (text: string): string => escapeMarkdown(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
