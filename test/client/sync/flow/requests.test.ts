import assert from 'node:assert/strict';
import { openCognitoGateway } from '../../../../client/src/aws/cognito-gateway';
import type { AppClientSummary } from '../../../../client/src/aws/gateway';
import { DEMO } from '../../../../local-cognito/src';
import { listing } from '../../../../client/src/sync/listing';
import { POOL, WEB, withTerminal } from '../../cli/terminal';

const FILE = 'web.cognito-client.json';
const CLIENTS = 10_000;
const PAGE = 60;

/** Whose pool it is: a push shows it and looks whether it is protected. */
const POOL_FACTS = 'DescribeUserPool';
const DESCRIBE = 'DescribeUserPoolClient';
const UPDATE = 'UpdateUserPoolClient';

/** The requests that docs/performance.md tells of, counted where they arrive. */
describe('requests, as few as can be', () => {
  const at = withTerminal({ moreClients: CLIENTS - 3 });

  /** What arrives while a command runs to a good end. */
  async function requestsOf(command: string, ...args: string[]): Promise<string[]> {
    const before = at.local.requests.length;
    const { code, err } = await at.run(command, args);
    assert.equal(code, 0, err);
    return at.local.requests.slice(before).map(({ operation }) => operation);
  }

  const pull = (): Promise<string[]> => requestsOf('pull', '--pool', POOL, '--client', WEB, '--out', FILE);

  it('a pull looks once', async () => assert.deepEqual(await pull(), [DESCRIBE]));

  it('a push looks at client and pool, looks again, updates and reads back', async () => {
    await pull();
    at.change(FILE, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    const asked = await requestsOf('push', FILE, '--yes');
    // What is asked of the pool is asked at once, and arrives in any order.
    assert.deepEqual(asked.slice(1, 4).sort(), [POOL_FACTS, 'ListIdentityProviders', 'ListResourceServers']);
    assert.deepEqual([asked[0], ...asked.slice(4)], [DESCRIBE, DESCRIBE, UPDATE, DESCRIBE]);
  });

  it('a push of nothing looks once', async () => {
    await pull();
    assert.deepEqual(await requestsOf('push', FILE, '--yes'), [DESCRIBE]);
  });

  it(`a list of ${CLIENTS} clients is read in pages of ${PAGE}`, async () => {
    const gateway = openCognitoGateway({ region: at.local.region, endpoint: at.local.url });
    try {
      const { signal } = new AbortController();
      const list = listing<AppClientSummary>((next) =>
        gateway.listUserPoolClients({ userPoolId: DEMO.poolId, type: 'REGULAR' }, next, signal),
      );
      while (list.hasMore) await list.more();
      assert.equal(new Set(list.items.map(({ clientId }) => clientId)).size, CLIENTS);
      assert.deepEqual(
        at.local.requests.map(({ operation }) => operation),
        Array(Math.ceil(CLIENTS / PAGE)).fill('ListUserPoolClients'),
      );
      console.log(
        `        ${CLIENTS.toLocaleString('en')} clients: the whole list after ${at.local.requests.length} requests`,
      );
    } finally {
      gateway.dispose();
    }
  });
});
