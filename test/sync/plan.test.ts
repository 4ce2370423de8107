import assert from 'node:assert/strict';
import fc from 'fast-check';
import { same } from '../../client/src/sync/canonical';
import { planPush } from '../../client/src/sync/plan';
import { fromDescribe } from '../../client/src/sync/settings';
import { changeWords } from '../../client/src/sync/words';
import { settable, type SettableName } from '../../server/src/language/schema';
import { settings } from './arbitraries';

const namesOf = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);
const words = (local: object, live: object, omitted: 'keep' | 'reset' = 'keep'): string[] => {
  const plan = planPush(local, live, omitted);
  return plan.changes.map((it) => `${it.verdict} ${it.name}: ${changeWords(it, plan.live, plan.planned).line}`);
};

describe('the plan of a push', function () {
  this.timeout(30_000);

  it('keeps what the file leaves out, and sends it', () => {
    const plan = planPush({ ClientName: 'new' }, { ClientName: 'old', CallbackURLs: ['https://a.example/cb'], AuthSessionValidity: 5 }, 'keep');
    assert.deepEqual(plan.planned, { ClientName: 'new', CallbackURLs: ['https://a.example/cb'], AuthSessionValidity: 5 });
    assert.deepEqual(namesOf(plan.changes), ['ClientName']);
  });

  it('resets what the file leaves out only when asked, writes the default out, and says so', () => {
    const live = { ClientName: 'web', CallbackURLs: ['https://a.example/cb'], EnableTokenRevocation: false, DefaultRedirectURI: 'https://a.example/cb' };
    const plan = planPush({}, live, 'reset');
    assert.deepEqual(plan.planned, { ClientName: 'web', CallbackURLs: [], EnableTokenRevocation: true });
    assert.deepEqual(words({}, live, 'reset'), [
      'reset CallbackURLs: − https://a.example/cb', 'reset DefaultRedirectURI: https://a.example/cb → not set', 'reset EnableTokenRevocation: false → true (default)'.replace(' (default)', '')]);
  });

  it('reads a lifetime without unit as the editor explains it, not in the unit that happens to be live', () => {
    const live = { AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' as const } };
    assert.deepEqual(words({ AccessTokenValidity: 5 }, live), ['changed AccessTokenValidity: 60 minutes → 5 hours']);
    assert.deepEqual(planPush({ AccessTokenValidity: 5 }, live, 'keep').planned.TokenValidityUnits, { AccessToken: 'hours' });
  });

  it('shows a lifetime that only a unit changes', () => {
    const live = { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' as const, IdToken: 'minutes' as const } };
    assert.deepEqual(words({ TokenValidityUnits: { AccessToken: 'hours' } }, live), ['changed AccessTokenValidity: 5 minutes → 5 hours']);
    assert.deepEqual(planPush({ TokenValidityUnits: { AccessToken: 'hours' } }, live, 'keep').planned.TokenValidityUnits, { AccessToken: 'hours', IdToken: 'minutes' });
  });

  it('sees no difference in order, in units that mean the same, in defaults written out', () => {
    const live = { CallbackURLs: ['b', 'a'], AccessTokenValidity: 1, RefreshTokenRotation: { Feature: 'DISABLED' as const, RetryGracePeriodSeconds: 0 } };
    const local = {
      CallbackURLs: ['a', 'b'], AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' as const }, PreventUserExistenceErrors: 'LEGACY' as const,
      RefreshTokenRotation: { Feature: 'DISABLED' as const }, ReadAttributes: [], AllowedOAuthFlows: [],
    };
    assert.deepEqual(words(local, live), []);
  });

  it('keeps an empty list of sign-in flows apart from none', () => {
    assert.equal(words({ ExplicitAuthFlows: [] }, {}).length, 1);
  });

  it('loses nothing: what live has and the file does not mention is sent as it is (any settings)', () => {
    fc.assert(fc.property(settings, settings, (local, live) => {
      const { planned, changes } = planPush(local, live, 'keep');
      for (const name of settable) {
        if (name === 'TokenValidityUnits') continue;
        const expected = name in local ? local : live;
        assert.deepEqual(planned[name], expected[name], name);
      }
      const changed = new Set(namesOf(changes));
      for (const name of settable) assert.equal(changed.has(name), !same(name, live, planned), name);
    }), { numRuns: 1000 });
  });

  it('pushing what is live changes nothing (any settings)', () => {
    fc.assert(fc.property(settings, (live) => { assert.deepEqual(planPush(live, live, 'keep').changes, []); assert.deepEqual(planPush(live, live, 'reset').changes, []); }));
  });
});

describe('what a describe answer means', () => {
  it('leaves out what no request may carry and names what it does not know', () => {
    const { settings: found, unknown } = fromDescribe({
      UserPoolId: 'us-east-1_a', ClientId: 'c', ClientType: 'REGULAR', CreationDate: 1, LastModifiedDate: 2, TokenValidityUnits: {},
      AnalyticsConfiguration: { ApplicationArn: 'arn:x', RoleArn: 'arn:aws:iam::1:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp' },
      FutureSetting: true, RefreshTokenRotation: { Feature: 'ENABLED', Mode: 'x' },
    });
    assert.deepEqual(found, { AnalyticsConfiguration: { ApplicationArn: 'arn:x' }, RefreshTokenRotation: { Feature: 'ENABLED', Mode: 'x' } } as { [P in SettableName]?: unknown });
    assert.deepEqual(unknown, ['FutureSetting', 'RefreshTokenRotation.Mode']);
  });
});
