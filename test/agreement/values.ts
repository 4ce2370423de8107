import fc from 'fast-check';

type Any = fc.Arbitrary<unknown>;

const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const times = (count: number, item: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => item(index));
/** Short lists are likely; the same item may come twice. */
const listOf = (item: fc.Arbitrary<string>, maxLength = 4): fc.Arbitrary<string[]> => fc.array(item, { maxLength });
const mostly = <T>(usual: fc.Arbitrary<T>, rare: Any): Any =>
  fc.oneof({ arbitrary: usual, weight: 6 }, { arbitrary: rare, weight: 1 });

/** Values of every JSON type, for members of any. */
export const anyJson: Any = oneOf<unknown>(
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  30,
  1e21,
  '',
  '30',
  'true',
  [],
  [null],
  [1],
  ['a', null],
  [['a']],
  {},
  { a: 1 },
  [{}],
);

/** Characters at the edges of what patterns let through: controls, spaces of Unicode, surrogates, other scripts, quotes. */
const STRANGE = [
  '\u0000',
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\ud800',
  '\u{1f600}',
  'é',
  '日',
  '٣',
  'ſ',
  'K',
  '"',
  '\\',
  '/',
  ':',
  '(',
  '+',
  '=',
  ',',
  '.',
  '@',
  '-',
  '_',
  '#',
  '*',
  '$',
  '%',
  '<',
  '>',
  '{',
  '}',
  '`',
  '|',
  '~',
  '\u007f',
  '́',
  '\ue000',
  '\u0378',
];
const strange = fc.tuple(oneOf('', 'a', 'a-b'), oneOf(...STRANGE), oneOf('', 'z', '1')).map((parts) => parts.join(''));
const sized = (...lengths: number[]): fc.Arbitrary<string> =>
  fc.tuple(oneOf(...lengths), oneOf('a', '\u{1f600}')).map(([length, char]) => char.repeat(length));
const template = oneOf('${NAME}', '{{name}}', '<your-name>', 'a${X}b');

// URLs are put together from parts that checks look at: scheme, slashes, user, host, port, path, fragment.
const url = fc
  .tuple(
    oneOf('https', 'https', 'https', 'http', 'http', 'HTTP', 'myapp', 'com.example.app', 'exp', 'h+t.t-p', '1a', ''),
    oneOf('://', '://', '://', '://', ':', ':/', '', '//'),
    oneOf('', '', '', '', 'user@', 'user:pw@', 'localhost@', 'localhost:80@'),
    oneOf(
      'app.example.com',
      'localhost',
      'LocalHost',
      '127.0.0.1',
      '[::1]',
      'localhost.',
      'localhost.example.com',
      '127.0.0.2',
      '[::2]',
      '0.0.0.0',
      '*.example.com',
      'bücher.example',
      '',
    ),
    oneOf('', '', '', ':3000', ':', ':x', ':80:80'),
    oneOf('', '/', '/cb', '/cb?a=b', '?q', '/%20', '/日本', '/a:b', '/@x', '\\x', '/\u3000', '/a b', '/\n', '/\u0000'),
    oneOf('', '', '', '', '#', '#/home'),
  )
  .map((parts) => parts.join(''));
const plainUrl = oneOf(
  'https://a.example.com/cb',
  'https://a.example.com/cb/',
  'https://b.example.com',
  'http://localhost:3000/cb',
  'myapp://cb',
  'com.example.app:/cb',
);
const longUrl = fc
  .tuple(oneOf(1023, 1024, 1025), oneOf('a', '\u{1f600}'))
  .map(([length, char]) => `https://${char.repeat(length - 8)}`);
const sampleUrl = oneOf(
  'https://${HOST}/cb',
  'https://{{host}}/cb',
  'https://<your-domain>/cb',
  'https://YOUR_DOMAIN/cb',
  'http://${HOST}#x',
  'EXAMPLE',
);
const anyUrl = fc.oneof(
  { arbitrary: plainUrl, weight: 8 },
  { arbitrary: url, weight: 8 },
  { arbitrary: strange, weight: 2 },
  { arbitrary: longUrl, weight: 1 },
  { arbitrary: sampleUrl, weight: 1 },
  { arbitrary: oneOf(''), weight: 1 },
);
const manyUrls = oneOf(99, 100, 101).map((count) => times(count, (i) => `https://a.example.com/${i}`));
const urls = fc.oneof({ arbitrary: listOf(anyUrl, 3), weight: 10 }, { arbitrary: manyUrls, weight: 1 });

