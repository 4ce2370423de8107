// Texts that people paste, open or name to a command though they are no app client files.
import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { applyFix } from '../../../server/src/language/fixes';
import type { Problem } from '../../../server/src/language/problem';
import { document, problemsOf } from './fixtures';
import { foreignText } from '../../../server/src/language/foreign';

const FOREIGN: readonly [what: string, text: string, says: RegExp][] = [
  [
    'a CloudFormation template in YAML',
    "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Web:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      UserPoolId: !Ref Pool\n",
    /CloudFormation template/,
  ],
  [
    'a template without its version',
    '# web\nResources:\n  Web:\n    Type: AWS::Cognito::UserPoolClient\n',
    /CloudFormation/,
  ],
  [
    'Terraform configuration',
    'resource "aws_cognito_user_pool_client" "web" {\n  name         = "web"\n  user_pool_id = aws_cognito_user_pool.main.id\n}\n',
    /Terraform configuration/,
  ],
  [
    'a state of Terraform',
    '{ "version": 4, "terraform_version": "1.9.0", "resources": [] }',
    /plan or state of Terraform/,
  ],
  [
    'the skeleton of the AWS CLI in YAML',
    "UserPoolId: ''  # [REQUIRED] The ID of the user pool.\nClientId: ''\nCallbackURLs:\n- ''\n",
    /YAML.*JSON/,
  ],
  [
    'a Python dictionary',
    "{'UserPoolId': 'us-east-1_AbCdEf123', 'AllowedOAuthFlowsUserPoolClient': True, 'CallbackURLs': ['https://a.io']}",
    /Python dictionary.*json\.dumps/,
  ],
  ['an answer that Python printed', "{\n  'UserPoolClient': {'ClientName': 'web'}}", /Python/],
  ['the variables of an environment', 'USER_POOL_ID=us-east-1_AbCdEf123\nexport CLIENT_ID=1a2b3c\n', /key=value/],
  ['settings of Terraform', 'callback_urls = ["https://a.io"]\nlogout_urls   = ["https://a.io"]\n', /key=value/],
  ['options of the AWS CLI', '--user-pool-id=us-east-1_AbCdEf123 --client-name=web', /key=value/],
];

const read = (text: string): unknown => parse(text, [], { allowTrailingComma: true });

const NOT_FOREIGN: readonly string[] = [
  '',
  '{',
  '[]',
  '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "x"',
  '// given { "a": 1 }\n{ "ClientName": "AWSTemplateFormatVersion: Resources:" }',
  '{ "ClientName" "web" }',
  "{ 'x': 1 }",
  'hello = world',
  'ClientName: web',
];

describe('a text of another kind', () => {
  for (const [what, text, says] of FOREIGN)
    it(`is one sentence that says what it is and what to do: ${what}`, () => {
      for (const form of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
        const problems = problemsOf(form);
        assert.deepEqual(
          problems.map(({ code }) => code),
          ['foreign-text'],
        );
        assert.match(problems[0]?.message ?? '', says);
        assert.ok((problems[0]?.length ?? 0) > 0);
      }
    });

  for (const text of NOT_FOREIGN)
    it(`is not what only looks a little like it: ${text}`, () =>
      assert.equal(foreignText(text, document(text).root), undefined));
});

describe('an app client of a CloudFormation template', () => {
  const RESOURCE = `{
  "Type": "AWS::Cognito::UserPoolClient",
  "DeletionPolicy": "Retain",
  "Properties": {
    // our web app
    "ClientName": "web",
    "UserPoolId": "us-east-1_AbCdEf123",
    "CallbackURLs": ["https://a.io/cb"] // one
  }
}
`;
  const fixOf = (text: string) => problemsOf(text)[0]?.fix;

  it('gives its properties in one step, with their comments; the title says what is dropped', () => {
    for (const text of [RESOURCE, RESOURCE.replaceAll('\n', '\r\n')]) {
      const fix = fixOf(text);
      assert.equal(fix?.title, 'Take the Properties out of the resource, and drop Type, DeletionPolicy');
      assert.ok(!fix.safe);
      const after = applyFix(text, fix);
      assert.deepEqual(read(after), {
        ClientName: 'web',
        UserPoolId: 'us-east-1_AbCdEf123',
        CallbackURLs: ['https://a.io/cb'],
      });
      assert.ok(after.includes('// our web app') && after.includes('// one'));
      assert.ok(!problemsOf(after).some(({ code }) => code === 'foreign-text'));
    }
  });

  it('is known by its properties alone, and below its name, where nothing is offered', () => {
    assert.ok(fixOf('{ "Properties": { "ClientName": "web" } }'));
    const [named] = problemsOf(`{ "Web": ${RESOURCE} }`);
    assert.deepEqual([named?.code, named?.fix], ['foreign-text', undefined]);
  });

  it('is no other resource, no file with Properties of its own, and not what has a name twice', () => {
    assert.equal(fixOf('{ "Type": "AWS::Cognito::UserPool", "Properties": { "UserPoolName": "a" } }'), undefined);
    const own = problemsOf('{ "ClientName": "web", "Properties": { "ClientName": "web" } }');
    assert.ok(!own.some(({ code }) => code === 'foreign-text'));
    assert.equal(fixOf(RESOURCE.replace('"DeletionPolicy"', '"Type"')), undefined);
  });
});

