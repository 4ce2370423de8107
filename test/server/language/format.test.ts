import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MAX_LENGTH } from '../../../server/src/language/document';
import { tokensOf } from './tokens';
import { openAt } from './workbench';

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\n',
  '\r',
  '\r\n',
  '//',
  '/*',
  '*/',
  ' ',
  '   ',
  '\t',
  'true',
  'null',
  '12',
  'abc',
  '\\',
  '"a": 1,',
  '"b": [1,2]',
  '\uFEFF',
  '\u2028',
  '// x\n',
  '/* y  z */',
  'é',
];

/** The text after it was formatted; between two parts of a hundred of it, if they are given. */
function formatted(text: string, insertFinalNewline = false, lines?: readonly [number, number]): string {
  const { opened, textDocument } = openAt(text);
  const [start, end] = (lines ?? [0, 0]).map((at) => textDocument.positionAt(Math.floor((text.length * at) / 100)));
  return TextDocument.applyEdits(
    textDocument,
    opened.format({ tabSize: 2, insertSpaces: true, insertFinalNewline }, lines && start && end && { start, end })
      .edits,
  );
}

describe('formatting of a broken text', () => {
  it('does not join a string that nobody closed with the line below', () => {
    const text = '{\n  "ClientName": "web,\n  "ClientId": "x"\n}\n';
    assert.equal(formatted(text), text);
  });

  it('leaves a comment alone of which only a part is in the range', () => {
    const text = '{}\n/* why:\n   {"a":1}   "b"\n*/\n';
    assert.equal(formatted(text, false, [40, 60]), text);
  });

  it('changes nothing but white space, whatever the text and the range', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 30, size: 'max' }),
        fc.boolean(),
        fc.option(fc.tuple(fc.nat(100), fc.nat(100)), { nil: undefined }),
        (pieces, insertFinalNewline, ends) => {
          const text = pieces.join('');
          const after = formatted(text, insertFinalNewline, ends && [Math.min(...ends), Math.max(...ends)]);
          assert.deepEqual(tokensOf(after), tokensOf(text));
        },
      ),
      { numRuns: 3000 },
    ));
});

describe('formatting of a text that needs very many changes', () => {
  const many = `{ "CallbackURLs": [${'"https://😀.example/",  '.repeat(25_000)}"x"] // why\n, "ClientName": "web" }\n`;
  const options = { tabSize: 2, insertSpaces: true };

  it('is one change', () => {
    const { opened, textDocument } = openAt(many);
    const { edits, refused } = opened.format(options);
    assert.deepEqual([edits.length, refused], [1, undefined]);
    const after = TextDocument.applyEdits(textDocument, edits);
    assert.deepEqual(tokensOf(after), tokensOf(many));
    assert.match(after, /^\{\n  "CallbackURLs": \[\n    "https:\/\/😀.example\/",\n    "https/);
    assert.deepEqual(openAt(after).opened.format(options), { edits: [] }, 'and it is done');
  });

  // Nested deeply enough, a text grows a hundredfold: nobody would check it any more, and to make it takes seconds.
  it('is refused, and says why, where the text would outgrow what is checked', () => {
    const nests = `{"a":[${`${'['.repeat(60)}${']'.repeat(60)},`.repeat(2_000)}1]}`;
    for (const range of [undefined, { start: { line: 0, character: 5 }, end: { line: 0, character: 9 } }]) {
      const { edits, refused } = openAt(nests).opened.format(options, range);
      assert.deepEqual(edits, []);
      assert.match(refused ?? '', /^Not formatted: laid out, the text would have more than 1048576 characters/);
    }
  });

  it('is not refused for what stays below that, by one item', () => {
    const item = '"a",';
    const laidOut = (count: number): number => '{\n  "b": [\n'.length + count * (item.length + 5) - 1 + '  ]\n}'.length;
    const most = Math.floor((MAX_LENGTH - laidOut(0)) / (laidOut(1) - laidOut(0)));
    const text = (count: number): string => `{"b":[${item.repeat(count).slice(0, -1)}]}`;
    assert.ok(openAt(text(most - 2)).opened.format(options).edits.length === 1);
    assert.ok(openAt(text(most + 2)).opened.format(options).refused !== undefined);
  });
});

describe('expand selection in a broken text', () => {
  // Editors refuse a selection that does not lie in the next one, and all others with it.
  it('gives selections that lie in each other', () => {
    const { opened, textDocument, text } = openAt('{ "UserPoolId": "us-|ea');
    const found: string[] = [];
    for (let at = opened.selections([textDocument.positionAt(20)])[0]; at; at = at.parent)
      found.push(textDocument.getText(at.range));
    assert.deepEqual(found, ['us-e', '"us-ea', '"UserPoolId": "us-ea', text]);
  });
});