const NEW_FLOWS = [
  'ALLOW_USER_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_CLIENT_TOKEN_AUTH',
];
const LEGACY_FLOWS = ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'];
const WRONG_FLOWS = [
  'USER_SRP_AUTH',
  'allow_user_auth',
  'ALLOW_',
  'ALLOW_NEW_AUTH',
  'ALLOW_new',
  '',
  'ALLOW_USER_AUTH ',
];
const newFlow = oneOf(...NEW_FLOWS);
const anyFlow = fc.oneof(
  { arbitrary: newFlow, weight: 8 },
  { arbitrary: oneOf(...LEGACY_FLOWS), weight: 2 },
  { arbitrary: oneOf(...WRONG_FLOWS), weight: 1 },
);

const STANDARD_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
const scope = fc.oneof(
  { arbitrary: oneOf(...STANDARD_SCOPES), weight: 8 },
  { arbitrary: oneOf('api/read', 'https://api.example.com/read', 'a/b/c', '/', 'x/', '/x'), weight: 6 },
  {
    arbitrary: oneOf(
      'OpenID',
      'EMAIL',
      'Aws.Cognito.Signin.User.Admin',
      'openıd',
      'offline_access',
      'address',
      'COGNITO',
      'openid email',
      'a/"b',
      'toString',
      '${SCOPE}',
    ),
    weight: 2,
  },
  { arbitrary: strange, weight: 1 },
  { arbitrary: oneOf(255, 256, 257).map((length) => `a/${'b'.repeat(length - 2)}`), weight: 1 },
  { arbitrary: oneOf(''), weight: 1 },
);
const manyScopes = oneOf(49, 50, 51).map((count) => times(count, (i) => `api/scope${i}`));

const provider = fc.oneof(
  {
    arbitrary: oneOf('COGNITO', 'Facebook', 'Google', 'SignInWithApple', 'LoginWithAmazon', 'Corporate', 'My SAML'),
    weight: 10,
  },
  {
    arbitrary: oneOf(
      'GOOGLE',
      'Cognito',
      'FACEBOOK',
      'signinwithapple',
      'LOGINWITHAMAZON',
      'Apple',
      'apple',
      'Amazon',
      'constructor',
      'Google ',
      '${IDP}',
    ),
    weight: 3,
  },
  { arbitrary: strange, weight: 1 },
  { arbitrary: sized(31, 32, 33), weight: 1 },
  { arbitrary: oneOf(''), weight: 1 },
);
const attribute = fc.oneof(
  {
    arbitrary: oneOf(
      'email',
      'name',
      'phone_number',
      'updated_at',
      'custom:plan',
      'dev:custom:x',
      'oidc:profile',
      'plan',
    ),
    weight: 10,
  },
  {
    arbitrary: oneOf('email_verified', 'phone_number_verified', 'sub', 'identities', 'cognito:groups', 'Email', 'SUB'),
    weight: 2,
  },
  { arbitrary: strange, weight: 1 },
  { arbitrary: sized(2047, 2048, 2049), weight: 1 },
  { arbitrary: oneOf(''), weight: 1 },
);

const NUMBERS = [
  0, 1, 2, 3, 4, 5, 15, 16, 23, 24, 25, 30, 59, 60, 61, 299, 300, 301, 1439, 1440, 1441, 3599, 3600, 3601, 3650, 3651,
  86_399, 86_400, 86_401, 87_600, 87_601, 5_256_000, 5_256_001, 315_360_000, 315_360_001, -1, -0, 1.5, 1e21,
];
const number = fc.oneof(
  { arbitrary: oneOf(...NUMBERS), weight: 3 },
  { arbitrary: fc.integer({ min: -2, max: 100_000 }), weight: 1 },
);
const unit = mostly(
  oneOf('seconds', 'minutes', 'hours', 'days'),
  oneOf<unknown>('second', 'Hours', '', 'weeks', null, 1, '${UNIT}'),
);

const ARN = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef';
const ROLE = 'arn:aws:iam::123456789012:role/own';
/** The role that describe adds beside ApplicationArn. */
export const SERVICE_ROLE =
  'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';
