import assert from 'node:assert/strict';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import type { CognitoGateway } from '../../../client/src/aws/gateway';
import { readPoolContext, UNREAD_POOL } from '../../../client/src/sync/pool-context';
import { identityProviders as readProviders } from '../../../client/src/sync/pool-facts';
import { withEnvironment } from '../aws/environment';
import { plainServer } from '../aws/loopback';
import { CREDENTIALS } from './flow/stage';
import { bench, type Bench } from '../../local-cognito/helpers';

describe('what the rules want to know of a user pool', () => {
  withEnvironment(CREDENTIALS);
  let at: Bench;
  let gateway: CognitoGateway;
  beforeEach(async () => {
    at = await bench();
    gateway = openCognitoGateway({ region: at.local.region, endpoint: at.local.url });
  });
  afterEach(async () => {
    gateway.dispose();
    await at.close();
  });
  const read = (signal = new AbortController().signal) => readPoolContext(gateway, at.poolId, signal);

  it('is whether programs may register app clients in it, as far as the pool says', async () => {
    assert.equal((await read()).context.allowsRegistration, undefined);
    for (const EnableStatus of ['Enabled', 'Disabled', undefined] as const) {
      const registering = await bench(
        {},
        { DcrConfiguration: { OpenDcrEnabled: true, ...(EnableStatus && { EnableStatus }) } },
      );
      const other = openCognitoGateway({ region: registering.local.region, endpoint: registering.local.url });
      const { context } = await readPoolContext(other, registering.poolId, new AbortController().signal);
      assert.equal(context.allowsRegistration, EnableStatus !== 'Disabled');
      other.dispose();
      await registering.close();
    }
  });

  it('is its schema, plan, providers and resource servers, each asked once', async () => {
    const {
      context: { attributes, tier, identityProviders, resourceServers },
      unread,
    } = await read();
    assert.deepEqual(unread, []);
    assert.ok(attributes?.complete && attributes.items.some(({ name }) => name === 'custom:plan'));
    assert.equal(tier, 'ESSENTIALS');
    assert.deepEqual(
      [identityProviders?.complete, identityProviders?.items.map(({ name }) => name).sort()],
      [true, ['Corporate', 'Google']],
    );
    assert.deepEqual(resourceServers, {
      complete: true,
      items: [
        {
          identifier: 'https://api.example.com',
          scopes: [
            { name: 'read', description: 'Read' },
            { name: 'write', description: 'Write' },
          ],
        },
      ],
    });
    const asked = at.local.requests
      .slice(-3)
      .map(({ operation }) => operation)
      .sort();
    assert.deepEqual(asked, ['DescribeUserPool', 'ListIdentityProviders', 'ListResourceServers']);
  });

  for (const [operation, unknown, part] of [
    ['DescribeUserPool', ['attributes', 'tier'], 'user pool'],
    ['ListIdentityProviders', ['identityProviders'], 'identity providers'],
    ['ListResourceServers', ['resourceServers'], 'resource servers'],
  ] as const) {
    it(`stays unknown as to ${unknown.join(' and ')} where nobody may call ${operation}`, async () => {
      at.local.inject({ kind: 'access-denied', operation });
      const { context, unread } = await read();
      assert.deepEqual(unread, [part]);
      const known = ['attributes', 'tier', 'identityProviders', 'resourceServers'].filter((text) => text in context);
      assert.deepEqual(
        known,
        ['attributes', 'tier', 'identityProviders', 'resourceServers'].filter(
          (text) => !(unknown as readonly string[]).includes(text),
        ),
      );
    });
  }

  for (const [what, tokenAfter, pages] of [
    ['gives one token for ever', () => 'again', 2],
    ['always has more', (page: number) => `page ${page}`, 40],
  ] as const)
    it(`is not whole where a list ${what}: it is read so far and no further`, async () => {
      let asked = 0;
      const endless = await plainServer((request, response) => {
        request.resume();
        asked += 1;
        const Providers = [{ ProviderName: `Google${asked}`, ProviderType: 'Google' }];
        // It ends at last, so that a reader without a bound is told from one with it.
        response.end(JSON.stringify({ Providers, ...(asked < 200 && { NextToken: tokenAfter(asked) }) }));
      });
      const other = openCognitoGateway({ region: 'us-east-1', endpoint: `http://127.0.0.1:${endless.port}` });
      const { whole, value } = await readProviders(other, at.poolId, new AbortController().signal);
      other.dispose();
      await endless.stop();
      assert.deepEqual([whole, value.complete, asked], [false, false, pages]);
    });

  it('stays unknown where no answer comes within the time that there is', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((done) => {
      release = done;
    });
    at.local.between(() => released, { times: Infinity });
    const reading = await readPoolContext(gateway, at.poolId, new AbortController().signal, { within: 100 });
    release();
    assert.deepEqual(reading, UNREAD_POOL);
  });

  it('is not told once it was cancelled', async () => {
    await assert.rejects(read(AbortSignal.abort()), { kind: 'cancelled' });
    const cancel = new AbortController();
    at.local.between(() => cancel.abort(), { operation: 'ListResourceServers' });
    await assert.rejects(read(cancel.signal), { kind: 'cancelled' });
  });
});
