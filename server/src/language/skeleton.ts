import { archetypes } from './archetypes';
import { secretAdvice, type Archetype } from './archetypes/archetype';
import { archetypeFile, archetypeMembers } from './archetypes/text';
import type { AppClientContext } from './context';
import type { Cursor } from './cursor';
import { isSomething, type LooseTree } from './loose-tree';
import { concat, type Inserted } from './snippet';
import type { Suggestion } from './suggestions';
import { eolOf } from './source-text';

const INDENT = '  ';

/** Whole files to start from, where there is nothing yet: in an empty text, and in an object without members. */
export function skeletonSuggestions(tree: LooseTree, cursor: Cursor, context: AppClientContext): readonly Suggestion[] {
  if (cursor.nameOnly || !(cursor.slot === 'root' || isInEmptyRoot(cursor))) return [];
  return archetypes.map((archetype) => ({
    kind: 'structure',
    label: archetype.label,
    text:
      cursor.slot === 'root'
        ? archetypeFile(archetype, context, { indent: INDENT, eol: eolOf(tree.text) })
        : members(archetype, context, tree, cursor),
    detail: 'a file to start from',
    markdown: aboutArchetype(archetype),
    deprecated: false,
    rank: 0,
  }));
}

const isInEmptyRoot = ({ slot, path, container, entry: own }: Cursor): boolean =>
  slot === 'key' && path.length === 0 && !container.entries.some((entry) => isSomething(entry) && entry !== own);

const PULL_ADVICE = 'To edit an app client that exists, pull it: an update replaces all of its settings.';

const aboutArchetype = (archetype: Archetype): string =>
  [archetype.purpose, secretAdvice(archetype), PULL_ADVICE].join('\n\n');

/**
 * The members of an archetype without braces. Their lines begin where the cursor's line does, or one level deeper where the brace is on
 * that line.
 */
function members(
  archetype: Archetype,
  context: AppClientContext,
  tree: LooseTree,
  { replace, container }: Cursor,
): Inserted {
  const eol = eolOf(tree.text);
  const lineStart = tree.text.lastIndexOf('\n', replace.start - 1) + 1;
  const lead = tree.text.slice(lineStart, replace.start);
  const ownLine = lead.trim() === '' && lineStart > container.start;
  const outer = /^[ \t]*/.exec(lead)?.[0] ?? '';
  const indent = ownLine ? outer || INDENT : outer + INDENT;
  const braceFollows = /^[ \t]*\}/.test(tree.text.slice(replace.end));
  const text = archetypeMembers(archetype, context, { indent, eol });
  const first = ownLine
    ? { snippet: text.snippet.slice(outer.length), plain: text.plain.slice(outer.length) }
    : concat(eol, text);
  return braceFollows ? concat(first, `${eol}${ownLine ? '' : outer}`) : first;
}
