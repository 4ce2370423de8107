import fc from 'fast-check';

/** How every secret of these answers begins. */
export const SECRET = 'fake-secret-DO-NOT-LEAK-';

/** Secrets: as Cognito makes them, and of characters that JSON writes as escapes. */
export const SECRETS = [`${SECRET}0123456789abcdef`, `${SECRET}"\\é\u202E\n0`, `${SECRET}${'x'.repeat(3_000)}`];

/** Pieces that somewhere mean more than their letters. */
const PIECES = [
  '[x](command:workbench.action.quit)',
  '[x](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '[x]: https://evil.example',
  '<https://evil.example>',
  '<img src=x onerror=y>',
  '<a href="command:y">',
  '<!--',
  'https://evil.example',
  'www.evil.example',
  'command:workbench.action.terminal.new',
  'mailto:a@evil.example',
  '@somebody',
  '$(error)',
  '$(sync~spin)',
  '`',
  '```\n',
  '~~~\n',
  '| x |',
  '\n| - |\n',
  '\n# x\n',
  '\n---\n',
  '===',
  '- ',
  '**',
  '\\',
  '&lt;',
  '&#x202E;',
  '##[add-mask]e',
  '##vso[task.complete result=Succeeded;]done',
  "##teamcity[buildStatus status='SUCCESS']",
  '::add-mask::e',
  '\n::error::x',
  '\r##[error]y',
  '#\u200B#[error]z',
  '\u001B[2J',
  '\u001B]0;title\u0007',
  '\u009B1A',
  '\u0085',
  '\u2028::error::x',
  '\u202Egnp.exe',
  '\u2066',
  '\u200B',
  '\uFEFF',
  '\u3164',
  '\0',
  '\uD800',
  '😀',
  '/../../.config/x',
  '..\\..\\x',
  '/etc/passwd',
  'C:\\x',
  'CON',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  'toString',
  '"',
  "'",
  '","ClientSecret":"',
  '// cognito-client-disable',
  '*/',
  '${x}',
  '{{x}}',
  ' ',
  '\t',
  'a',
  'Z9',
];

/** Beginnings that lead into the rules about a value. */
const LEADS = ['', '', 'https://a.example/', 'http://localhost:', 'app.shop:', 'custom:', 'api/', 'ALLOW_', 'a b '];

const short = fc
  .tuple(
    fc.constantFrom(...LEADS),
    fc.array(
      fc.oneof(
        { arbitrary: fc.constantFrom(...PIECES), weight: 6 },
        { arbitrary: fc.string({ maxLength: 4 }), weight: 1 },
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([lead, pieces]) => lead + pieces.join(''));

const long = fc
  .tuple(short, fc.constantFrom(200, 2_000, 20_000))
  .map(([text, times]) => text.repeat(times).slice(0, 100_000));

/** A text that somebody else wrote: seldom a very long one. */
export const hostileText = fc.oneof({ arbitrary: short, weight: 300 }, { arbitrary: long, weight: 1 });

/** A short one, for a name of a member. */
export const hostileName = fc.oneof(
  short,
  fc.constantFrom('__proto__', 'constructor', 'toString', 'ClientSecretValue'),
);
