import type { Cursor } from './cursor';
import { isSomething, type Sketch } from './sketch';
import { concat, skeletonText } from './snippet';
import type { Suggestion } from './suggestions';

const INDENT = '  ';

/** A whole file to start from, where there is nothing yet: in an empty text, and in an object without members. */
export function skeletonSuggestions(of: Sketch, cursor: Cursor): readonly Suggestion[] {
  const empty = cursor.slot === 'root' || (cursor.slot === 'key' && cursor.path.length === 0 && !cursor.container.entries.some((it) => isSomething(it) && it !== cursor.entry));
  if (!empty || cursor.nameOnly) return [];
  return [{
    kind: 'structure', label: 'App client', text: cursor.slot === 'root' ? wholeFile(of) : members(of, cursor), detail: 'UserPoolId, ClientId and common settings',
    markdown: 'A file to start from. To edit an app client that exists, pull it: an update replaces all of its settings.', deprecated: false, rank: 0,
  }];
}

function wholeFile(of: Sketch) {
  const eol = eolOf(of.text);
  return concat(`{${eol}`, skeletonText(INDENT, eol), `${eol}}`);
}

/** Members without braces. Their lines begin where the cursor's line does, or one level deeper where the brace stands on that line. */
function members(of: Sketch, { replace, container }: Cursor) {
  const eol = eolOf(of.text);
  const lineStart = of.text.lastIndexOf('\n', replace.start - 1) + 1;
  const lead = of.text.slice(lineStart, replace.start);
  const ownLine = lead.trim() === '' && lineStart > container.start;
  const outer = /^[ \t]*/.exec(lead)?.[0] ?? '';
  const indent = ownLine ? outer || INDENT : outer + INDENT;
  const braceFollows = /^[ \t]*\}/.test(of.text.slice(replace.end));
  const text = skeletonText(indent, eol);
  const first = ownLine ? { snippet: text.snippet.slice(outer.length), plain: text.plain.slice(outer.length) } : concat(eol, text);
  return braceFollows ? concat(first, `${eol}${ownLine ? '' : outer}`) : first;
}

const eolOf = (text: string): string => (/\r?\n/.exec(text)?.[0] ?? '\n');
