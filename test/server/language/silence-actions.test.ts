import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UNUSED_CODE } from '../../../server/src/language/lint';
import { applied, choices, clients, codesIn, commentsOf, quickFixes, writtenAnyhow } from './actions-text';
import { silenceable } from '../../../server/src/language/codes';

const IDS = '  "UserPoolId": "us-east-1_Abc123456",\n  "ClientId": "1example23456789",\n';
const file = (...lines: string[]): string => `{\n${IDS}${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const bad = '"AuthSessionValidity": 60';

function after(text: string, code: string, title: RegExp): string {
  return applied(
    text,
    quickFixes(text, code).find((fix) => title.test(fix.title)),
  );
}

const onLine = (text: string, code = 'auth-session-validity-range'): string => after(text, code, /on this line$/);
const inFile = (text: string, code = 'auth-session-validity-range'): string => after(text, code, /in this file$/);

describe('silencing on a line', () => {
  it('writes the comment above, indented as the line is', () => {
    assert.equal(onLine(file(bad)), file('// cognito-client-disable-next-line auth-session-validity-range', bad));
    assert.equal(
      onLine('{\r\n\t"AuthSessionValidity": 60\r\n}'),
      '{\r\n\t// cognito-client-disable-next-line auth-session-validity-range\r\n\t"AuthSessionValidity": 60\r\n}',
    );
  });

  it('writes above the first brace when all stands on one line, behind a byte order mark', () =>
    assert.equal(
      onLine(`\uFEFF{ ${bad} }`),
      `\uFEFF// cognito-client-disable-next-line auth-session-validity-range\n{ ${bad} }`,
    ));

  it('adds to the comment that is there, before its reason', () => {
    const text = file('// cognito-client-disable-next-line token-* -- agreed', '// another remark', bad);
    assert.equal(onLine(text), text.replace('token-*', 'token-*, auth-session-validity-range'));
    assert.equal(
      onLine(file('/* cognito-client-disable-next-line */', bad)),
      file('/* cognito-client-disable-next-line auth-session-validity-range */', bad),
    );
  });

  it('is about the line of the item, not of the list', () => {
    const text = file('"SupportedIdentityProviders": [', '  "COGNITO",', '  "GOOGLE"', ']');
    assert.equal(
      onLine(text, 'provider-name-case'),
      text.replace('    "GOOGLE"', '    // cognito-client-disable-next-line provider-name-case\n    "GOOGLE"'),
    );
  });

  it('is not offered where no comment reaches: behind the end of a block comment that begins behind code', () => {
    const titles = quickFixes(`{ "ClientName": "a", /* x\n*/ ${bad} }`, 'auth-session-validity-range').map(
      (fix) => fix.title,
    );
    assert.deepEqual(titles, ['Silence auth-session-validity-range in this file']);
  });
});

describe('silencing in a file', () => {
  it('writes the comment on top, and adds to it', () => {
    const once = inFile(file(bad));
    assert.equal(once, `// cognito-client-disable auth-session-validity-range\n${file(bad)}`);
    assert.equal(
      inFile(`// cognito-client-disable sec-* -- later\n${file(bad)}`),
      `// cognito-client-disable sec-*, auth-session-validity-range -- later\n${file(bad)}`,
    );
    assert.equal(
      inFile(`\uFEFF{\r\n${bad} }`),
      `\uFEFF// cognito-client-disable auth-session-validity-range\r\n{\r\n${bad} }`,
    );
    assert.ok(!codesIn(inFile(`\uFEFF{ ${bad} }`)).includes('auth-session-validity-range'));
  });

  it('adds nothing to a comment of the same name that is not on top', () => {
    const text = file('// cognito-client-disable sec-*', bad);
    assert.equal(inFile(text), `// cognito-client-disable auth-session-validity-range\n${text}`);
  });
});

describe('silencing, for any client and any layout', () => {
  it('silences what it says and nothing else, and keeps every comment', () => {
    let silencedLines = 0;
    fc.assert(
      fc.property(clients, choices, fc.boolean(), fc.nat(), (client, layout, trailing, pick) => {
        const text = writtenAnyhow(client, layout, trailing);
        const codes = [...new Set(codesIn(text))].filter((candidate) => silenceable.includes(candidate));
        const code = codes[pick % codes.length];
        if (code === undefined) return;
        const others = (within: string): string[] =>
          codesIn(within)
            .filter((candidate) => candidate !== code && candidate !== UNUSED_CODE)
            .sort();
        for (const action of quickFixes(text, code).filter((fix) => fix.title.startsWith('Silence'))) {
          const now: string = applied(text, action);
          const left: number = codesIn(now).filter((candidate) => candidate === code).length;
          if (action.title.endsWith('in this file')) assert.equal(left, 0, now);
          else assert.ok(left < codesIn(text).filter((candidate) => candidate === code).length, now);
          silencedLines += Number(action.title.endsWith('on this line'));
          assert.deepEqual(others(now), others(text));
          assert.equal(codesIn(now).includes(UNUSED_CODE), false);
          assert.equal(commentsOf(now).length, commentsOf(text).length + 1);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(silencedLines > 100, `${silencedLines} lines were silenced`);
  });
});

describe('what cannot be silenced', () => {
  it('a text that is not JSON, too deep or too large', () => {
    assert.deepEqual(quickFixes('{ "ClientId": ', 'json-syntax'), []);
    assert.deepEqual(quickFixes('['.repeat(100), 'too-deep'), []);
    assert.deepEqual(quickFixes(' '.repeat(1024 * 1024 + 1), 'too-large'), []);
  });
});

describe('a comment that silences nothing', () => {
  const without = (text: string): string => after(text, UNUSED_CODE, /^Remove/);
  const ok = '"AuthSessionValidity": 5';

  it('goes with its line', () => {
    assert.equal(without(file('// cognito-client-disable-next-line callback-http -- why', ok)), file(ok));
    assert.equal(without(file('// cognito-client-disable callback-http', ok)), file(ok), 'also one that is not on top');
    assert.equal(without(`// cognito-client-disable callback-http\r\n${file(ok)}`), file(ok));
    assert.equal(without(file('// cognito-client-disable-next-line', ok)), file(ok));
  });

  it('goes alone where something else stands on its line', () =>
    assert.equal(
      without(file('"ClientName": "web", // cognito-client-disable-next-line callback-http', ok)),
      file('"ClientName": "web",', ok),
    ));

  it('loses only the code that silences nothing', () => {
    const text = (codes: string): string => file(`// cognito-client-disable-next-line ${codes} -- why`, bad);
    assert.equal(without(text('callback-http, auth-session-validity-range')), text('auth-session-validity-range'));
    assert.equal(without(text('auth-session-validity-range, callback-http')), text('auth-session-validity-range'));
    assert.equal(without(text('auth-*, callback-http, sec-nothing')), text('auth-*, sec-nothing'));
  });
});
