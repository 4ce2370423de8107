import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { AppClientContext } from '../../../server/src/language/context';
import { plainStyle } from '../../../server/src/language/client-style';
import { HINT_KINDS, type HintKind, type HintSwitches } from '../../../server/src/language/hints/hint';
import { createLanguage, type Opened } from '../../../server/src/language/language';
import { toInlayHints } from '../../../server/src/requests';

const opened = (text: string, context?: AppClientContext): Opened =>
  createLanguage(plainStyle).open(
    TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text),
    {},
    context,
  );

const only = (kind?: HintKind): HintSwitches =>
  kind ? Object.fromEntries(HINT_KINDS.map((hintKind) => [hintKind, hintKind === kind])) : {};

/** The text with each hint where it is shown. */
function shown(value: unknown, live?: AppClientContext['live'], kind?: HintKind): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [...opened(text, live && { live }).hints(only(kind))]
    .reverse()
    .reduce((now, { offset, label }) => `${now.slice(0, offset)}⟨${label}⟩${now.slice(offset)}`, text);
}

describe('inlay hints', () => {
  const cases: readonly [what: string, value: unknown, expected: string][] = [
    [
      'the unit that counts where none is written',
      { AccessTokenValidity: 5, IdTokenValidity: 1, RefreshTokenValidity: 7 },
      '{"AccessTokenValidity":5⟨hours⟩,"IdTokenValidity":1⟨hour⟩,"RefreshTokenValidity":7⟨days⟩}',
    ],
    [
      'an unwritten unit and what reads better',
      { AccessTokenValidity: 24 },
      '{"AccessTokenValidity":24⟨hours⟩⟨= 1 day⟩}',
    ],
    [
      'a lifetime whose unit stands elsewhere',
      { AccessTokenValidity: 36000, TokenValidityUnits: { AccessToken: 'seconds' } },
      '{"AccessTokenValidity":36000⟨= 10 hours⟩,"TokenValidityUnits":{"AccessToken":"seconds"}}',
    ],
    [
      'what a unit without its number counts',
      { TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'hours' } },
      '{"TokenValidityUnits":{"AccessToken":"minutes"⟨= 1 minute?⟩,"RefreshToken":"hours"⟨= 30 hours?⟩}}',
    ],
    ['the fixed unit of a session', { AuthSessionValidity: 3 }, '{"AuthSessionValidity":3⟨minutes⟩}'],
    [
      'what is stored for 0',
      { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'hours' } },
      '{"RefreshTokenValidity":0⟨stored as 30 days⟩,"TokenValidityUnits":{"RefreshToken":"hours"}}',
    ],
    [
      'what is stored for no attribute',
      { ReadAttributes: [], WriteAttributes: ['email'] },
      '{"ReadAttributes":[]⟨stored as the default set⟩,"WriteAttributes":["email"]}',
    ],
    [
      'what is stored for a grace period without rotation',
      { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 5 } },
      '{"RefreshTokenRotation":{"Feature":"DISABLED","RetryGracePeriodSeconds":5⟨stored as 0⟩}}',
    ],
  ];
  for (const [what, value, expected] of cases) it(`show ${what}`, () => assert.equal(shown(value), expected));

  for (const value of [
    { AccessTokenValidity: '5' },
    { AccessTokenValidity: 5.5 },
    { RefreshTokenValidity: -1 },
    { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'fortnights' } },
    { AccessTokenValidity: 5, TokenValidityUnits: 'hours' },
    { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 } },
    { AuthSessionValidity: 0 },
    ['x'],
    'no JSON',
    '',
  ])
    it(`say nothing about ${JSON.stringify(value)}`, () =>
      assert.equal(shown(value), typeof value === 'string' ? value : JSON.stringify(value)));

  it('are about the live number where a unit stands without one', () =>
    assert.equal(
      shown({ TokenValidityUnits: { AccessToken: 'minutes' } }, { AccessTokenValidity: 45 }, 'durations'),
      '{"TokenValidityUnits":{"AccessToken":"minutes"⟨= 45 minutes⟩}}',
    ));

  describe('about what is live', () => {
    const liveCases: readonly [
      what: string,
      file: unknown,
      live: NonNullable<AppClientContext['live']>,
      expected: string,
    ][] = [
      [
        'a lifetime',
        { RefreshTokenValidity: 30 },
        { RefreshTokenValidity: 7 },
        '{"RefreshTokenValidity":30⟨live: 7 days⟩}',
      ],
      [
        'a default',
        { PreventUserExistenceErrors: 'ENABLED' },
        {},
        '{"PreventUserExistenceErrors":"ENABLED"⟨live: LEGACY (default)⟩}',
      ],
      [
        'what live has more and has not',
        { CallbackURLs: ['https://a.example/', 'https://b.example/'] },
        { CallbackURLs: ['https://b.example/', 'https://c.example/'] },
        '{"CallbackURLs":[⟨live also: https://c.example/⟩"https://a.example/"⟨not live⟩,"https://b.example/"]}',
      ],
      [
        'many items more, counted',
        { CallbackURLs: ['https://a.example/'] },
        {
          CallbackURLs: ['https://a.example/', ...Array.from({ length: 9 }, (_, index) => `https://${index}.example/`)],
        },
        '{"CallbackURLs":[⟨live has 9 more⟩"https://a.example/"]}',
      ],
      [
        'the default of a list that nobody can name',
        { ReadAttributes: ['email'] },
        {},
        '{"ReadAttributes":["email"]⟨live: not set⟩}',
      ],
      [
        'an object',
        { RefreshTokenRotation: { Feature: 'ENABLED' } },
        { RefreshTokenRotation: { Feature: 'DISABLED' } },
        '{"RefreshTokenRotation":{"Feature":"ENABLED"}⟨live: Feature DISABLED⟩}',
      ],
    ];
    for (const [what, file, live, expected] of liveCases)
      it(`show ${what}`, () => assert.equal(shown(file, live, 'live'), expected));

    it('are silent where both mean the same, and where the file says nothing', () => {
      const file = {
        RefreshTokenValidity: 1,
        AccessTokenValidity: 60,
        TokenValidityUnits: { RefreshToken: 'days', AccessToken: 'minutes' },
        CallbackURLs: ['https://a.example/', 'https://b.example/'],
        EnableTokenRevocation: true,
        ReadAttributes: [],
      };
      const live = {
        RefreshTokenValidity: 24,
        TokenValidityUnits: { RefreshToken: 'hours' as const },
        CallbackURLs: ['https://b.example/', 'https://a.example/'],
        ClientName: 'x',
        LogoutURLs: ['https://a.example/'],
      };
      assert.equal(shown(file, live, 'live'), JSON.stringify(file));
    });

    it('are silent while live is not known', () =>
      assert.equal(shown({ RefreshTokenValidity: 30 }, undefined, 'live'), '{"RefreshTokenValidity":30}'));
  });

  it('have a switch for each kind', () => {
    const text = '{"AccessTokenValidity":24,"RefreshTokenValidity":0,"ClientName":"a"}';
    for (const kind of HINT_KINDS) {
      const kinds = (switches: HintSwitches): HintKind[] =>
        [
          ...new Set(
            opened(text, { live: { ClientName: 'b', RefreshTokenValidity: 30, AccessTokenValidity: 24 } })
              .hints(switches)
              .map((hint) => hint.kind),
          ),
        ].sort();
      assert.deepEqual(kinds({}), [...HINT_KINDS].sort());
      assert.deepEqual(kinds({ [kind]: false }), HINT_KINDS.filter((hintKind) => hintKind !== kind).sort());
    }
  });

  it('write the unit into the file when they are accepted', () => {
    const text = '{\n  "AccessTokenValidity": 5 // short\n}\n';
    const language = opened(text);
    const { textDocument } = language.document;
    const [hint] = toInlayHints(language, language.hints({}), {
      start: textDocument.positionAt(0),
      end: textDocument.positionAt(text.length),
    });
    assert.equal(
      TextDocument.applyEdits(textDocument, hint?.textEdits ?? []),
      '{\n  "AccessTokenValidity": 5, // short\n  "TokenValidityUnits": {\n    "AccessToken": "hours"\n  }\n}\n',
    );
  });

  it('are one-line, in text order and within the text, whatever the text and whatever is live', () => {
    const names = fc.constantFrom(
      'AccessTokenValidity',
      'RefreshTokenValidity',
      'TokenValidityUnits',
      'CallbackURLs',
      'ReadAttributes',
      'RefreshTokenRotation',
      'ClientName',
      'ExplicitAuthFlows',
    );
    fc.assert(
      fc.property(
        fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })),
        fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })),
        (file, live) => {
          const text = JSON.stringify(file);
          const hints = opened(text, { live: live as NonNullable<AppClientContext['live']> }).hints({});
          for (const [index, { offset, label }] of hints.entries()) {
            assert.ok(offset > 0 && offset < text.length && offset >= (hints[index - 1]?.offset ?? 0));
            assert.ok(label !== '' && !/[\r\n]/.test(label) && label.length < 70, label);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('links', () => {
  const linked = (value: unknown): (string | undefined)[] => {
    const { document, links } = opened(JSON.stringify(value));
    return links().map(({ range, target }) => {
      assert.equal(document.textDocument.getText(range), target);
      return target;
    });
  };

  it('are on https addresses of redirects', () =>
    assert.deepEqual(
      linked({
        CallbackURLs: ['https://a.example/cb', 'http://localhost/cb'],
        LogoutURLs: ['https://a.example/out?x=1#y'],
        DefaultRedirectURI: 'https://a.example/cb',
      }),
      ['https://a.example/cb', 'https://a.example/out?x=1#y', 'https://a.example/cb'],
    ));

  it('are on nothing else', () => {
    for (const url of [
      'com.example.app://cb',
      'javascript:alert(1)',
      'http://a.example/',
      'https://',
      'https://${HOST}/cb',
      'https://your-domain/cb',
      'https://bank.example@evil.example/',
      'https://a.example/ b',
      'https://a.example/\n',
      'https://a.example/\u202Ekcatta',
      'https://a.example/\u200B',
      7,
      null,
      {},
    ]) {
      assert.deepEqual(linked({ CallbackURLs: [url] }), [], String(url));
    }
    assert.deepEqual(linked({ ClientName: 'https://a.example/', CallbackURLs: 'x' }), []);
  });
});
