import assert from 'node:assert/strict';
import { openCognitoGateway } from '../../../client/src/aws/cognito-gateway';
import type { CognitoGateway, GatewayErrorKind } from '../../../client/src/aws/gateway';
import {
  formatUncertainCreate,
  runCreate,
  type UncertainCreate,
  type CreateResult,
} from '../../../client/src/sync/create/create-flow';
import type { Settings } from '../../../client/src/sync/settings';
import { withEnvironment } from '../aws/environment';
import { assertNoSecret, CREDENTIALS } from './flow/stage';
import { bench, type Bench } from '../../local-cognito/helpers';

const CREATE = 'CreateUserPoolClient';
const WEB: Settings = { ClientName: 'web', AuthSessionValidity: 5, CallbackURLs: ['https://a.example/cb'] };

describe('making an app client', () => {
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

  const create = (
    settings = WEB,
    generateSecret = false,
    signal = new AbortController().signal,
  ): Promise<CreateResult | UncertainCreate> =>
    runCreate({ gateway, userPoolId: at.poolId, settings, generateSecret }, signal);
  const made = async (settings?: Settings, generateSecret?: boolean): Promise<CreateResult> => {
    const result = await create(settings, generateSecret);
    return result.outcome === 'made' ? result : assert.fail(result.uncertainty.message);
  };
  const inDoubt = async (): Promise<UncertainCreate> => {
    const result = await create();
    return result.outcome === 'uncertain' ? result : assert.fail('it was made');
  };
  const clients = () => at.local.pools().find(({ id }) => id === at.poolId)?.clients ?? [];
  const failsWith =
    (kind: GatewayErrorKind) =>
    (error: unknown): boolean =>
      error instanceof Error && (error as { kind?: unknown }).kind === kind;

  it('sends one request, and shows what is live afterwards', async () => {
    const result = await made();
    assert.deepEqual(clients(), [{ id: result.clientId, name: 'web' }]);
    assert.ok('settings' in result.after);
    assert.deepEqual(
      [result.after.name, result.after.hasSecret, result.after.settings.AuthSessionValidity, result.mismatches],
      ['web', undefined, 5, []],
    );
    assert.equal(at.local.requests.filter(({ operation }) => operation === CREATE).length, 1);
  });
  it('makes a secret only when told to, and does not show it', async () => {
    const result = await made(WEB, true);
    assert.deepEqual(
      [
        'settings' in result.after && result.after.hasSecret,
        at.local.describe(at.poolId, result.clientId)?.['ClientSecret'] !== undefined,
      ],
      [true, true],
    );
    assertNoSecret(result);
  });

  it('tells what was stored otherwise, of what was asked for', async () => {
    at.local.between(
      () =>
        at.local.edit(at.poolId, clients()[0]?.id ?? '', {
          AuthSessionValidity: 9,
          LogoutURLs: ['https://a.example/out'],
        }),
      { operation: 'DescribeUserPoolClient' },
    );
    assert.deepEqual((await made()).mismatches, ['AuthSessionValidity']);
  });
  it('was made even when nobody may look at it', async () => {
    at.local.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient' });
    const { after, mismatches } = await made();
    assert.deepEqual(['kind' in after && after.kind, mismatches, clients().length], ['denied', [], 1]);
  });

  it('rejects with what the service refuses; nothing was made', async () => {
    await assert.rejects(create({ ...WEB, AuthSessionValidity: 99 }), failsWith('refused'));
    assert.deepEqual(clients(), []);
  });
  it('sends nothing once it was cancelled', async () => {
    await assert.rejects(create(WEB, false, AbortSignal.abort()), failsWith('cancelled'));
    assert.deepEqual(
      at.local.requests.filter(({ operation }) => operation === CREATE),
      [],
    );
  });
  it('runs to its end when it is cancelled on the way', async () => {
    const cancel = new AbortController();
    at.local.between(() => cancel.abort(), { operation: CREATE });
    const result = await create(WEB, false, cancel.signal);
    assert.deepEqual([result.outcome, clients().length], ['made', 1]);
  });

  describe('when the answer is lost', () => {
    it('looks for clients of its name, on all pages', async () => {
      for (let index = 0; index < 61; index++) await at.create({ ClientName: `other-${index}` });
      const earlier = await at.create({ ClientName: 'web' });
      at.local.inject({ kind: 'internal-error-after', operation: CREATE, times: 1 });
      const result = await inDoubt();
      const ids = clients()
        .filter(({ name }) => name === 'web')
        .map(({ id }) => id);
      assert.deepEqual([ids.length, [...(result.namesakes ?? [])].sort()], [2, [...ids].sort()]);
      assert.ok(ids.includes(earlier));
      assert.match(
        formatUncertainCreate(result, 'web', at.poolId),
        /The user pool has clients of this name: \w+, \w+\. Pull it instead/,
      );
    });
    it('finds none where it was not made, and the one where it was', async () => {
      at.local.inject({ kind: 'internal-error-before', operation: CREATE, times: 1 });
      const none = await inDoubt();
      assert.deepEqual(none.namesakes, []);
      assert.match(
        formatUncertainCreate(none, 'web', 'p'),
        /^It is not known whether web was created in p: the answer of Cognito was lost \(service\)\. .*has no client of this name so far\. Look again in a minute, before you create it again\.$/,
      );
      at.local.inject({ kind: 'internal-error-after', operation: CREATE, times: 1 });
      assert.match(
        formatUncertainCreate(await inDoubt(), 'web', 'p'),
        new RegExp(`has a client of this name: ${clients()[0]?.id}\\. Pull it`),
      );
    });
    it('says so when the list cannot be read', async () => {
      at.local.inject({ kind: 'internal-error-after', operation: CREATE, times: 1 });
      at.local.inject({ kind: 'access-denied', operation: 'ListUserPoolClients' });
      const result = await inDoubt();
      assert.equal(result.namesakes, undefined);
      assert.match(formatUncertainCreate(result, 'web', 'p'), /Look into the user pool before you create it again\.$/);
    });
  });
});
