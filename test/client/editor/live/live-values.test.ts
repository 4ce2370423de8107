import assert from 'node:assert/strict';
import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Diagnostic, Position } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createSerialQueue } from '../../../../client/src/editor/live/pool-contexts/serial-queue';
import { DEMO, type Fault, type FaultKind } from '../../../../local-cognito/src';
import { POOL_CONTEXT, POOL_CONTEXT_CHANGED } from '../../../../server/src/protocol';
import { parseAppClient } from '../../../../server/src/language/document';
import { lint } from '../../../../server/src/language/lint';
import { withEnvironment } from '../../aws/environment';
import { sdk } from '../../../local-cognito/helpers';
import { accept, atCursor, fullCapabilities, until, withClient, type TestClient } from '../../../server/client';
import { fileOf, gate, withPool, withServer, type Pool } from './stage';

const OPERATIONS = [
  'DescribeUserPoolClient',
  'ListIdentityProviders',
  'ListResourceServers',
  'DescribeUserPool',
  'DescribeIdentityProvider',
] as const;
const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const never = new AbortController().signal;
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key' };
/** What is said of a text by itself: advice, which the pool cannot make wrong. */
const ofItself = (text: string): unknown[] =>
  lint(parseAppClient(TextDocument.create('', '', 0, text))).problems.map(({ code }) => code);
