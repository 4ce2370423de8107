import assert from 'node:assert/strict';
import { CognitoIdentityProviderClient, DeleteUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import type { CognitoGateway } from '../../../client/src/aws/gateway';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';
import { createObservations, type ClientObservations } from '../../../client/src/state/last-seen';
import { withEnvironment } from '../aws/environment';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.machine };
const gone = { ...target, clientId: 'nosuchclient0000000000001' };
const never = new AbortController().signal;

describe('what was last seen live', () => {
  withEnvironment({ AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE', AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key' });
  let local: LocalCognito;
  let opened: CognitoGateway;
  let gateway: CognitoGateway;
  let seen: ClientObservations;
  let clock: number;
  beforeEach(async () => {
    local = await startLocalCognito({ seed: 'demo' });
    clock = 1000;
    seen = createObservations(() => clock);
    const by = { region: 'us-east-1', endpoint: local.url };
    opened = openCognitoGateway(by);
    gateway = seen.recording(opened, by);
  });
  afterEach(async () => {
    opened.dispose();
    await local.stop();
  });

  it('is what a describe answered, without its secret, and listeners hear of it', async () => {
    const heard: string[] = [];
    const listening = seen.onDidObserve(({ clientId }, { region }, looker) => heard.push(clientId, region, looker));
    assert.equal(seen.of(target), undefined);
    await gateway.describeUserPoolClient(target, never);
    const { live, failure } = seen.of(target) ?? assert.fail('nothing was remembered');
    assert.deepEqual(
      [live?.when, live?.settings.ClientName, live?.hasSecret, failure],
      [1000, 'nightly-export', true, undefined],
    );
    assert.ok(!JSON.stringify(seen.of(target)).includes(DEMO.secret));
    await seen.recording(opened, { region: 'eu-west-1' }, 'background').describeUserPoolClient(target, never);
    listening.dispose();
    await gateway.describeUserPoolClient(target, never);
    assert.deepEqual(heard, [DEMO.machine, 'us-east-1', 'command', DEMO.machine, 'eu-west-1', 'background']);
  });

  const look = async () => {
    const open = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
    await gateway.describeUserPoolClient(open, never);
    return seen.of(open) ?? assert.fail('nothing was remembered');
  };
  it('learns from the list of secrets, and remembers it when describe no longer shows one', async () => {
    const { live: before } = await look();
    assert.equal(before?.hasSecret, undefined, 'describe shows none, which is no fact');
    await gateway.listUserPoolClientSecrets({ userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp }, never);
    const { live: after } = await look();
    assert.equal(after?.hasSecret, false);
  });

  it('stays when a later look fails, beside the kind of failure, which the next answer clears', async () => {
    await gateway.describeUserPoolClient(target, never);
    clock = 2000;
    local.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient', times: 1 });
    await assert.rejects(gateway.describeUserPoolClient(target, never));
    assert.deepEqual([seen.of(target)?.live?.when, seen.of(target)?.failure], [1000, { when: 2000, kind: 'denied' }]);
    await gateway.describeUserPoolClient(target, never);
    assert.deepEqual([seen.of(target)?.live?.when, seen.of(target)?.failure], [2000, undefined]);
  });

  it('is nothing any more for a client that is not found', async () => {
    await assert.rejects(gateway.describeUserPoolClient(gone, never));
    assert.deepEqual(seen.of(gone), { failure: { when: 1000, kind: 'not-found' } });
  });

  it('is nothing any more for a client that was seen and then deleted', async () => {
    await gateway.describeUserPoolClient(target, never);
    const client = new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint: local.url });
    await client
      .send(new DeleteUserPoolClientCommand({ UserPoolId: target.userPoolId, ClientId: target.clientId }))
      .finally(() => client.destroy());
    clock = 2000;
    await assert.rejects(gateway.describeUserPoolClient(target, never));
    assert.deepEqual(seen.of(target), { failure: { when: 2000, kind: 'not-found' } });
  });

  it('is told nothing by a look that was cancelled', async () => {
    await assert.rejects(gateway.describeUserPoolClient(target, AbortSignal.abort()));
    assert.equal(seen.of(target), undefined);
  });
});
