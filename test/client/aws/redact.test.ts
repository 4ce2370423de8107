import assert from 'node:assert/strict';
import { auditLine } from '../../../client/src/aws/audit';
import { redact } from '../../../client/src/aws/redact';

const SECRET = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';

/** Each line as an error of a third party could carry it. */
const lines = [
  `{"UserPoolClient":{"ClientSecret":"${SECRET}","ClientName":"web"}}`,
  `ClientSecret: ${SECRET}`,
  `client_secret=${SECRET}&grant_type=x`,
  `x-amz-security-token: ${SECRET}`,
  `Authorization: AWS4-HMAC-SHA256 Credential=x, Signature=${SECRET}`,
  `aws_secret_access_key = ${SECRET}`,
  `"aws_session_token": "${SECRET}"`,
  `The endpoint "http://jo:${SECRET}@cognito.example.com" cannot be used`,
  `https://jo:one@two${SECRET}@cognito.example.com/ could not be reached`,
];

describe('what goes to the log', () => {
  for (const line of lines)
    it(`hides the secret in ${line.replaceAll(SECRET, '…')}`, () =>
      assert.ok(!redact(line).includes(SECRET), redact(line)));

  it('hides the id of an access key', () =>
    assert.equal(redact('key AKIAFAKEFAKEFAKEFAKE is not known'), 'key AKIA… is not known'));

  it('is redacted in the line of a call, too: a name may hold what it should not', () => {
    const target = 'profile AKIAFAKEFAKEFAKEFAKE (role) ← client_secret=fake-secret-DO-NOT-LEAK (keys)';
    assert.equal(
      auditLine({ operation: 'Credentials', target, outcome: 'ok', milliseconds: 31 }),
      'Credentials profile AKIA… (role) ← client_secret=… (keys): ok, 31 ms',
    );
  });

  it('leaves everything else', () => {
    for (const line of [
      'UpdateUserPoolClient: ok, 31 ms, request 5f2b',
      'https://cognito.example.com:8443/x could not be reached; write to jo@example.com',
      'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    ])
      assert.equal(redact(line), line);
  });
});