const codesOf = (diagnostics: Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

/** The diagnostics as soon as they satisfy a condition: they are pulled again as long as they do not. */
async function eventually(
  client: TestClient,
  uri: string,
  holds: (codes: unknown[]) => boolean,
): Promise<Diagnostic[]> {
  for (const deadline = Date.now() + 10_000; ;) {
    const found = await client.diagnostics(uri);
    if (holds(codesOf(found))) return found;
    if (Date.now() > deadline) assert.fail(`only ${codesOf(found).join(', ')}`);
  }
}

/** Completion in a list of a file, at its end. */
async function offered(client: TestClient, uri: string, list: string): Promise<string[]> {
  const text = client.text(uri);
  const offset = text.indexOf('"', text.indexOf('[', text.indexOf(`"${list}"`))) + 1;
  const { position } = atCursor(`${text.slice(0, offset)}|${text.slice(offset)}`) as { position: Position };
  return (await client.complete(uri, position)).map(({ label }) => label);
}

describe('live values, when Cognito fails', () => {
  withEnvironment(CREDENTIALS);

  /** How a call fails; `half`: its first page is empty and the next one is denied. `held`: no answer as long as the test lasts. */
  const WAYS = [
    'access-denied',
    'throttled',
    'internal-error-before',
    'reset-after-body',
    'empty-object',
    'html-body',
    'expired-token',
    'half',
    'held',
  ] as const;
  type Way = (typeof WAYS)[number];
  const CELLS = WAYS.flatMap((way) => [...OPERATIONS, undefined].map((operation) => ({ way, operation })));

  function spoil({ local }: Pool, way: Way, operation: string | undefined, forever: Promise<void>): void {
    const of = operation === undefined ? {} : { operation };
    if (way === 'held') local.between(() => forever, { ...of, times: Infinity });
    else if (way === 'half')
      for (const name of operation === undefined ? OPERATIONS : [operation])
        local.between(() => local.inject({ kind: 'access-denied', operation: name }), { operation: name });
    else local.inject({ kind: way satisfies FaultKind, ...of } as Fault);
  }

  it('no diagnostic is wrong, completion answers, and nothing comes up on the screen', async () => {
    const cells: string[] = [];
    const pools = new Map<string, Pool>();
    const { opened: released, open: release } = gate();
    await withServer(
      ({ uri }) => pools.get(uri)!,
      async ({ client, questions, shown }) => {
        const run = ({ way, operation }: (typeof CELLS)[number], index: number): Promise<void> =>
          withPool(
            async (pool) => {
              spoil(pool, way, operation, released);
              const name = `cell-${index}.cognito-client.json`;
              const uri = `file:///test/${name}`;
              pools.set(uri, pool);
              await client.open(fileOf(pool.local), name);
              const asked = await until(() => questions.find(({ params }) => params.uri === uri));
              if (way === 'held') await until(() => (pool.requests(operation) > 0 ? true : undefined));
              else await until(() => asked.answer);
              const byItself = ofItself(client.text(uri));
              const wrong = codesOf(await client.diagnostics(uri)).filter((code) => !byItself.includes(code));
              const scopes = await offered(client, uri, 'AllowedOAuthScopes');
              assert.deepEqual(wrong, [], `${way} ${operation}: the file is what is live`);
              assert.ok(scopes.includes('phone'), 'the standard scopes are always there');
              if (operation !== undefined && operation !== 'ListResourceServers' && way !== 'held')
                assert.ok(scopes.includes('reports/export'), `${way} ${operation}: what is known is offered`);
              if (way === 'held')
                assert.equal(asked.answer, undefined, 'completion and diagnostics came while the call was held');
              cells.push(`${way} ${operation ?? 'all'}`);
              await client.close(uri);
            },
            { emptyPages: way === 'half' },
          );
        const running = CELLS.map(run);
        await Promise.all(running);
        assert.deepEqual(shown, []);
        release();
      },
    );
    assert.equal(cells.length, CELLS.length);
    print(cells);
  }).timeout(60_000);

  function print(cells: readonly string[]): void {
    const columns = [...OPERATIONS, 'all'];
    console.log(`      ${''.padEnd(24)}${columns.join('  ')}`);
    for (const way of WAYS) {
      const row = columns.map((column) => (cells.includes(`${way} ${column}`) ? '0 wrong' : '-').padEnd(column.length));
      console.log(`      ${way.padEnd(24)}${row.join('  ')}`);
    }
  }

  it('a page that is missing accuses nobody of what may stand on it', () =>
    withPool(async (pool) => {
      const aws = sdk(pool.local.url);
      for (let index = 0; index < 50; index++)
        await aws.send(
          new CreateResourceServerCommand({
            UserPoolId: DEMO.poolId,
            Identifier: `api-${index}`,
            Name: 'x',
            Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }],
          }),
        );
      aws.destroy();
      pool.local.between(() => pool.local.inject({ kind: 'access-denied', operation: 'ListResourceServers' }), {
        operation: 'ListResourceServers',
      });
      await withServer(
        () => pool,
        async ({ client, questions }) => {
          const text = fileOf(pool.local, DEMO.singlePageApp, {
            AllowedOAuthScopes: ['openid', 'api-49/read', 'nobody/knows'],
          });
          const uri = await client.open(text);
          await until(() => questions[0]?.answer);
          assert.deepEqual(codesOf(await client.diagnostics(uri)), ofItself(text));
          assert.ok((await offered(client, uri, 'AllowedOAuthScopes')).includes('api-0/read'));
          pool.local.clearFaults();
          pool.contexts.invalidate();
          await client.connection.sendNotification(POOL_CONTEXT_CHANGED);
          const found = await eventually(client, uri, (codes) => codes.includes('scope-unknown-custom'));
          assert.match(
            found.find(({ code }) => code === 'scope-unknown-custom')!.message as string,
            /no resource server nobody/,
          );
        },
      );
    }));
});

