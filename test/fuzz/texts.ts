const secret = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';
/** A client as people write it, with much that is wrong. */
const client = {
  UserPoolId: 'us-east-1_Abc123456',
  ClientId: '1example23456789',
  ClientName: 'wéb 😀',
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ADMIN_NO_SRP_AUTH'],
  AccessTokenValidity: '60',
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hour' },
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code', 'client_credentials'],
  AllowedOAuthScopes: ['OpenID', 'my/x'],
  CallbackURLs: ['https://app.example.com/cb', 'http://a.io/#f', 'https://app.example.com/cb'],
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 90 },
  SupportedIdentityProviders: ['GOOGLE'],
};
const file = JSON.stringify(client, null, 2);

/** One in which nothing is wrong that a single value could be, so that all rules look at it. */
const sound = JSON.stringify(
  {
    ...client,
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    AccessTokenValidity: 60,
    TokenValidityUnits: { AccessToken: 'minutes' },
    AllowedOAuthFlows: ['code', 'implicit'],
    AllowedOAuthScopes: ['openid', 'my/read', 'my/gone'],
    CallbackURLs: ['https://app.example.com/cb', 'https://app.example.com/cb/', 'http://a.io/', 'myapp://cb'],
    DefaultRedirectURI: 'https://b.example/',
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    SupportedIdentityProviders: ['COGNITO', 'google', 'Gone'],
    ReadAttributes: ['email', 'custom:plan', 'custom:gone'],
    WriteAttributes: ['email'],
  },
  null,
  '\t',
);

/** Texts that people and tools write, in good order and in bad. */
export const STARTS: readonly string[] = [
  '',
  '{}',
  '{\n  \n}\n',
  file,
  sound,
  sound.replaceAll('\n', '\r\n'),
  file.replaceAll('\n', '\r\n'),
  file.replaceAll('\n', '\r'),
  `\uFEFF${file}`,
  file.replaceAll(' ', '\0'),
  file.split('').join('\0'),
  `${file}${file}`,
  `[${file}]`,
  JSON.stringify(
    { UserPoolClient: { ...client, ClientSecret: secret, CreationDate: 1 }, ResponseMetadata: {} },
    null,
    2,
  ),
  file.replaceAll('\n  ', '\n  // why\n  '),
  [
    '// cognito-client-disable callback-http, no-such-rule -- reason',
    `${file.replace('  "ClientName"', '  // cognito-client-disable-next-line\n  "ClientName"')}`,
  ].join('\n'),
  '{ "UserPoolId": "us-ea',
  '{ "__proto__": { "constructor": [] }, "toString": null }',
  '\u2028\u2029\u0085',
  Buffer.from(file, 'utf16le').toString('latin1'),
];

export const PIECES: readonly string[] = [
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
  '\t',
  'true',
  'null',
  '12',
  '-1e999',
  '\\',
  '\\u',
  '\\ud800',
  '\0',
  '\uFEFF',
  '\u2028',
  'é',
  '😀',
  '\uD83D',
  '\uDE00',
  'a\u0301',
  '"ClientId": "x",',
  '"CallbackURLs": [',
  '"TokenValidityUnits": {"AccessToken": ',
  '"UserPoolClient": {',
  '"ExplicitAuthFlows"',
  '"ALLOW_USER_AUTH"',
  '"https://',
  '${VAR}',
  '{{var}}',
  '<your-',
  '"__proto__": ',
  '// cognito-client-disable-next-line ',
  '/* cognito-client-disable */',
  'constructor',
  '"$schema": "x",',
  '-- ',
];

/** A member with a list of so many items. */
const items = (name: string, count: number, item: (index: number) => string): string =>
  `"${name}": ${JSON.stringify(Array.from({ length: count }, (_, index) => item(index)))},`;

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
  'a comment with 100,000 codes': () =>
    `\n// cognito-client-disable-next-line ${'a* '.repeat(100_000)}\n${'"Kx": 1,'.repeat(2_000)}`,
  '200,000 items, then 10,000 comments': () =>
    `"a":[${'1,'.repeat(200_000)}\n${'// cognito-client-disable-next-line x\n2,\n'.repeat(10_000)}],`,
  '500,000 blank lines': () => '\n'.repeat(500_000),
  '200,000 lone surrogates': () => '\uD800'.repeat(200_000),
  '500,000 NULs': () => '\0'.repeat(500_000),
  '300,000 escapes': () => `"${'\\'.repeat(300_000)}`,
  '9,000 scopes': () => items('AllowedOAuthScopes', 9_000, (index) => `api/${index}`),
  '9,000 URLs': () =>
    items('CallbackURLs', 9_000, (index) => `https://${index}.example.com/callback${index % 2 ? '/' : ''}`),
  '20,000 attributes': () =>
    items('ReadAttributes', 20_000, (index) => `custom:a${index}`) +
    items('WriteAttributes', 20_000, (index) => `custom:b${index}`),
  '9,000 identity providers': () => items('SupportedIdentityProviders', 9_000, (index) => `Provider${index}`),
  '20 times 40,000 characters in a URL': () =>
    items('LogoutURLs', 20, (index) => `https://${'a-'.repeat(20_000)}${index}`),
} as const;
export type HugeName = keyof typeof HUGE;
export const hugeText = (name: HugeName): string => HUGE[name]();
export const hugeNames = Object.keys(HUGE) as HugeName[];
