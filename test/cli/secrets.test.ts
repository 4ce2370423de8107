import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskSecrets } from '../../client/src/cli/lint/mask';
import { IDS, SECRET, withCli } from './cli';

/** Files in which the secret stands on a line that is shown, one way or another. */
const FILES: Readonly<Record<string, string>> = {
  plain: `{ ${IDS},\n  "ClientSecret": "${SECRET}"\n}`,
  oneLine: `{ ${IDS}, "ClientSecret": "${SECRET}", "Nmae": "x", "IdTokenValidity": 25 }`,
  nextLine: `{ ${IDS}, "ClientSecret":\n "${SECRET}", "IdTokenValidity": 25 }`,
  misspelt: `{ ${IDS}, "ClientSecert": "${SECRET}" }`,
  otherCase: `{ ${IDS}, "client_secret": "${SECRET}" }`,
  noColon: `{ ${IDS}, "ClientSecret" "${SECRET}" }`,
  noQuote: `{ ${IDS}, "ClientSecret": "${SECRET}\n}`,
  bare: `{ ${IDS}, "ClientSecret": ${SECRET} }`,
  bareKey: `{ ${IDS}, ClientSecret: "${SECRET}" }`,
  singleQuotes: `{ ${IDS}, 'ClientSecret': '${SECRET}' }`,
  shell: `ClientSecret=${SECRET}`,
  list: `{ ${IDS}, "ClientSecret": ["a", { "b": "${SECRET}" }], "IdTokenValidity": 25 }`,
  wrapped: `{ "UserPoolClient": { ${IDS}, "ClientSecret": "${SECRET}" } }`,
  wrappedDeep: `{ ${IDS}, "AnalyticsConfiguration": { "ClientSecret": "${SECRET}" } }`,
  comment: `{ ${IDS}, /* "ClientSecret": "${SECRET}" */ "IdTokenValidity": 25 }`,
  between: `{ ${IDS}, "ClientSecret": /* the new one */ "${SECRET}" }`,
  twice: `{ ${IDS}, "ClientSecret": "${SECRET}", "ClientSecret": "${SECRET}" }`,
  elsewhere: `{ ${IDS}, "ClientSecret": "${SECRET}", "ClientName": "/${SECRET}/", "CallbackURLs": ["http://x.example/${'y'.repeat(20)}${SECRET}"], "AllowedOAuthFlows": ["${SECRET}"] }`,
};

describe('lint: the client secret', () => {
  const cli = withCli();

  for (const format of ['text', 'json', 'sarif', 'github']) {
    it(`is never shown in ${format}`, async () => {
      cli.write(Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`${name}.cognito-client.json`, text])));
      const args = ['lint', '--format', format, ...(format === 'text' || format === 'github' ? ['--all'] : [])];
      const { code, out, err } = await cli.run(args);
      assert.equal(code, 1);
      assert.ok(Object.keys(FILES).every((name) => out.includes(`${name}.cognito-client.json`)), 'each file has something to say');
      assert.equal((out + err).includes(SECRET.slice(5, 16)), false, out.split('\n').find((it) => it.includes(SECRET.slice(5, 16))));
    });
  }

  it('is masked at its length, so that the carets stay right', async () => {
    cli.write({ 'a.cognito-client.json': FILES['oneLine']! });
    assert.match((await cli.run(['lint'])).out, new RegExp(`"ClientSecret": "\\*{${SECRET.length}}", "Nmae": `));
  });
});

describe('masking', () => {
  it('leaves everything else as it is', () => {
    const text = `{ ${IDS}, // a remark\n "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"], "TokenValidityUnits": { "IdToken": "hours" },\r\n\t"IdTokenValidity": 25 }\n`;
    assert.deepEqual(maskSecrets(text), { text, secrets: [] });
  });

  it('keeps length and lines of any text', () => {
    const piece = fc.constantFrom('"ClientSecret"', '"x"', ':', ',', '{', '}', '[', ']', '"', "'", '\n', '\r\n', '//', '/*', '*/', ' ', '😀', SECRET, 'secret', '\\', '1', '"ClientName"');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }).map((it) => it.join('')), (text) => {
      const masked = maskSecrets(text).text;
      assert.equal(masked.length, text.length);
      assert.deepEqual(masked.replace(/[^\r\n]/g, '.'), text.replace(/[^\r\n]/g, '.'));
    }));
  });

  it('takes linear time', () => {
    const started = process.hrtime.bigint();
    maskSecrets(`{${'"ClientSecret": ["aaaaaaaa1", "bbbbbbbb2"], '.repeat(20_000)}`);
    assert.ok(process.hrtime.bigint() - started < 5_000_000_000n);
  });
});
