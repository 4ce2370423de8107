import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskSecrets } from '../../../client/src/cli/lint/mask';
import { processorTimeOf } from '../../processor-time';
import { IDS, SECRET, withCli } from './cli';

/** The usual fake, and one that does not itself hold the word that is looked for. */
const FAKES = [SECRET, 'fake-value-DO-NOT-LEAK-0123456789abcdef'];

/** Files in which the secret stands on a line that is shown, one way or another. */
const filesWith = (secret: string): Readonly<Record<string, string>> => ({
  plain: `{ ${IDS},\n  "ClientSecret": "${secret}"\n}`,
  oneLine: `{ ${IDS}, "ClientSecret": "${secret}", "Nmae": "x", "IdTokenValidity": 25 }`,
  nextLine: `{ ${IDS}, "ClientSecret":\n "${secret}", "IdTokenValidity": 25 }`,
  misspelt: `{ ${IDS}, "ClientSecert": "${secret}" }`,
  otherCase: `{ ${IDS}, "client_secret": "${secret}" }`,
  noColon: `{ ${IDS}, "ClientSecret" "${secret}" }`,
  noQuote: `{ ${IDS}, "ClientSecret": "${secret}\n}`,
  bare: `{ ${IDS}, "ClientSecret": ${secret} }`,
  bareKey: `{ ${IDS}, ClientSecret: "${secret}" }`,
  singleQuotes: `{ ${IDS}, 'ClientSecret': '${secret}' }`,
  shell: `ClientSecret=${secret}`,
  list: `{ ${IDS}, "ClientSecret": ["a", { "b": "${secret}" }], "IdTokenValidity": 25 }`,
  wrapped: `{ "UserPoolClient": { ${IDS}, "ClientSecret": "${secret}" } }`,
  wrappedDeep: `{ ${IDS}, "AnalyticsConfiguration": { "ClientSecret": "${secret}" } }`,
  comment: `{ ${IDS}, /* "ClientSecret": "${secret}" */ "IdTokenValidity": 25 }`,
  between: `{ ${IDS}, "ClientSecret": /* the new one */ "${secret}" }`,
  silenced: [
    '// cognito-client-disable oauth-flow-unknown',
    `{ ${IDS}, "ClientSecret": "${secret}", "AllowedOAuthFlows": ["${secret}"] }`,
  ].join('\n'),
  two: [
    `{ ${IDS}, "ClientSecret": "the-first-of-two-values", "client_secret": "${secret}",`,
    ` "CallbackURLs": ["http://x.example/${secret}"] }`,
  ].join('\n'),
  twice: `{ ${IDS}, "ClientSecret": "${secret}", "ClientSecret": "${secret}" }`,
  elsewhere: [
    `{ ${IDS}, "ClientSecret": "${secret}", "ClientName": "/${secret}/",`,
    `"CallbackURLs": ["http://x.example/${'y'.repeat(20)}${secret}"], "AllowedOAuthFlows": ["${secret}"] }`,
  ].join(' '),
});

describe('lint: the client secret', () => {
  const cli = withCli();

  for (const [index, secret] of FAKES.entries()) {
    for (const format of ['text', 'json', 'sarif', 'github']) {
      it(`is never shown in ${format} (fake ${index + 1})`, async () => {
        const files = filesWith(secret);
        cli.write(
          Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.cognito-client.json`, text])),
        );
        const { code, out, err } = await cli.run([
          'lint',
          '--format',
          format,
          ...(format === 'text' || format === 'github' ? ['--all'] : []),
        ]);
        assert.equal(code, 1, err);
        assert.ok(
          Object.keys(files).every((name) => out.includes(`${name}.cognito-client.json`)),
          'each file has something to say',
        );
        assert.deepEqual(
          (out + err).split('\n').filter((line) => line.includes('DO-NOT') || line.includes('0123456789')),
          [],
        );
      });
    }
  }

  it('is masked at its length, so that the carets stay right', async () => {
    cli.write({ 'a.cognito-client.json': filesWith(SECRET)['oneLine']! });
    assert.match((await cli.run(['lint'])).out, new RegExp(`"ClientSecret": "\\*{${SECRET.length}}", "Nmae": `));
  });
});

describe('masking', () => {
  it('leaves everything else as it is', () => {
    const text = [
      `{ ${IDS}, // a remark`,
      ' "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"], "TokenValidityUnits": { "IdToken": "hours" },\r',
      '\t"IdTokenValidity": 25 }',
      '',
    ].join('\n');
    assert.deepEqual(maskSecrets(text), { text, secrets: [] });
  });

  it('keeps length and lines of any text', () => {
    const piece = fc.constantFrom(
      '"ClientSecret"',
      '"x"',
      ':',
      ',',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '\n',
      '\r\n',
      '//',
      '/*',
      '*/',
      ' ',
      '😀',
      SECRET,
      'secret',
      '\\',
      '1',
      '"ClientName"',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((it) => it.join('')),
        (text) => {
          const masked = maskSecrets(text).text;
          assert.equal(masked.length, text.length);
          assert.deepEqual(masked.replace(/[^\r\n]/g, '.'), text.replace(/[^\r\n]/g, '.'));
        },
      ),
    );
  });

  it('takes linear time', () => {
    const text = `{${'"ClientSecret": ["aaaaaaaa1", "bbbbbbbb2"], '.repeat(20_000)}`;
    assert.ok(processorTimeOf(() => maskSecrets(text)) < 5_000);
  });
});
