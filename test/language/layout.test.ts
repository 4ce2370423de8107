import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { tokensOf } from './tokens';
import { openAt } from './workbench';

const PIECES = ['{', '}', '[', ']', ',', ':', '"', '\n', '\r', '\r\n', '//', '/*', '*/', ' ', '   ', '\t', 'true', 'null', '12', 'abc', '\\', '"a": 1,', '"b": [1,2]', '\uFEFF', '\u2028', '// x\n', '/* y  z */', 'é'];

/** The text after it was formatted; between two parts of a hundred of it, if they are given. */
function formatted(text: string, insertFinalNewline = false, lines?: readonly [number, number]): string {
  const { opened, textDocument } = openAt(text);
  const [start, end] = (lines ?? [0, 0]).map((at) => textDocument.positionAt(Math.floor(text.length * at / 100)));
  return TextDocument.applyEdits(textDocument, opened.format({ tabSize: 2, insertSpaces: true, insertFinalNewline }, lines && start && end && { start, end }));
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

  it('changes nothing but white space, whatever the text and the range', () => fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30, size: 'max' }), fc.boolean(), fc.option(fc.tuple(fc.nat(100), fc.nat(100)), { nil: undefined }), (pieces, insertFinalNewline, ends) => {
      const text = pieces.join('');
      const after = formatted(text, insertFinalNewline, ends && [Math.min(...ends), Math.max(...ends)]);
      assert.deepEqual(tokensOf(after), tokensOf(text));
    }), { numRuns: 3000 }));
});

describe('expand selection in a broken text', () => {
  // Editors refuse a selection that does not lie in the next one, and all others with it.
  it('gives selections that lie in each other', () => {
    const { opened, textDocument, text } = openAt('{ "UserPoolId": "us-|ea');
    const found: string[] = [];
    for (let at = opened.selections([textDocument.positionAt(20)])[0]; at; at = at.parent) found.push(textDocument.getText(at.range));
    assert.deepEqual(found, ['us-e', '"us-ea', '"UserPoolId": "us-ea', text]);
  });
});
