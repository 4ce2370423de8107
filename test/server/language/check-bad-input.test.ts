import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parameterNames } from '../../../server/src/language/schema';
import type { Problem } from '../../../server/src/language/problem';
import { processorTimeOf } from '../../processor-time';
import { problemsOf } from './fixtures';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
const FULL = `// a client
{
  ${IDS}, "ClientName": "web", "RefreshTokenValidity": 30, "TokenValidityUnits": { "AccessToken": "hours" },
  "ReadAttributes": ["email", "custom:tenant"], "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"], "AllowedOAuthFlowsUserPoolClient": true,
  "CallbackURLs": ["https://acme.io/cb", "http://localhost:3000"], /* more */
  "RefreshTokenRotation": { "Feature": "ENABLED", "RetryGracePeriodSeconds": 10 },
  "ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef", "AuthSessionValidity": null, "x": [{}],
}
`;

/** Checks a text within some processor time, and that each problem says something about a place inside the text. */
function checked(text: string, milliseconds = 3000): Problem[] {
  let problems: Problem[] = [];
  const spent = processorTimeOf(() => {
    problems = problemsOf(text);
  });
  assert.ok(spent < milliseconds, `took ${Math.round(spent)} ms of the processor`);
  for (const { offset, length, code, message } of problems) {
    assert.ok(
      offset >= 0 && length >= 0 && offset + length <= text.length,
      `${code} at ${offset}+${length} of ${text.length}`,
    );
    assert.ok(message.length > 10 && message.length < 1000, message);
  }
  return problems;
}

const codes = (text: string): string[] => checked(text).map((problem) => problem.code);

