import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'jsonc-parser';
import { entryAt, pathTo, parseLoosely } from '../../../server/src/language/loose-tree';
import { escapeMarkdown, toPlainText } from '../../../server/src/language/markdown';
import { openAt } from './workbench';

const secret = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';
const text = [
  '{',
  '// the client',
  '"ClientId":"x",   "CallbackURLs":["a",',
  `"b"], /* why */ "UserPoolClient": { "ClientSecret": "${secret}" },`,
  `"ClientSecret":["${secret}"]`,
  '}',
].join('\n');

const names = (symbols: readonly DocumentSymbol[]): unknown[] =>
  symbols.map((symbol) => [symbol.name, ...(symbol.children?.length ? [names(symbol.children)] : [])]);

describe('outline', () => {
  const lines = (of: string): [string, string | undefined][] => {
    const flat = (symbols: readonly DocumentSymbol[]): [string, string | undefined][] =>
      symbols.flatMap((symbol) => [[symbol.name, symbol.detail], ...flat(symbol.children ?? [])]);
    return flat(openAt(of).opened.symbols());
  };

  it('names the members, and the items by what they are', () =>
    assert.deepEqual(
      names(
        openAt(
          '{ "ClientId": "x", "CallbackURLs": ["a", "b"], "TokenValidityUnits": { "IdToken": "days" } }',
        ).opened.symbols(),
      ),
      [['ClientId'], ['CallbackURLs', [['a'], ['b']]], ['TokenValidityUnits', [['IdToken']]]],
    ));

  it('says lifetimes with their unit and lists with their length', () =>
    assert.deepEqual(
      lines(
        `{
          "RefreshTokenValidity": 30,
          "AccessTokenValidity": 1,
          "TokenValidityUnits": { "AccessToken": "minutes" },
          "AuthSessionValidity": 3,
          "LogoutURLs": [],
          "CallbackURLs": [""],
          "EnableTokenRevocation": true
        }`,
      ),
      [
        ['RefreshTokenValidity', '30 days'],
        ['AccessTokenValidity', '1 minute'],
        ['TokenValidityUnits', undefined],
        ['AccessToken', 'minutes'],
        ['AuthSessionValidity', '3 minutes'],
        ['LogoutURLs', 'empty'],
        ['CallbackURLs', '1 entry'],
        ['0', undefined],
        ['EnableTokenRevocation', 'true'],
      ],
    ));

  it('says what 0 is stored as, and repeats what is no number', () =>
    assert.deepEqual(lines('{ "RefreshTokenValidity": 0, "AccessTokenValidity": "5x" }'), [
      ['RefreshTokenValidity', '0, stored as 30 days'],
      ['AccessTokenValidity', '5x'],
    ]));

  it('shows values, but never that of a secret', () => {
    const shown = JSON.stringify(openAt(text).opened.symbols());
    assert.match(shown, /"detail":"x"/);
    assert.doesNotMatch(shown, /fake-secret/);
    assert.doesNotMatch(
      JSON.stringify(
        openAt(
          `{ "clientSecret": "${secret}", "client_secret": ["${secret}"], "x": { "SecretValue": { "a": "${secret}" } } }`,
        ).opened.symbols(),
      ),
      /fake-secret/,
    );
  });
});

describe('formatting', () => {
  const options = { tabSize: 2, insertSpaces: true };

  it('keeps values and comments, and has nothing to do the second time', () => {
    const { textDocument, opened } = openAt(text);
    const once = TextDocument.applyEdits(textDocument, opened.format(options).edits);
    assert.match(
      once,
      /^\{\n {2}\/\/ the client\n {2}"ClientId": "x",\n {2}"CallbackURLs": \[\n {4}"a",\n {4}"b"\n {2}\], \/\* why \*\//,
    );
    assert.deepEqual(parse(once), parse(text));
    assert.deepEqual(openAt(once).opened.format(options).edits, []);
  });

  it('leaves the last line end as it is', () => {
    for (const end of ['', '\n', '\r\n']) {
      const { textDocument, opened } = openAt(`\uFEFF{"ClientId":1}${end}`);
      const formatted = TextDocument.applyEdits(textDocument, opened.format(options).edits);
      assert.ok(formatted.startsWith('\uFEFF{') && formatted.endsWith(`}${end}`), JSON.stringify(formatted));
    }
  });

  it('formats only the range', () => {
    const { textDocument, opened } = openAt('{\n"ClientId":1,\n  "ClientName":2\n}');
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 16 } };
    assert.equal(
      TextDocument.applyEdits(textDocument, opened.format(options, range).edits),
      '{\n"ClientId":1,\n  "ClientName": 2\n}',
    );
  });
});

describe('folding and selection', () => {
  it('folds objects and lists', () => {
    const ranges = openAt('{\n  "CallbackURLs": [\n    "a"\n  ]\n}').opened.folding();
    assert.deepEqual(ranges.map((range) => [range.startLine, range.endLine]).sort(), [
      [0, 3],
      [1, 2],
    ]);
    assert.equal(openAt('{\n  "CallbackURLs": [\n    "a"\n  ]\n}').opened.folding(1).length, 1);
  });

  it('widens from the item to the file', () => {
    const { textDocument, offset, opened } = openAt('{ "CallbackURLs": ["a|b"] }');
    const widths: string[] = [];
    for (let at = opened.selections([textDocument.positionAt(offset)])[0]; at; at = at.parent!)
      widths.push(textDocument.getText(at.range));
    assert.deepEqual(widths.slice(0, 2), ['ab', '"ab"']);
    assert.equal(widths.at(-1), '{ "CallbackURLs": ["ab"] }');
  });
});

describe('the sketch of a text', () => {
  const paths = (of: string): string[] => {
    const found: string[] = [];
    const visit = (container: ReturnType<typeof parseLoosely>['top']): void =>
      container.entries.forEach((entry) => {
        if (entry.key ?? entry.value) found.push(pathTo(entry).join('.'));
        if (entry.value && entry.value.kind !== 'literal') visit(entry.value);
      });
    visit(parseLoosely(of).top);
    return found;
  };

  it('keeps the next member out of a value that is missing', () =>
    assert.deepEqual(paths('{ "a":\n "b": 1 }'), ['', 'a', 'b']));
  it('keeps the next member out of a list that nobody closed', () =>
    assert.deepEqual(paths('{ "a": [ 1,\n "b": 2 }'), ['', 'a', 'a.0', 'b']));
  it('counts items as a parser does', () => assert.deepEqual(paths('[ , 1, , 2 ]'), ['', '0', '1']));
  it('finds an entry by its path', () =>
    assert.equal(entryAt(parseLoosely('{ "a": [ { "b": 7 } ] }'), ['a', 0, 'b'])?.value?.start, 16));
  it('skips brackets that close nothing', () => assert.deepEqual(paths(']} { "a": 1 ] }'), ['', 'a']));
});

describe('Markdown', () => {
  it('is escaped and taken away again without loss', () => {
    for (const words of ['a*b_c`d`', '[x](y)', '<b>&amp;', '\\', 'a.b-c+d#e!f|g~h', 'https://a.example/x@y'])
      assert.equal(toPlainText(escapeMarkdown(words)), words);
  });
});
