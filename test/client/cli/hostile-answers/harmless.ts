// What must hold of everything that the product makes of texts of others.
import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import MarkdownIt from 'markdown-it';
import { forScreen, type WriteOptions } from '../../../../client/src/cli/common/terminal-text';
import { withoutMentions } from '../../../../client/src/cli/common/terminal-text';
import { sanitizeLabel } from '../../../../client/src/editor/ui/safe-text';
import { foldedName, SUFFIX } from '../../../../client/src/sync/file-name';
import { SECRET } from './texts';

/** What cannot be seen, or is seen at another place than it is at. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]|(?!\n)\p{Cc}/u;
/** In a terminal, tabs and the styles of this program besides. */
const DRIVING = /(?![\n\t])(?!\u001B\[\d+m)[\p{Cc}\p{Cf}\u2028\u2029]/u;
/** What a CI runner obeys: `::name::` as the first of a line; `##[`, `##vso[` and `##teamcity[` anywhere. */
const COMMAND = /^[^\S\n]*::|##[a-z]{0,40}\[/im;
const OWN_COMMAND = /^::(?:error|warning|notice) (?:file|title)=[^:\n]*::(?!.*##[a-z]{0,40}\[)/i;
/** The addresses that our own documents lead to. */
const OWN_LINK = /^(?:https:\/\/(?:docs\.aws\.amazon\.com|github\.com)\/|own:)/;

const engine = new MarkdownIt({ html: true, linkify: true });
// Every address is to be seen here, also one that a reader would refuse to follow.
engine.validateLink = () => true;

/** Holds a text against what may not be in it, and names it where it fails. */
export type Check = (what: string, text: string) => void;

export const noSecret: Check = (what, text) => {
  for (const form of [SECRET, JSON.stringify(SECRET).slice(1, -1), encodeURIComponent(SECRET)])
    assert.ok(!text.includes(form), `${what} holds the secret: ${around(text, form)}`);
};

const without: (pattern: RegExp) => Check = (pattern) => (what, text) => {
  const found = pattern.exec(text);
  assert.ok(!found, `${what} holds ${JSON.stringify(found?.[0])}: ${around(text, found?.[0] ?? '')}`);
};

const around = (text: string, part: string): string => {
  const at = text.indexOf(part);
  return JSON.stringify(text.slice(Math.max(0, at - 80), at + 120));
};

/** What went through the door of the process to a terminal or the log of a CI. */
export const written: Check = (what, text) => {
  noSecret(what, text);
  without(DRIVING)(what, text);
  without(COMMAND)(
    what,
    text
      .split('\n')
      .filter((line) => !OWN_COMMAND.test(line))
      .join('\n'),
  );
};

/** Text before that door. */
export const forTerminal = (what: string, text: string, options?: WriteOptions): void =>
  written(what, forScreen(text, options));

/** Text that VS Code shows as it is, such as the message of a problem. */
export const plain: Check = (what, text) => {
  noSecret(what, text);
  without(UNSEEN)(what, text);
};

/** Text for a notification or a label, in which VS Code finds links and icons. */
export const label: Check = (what, text) => {
  const shown = sanitizeLabel(text);
  plain(what, shown);
  without(/\]\(|\$\(/)(what, shown);
};

/** Markdown: no link but our own, no picture, no HTML, no mention where it becomes a comment. */
export const markdown: Check = (what, text) => {
  plain(what, text);
  const tokens = engine.parse(text, {}).flatMap((it) => (it.children ? [it, ...it.children] : [it]));
  for (const { type, attrs, content } of tokens) {
    assert.ok(!type.startsWith('html') && type !== 'image', `${what} holds ${type}: ${content}`);
    for (const [name, value] of attrs ?? []) {
      if (name === 'href') assert.match(value, OWN_LINK, `${what} leads elsewhere`);
    }
  }
  assert.doesNotMatch(withoutMentions(text).replace(/`[^`]*`/g, ''), /@(?!&#8203;)\w/, `${what} mentions somebody`);
};

/** A name of a file that stays in its folder, in every file system. */
export const fileName: Check = (what, name) => {
  noSecret(what, name);
  assert.ok(name.endsWith(SUFFIX) && name.length > SUFFIX.length, `${what}: ${name}`);
  assert.equal(posix.basename(name), name, what);
  assert.equal(win32.basename(name), name, what);
  assert.doesNotMatch(name, /[\p{C}\p{Zl}\p{Zp}<>:"|?*$`'[\](){};&!#%~]|^[-.\s]|[\s.]$/u, what);
  assert.doesNotMatch(foldedName(name), /^(con|prn|aux|nul|com\d|lpt\d)\./, what);
  assert.ok(Buffer.byteLength(name) < 256, `${what}: ${Buffer.byteLength(name)} bytes`);
};
