import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Settings } from '../../../../client/src/sync/settings';
import { excerptOf } from '../../../../client/src/sync/references/excerpt';
import { ignoredBy, plainFolders } from '../../../../client/src/sync/references/ignored';
import { bulkReferencesMarkdown, referencesMarkdown } from '../../../../client/src/sync/references/markdown';
import { removedIdentifiers, type SearchTerm } from '../../../../client/src/sync/references/search-terms';
import {
  BOUNDS,
  searchReferences,
  type SearchedFile,
  type References,
} from '../../../../client/src/sync/references/search';

const SECRET = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';
const CALLBACK = 'https://shop.example.com/signed-in';
const callback: SearchTerm = { text: CALLBACK, kind: 'address', parameter: 'CallbackURLs' };
const root: SearchTerm = { text: 'https://shop.example.com/', kind: 'address', parameter: 'LogoutURLs' };
const scope: SearchTerm = {
  text: 'https://api.example.com/orders.read',
  kind: 'scope',
  parameter: 'AllowedOAuthScopes',
};
const client: SearchTerm = { text: '1abc23', kind: 'client', parameter: 'ClientId' };

describe('what else would break', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'uses-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Writes files and gives them to be searched. */
  const files = (contents: Readonly<Record<string, string | Buffer>>): Promise<SearchedFile[]> =>
    Promise.all(
      Object.entries(contents).map(async ([name, content]) => {
        const file = path.join(folder, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
        return { path: name, read: async (max) => ((await stat(file)).size > max ? undefined : readFile(file)) };
      }),
    );
  const search = async (
    contents: Readonly<Record<string, string | Buffer>>,
    needles: readonly SearchTerm[],
    bounds = {},
  ): Promise<References<SearchedFile>> =>
    searchReferences(await files(contents), needles, new AbortController().signal, { ...BOUNDS, ...bounds });
  const found = ({ places }: References<SearchedFile>): string[] =>
    places.map(({ file, line }) => `${file.path}:${line}`);

  it('finds an address as files hold it', async () => {
    const uses = await search(
      {
        '.env': `# sign-in\nREDIRECT=${CALLBACK}\n`,
        'aws-exports.js': `  "redirectSignIn": "http://localhost:3000/,${CALLBACK}/",`,
        'config.json': '{ "redirect": "https:\\/\\/shop.example.com\\/signed-in" }',
        'main.tf': `  callback_urls = ["${CALLBACK}"]\r\n`,
        'link.md': `see ${CALLBACK}. And https://x.example/login?client_id=1&redirect_uri=${encodeURIComponent(CALLBACK)}&state=2`,
      },
      [callback],
    );
    assert.deepEqual(found(uses), ['.env:2', 'aws-exports.js:1', 'config.json:1', 'main.tf:1', 'link.md:1']);
    assert.deepEqual([uses.files, uses.cutOff], [5, undefined]);
  });

  it('takes no longer or other address for it', async () => {
    assert.deepEqual(
      found(
        await search(
          {
            'a.ts': [
              `'${CALLBACK}-2'`,
              `'${CALLBACK}/more'`,
              `'${CALLBACK}?x=1'`,
              `'xhttps://shop.example.com/signed-in'`,
              `'${encodeURIComponent(CALLBACK)}%2Fmore'`,
            ].join('\n'),
          },
          [callback],
        ),
      ),
      [],
    );
    assert.deepEqual(
      found(
        await search(
          {
            'a.ts': [
              `'${CALLBACK}'`,
              `'https://shop.example.com.evil/'`,
              `'https://shop.example.com'`,
              `'https://shop.example.com:8080/'`,
              '"https://shop.example.com/"',
            ].join('\n'),
          },
          [root],
        ),
      ),
      ['a.ts:3', 'a.ts:5'],
    );
  });

  it('finds scopes beside others, and client ids', async () => {
    assert.deepEqual(
      found(
        await search(
          {
            'a.ts': [
              `scope: 'openid ${scope.text} email'`,
              `'scope=openid+${scope.text}'`,
              `'scope=openid%20${encodeURIComponent(scope.text)}%20email'`,
              `'${scope.text}.all'`,
              `'${scope.text}ers'`,
            ].join('\n'),
            'b.env': 'CLIENT_ID=1abc23\nOTHER=1abc234\nid: "x-1abc23"\n?client_id%3D1abc23&x',
          },
          [scope, client],
        ),
      ),
      ['a.ts:1', 'a.ts:2', 'a.ts:3', 'b.env:1', 'b.env:4'],
    );
  });

  it('leaves out binary and large files, survives unreadable ones, and says by which bound it was cut off', async () => {
    const uses = await search(
      { 'a.bin': Buffer.from(`\0${CALLBACK}`), 'big.txt': `${CALLBACK} ${'x'.repeat(200)}`, 'ok.txt': CALLBACK },
      [callback],
      { bytesPerFile: 100 },
    );
    assert.deepEqual([found(uses), uses.files, uses.cutOff], [['ok.txt:1'], 1, undefined]);
    const lost: SearchedFile = { path: 'gone.txt', read: () => Promise.reject(new Error('gone')) };
    assert.deepEqual(await searchReferences([lost], [callback], new AbortController().signal), {
      places: [],
      files: 0,
    });

    const many = await files(
      Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`m/${at}.txt`, `${CALLBACK}\n${CALLBACK}`])),
    );
    const run = (
      bounds: object,
      signal = new AbortController().signal,
      more = false,
    ): Promise<References<SearchedFile>> => searchReferences(many, [callback], signal, { ...BOUNDS, ...bounds }, more);
    const cut = async (...given: Parameters<typeof run>): Promise<unknown> => (await run(...given)).cutOff;
    const abort = new AbortController();
    abort.abort();
    assert.deepEqual(
      [
        await cut({ files: 10 }),
        await cut({ places: 5 }),
        await cut({ milliseconds: -1 }),
        await cut({}, abort.signal),
        await cut({}, undefined, true),
        await cut({}),
      ],
      ['files', 'places', 'time', 'cancelled', 'files', undefined],
    );
    assert.equal((await run({ places: 5 })).places.length, 5);
    assert.equal((await run({ files: 10 })).files, 10);
    // Ignored files do not count among those that were read, but their time does.
    const ignored = many.map((file, at) => ({ ...file, isIgnored: () => at % 3 > 0 }));
    const some = await searchReferences(ignored, [callback], new AbortController().signal, { ...BOUNDS, files: 11 });
    assert.deepEqual([some.files, some.cutOff], [10, undefined]);
    const none = many.map((file) => ({ ...file, isIgnored: () => true }));
    const late = await searchReferences(none, [callback], new AbortController().signal, {
      ...BOUNDS,
      milliseconds: -1,
    });
    assert.deepEqual([late.files, late.cutOff], [0, 'time']);
  });

  it('shows little of a line and masks what may be a secret, whatever stands around it', () => {
    const shown = (line: string, needle = CALLBACK): string =>
      excerptOf(line, line.indexOf(needle), line.indexOf(needle) + needle.length);
    for (const lead of [
      'CLIENT_SECRET=',
      'password: "',
      "api_key = '",
      'Authorization: Bearer ',
      'https://me:',
      'X=',
    ]) {
      const line = `${lead}${SECRET} ${CALLBACK} ${lead}${SECRET}`;
      assert.ok(!/LEAK|0123456|abcdef|fake-s/.test(shown(line)), shown(line));
    }
    assert.equal(shown('password=hunter2;url=' + CALLBACK), `password=*******;url=${CALLBACK}`);
    assert.equal(shown(`db://me:hunter2@host ${CALLBACK}`), `db://me:*******@host ${CALLBACK}`);
    assert.equal(shown(`db://me:hunt@er2@host ${CALLBACK}`), `db://me:********@host ${CALLBACK}`, 'up to the last @');
    const parts = 'ab!cd!ef!gh!ij!kl!mn!op!qr!st!uv!wx!yz';
    assert.doesNotMatch(
      shown(`password=${parts} ${CALLBACK}`),
      /[a-z]{2}!/,
      'the end of one whose beginning is cut off',
    );
    assert.equal(shown(`  "redirect": "${CALLBACK}",`), `"redirect": "${CALLBACK}",`);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, behind) => {
        const excerpt = shown(`${before} token=${SECRET} ${CALLBACK} secret: ${SECRET} ${behind}`);
        assert.ok(excerpt.length < CALLBACK.length + 60 && !/LEAK|0123456789|fake-secret/.test(excerpt), excerpt);
      }),
    );
  });

  it('honours .gitignore files, the deeper one last', () => {
    const isIgnored = ignoredBy([
      { folder: 'app', text: '!keep.log\n/out' },
      { folder: '', text: '*.log\ndist/\n.env.local' },
    ]);
    assert.deepEqual(
      ['a.log', 'app/keep.log', 'app/x.log', 'dist/a.js', 'app/out/a.js', 'out/a.js', '.env.local', '.env'].filter(
        isIgnored,
      ),
      ['a.log', 'app/x.log', 'dist/a.js', 'app/out/a.js', '.env.local'],
    );
    assert.deepEqual(
      [plainFolders('# x\ndist/\n*.log\n.venv/\n/out/\nfile'), plainFolders('dist/\n!dist/keep')],
      [['dist', '.venv'], []],
    );
  });

  it('searches for what has an effect and a telling name', () => {
    const on: Settings = {
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'api/read'],
      CallbackURLs: [CALLBACK, 'app://x'],
      LogoutURLs: [root.text],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    };
    const texts = (after: Settings, before = on): string[] =>
      removedIdentifiers(before, after, { UserPoolId: 'p', ClientId: '1abc23' }).terms.map(
        ({ text, parameter }) => `${parameter} ${text}`,
      );
    assert.deepEqual(texts({ ...on, CallbackURLs: ['app://x'], AllowedOAuthScopes: ['openid'] }), [
      `CallbackURLs ${CALLBACK}`,
      'AllowedOAuthScopes api/read',
    ]);
    assert.deepEqual(
      removedIdentifiers(on, { ...on, AllowedOAuthScopes: ['openid'] }, { UserPoolId: 'p', ClientId: '1abc23' })
        .tooCommon,
      ['email'],
    );
    assert.deepEqual(texts({ ...on, AllowedOAuthFlowsUserPoolClient: false }), [
      `CallbackURLs app://x`,
      `CallbackURLs ${CALLBACK}`,
      `LogoutURLs ${root.text}`,
      'AllowedOAuthScopes api/read',
      'ClientId 1abc23',
    ]);
    assert.deepEqual(
      texts(
        {},
        {
          ...on,
          AllowedOAuthFlowsUserPoolClient: false,
          ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'],
        },
      ),
      [],
      'what had no effect is not missed',
    );
  });

  it('says in the plan that it searches, what it found, and what it cannot tell', async () => {
    const uses = await search({ '.env': `[x](y)=${CALLBACK}` }, [callback, root]);
    const text = (...given: Parameters<typeof referencesMarkdown>): string => referencesMarkdown(...given).join('\n');
    assert.match(
      text({ terms: [callback], tooCommon: [] }, undefined, () => undefined),
      /Searching the workspace/,
    );
    const done = text(
      { terms: [callback, root], tooCommon: ['email'] },
      { ...uses, cutOff: 'time' },
      ({ file, line }) => `/${file.path}#L${line}`,
    );
    assert.match(done, /\(CallbackURLs\) stands in:\n- \[\\\.env:1\]\(<\/\.env#L1>\): \\\[x\\\]/);
    assert.match(done, /1 file was read.*stopped after 10 seconds.*\n.*too common: email/s);
    assert.doesNotMatch(done, /LogoutURLs/);
    assert.equal(
      text({ terms: [], tooCommon: [] }, undefined, () => undefined),
      '',
    );
    assert.match(
      text({ terms: [root], tooCommon: [] }, { places: [], files: 3 }, () => undefined),
      /No file of the workspace names what this takes away\. 3 files were read/,
    );
  });

  it('tells for several clients, searched for together, which of them takes away what stands where', async () => {
    const clients = [
      { name: 'web*', searchTerms: { terms: [callback], tooCommon: ['email'] } },
      { name: 'app', searchTerms: { terms: [root], tooCommon: [] } },
      { name: 'idle', searchTerms: { terms: [], tooCommon: [] } },
    ];
    const text = (...[uses]: [Parameters<typeof bulkReferencesMarkdown>[1]]): string =>
      bulkReferencesMarkdown(clients, uses, ({ file, line }) => `/${file.path}#L${line}`).join('\n');
    assert.match(
      text(undefined),
      /^## What else would break\n### web\\\*\nNot searched.*email\.\nSearching the workspace[^\n]*$/,
    );
    const done = text(await search({ 'a.env': CALLBACK, 'b.env': root.text }, [callback, root]));
    assert.match(
      done,
      /### web\\\*\n\*\*[^\n]*\(CallbackURLs\)[^\n]*\n- \[a\\\.env[^]*### app\n\*\*[^\n]*\(LogoutURLs\)[^\n]*\n- \[b\\\.env[^\n]*\n2 files were read[^\n]*$/,
    );
    assert.deepEqual(
      bulkReferencesMarkdown(clients.slice(2), undefined, () => undefined),
      [],
    );
  });
});