describe('live values, when Cognito answers', () => {
  withEnvironment(CREDENTIALS);

  it('are in diagnostics, fixes, completion and hover, and were asked for one after the other', () =>
    withPool(async (pool) => {
      let [running, most] = [0, 0];
      pool.local.between(
        async () => {
          most = Math.max(most, ++running);
          await new Promise((done) => void setImmediate(done));
          running--;
        },
        { times: Infinity },
      );
      await withServer(
        () => pool,
        async ({ client, questions }) => {
          const text = fileOf(pool.local, DEMO.singlePageApp, {
            AllowedOAuthScopes: ['openid', 'reports/exprot'],
            WriteAttributes: ['name', 'custom:plann'],
            SupportedIdentityProviders: ['COGNITO', 'ExampleSML'],
            AuthSessionValidity: 7,
          });
          const uri = await client.open(text);
          const found = await eventually(
            client,
            uri,
            (codes) => codes.includes('scope-unknown-custom') && codes.includes('write-attributes-missing-required'),
          );
          for (const code of ['provider-unknown', 'write-attribute-unknown'])
            assert.ok(codesOf(found).includes(code), code);
          const fixes = await client.fixes(
            uri,
            found.filter(({ code }) =>
              [
                'scope-unknown-custom',
                'provider-unknown',
                'write-attribute-unknown',
                'write-attributes-missing-required',
              ].includes(String(code)),
            ),
          );
          for (const title of [
            'Change to reports/export',
            'Change to ExampleSAML',
            'Change to custom:plan',
            'Add email to WriteAttributes',
          ])
            assert.ok(
              fixes.some((fix) => fix.title === title),
              title,
            );
          await until(() => questions[0]?.answer);
          const { position } = atCursor(text.replace('"AuthSession', '"Auth|Session'));
          assert.match((await client.hover(uri, position))!.value, /Live: 5\./);
          assert.ok(!JSON.stringify(questions).includes(DEMO.secret));
        },
      );
      assert.equal(most, 1);
    }));

  it('say what a provider fills, and never a secret', () =>
    withPool(async (pool) => {
      await withServer(
        () => pool,
        async ({ client, questions }) => {
          const uri = await client.open(fileOf(pool.local, DEMO.singlePageApp, { WriteAttributes: ['email'] }));
          const found = await eventually(client, uri, (codes) => codes.includes('write-attributes-missing-idp-mapped'));
          assert.match(
            String(found.find(({ code }) => code === 'write-attributes-missing-idp-mapped')!.message),
            /Google fills name/,
          );
          const machine = await client.open(fileOf(pool.local, DEMO.machine));
          assert.equal(
            (await until(() => questions.find(({ params }) => params.uri === machine)?.answer))?.hasSecret,
            true,
          );
          assert.ok(!JSON.stringify(questions).includes(DEMO.secret));
        },
      );
    }));

  it('do not speak of another client whose ids were just written', () =>
    withPool(async (pool) => {
      await withServer(
        () => pool,
        async ({ client, questions }) => {
          const wrong = { AllowedOAuthScopes: ['openid', 'reports/exprot'] };
          const uri = await client.open(fileOf(pool.local, DEMO.singlePageApp, wrong));
          await eventually(client, uri, (codes) => codes.includes('scope-unknown-custom'));
          const before = questions.length;
          await client.change(
            uri,
            fileOf(pool.local, DEMO.singlePageApp, wrong).replace(DEMO.poolId, 'us-east-1_Another'),
          );
          assert.ok(!codesOf(await client.diagnostics(uri)).includes('scope-unknown-custom'), 'at once');
          const next = await until(() => questions[before]);
          assert.equal(next.params.userPoolId, 'us-east-1_Another');
        },
      );
    }));

  it('are asked for once in their time to live, however many files are opened, typed in and closed', () =>
    withPool(async (pool) => {
      const clients = [DEMO.singlePageApp, DEMO.machine, DEMO.mobileApp];
      const counts = (): Record<string, number> =>
        Object.fromEntries(OPERATIONS.map((operation) => [operation, pool.requests(operation)]));
      const once = {
        DescribeUserPoolClient: 3,
        ListIdentityProviders: 1,
        ListResourceServers: 1,
        DescribeUserPool: 1,
        DescribeIdentityProvider: 2,
      };
      await withServer(
        () => pool,
        async ({ client, questions, changed }) => {
          for (let index = 0; index < 10; index++) {
            const uri = await client.open(fileOf(pool.local, clients[index % 3]), `typed-${index}.cognito-client.json`);
            for (const letter of 'typed') {
              await client.change(uri, [
                {
                  range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } },
                  text: ` ${letter === 'd' ? '' : '\n'}`,
                },
              ]);
              await client.diagnostics(uri);
            }
            await until(() => questions.find(({ params }) => params.uri === uri)?.answer);
            if (index % 2) await client.close(uri);
          }
          assert.equal(questions.length, 10, 'one question per file, none for typing');
          assert.deepEqual(counts(), once);
          const all = pool.local.requests.length;
          await changed();
          await until(() => (questions.filter(({ answer }) => answer).length === 15 ? true : undefined));
          assert.equal(pool.local.requests.length, all, 'nothing is asked twice');
          pool.clock.now += 11 * 60_000;
          await changed();
          await until(() => (questions.filter(({ answer }) => answer).length === 20 ? true : undefined));
          assert.deepEqual(counts(), {
            ...once,
            DescribeUserPoolClient: 6,
            ListIdentityProviders: 2,
            ListResourceServers: 2,
            DescribeUserPool: 2,
            DescribeIdentityProvider: 4,
          });
        },
      );
    })).timeout(30_000);

  it('are no longer asked for when the file closes', () =>
    withPool(async (pool) => {
      pool.local.inject({ kind: 'slow', delay: 60_000 });
      await withServer(
        () => pool,
        async ({ client, questions }) => {
          const uri = await client.open(fileOf(pool.local));
          await until(() => (pool.local.requests.length > 0 ? true : undefined));
          await client.close(uri);
          await until(() =>
            questions[0]?.withdrawn && pool.calls.some(({ outcome }) => outcome === 'cancelled') ? true : undefined,
          );
          assert.equal(pool.local.requests.length, 1, 'the others were not sent');
        },
      );
    }));
});

