import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CognitoGateway } from '../../../../client/src/aws/gateway';
import { openCognitoGateway } from '../../../../client/src/aws/cognito-gateway';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../../local-cognito/src';
import { createClientTree, type ClientTree, type TreeProfile } from '../../../../client/src/editor/tree/model';
import type { ListNode, AwsScope, TreeNode } from '../../../../client/src/editor/tree/nodes';
import { withEnvironment } from '../../aws/environment';

const CLIENTS = 10_000;
const PAGE = 60;

/** Bytes of the heap that are still held: what is garbage is collected before. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('the tree of app clients', () => {
  withEnvironment({ AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret-key-of-the-tests' });
  let local: LocalCognito;
  afterEach(() => local.stop());

  const requests = (operation: string): number =>
    local.requests.filter((request) => request.operation === operation).length;
  const begin = async (options: Parameters<typeof startLocalCognito>[0] = {}): Promise<void> => {
    local = await startLocalCognito({ seed: 'demo', ...options });
  };

  function tree(profiles: readonly Partial<TreeProfile>[] = [{}]): {
    it: ClientTree;
    changes: (TreeNode | undefined)[];
    places: AwsScope[];
  } {
    const changes: (TreeNode | undefined)[] = [];
    const places: AwsScope[] = [];
    const it = createClientTree({
      clientType: () => undefined,
      profiles: async () =>
        profiles.map((given) => ({ profile: undefined, detail: '', isActive: true, regions: ['us-east-1'], ...given })),
      async connect<T>(
        place: AwsScope,
        work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>,
      ): Promise<T> {
        places.push(place);
        const gateway = openCognitoGateway({ region: place.region, endpoint: local.url });
        return work(gateway, new AbortController().signal).finally(() => gateway.dispose());
      },
    });
    it.onDidChange((node) => void changes.push(node));
    return { it, changes, places };
  }

  /** The node at the end of a way of labels. */
  async function at(it: ClientTree, ...kinds: TreeNode['kind'][]): Promise<TreeNode> {
    let node: TreeNode | undefined;
    for (const kind of kinds)
      node = (await it.children(node)).find((child) => child.kind === kind) ?? assert.fail(`no ${kind}`);
    return node ?? assert.fail();
  }

  it('asks for nothing before it is told to', async () => {
    await begin();
    const { it: clientTree } = tree();
    assert.deepEqual([clientTree.state, await clientTree.children()], ['new', []]);
    assert.equal(local.requests.length, 0);
  });

  it('shows profile, region, pool and clients, each list read once', async () => {
    await begin();
    const { it } = tree();
    await it.load();
    assert.equal(it.state, 'ready');
    const pool = await at(it, 'profile', 'region', 'pool');
    assert.deepEqual(
      (await it.children(pool)).map((node) =>
        node.kind === 'client' ? [node.name, node.clientId, node.userPoolId, node.region] : node,
      ),
      [
        ['shop-web', DEMO.singlePageApp, DEMO.poolId, 'us-east-1'],
        ['nightly-export', DEMO.machine, DEMO.poolId, 'us-east-1'],
        ['shop-mobile', DEMO.mobileApp, DEMO.poolId, 'us-east-1'],
      ],
    );
    await it.children(pool);
    assert.deepEqual([requests('ListUserPools'), requests('ListUserPoolClients'), local.requests.length], [1, 1, 2]);
  });

  it(`has the first of ${CLIENTS.toLocaleString('en')} clients after one request, and all after ceil(N / ${PAGE})`, async function () {
    await begin({ moreClients: CLIENTS - 3 });
    const { it } = tree();
    await it.load();
    const pool = (await at(it, 'profile', 'region', 'pool')) as ListNode;
    const before = heapInUse();
    const first = await it.children(pool);
    assert.deepEqual([first.length, first.at(-1)?.kind, requests('ListUserPoolClients')], [PAGE + 1, 'more', 1]);
    while ((await it.children(pool)).at(-1)?.kind === 'more') await it.more(pool);
    const all = await it.children(pool);
    assert.equal(new Set(all.map((node) => node.kind === 'client' && node.clientId)).size, CLIENTS);
    assert.equal(requests('ListUserPoolClients'), Math.ceil(CLIENTS / PAGE));
    const heldPerClient = (heapInUse() - before) / CLIENTS;
    assert.ok(heldPerClient < 2_000, `${Math.round(heldPerClient)} bytes a client`);
    const figures = `first ${PAGE} after 1 request, all after ${requests('ListUserPoolClients')}`;
    console.log(`        10,000 clients: ${figures}; ${Math.round(heldPerClient)} bytes of heap held a client`);
  });

  it('shows what was read before a failure, with the failure, and goes on from there', async () => {
    await begin({ moreClients: 100 });
    const { it, changes } = tree();
    await it.load();
    const pool = (await at(it, 'profile', 'region', 'pool')) as ListNode;
    await it.children(pool);
    local.inject({ kind: 'access-denied', operation: 'ListUserPoolClients' });
    await it.more(pool);
    const failed = await it.children(pool);
    const last = failed.at(-1);
    assert.ok(last?.kind === 'failure' && last.error.kind === 'denied', JSON.stringify(last));
    assert.equal(failed.length, PAGE + 1);
    assert.equal(changes.at(-1), pool);
    local.clearFaults();
    await it.more(pool);
    assert.equal((await it.children(pool)).length, 103, 'the rest, and nothing twice');
  });

  it('does not ask again by itself after a failure', async () => {
    await begin();
    const { it } = tree();
    await it.load();
    local.inject({ kind: 'access-denied', operation: 'ListUserPoolClients' });
    const pool = await at(it, 'profile', 'region', 'pool');
    for (let times = 0; times < 5; times++)
      assert.deepEqual(
        (await it.children(pool)).map(({ kind }) => kind),
        ['failure'],
      );
    assert.equal(requests('ListUserPoolClients'), 1);
  });

  it('reads what failed again when it may go now, and only that', async () => {
    await begin({ moreClients: 100 });
    const { it } = tree();
    await it.load();
    const pool = (await at(it, 'profile', 'region', 'pool')) as ListNode;
    local.inject({ kind: 'access-denied', operation: 'ListUserPoolClients' });
    await it.children(pool);
    local.clearFaults();
    await it.retry();
    assert.equal((await it.children(pool)).length, PAGE + 1);
    await it.retry();
    await it.children(pool);
    assert.deepEqual([requests('ListUserPools'), requests('ListUserPoolClients')], [1, 2]);
    local.inject({ kind: 'reset-before-body' });
    await it.load();
    assert.equal(it.state, 'offline');
    local.clearFaults();
    await it.retry();
    assert.equal(it.state, 'ready');
  });

  it('says as a whole that there are no pools, or that nobody answers', async () => {
    await begin({ seed: 'empty' });
    const { it } = tree();
    await it.load();
    assert.deepEqual([it.state, await it.children()], ['no-pools', []]);
    local.inject({ kind: 'reset-before-body' });
    await it.load();
    assert.deepEqual([it.state, await it.children()], ['offline', []]);
    it.addRegion(undefined, 'eu-west-1');
    assert.equal(it.state, 'ready');
    local.clearFaults();
    const regions = await it.children(await at(it, 'profile'));
    assert.deepEqual(
      regions.map((node) => (node.kind === 'region' ? node.scope.region : node.kind)),
      ['us-east-1', 'eu-west-1', 'another-region'],
    );
    assert.deepEqual(
      (await it.children(regions[1])).map(({ kind }) => kind),
      ['none'],
    );
  });

  it('reads only the active profile by itself', async () => {
    await begin();
    const { it, places } = tree([
      { profile: 'dev', isActive: false },
      { profile: 'prod', regions: ['us-east-1', 'eu-west-1'] },
    ]);
    await it.load();
    assert.deepEqual(
      places.map(({ profile, region }) => `${profile} ${region}`),
      ['prod us-east-1', 'prod eu-west-1'],
    );
  });
});