const arn = mostly(
  oneOf(ARN, ARN.replace('us-east-1', 'eu-west-1'), ARN.replace('us-east-1', '')),
  fc.oneof(
    oneOf(
      'arn:aws:x',
      'arn:a:b::1:cdefghijk',
      'arn:a:b::1:cdefghij',
      `${ARN} `,
      `${ARN}:a:b`,
      `${ARN}:a:b:c`,
      ARN.toUpperCase(),
      '${ARN}',
      '',
    ),
    oneOf(2047, 2048, 2049).map((length) => `${ARN}${'a'.repeat(length - ARN.length)}`),
  ),
);
const role = fc.oneof(
  oneOf(ROLE, SERVICE_ROLE),
  oneOf<unknown>(`${SERVICE_ROLE}X`, SERVICE_ROLE.replace('AWSServiceRoleForAmazonCognitoIdp', 'Other'), 'role', null),
);
const optional = (model: Record<string, Any>): Any => fc.record(model, { requiredKeys: [] });
const analytics = optional({
  ApplicationArn: arn,
  RoleArn: role,
  ApplicationId: mostly(oneOf('0123abcDEF', 'a'), oneOf<unknown>('', 'xyz', '0x1', 'a\n', null)),
  ExternalId: mostly(
    oneOf('', 'external', '\u0000'),
    oneOf(131_072, 131_073).map((length) => 'x'.repeat(length)),
  ),
  UserDataShared: fc.boolean(),
});
const rotation = optional({
  Feature: mostly(oneOf('ENABLED', 'DISABLED'), oneOf<unknown>('enabled', '', null, true)),
  RetryGracePeriodSeconds: mostly(oneOf(0, 1, 59, 60), oneOf<unknown>(-1, 61, null, 0.5)),
});
const units = optional({ AccessToken: unit, IdToken: unit, RefreshToken: unit });

/** Members that other requests, answers and tools know, and misspelt ones. */
export const FOREIGN: Readonly<Record<string, unknown>> = {
  ClientSecret: 'fake-secret-DO-NOT-LEAK-0123456789abcdef',
  CreationDate: 1,
  LastModifiedDate: 1,
  ClientType: 'REGULAR',
  GenerateSecret: true,
  Name: 'web',
  CallBackURLs: [],
  UserPoolClient: { ClientName: 'web' },
  constructor: 1,
};

/** For each parameter values on both sides of each of its borders, mixed with usual ones. */
export const PARAMETERS: Readonly<Record<string, Any>> = {
  UserPoolId: mostly(
    oneOf('us-east-1_Agreement1', 'eu-west-1_A', 'a_b_C'),
    fc.oneof(
      oneOf<unknown>('', 'us-east-1', '_a', 'us east_1', 'us-east-1_a-b', 'ü_1', '${POOL}', null),
      oneOf(54, 55, 56).map((length) => `a_${'1'.repeat(length - 2)}`),
    ),
  ),
  ClientId: mostly(
    oneOf('agreementclient1', 'A+b_1'),
    fc.oneof(oneOf<unknown>('', 'a-b', 'é', 'a b', '<your-client>', null), sized(127, 128, 129)),
  ),
  ClientName: fc.oneof(oneOf('web', 'My app +=,.@-_'), strange, sized(127, 128, 129), template, oneOf('')),
  RefreshTokenValidity: number,
  AccessTokenValidity: number,
  IdTokenValidity: number,
  TokenValidityUnits: units,
  ReadAttributes: listOf(attribute),
  WriteAttributes: listOf(attribute),
  ExplicitAuthFlows: fc.oneof({ arbitrary: listOf(newFlow), weight: 3 }, { arbitrary: listOf(anyFlow), weight: 2 }),
  SupportedIdentityProviders: listOf(provider),
  CallbackURLs: urls,
  LogoutURLs: urls,
  DefaultRedirectURI: anyUrl,
  AllowedOAuthFlows: mostly(
    listOf(oneOf('code', 'implicit', 'client_credentials')),
    listOf(oneOf('token', 'Code', '', 'authorization_code', 'code', '${FLOW}')),
  ),
  AllowedOAuthScopes: fc.oneof({ arbitrary: listOf(scope), weight: 20 }, { arbitrary: manyScopes, weight: 1 }),
  AllowedOAuthFlowsUserPoolClient: fc.boolean(),
  AnalyticsConfiguration: analytics,
  PreventUserExistenceErrors: oneOf<unknown>('LEGACY', 'ENABLED', 'ENABLED', 'DISABLED', 'enabled', '', true, '${X}'),
  EnableTokenRevocation: fc.boolean(),
  EnablePropagateAdditionalUserContextData: fc.boolean(),
  AuthSessionValidity: oneOf<unknown>(2, 3, 3, 4, 15, 15, 16, 0, -3, 3.5),
  RefreshTokenRotation: rotation,
};
