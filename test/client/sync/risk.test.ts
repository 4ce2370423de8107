import assert from 'node:assert/strict';
import fc from 'fast-check';
import { same } from '../../../server/src/language/same';
import { FACETS, type FacetName } from '../../../client/src/sync/facets';
import { planPush } from '../../../client/src/sync/plan';
import { planMarkdown } from '../../../client/src/sync/plan-text';
import { assessRisks } from '../../../client/src/sync/risk';
import type { Settings } from '../../../client/src/sync/settings';
import { settings } from './arbitraries';
import { described } from './described';

/** Each case: the change, and the risks that it must be marked with, the worst first. */
const cases: readonly [FacetName, Settings, Settings, string[]][] = [
  ['CallbackURLs', { CallbackURLs: ['a', 'b'] }, { CallbackURLs: ['b', 'c'] }, ['breaks-sign-in', 'widens-access']],
  [
    'ExplicitAuthFlows',
    {},
    {
      ExplicitAuthFlows: [
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_CUSTOM_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
      ],
    },
    ['weakens-protection'],
  ],
  ['ExplicitAuthFlows', {}, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }, ['breaks-sign-in']],
  [
    'SupportedIdentityProviders',
    { SupportedIdentityProviders: ['COGNITO', 'Google'] },
    { SupportedIdentityProviders: ['COGNITO'] },
    ['breaks-sign-in'],
  ],
  [
    'AllowedOAuthFlows',
    { AllowedOAuthFlows: ['code'] },
    { AllowedOAuthFlows: ['code', 'implicit'] },
    ['weakens-protection'],
  ],
  [
    'AllowedOAuthScopes',
    { AllowedOAuthScopes: ['openid'] },
    { AllowedOAuthScopes: ['openid', 'api/read'] },
    ['widens-access'],
  ],
  ['ReadAttributes', { ReadAttributes: ['email'] }, { ReadAttributes: ['email', 'name'] }, ['widens-access']],
  ['ReadAttributes', {}, { ReadAttributes: ['email', 'name'] }, ['breaks-sign-in']],
  ['WriteAttributes', {}, { WriteAttributes: ['name'] }, ['breaks-sign-in']],
  ['WriteAttributes', { WriteAttributes: ['name'] }, { WriteAttributes: [] }, ['widens-access']],
  ['ReadAttributes', { ReadAttributes: ['email', 'custom:plan'] }, {}, ['breaks-sign-in', 'widens-access']],
  ['AllowedOAuthFlowsUserPoolClient', { AllowedOAuthFlowsUserPoolClient: true }, {}, ['breaks-sign-in']],
  ['PreventUserExistenceErrors', { PreventUserExistenceErrors: 'ENABLED' }, {}, ['weakens-protection']],
  ['EnableTokenRevocation', {}, { EnableTokenRevocation: false }, ['weakens-protection']],
  ['RefreshTokenRotation', { RefreshTokenRotation: { Feature: 'ENABLED' } }, {}, ['weakens-protection']],
  ['RefreshTokenRotation', {}, { RefreshTokenRotation: { Feature: 'ENABLED' } }, ['breaks-sign-in']],
  [
    'AccessTokenValidity',
    { AccessTokenValidity: 1 },
    { AccessTokenValidity: 30, TokenValidityUnits: { AccessToken: 'minutes' } },
    ['changes-lifetimes'],
  ],
  // Legacy names are not other words for the newer ones: what they leave on by themselves may go.
  [
    'ExplicitAuthFlows',
    { ExplicitAuthFlows: ['USER_PASSWORD_AUTH'] },
    { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
    ['breaks-sign-in'],
  ],
  [
    'ExplicitAuthFlows',
    { ExplicitAuthFlows: ['USER_PASSWORD_AUTH'] },
    { ExplicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
    ['breaks-sign-in'],
  ],
  ['ClientName', { ClientName: 'a' }, { ClientName: 'b' }, ['cosmetic']],
  [
    'AccessTokenValidity',
    { AccessTokenValidity: 1 },
    { AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' } },
    [],
  ],
];

describe('the risk of a change', () => {
  for (const [name, before, after, risks] of cases) {
    it(`${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)} is ${risks.join(', ') || 'no change'}`, () =>
      assert.deepEqual(
        assessRisks(name, before, after).map(({ risk }) => risk),
        risks,
      ));
  }

  it('is told of an attribute list by what none means: all standard attributes', () => {
    const reasons = (before: Settings, after: Settings): string =>
      assessRisks('WriteAttributes', before, after)
        .map(({ reason }) => reason)
        .join(' ');
    assert.equal(
      reasons({}, { WriteAttributes: ['name'] }),
      'Apps may from now on write only name, no longer all standard attributes of the pool. Whether custom attributes are among them is documented differently in different places. Sign-in fails through a provider that fills another one.',
    );
    assert.equal(
      reasons({ WriteAttributes: ['name'] }, {}),
      'Apps may write all standard attributes of the pool, until now only name. Whether custom attributes are among them is documented differently in different places.',
    );
  });

  it('is told for every change and for nothing else, each with its reason (any settings)', () => {
    fc.assert(
      fc.property(settings, settings, (before, after) => {
        for (const name of FACETS) {
          const marks = assessRisks(name, before, after);
          assert.equal(marks.length > 0, !same(name, before, after), name);
          assert.ok(marks.every(({ reason }) => /\.$/.test(reason)));
        }
      }),
    );
  });
});

describe('the plan as a document', () => {
  const target = { identity: { UserPoolId: 'us-east-1_a', ClientId: '1abc' }, name: 'web', region: 'us-east-1' };

  it('lists every change (any settings)', () => {
    fc.assert(
      fc.property(settings, settings, (local, live) => {
        const plan = planPush({ local, live });
        const text = planMarkdown(described(plan, target, 'merge', {}));
        for (const { name } of plan.changes) assert.ok(text.includes(`### ${name} — `), `${name} in\n${text}`);
      }),
      { numRuns: 200 },
    );
  });

  it('lets no value of a pool become markup', () => {
    const evil = '[x](command:evil) <img src=x> `a` | **b**';
    const text = planMarkdown(
      described(
        planPush({ local: { SupportedIdentityProviders: [evil] }, live: { SupportedIdentityProviders: ['COGNITO'] } }),
        { ...target, name: evil },
        'merge',
        {},
      ),
    );
    const prose = text.replaceAll(/```[^]*?```/g, '');
    assert.ok(!/(^|[^\\])\[x/.test(prose) && !/(^|[^\\])<img/.test(prose), prose);
  });
});