/** The text after the fix that renames all names. */
function renamed(text: string): string {
  const fixes = problemsOf(text).flatMap(({ otherFixes = [] }: Problem) => otherFixes);
  const fix = fixes.find(({ title }) => title.startsWith('Rename all'));
  assert.ok(fix, text);
  assert.ok(!fix.safe);
  return applyFix(text, fix);
}

describe('the names of another tool', () => {
  const TERRAFORM = `{
  // from the module
  "id": "1a2b3c4d5e6f7g8h9i",
  "name": "portal",
  "user_pool_id": "us-east-1_AbCdEf123",
  "refresh_token_validity": 30, // days
  "generate_secret": false,
  "client_secret": "fake-secret-DO-NOT-LEAK-0123456789abcdef",
  "callback_urls": ["https://a.io"],
  "token_validity_units": [{ "access_token": "minutes", "refresh_token": "days" }],
  "refresh_token_rotation": { "feature": "ENABLED", "retry_grace_period_seconds": 10 }
}
`;

  it('are renamed in one step, with their comments, and without what no update takes', () => {
    const text = renamed(TERRAFORM);
    assert.deepEqual(read(text), {
      ClientId: '1a2b3c4d5e6f7g8h9i',
      ClientName: 'portal',
      UserPoolId: 'us-east-1_AbCdEf123',
      RefreshTokenValidity: 30,
      CallbackURLs: ['https://a.io'],
      TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'days' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    });
    assert.ok(text.includes('// from the module') && text.includes('// days'));
  });

  it('are offered at each of them, and what they mean is not called missing', () => {
    const problems = problemsOf(TERRAFORM);
    const named = problems.filter(({ code }) => code === 'unknown-parameter');
    const one = named.filter(({ message }) => message.includes('Did you mean'));
    assert.equal(one.length, 7);
    assert.ok(one.every(({ otherFixes }) => otherFixes?.length === 1));
    assert.deepEqual(
      problems.filter(({ code }) => code.startsWith('required-')),
      [],
    );
    assert.ok(!JSON.stringify(problems).includes('DO-NOT-LEAK'));
  });

  it('in the spelling of a script are the same', () => {
    const text = renamed('{ "userPoolId": "us-east-1_AbCdEf123", "clientId": "1a2b", "callbackUrls": [] }');
    assert.equal(text, '{ "UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b", "CallbackURLs": [] }');
  });

  it('are left alone where the right name is there, too, and where there is one only', () => {
    for (const text of [
      '{ "ClientName": "web", "client_name": "app", "name": "x", "user_pool_id": "us-east-1_AbCdEf123" }',
      '{ "callback_urls": [] }',
      '{ "name": "web", "id": "x" }',
    ]) {
      const fixes = problemsOf(text).flatMap(({ otherFixes = [] }) => otherFixes);
      assert.deepEqual(fixes, [], text);
    }
  });
});

describe('several values in one text', () => {
  const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
  const fixedBy = (code: string, members: string): unknown => {
    const text = `{${IDS}, ${members}}`;
    const fix = problemsOf(text).find((problem) => problem.code === code)?.fix;
    return fix && read(applyFix(text, fix));
  };

  it('are split in one step: URLs in one item', () => {
    const fixed = fixedBy(
      'url-whitespace',
      '"CallbackURLs": ["https://a.io, https://b.io\\nhttps://c.io", "https://d.io"]',
    );
    assert.deepEqual((fixed as Record<string, unknown>)['CallbackURLs'], [
      'https://a.io',
      'https://b.io',
      'https://c.io',
      'https://d.io',
    ]);
  });

  it('are taken out of a list that is written as a text', () => {
    const fixed = fixedBy('wrong-type', '"LogoutURLs": "[\\"https://a.io/\\", \\"https://b.io/\\"]"');
    assert.deepEqual((fixed as Record<string, unknown>)['LogoutURLs'], ['https://a.io/', 'https://b.io/']);
  });
});
