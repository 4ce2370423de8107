import assert from 'node:assert/strict';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import type { CognitoGateway } from '../../../client/src/aws/gateway';
import { DEMO, startLocalCognito, type Changes, type LocalCognito } from '../../../local-cognito/src';
import { newFileText } from '../../../client/src/sync/file-text';
import { readLive, formatUnknownMembers, type Live } from '../../../client/src/sync/live';
import { withEnvironment } from '../aws/environment';
import { assertNoSecret, CREDENTIALS } from './flow/stage';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.machine };
const ids = { UserPoolId: DEMO.poolId, ClientId: DEMO.machine };

describe('a live app client', () => {
  withEnvironment(CREDENTIALS);
  let local: LocalCognito;
  let gateway: CognitoGateway;
  before(async () => {
    local = await startLocalCognito({ seed: 'demo' });
    gateway = openCognitoGateway({ region: local.region, endpoint: local.url });
  });
  after(async () => {
    gateway.dispose();
    await local.stop();
  });
  const read = (): Promise<Live> => readLive(gateway, target, new AbortController().signal);

  it('is a text with its ids and settings, and without its secret', async () => {
    const live = await read();
    assert.deepEqual([live.identity, live.hasSecret, live.name], [ids, true, live.settings.ClientName]);
    assert.equal(live.textLike(), newFileText(ids, live.settings));
    assertNoSecret(live, live.textLike());
  });
  it('is laid out like a file, with what is said there', async () => {
    const live = await read();
    const text = newFileText(ids, live.settings).replace('{\n', '{\n  // nightly\n');
    assert.equal(live.textLike(text.replace(`"${String(live.settings.ClientName)}"`, '"old"')), text);
  });
  it('is called by its id when it has no name', async () => {
    local.edit(DEMO.poolId, DEMO.mobileApp, { ClientName: undefined });
    assert.equal(
      (await readLive(gateway, { ...target, clientId: DEMO.mobileApp }, new AbortController().signal)).name,
      DEMO.mobileApp,
    );
  });
  it('tells of settings that this version does not know', async () => {
    assert.equal(formatUnknownMembers((await read()).unknown), '');
    local.edit(DEMO.poolId, DEMO.machine, { NewThing: 1, Newer: 'x' } as Changes);
    assert.equal(
      formatUnknownMembers((await read()).unknown),
      'Cognito has NewThing, Newer, which this version does not know: it is not shown, and an update cannot carry it.',
    );
  });
});
