import type { AppClientContext } from './context';
import { innermost } from './cursor';
import { describeLive } from './describe-live';
import { explainForeign, explainMember, schemaLocationOf, unwrapped, type SchemaLocation } from './explain';

import { lookupIn, type Lookup } from './lookup';
import { escapeShortened } from './markdown';
import { meaningOf } from './meaning';
import { poolMeaning } from './pool-values';
import type { Path } from './problem';
import { schemaAt, WRAPPER } from './schema';
import { aboutUnitAlone } from './units';
import {
  pathTo,
  plainValue,
  rootOf,
  type LooseContainer,
  type LooseEntry,
  type LooseTree,
  type Span,
} from './loose-tree';

/** An explanation in Markdown and the part of the text it is about. */
export interface Explanation extends Span {
  readonly markdown: string;
}

/** Explains the key, value or list item at an offset; undefined where there is none, or an unknown one. */
export function explainAt(tree: LooseTree, offset: number, context: AppClientContext = {}): Explanation | undefined {
  const target = targetAt(tree, offset);
  if (!target) return undefined;
  const path = unwrapped(target.path);
  const markdown = path.length === 0 ? aboutFile() : aboutPath(path, target, tree, context);
  return markdown === undefined ? undefined : { start: target.start, end: target.end, markdown };
}

interface Target extends Span {
  readonly path: Path;
  readonly entry: LooseEntry;
  readonly part: 'key' | 'value';
}

function targetAt(tree: LooseTree, offset: number): Target | undefined {
  if (tree.comments.some((comment) => comment.start <= offset && offset < comment.end)) return undefined;
  const inside = innermost(tree, offset);
  const bracket =
    inside.closed && offset === inside.end - 1 && inside.owner
      ? target(inside.owner, 'value', { start: offset, end: offset + 1 })
      : undefined;
  return bracket ?? partAt(inside, offset);
}

function partAt(inside: LooseContainer, offset: number): Target | undefined {
  for (const entry of inside.entries) {
    if (entry.key && covers(entry.key, offset)) return target(entry, 'key', entry.key);
    if (entry.value?.kind === 'literal' && covers(entry.value, offset)) return target(entry, 'value', entry.value);
    if (entry.value && entry.value.start === offset) return target(entry, 'value', { start: offset, end: offset + 1 });
  }
  return undefined;
}

const covers = (span: Span, offset: number): boolean => span.start <= offset && offset < span.end;

const target = (entry: LooseEntry, part: 'key' | 'value', { start, end }: Span): Target => ({
  path: pathTo(entry),
  entry,
  part,
  start,
  end,
});

const aboutFile = (): string | undefined => schemaAt([])?.markdownDescription;

function aboutPath(
  path: Path,
  { entry, part, path: whole }: Target,
  tree: LooseTree,
  context: AppClientContext,
): string | undefined {
  const foreign = explainForeign(String(path[0]));
  if (foreign) return foreign;
  const location = schemaLocationOf(path);
  if (!location) return undefined;
  const lookup = lookupIn(tree, whole.length - path.length);
  const meaning = [aboutValue(location, entry, lookup, context), aboutUnit(path, lookup, context)]
    .filter(Boolean)
    .join('\n\n');
  const live = describeLive(path, context.live && fileIn(tree), context);
  if (part === 'key') return explainMember(location, lookup, [meaning && `In this file: ${meaning}`, live]);
  const notes = [meaning, live].filter(Boolean).join('\n\n');
  const about = explainMember(location, lookup);
  return notes ? `${notes}\n\n---\n\n${about}` : about;
}

function aboutUnit(path: Path, lookup: Lookup, { live }: AppClientContext): string | undefined {
  return path[0] === 'TokenValidityUnits' ? aboutUnitAlone(String(path[1]), lookup(path), lookup, live) : undefined;
}

/** The members of the file, also of one that is a pasted describe answer. */
function fileIn(tree: LooseTree): unknown {
  const file = plainValue(rootOf(tree)) as Readonly<Record<string, unknown>> | undefined;
  return file?.[WRAPPER] ?? file;
}

function aboutValue(
  { name, at }: SchemaLocation,
  { value }: LooseEntry,
  lookup: Lookup,
  context: AppClientContext,
): string | undefined {
  if (!value) return undefined;
  if (value.kind !== 'literal') return value.kind === 'array' ? formatCount(value, at.maxItems) : undefined;
  const written = value.value;
  const isDefault = written !== undefined && written === at.default && !at['x-unit-from'];
  const inPool = typeof written === 'string' ? poolMeaning(at, name, written, context) : undefined;
  const meaning = inPool ?? meaningOf(at, written, name, lookup);
  const about = meaning && typeof written === 'string' ? `**${escapeShortened(written)}** · ${meaning}` : meaning;
  const sentences = [about, isDefault && 'This is the default.'].filter(Boolean);
  return sentences.join(about && !/[.]$/.test(about) ? '. ' : ' ') || undefined;
}

const formatCount = (list: LooseContainer, maximum: number | undefined): string => {
  const count = list.entries.filter((entry) => entry.value).length;
  return `${count} ${count === 1 ? 'entry' : 'entries'}${maximum === undefined ? '' : ` of at most ${maximum}`}.`;
};
