import assert from 'node:assert/strict';
import { fromDescribe, fromFile } from '../../../client/src/sync/settings';

const ARN = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef';
const SERVICE_ROLE =
  'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';

describe('the settings in what Cognito answers', () => {
  const settingsOf = (members: Record<string, unknown>) => fromDescribe(members).settings;

  it('are what an update can carry', () => {
    assert.deepEqual(
      settingsOf({
        UserPoolId: 'p',
        ClientId: '1',
        ClientSecret: 'fake-secret-DO-NOT-LEAK-0123456789abcdef',
        CreationDate: 1,
        LastModifiedDate: 1,
        ClientName: 'web',
        LogoutURLs: null,
      }),
      { ClientName: 'web' },
    );
  });
  it('have no units where there are none', () => {
    assert.deepEqual(settingsOf({ AccessTokenValidity: 1, TokenValidityUnits: {} }), { AccessTokenValidity: 1 });
    assert.deepEqual(settingsOf({ TokenValidityUnits: { AccessToken: 'hours' } }), {
      TokenValidityUnits: { AccessToken: 'hours' },
    });
  });
  it('have not the role that the service adds beside an ARN, and every other role', () => {
    const analytics = (of: object): unknown => settingsOf({ AnalyticsConfiguration: of }).AnalyticsConfiguration;
    assert.deepEqual(analytics({ ApplicationArn: ARN, RoleArn: SERVICE_ROLE, UserDataShared: true }), {
      ApplicationArn: ARN,
      UserDataShared: true,
    });
    for (const kept of [
      { ApplicationArn: ARN, RoleArn: 'arn:aws:iam::123456789012:role/own' },
      { ApplicationId: 'a', RoleArn: SERVICE_ROLE, ExternalId: 'x' },
      { ApplicationArn: ARN },
    ])
      assert.deepEqual(analytics(kept), kept);
  });
  it('come with the names of what this version does not know, also deep inside', () => {
    const { settings, unknown } = fromDescribe({
      ClientName: 'web',
      ClientSecret: 'fake-secret-DO-NOT-LEAK-0123456789abcdef',
      NewThing: 1,
      RefreshTokenRotation: { Feature: 'ENABLED', Newer: 2 },
    });
    assert.deepEqual([unknown, settings.ClientName], [['NewThing', 'RefreshTokenRotation.Newer'], 'web']);
  });
});

describe('the settings that a file mentions', () => {
  it('are those that can be set; null is as good as absent', () => {
    assert.deepEqual(
      fromFile({ UserPoolId: 'p', ClientId: '1', ClientName: null, AuthSessionValidity: 5, Nonsense: 1 }),
      { AuthSessionValidity: 5 },
    );
  });
});