describe('check: bad input', () => {
  it('says that an empty file is empty', () => {
    for (const text of ['', ' \r\n', '// nothing', '\uFEFF']) assert.deepEqual(codes(text), ['json-syntax']);
  });

  it('has one helpful problem for a top level that is no object', () => {
    for (const text of ['[]', `[{${IDS}}]`, '"text"', '42', 'null', '[1, 2'])
      assert.deepEqual(codes(text), ['wrong-type']);
  });

  it('refuses text nested 10,000 deep with one problem where it becomes too deep', () => {
    for (const unit of ['[', '{"a":', '[{"a":']) {
      const [problem, ...others] = checked(unit.repeat(10_000));
      assert.equal(problem?.code, 'too-deep');
      assert.deepEqual(others, []);
    }
  });

  it('refuses a file of 5 MB with one problem', () => {
    assert.deepEqual(codes(`{${IDS}, "ClientName": "${'a'.repeat(5e6)}"}`), ['too-large']);
  });

  it('checks a file of the largest size full of broken items, and says how many problems are not shown', () => {
    for (const item of ['null,', '"",', '{"a":1},']) {
      const problems = checked(`{${IDS}, "CallbackURLs": [${item.repeat(Math.floor(1e6 / item.length))}]}`, 15_000);
      assert.equal(problems.length, 251);
      assert.equal(problems.at(-1)?.code, 'too-many-problems');
    }
  }).timeout(60_000);

  it('checks a file of the largest size full of unknown members', () => {
    const members = Array.from({ length: 40_000 }, (_, index) => `"CallbackURLs${index}": 1`).join(', ');
    const problems = checked(`{${IDS}, ${members}}`, 15_000);
    assert.match(problems.at(-1)?.message ?? '', /^39754 more problems/);
  }).timeout(60_000);

  it('shows the worst problems when there are too many', () => {
    const problems = checked(`{${IDS}, "ReadAttributes": [${'"email",'.repeat(400)}], "AuthSessionValidity": 99}`);
    assert.ok(problems.some((problem) => problem.code === 'auth-session-validity-range'));
    assert.equal(problems.length, 251);
  });

  it('checks a long text in one value', () => {
    assert.ok(codes(`{${IDS}, "ClientName": "${'a'.repeat(1e6)}"}`).includes('client-name-format'));
    assert.ok(
      codes(`{${IDS}, "AnalyticsConfiguration": {"ExternalId": "${'a'.repeat(131_073)}"}}`).includes(
        'analytics-external-id-length',
      ),
    );
    assert.ok(
      !codes(`{${IDS}, "AnalyticsConfiguration": {"ExternalId": "${'a'.repeat(131_072)}"}}`).includes(
        'analytics-external-id-length',
      ),
    );
  });

  it('finds nothing in the byte order mark, and the same places behind it', () => {
    const text = `{${IDS}, "AuthSessionValidity": 99}`;
    const places = (of: string) =>
      checked(of)
        .filter((problem) => problem.severity === 'error')
        .map((problem) => problem.offset);
    assert.deepEqual(
      places(`\uFEFF${text}`),
      places(text).map((offset) => offset + 1),
    );
    assert.deepEqual(codes(`\uFEFF${text}`), codes(text));
  });

  it('finds the same in CRLF', () => {
    assert.deepEqual(codes(FULL.replaceAll('\n', '\r\n')), codes(FULL));
  });

  it('survives NUL, lone surrogates and odd white space', () => {
    for (const odd of ['\0', '\uD800', '\uDFFF', '\u2028', '\u00A0', '\\', '\\uD800', '"']) {
      for (const text of [
        odd,
        odd.repeat(1000),
        `{${IDS}, "ClientName": "a${odd}b"}`,
        `{${IDS}, "${odd}": 1}`,
        `{${odd}${IDS}}`,
        `${odd}{${IDS}}`,
      ])
        checked(text);
    }
    assert.ok(codes(`{${IDS}, "ClientName": "\\uD800"}`).includes('client-name-format'));
    assert.ok(codes(`{${IDS}, "CallbackURLs": ["https://a.io/\\u0000"]}`).includes('url-whitespace'));
  });

  it('takes members named like parts of an object for what they are: unknown', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])
      assert.ok(codes(`{${IDS}, ${JSON.stringify(name)}: {}}`).includes('unknown-parameter'));
    for (const text of ['constructor', 'toString', '__proto__'])
      checked(
        `{${IDS}, "AllowedOAuthFlows": ["${text}"], "SupportedIdentityProviders": ["${text}"], "ReadAttributes": ["${text}"]}`,
      );
    for (const name of parameterNames) {
      for (const value of ['"constructor"', '[{"toString": 1, "valueOf": 1}]', '{"toString": 1}']) {
        assert.ok(!/function|native code/.test(JSON.stringify(checked(`{"${name}": ${value}}`))), `${name}: ${value}`);
      }
    }
  });

  it('survives numbers that no integer type holds', () => {
    for (const number of ['1e400', '-1e400', '1e-400', '9007199254740993', '-0', '01', '1.', '1e'])
      checked(`{${IDS}, "AuthSessionValidity": ${number}, "AccessTokenValidity": ${number}}`);
  });

  it('survives every beginning of a full file', () => {
    for (let end = 0; end <= FULL.length; end++) checked(FULL.slice(0, end));
  }).timeout(30_000);

  it('survives a full file with any part cut out or doubled', () => {
    fc.assert(
      fc.property(fc.nat(FULL.length), fc.nat(FULL.length), fc.boolean(), (a, b, twice) => {
        checked(FULL.slice(0, a) + (twice ? FULL.slice(Math.min(a, b)) : FULL.slice(Math.max(a, b))));
      }),
      { numRuns: 300 },
    );
  }).timeout(30_000);

  it('survives any value in any place', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...parameterNames), value),
        (file) => void checked(JSON.stringify(file)),
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...parameterNames),
        value,
        (name, it) => void checked(`{${JSON.stringify(name)}: ${JSON.stringify([it])}}`),
      ),
      { numRuns: 300 },
    );
  }).timeout(30_000);

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void checked(text)),
      { numRuns: 500 },
    );
  }).timeout(30_000);
});
