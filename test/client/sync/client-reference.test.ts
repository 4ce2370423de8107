import assert from 'node:assert/strict';
import { parseClientReference } from '../../../client/src/sync/client-reference';

const POOL = 'eu-west-1_Ab3dEf6hI';
const CLIENT = '1example23456789abcdefghij';

const MEANINGS: readonly (readonly [string, object | undefined])[] = [
  [POOL, { userPoolId: POOL, region: 'eu-west-1' }],
  [`  "${POOL}"\n`, { userPoolId: POOL, region: 'eu-west-1' }],
  ['us-gov-west-1_abcdefghi', { userPoolId: 'us-gov-west-1_abcdefghi', region: 'us-gov-west-1' }],
  [`arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${POOL}`, { userPoolId: POOL, region: 'eu-west-1' }],
  [
    'arn:aws-us-gov:cognito-idp:us-gov-west-1:111122223333:userpool/us-gov-west-1_abcdefghi',
    { userPoolId: 'us-gov-west-1_abcdefghi', region: 'us-gov-west-1' },
  ],
  [
    `arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${POOL}/client/${CLIENT}`,
    { userPoolId: POOL, region: 'eu-west-1', clientId: CLIENT },
  ],
  [`${POOL}/${CLIENT}`, { userPoolId: POOL, region: 'eu-west-1', clientId: CLIENT }],
  [`${POOL} ${CLIENT}`, { userPoolId: POOL, region: 'eu-west-1', clientId: CLIENT }],
  [CLIENT, { clientId: CLIENT }],
  ['eu-west-1', undefined],
  ['shop', undefined],
  ['', undefined],
  ['eu-west-1_', undefined],
  ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/', undefined],
  ['arn:aws:s3:::bucket', undefined],
  [`${POOL}/${CLIENT}/more`, undefined],
];

describe('what a pasted text names', () => {
  for (const [text, meaning] of MEANINGS) {
    it(`${JSON.stringify(text)} is ${meaning ? Object.keys(meaning).join(' and ') : 'nothing of the kind'}`, () =>
      assert.deepEqual(parseClientReference(text), meaning));
  }
});
