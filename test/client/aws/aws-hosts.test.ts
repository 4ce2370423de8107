// Which hosts are AWS's for user pools: those that the SDK itself goes to, and no others, whatever they are called.
import assert from 'node:assert/strict';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { isAwsHost } from '../../../client/src/aws/gateway';

/** A Region of each partition, and some of the first. */
const REGIONS = [
  ...['us-east-1', 'eu-central-2', 'ap-southeast-7', 'mx-central-1', 'il-central-1', 'cn-north-1', 'cn-northwest-1'],
  ...['us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1', 'eusc-de-east-1'],
];

describe('a host of AWS for user pools', () => {
  const { config } = new CognitoIdentityProviderClient({ region: 'us-east-1' });
  for (const Region of REGIONS)
    it(`is each that the SDK goes to in ${Region}`, () => {
      for (const UseFIPS of [false, true])
        for (const UseDualStack of [false, true]) {
          const resolve = (): URL => config.endpointProvider({ Region, UseFIPS, UseDualStack }).url;
          let host: string | undefined;
          try {
            host = resolve().hostname;
          } catch (error) {
            // Not every partition has each of them.
            assert.match(String(error), /not support/);
          }
          assert.ok(host === undefined || isAwsHost(host), host);
        }
    });

  it('is an endpoint of a VPC, too', () =>
    assert.ok(isAwsHost('vpce-0123456789abcdef0-abcdefgh.cognito-idp.us-east-1.vpce.amazonaws.com')));

  for (const host of [
    'cognito-idp.us-east-1.amazonaws.com.evil.example',
    'evil-cognito-idp.us-east-1.amazonaws.com',
    'x.cognito-idp.us-east-1.amazonaws.com',
    'cognito-idp.us-east-1.s3.amazonaws.com',
    'cognito-idp.us-east-1.amazonaws.com:8443',
    'cognito-idp.s3.amazonaws.com',
    'cognito-idp.s3-us-west-2.amazonaws.com',
    'abc123.execute-api.us-east-1.amazonaws.com',
    'cognito-idp.amazonaws.com',
    'cognito-idp.us-east-1.amazonaws.co',
    'cognito-idp.us-east-1xamazonaws.com',
    'cognito-identity.us-east-1.amazonaws.com',
    'localhost',
    '127.0.0.1',
    '',
  ])
    it(`is not ${host || 'an empty one'}`, () => assert.equal(isAwsHost(host), false));
});