describe('what is known of pools', () => {
  withEnvironment(CREDENTIALS);

  it('is asked for again after a failure only behind a pause, which grows', () =>
    withPool(async ({ local, contexts, connection, clock, requests }) => {
      local.inject({ kind: 'access-denied' });
      const askedAfter = async (seconds: number): Promise<number> => {
        const before = requests('ListResourceServers');
        clock.now += seconds * 1000;
        await contexts.ask(connection, target, never);
        return requests('ListResourceServers') - before;
      };
      assert.deepEqual(
        [await askedAfter(0), await askedAfter(29), await askedAfter(2), await askedAfter(31), await askedAfter(30)],
        [1, 0, 1, 0, 1],
      );
      assert.equal(contexts.retry(), true);
      assert.equal(await askedAfter(0), 1, 'at once when credentials were renewed');
      contexts.invalidate();
      assert.equal(await askedAfter(0), 1, 'at once when the user wants it');
      local.clearFaults();
      contexts.invalidate();
      await askedAfter(0);
      assert.deepEqual([contexts.retry(), await askedAfter(0)], [false, 0], 'what is known is not asked for again');
    }));

  it('is asked for again in its own time: a client after two minutes, its pool after ten', () =>
    withPool(async ({ contexts, connection, clock, requests }) => {
      const askedAt = async (seconds: number): Promise<readonly number[]> => {
        clock.now = began + seconds * 1000;
        await contexts.ask(connection, target, never);
        return ['DescribeUserPoolClient', 'DescribeUserPool', 'ListResourceServers'].map((it) => requests(it));
      };
      const began = clock.now;
      assert.deepEqual(await askedAt(0), [1, 1, 1]);
      assert.deepEqual(await askedAt(119), [1, 1, 1]);
      assert.deepEqual(await askedAt(121), [2, 1, 1]);
      assert.deepEqual(await askedAt(599), [3, 1, 1]);
      assert.deepEqual(await askedAt(601), [3, 2, 2]);
    }));

  it('accuses nobody once it is too old and cannot be read again', () =>
    withPool(async ({ local, contexts, connection, clock }) => {
      const first = await contexts.ask(connection, target, never);
      assert.deepEqual(
        [first.resourceServers?.complete, first.attributes?.complete, first.tier, first.hasSecret, first.domain],
        [true, true, 'ESSENTIALS', false, 'shop-example'],
      );
      local.inject({ kind: 'access-denied' });
      clock.now += 11 * 60_000;
      const later = await contexts.ask(connection, target, never);
      assert.deepEqual(
        [
          later.resourceServers?.complete,
          later.identityProviders?.complete,
          later.attributes?.complete,
          later.tier,
          later.hasSecret,
          later.live,
          later.domain,
        ],
        [false, false, false, undefined, undefined, undefined, undefined],
      );
      assert.equal(later.resourceServers?.items.length, 2, 'still offered');
    }));

  it('says of when it is and what could not be read, without asking', () =>
    withPool(async ({ local, contexts, connection, clock, requests }) => {
      assert.deepEqual(contexts.freshness(connection, target), { asOf: undefined, unread: [], isAsking: false });
      assert.equal(requests(), 0);
      local.inject({ kind: 'access-denied', operation: 'ListResourceServers', times: 1 });
      const asking = contexts.ask(connection, target, never);
      assert.equal(contexts.freshness(connection, target).isAsking, true);
      await asking;
      const read = clock.now;
      assert.deepEqual(contexts.freshness(connection, target), {
        asOf: read,
        unread: ['resource servers'],
        isAsking: false,
      });
      clock.now += 3 * 60_000;
      await contexts.ask(connection, target, never);
      assert.deepEqual(
        contexts.freshness(connection, target),
        { asOf: read, unread: [], isAsking: false },
        'as old as the oldest of it',
      );
    }));

  it('is kept apart for each way to Cognito', () =>
    withPool(async ({ contexts, connection }) => {
      await contexts.ask(connection, target, never);
      assert.deepEqual(contexts.known({ ...connection, key: 'another profile' }, target), {});
    }));

  it('takes what a command has read', () =>
    withPool(async ({ contexts, connection, requests }) => {
      assert.equal(contexts.update(connection, target, { live: {}, hasSecret: false }), true);
      assert.equal(contexts.update(connection, target, { live: {}, hasSecret: false }), false);
      await contexts.ask(connection, target, never);
      assert.equal(requests('DescribeUserPoolClient'), 0);
    }));

  it('is still read for one who waits when another turns away', () =>
    withPool(async ({ local, contexts, connection, requests }) => {
      const { opened, open } = gate();
      local.between(() => opened);
      const abort = new AbortController();
      const [one, other] = [contexts.ask(connection, target, abort.signal), contexts.ask(connection, target, never)];
      await until(() => (requests() > 0 ? true : undefined));
      abort.abort();
      open();
      assert.equal((await other).tier, 'ESSENTIALS');
      await one;
      assert.equal(requests('DescribeUserPoolClient'), 1);
    }));

  it('does not wait for ever for an answer: each request has a deadline, and then the next one has its turn', () =>
    withPool(async ({ local, connection }) => {
      const { opened, open } = gate();
      local.between(() => opened, { operation: 'DescribeUserPool', times: Infinity });
      const enqueue = createSerialQueue(connection.open, 100);
      const silent = enqueue(never, (gateway, signal) => gateway.describeUserPool(target.userPoolId, signal));
      const behind = enqueue(never, () => Promise.resolve('its turn'));
      await assert.rejects(silent, { kind: 'cancelled' });
      assert.equal(await behind, 'its turn');
      open();
    }));

  it('is nothing by an endpoint that cannot be used', () =>
    withPool(async ({ contexts }) => {
      const broken = { key: 'x', open: () => Promise.reject(new Error('no')) };
      assert.deepEqual(await contexts.ask(broken, target, never), {});
    }));
});

describe('a client that announces nothing', () => {
  it('is never asked about a pool, and is served as before', async () => {
    let asked = 0;
    await withClient(
      fullCapabilities,
      async (client) => {
        const { text, position } = atCursor(
          `{ "UserPoolId": "${DEMO.poolId}", "ClientId": "${DEMO.singlePageApp}", "AllowedOAuthScopes": ["|nobody/knows"] }`,
        );
        const uri = await client.open(text);
        await client.connection.sendNotification(POOL_CONTEXT_CHANGED);
        const before = codesOf(await client.diagnostics(uri));
        assert.ok(!before.includes('scope-unknown-custom'));
        const items = await client.complete(uri, position);
        assert.ok(
          accept(
            text,
            items.find(({ label }) => label === 'openid')!,
          ).includes('"openid"'),
        );
        await client.change(uri, text.replace(DEMO.singlePageApp, 'other'));
        await client.diagnostics(uri);
        assert.equal(asked, 0);
      },
      {
        answering: (connection) =>
          void connection.onRequest(POOL_CONTEXT, () => {
            asked++;
            return null;
          }),
      },
    );
  });
});
