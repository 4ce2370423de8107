import fc from 'fast-check';

/** Where in a text, as a part of a million of its length: a script of actions then fits any text, also a shrunk one. */
export const MILLION = 1_000_000;

/** One thing that a user or a client does. */
export type Action =
  | { readonly kind: 'edit'; readonly at: number; readonly remove: number; readonly text: string }
  /** Several edits in one notification. */
  | { readonly kind: 'edits'; readonly edits: readonly { readonly at: number; readonly remove: number; readonly text: string }[] }
  /** The whole text is replaced, by one change without a range. */
  | { readonly kind: 'replace'; readonly text: string }
  /** A text that is far too large or too deep is pasted, everything is asked, and it is taken back. */
  | { readonly kind: 'huge'; readonly at: number; readonly what: HugeName }
  | { readonly kind: 'undo'; readonly steps: number }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'ask'; readonly method: number; readonly at: number; readonly to: number; readonly trigger: string; readonly cancel: boolean };

const secret = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';
const client = {
  UserPoolId: 'us-east-1_Abc123456', ClientId: '1example23456789', ClientName: 'wéb 😀', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ADMIN_NO_SRP_AUTH'], AccessTokenValidity: '60',
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hour' }, AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code', 'client_credentials'], AllowedOAuthScopes: ['OpenID', 'my/x'],
  CallbackURLs: ['https://app.example.com/cb', 'http://a.io/#f', 'https://app.example.com/cb'], RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 90 }, SupportedIdentityProviders: ['GOOGLE'],
};
const file = JSON.stringify(client, null, 2);

/** Texts that people and tools write, in good order and in bad. */
const STARTS: readonly string[] = [
  '', '{}', '{\n  \n}\n', file, file.replaceAll('\n', '\r\n'), file.replaceAll('\n', '\r'), `\uFEFF${file}`, file.replaceAll(' ', '\0'), file.split('').join('\0'), `${file}${file}`, `[${file}]`,
  JSON.stringify({ UserPoolClient: { ...client, ClientSecret: secret, CreationDate: 1 }, ResponseMetadata: {} }, null, 2), file.replaceAll('\n  ', '\n  // why\n  '),
  `// cognito-client-disable callback-http, no-such-rule -- reason\n${file.replace('  "ClientName"', '  // cognito-client-disable-next-line\n  "ClientName"')}`,
  '{ "UserPoolId": "us-ea', '{ "__proto__": { "constructor": [] }, "toString": null }', '\u2028\u2029\u0085', Buffer.from(file, 'utf16le').toString('latin1'),
];

const PIECES: readonly string[] = [
  '{', '}', '[', ']', ',', ':', '"', '\n', '\r', '\r\n', '//', '/*', '*/', ' ', '\t', 'true', 'null', '12', '-1e999', '\\', '\\u', '\\ud800', '\0', '\uFEFF', '\u2028', 'é', '😀', '\uD83D', '\uDE00', 'a\u0301',
  '"ClientId": "x",', '"CallbackURLs": [', '"TokenValidityUnits": {"AccessToken": ', '"UserPoolClient": {', '"ExplicitAuthFlows"', '"ALLOW_USER_AUTH"', '"https://', '${VAR}', '{{var}}', '<your-', '"__proto__": ', '// cognito-client-disable-next-line ',
  '/* cognito-client-disable */', 'constructor', '"$schema": "x",', '-- ',
];

/** What is far beyond any legal file. Made when it is wanted: a script of actions stays small. */
const HUGE = {
  'a string of 5 MB': () => `"${'x'.repeat(5_000_000)}"`,
  'a list of 5 MB': () => `[${'"https://app.example.com/cb",'.repeat(180_000)}`,
  'a line of 900,000 characters': () => `"ClientName": "${'y'.repeat(900_000)}",`,
  'nested 10,000 deep': () => '{"a":['.repeat(5_000) + ']}'.repeat(5_000),
  '10,000 open brackets': () => '['.repeat(10_000),
  '60 deep, 2,000 times': () => `${'['.repeat(60)}${']'.repeat(60)},`.repeat(2_000),
  '50,000 members': () => Array.from({ length: 50_000 }, (_, index) => `"k${index}":1,`).join(''),
  '20,000 twins': () => '"ClientId":"x",'.repeat(20_000),
  '25,000 line comments': () => '// cognito-client-disable-next-line x\n'.repeat(25_000),
  'a comment with 100,000 codes': () => `\n// cognito-client-disable-next-line ${'a* '.repeat(100_000)}\n${'"Kx": 1,'.repeat(2_000)}`,
  '200,000 items, then 10,000 comments': () => `"a":[${'1,'.repeat(200_000)}\n${'// cognito-client-disable-next-line x\n2,\n'.repeat(10_000)}],`,
  '500,000 blank lines': () => '\n'.repeat(500_000),
  '200,000 lone surrogates': () => '\uD800'.repeat(200_000),
  '500,000 NULs': () => '\0'.repeat(500_000),
  '300,000 escapes': () => `"${'\\'.repeat(300_000)}`,
} as const;
export type HugeName = keyof typeof HUGE;
export const hugeText = (name: HugeName): string => HUGE[name]();
export const hugeNames = Object.keys(HUGE) as HugeName[];

const place = fc.nat(MILLION);
const pasted = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.constantFrom(...STARTS) }, { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) }, { weight: 1, arbitrary: fc.json() });
const edit = fc.record({ at: place, remove: fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }), text: fc.oneof({ weight: 5, arbitrary: pasted }, { weight: 1, arbitrary: fc.constant('') }) });

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 300, arbitrary: edit.map((it) => ({ kind: 'edit' as const, ...it })) },
  { weight: 30, arbitrary: fc.array(edit, { minLength: 1, maxLength: 5 }).map((edits) => ({ kind: 'edits' as const, edits })) },
  { weight: 15, arbitrary: fc.constantFrom(...STARTS).map((text) => ({ kind: 'replace' as const, text })) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('huge' as const), at: place, what: fc.constantFrom(...hugeNames) }) },
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('undo' as const), steps: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'reopen' as const }) },
  { weight: 90, arbitrary: fc.record({ kind: fc.constant('ask' as const), method: fc.nat(1000), at: place, to: place, trigger: fc.constantFrom('', '"', ':', '/', 'x'), cancel: fc.nat(9).map((it) => it === 0) }) },
);

/** What is done with one document, from its opening on. */
export const scripts = fc.record({ start: fc.constantFrom(...STARTS), actions: fc.array(action, { maxLength: 500, size: 'max' }) });
export interface Script { readonly start: string; readonly actions: readonly Action[] }
