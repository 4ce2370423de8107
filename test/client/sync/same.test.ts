import assert from 'node:assert/strict';
import { same } from '../../../server/src/language/same';
import type { Settings } from '../../../client/src/sync/settings';
import type { SettableName } from '../../../server/src/language/schema';

const [ARN, ROLE] = [
  'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef',
  'arn:aws:iam::123456789012:role/own',
];
/** A value of a wrong type, as a file has while somebody types. */
const wrong = (value: unknown): Settings => value as Settings;

/** One parameter in two sets of settings, and whether it means the same. */
const cases: readonly [name: SettableName, a: Settings, b: Settings, alike: boolean][] = [
  ['CallbackURLs', { CallbackURLs: ['a', 'b'] }, { CallbackURLs: ['b', 'a', 'a'] }, true],
  ['CallbackURLs', { CallbackURLs: ['a', 'b'] }, { CallbackURLs: ['a'] }, false],
  ['CallbackURLs', { CallbackURLs: [] }, {}, true],
  ['ExplicitAuthFlows', { ExplicitAuthFlows: [] }, {}, false],
  [
    'ExplicitAuthFlows',
    { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    {},
    true,
  ],
  ['ReadAttributes', { ReadAttributes: [] }, {}, true],
  ['WriteAttributes', { WriteAttributes: [] }, {}, true],
  ['WriteAttributes', { WriteAttributes: ['email'] }, {}, false],
  ['AccessTokenValidity', { AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' } }, {}, true],
  [
    'AccessTokenValidity',
    { AccessTokenValidity: 1 },
    { AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'days' } },
    false,
  ],
  ['AccessTokenValidity', wrong({ AccessTokenValidity: 'x' }), wrong({ AccessTokenValidity: 'x' }), true],
  ['AccessTokenValidity', wrong({ AccessTokenValidity: 'x' }), wrong({ AccessTokenValidity: 'y' }), false],
  [
    'AccessTokenValidity',
    wrong({ TokenValidityUnits: { AccessToken: 'eons' } }),
    wrong({ TokenValidityUnits: { AccessToken: 'ages' } }),
    false,
  ],
  ['TokenValidityUnits', { TokenValidityUnits: { AccessToken: 'days' } }, {}, true],
  [
    'AnalyticsConfiguration',
    { AnalyticsConfiguration: { ApplicationId: 'a', RoleArn: ROLE, ExternalId: 'x' } },
    { AnalyticsConfiguration: { ExternalId: 'x', ApplicationId: 'a', RoleArn: ROLE } },
    true,
  ],
  [
    'AnalyticsConfiguration',
    { AnalyticsConfiguration: { ApplicationArn: ARN, UserDataShared: true } },
    { AnalyticsConfiguration: { ApplicationArn: ARN, UserDataShared: false } },
    false,
  ],
  [
    'AnalyticsConfiguration',
    { AnalyticsConfiguration: { ApplicationArn: ARN } },
    wrong({ AnalyticsConfiguration: { RoleArn: null, ApplicationArn: ARN } }),
    true,
  ],
  ['AnalyticsConfiguration', { AnalyticsConfiguration: { ApplicationArn: ARN } }, {}, false],
  [
    'RefreshTokenRotation',
    { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } },
    { RefreshTokenRotation: { Feature: 'ENABLED' } },
    true,
  ],
  [
    'RefreshTokenRotation',
    { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } },
    { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 } },
    false,
  ],
  [
    'RefreshTokenRotation',
    { RefreshTokenRotation: { Feature: 'ENABLED' } },
    { RefreshTokenRotation: { Feature: 'DISABLED' } },
    false,
  ],
  ['RefreshTokenRotation', { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 10 } }, {}, true],
  ['EnableTokenRevocation', { EnableTokenRevocation: true }, {}, true],
  ['EnableTokenRevocation', { EnableTokenRevocation: false }, {}, false],
  ['DefaultRedirectURI', { DefaultRedirectURI: 'https://a.io' }, {}, false],
];

describe('whether a parameter means the same', () => {
  for (const [name, a, b, alike] of cases) {
    it(`${name}: ${JSON.stringify(a)} ${alike ? 'is' : 'is not'} ${JSON.stringify(b)}`, () =>
      assert.deepEqual([same(name, a, b), same(name, b, a)], [alike, alike]));
  }
});
