// A text that is no app client file though it is about one, named to a command.
import assert from 'node:assert/strict';
import { withCli } from './cli';
import { POOL, withTerminal } from './terminal';

const TEMPLATE = 'Resources:\n  Web:\n    Type: AWS::Cognito::UserPoolClient\n';
const PYTHON = "{'UserPoolId': 'us-east-1_AbCdEf123', 'AllowedOAuthFlowsUserPoolClient': True}\n";

describe('a text of another kind', () => {
  const cli = withCli();

  it('is one error of lint, whatever its name', async () => {
    cli.write({ 'template.yaml': TEMPLATE, 'client.py': PYTHON });
    for (const [file, says] of [
      ['template.yaml', /This is a CloudFormation template/],
      ['client.py', /This is a Python dictionary/],
    ] as const) {
      const { code, out } = await cli.run(['lint', file]);
      assert.equal(code, 1);
      assert.match(out, says);
      assert.match(out, /\n1 error in 1 file\n$/);
    }
  });
});

describe('a text of another kind, where a command reads a file', () => {
  const at = withTerminal();

  it('is named, with what to do, and nothing is sent', async () => {
    at.write({ 'a.cognito-client.json': TEMPLATE });
    const commands: readonly (readonly [string, string[]])[] = [
      ['plan', ['a.cognito-client.json']],
      ['push', ['a.cognito-client.json', '--yes']],
      ['explain', ['a.cognito-client.json']],
      ['create', ['b.cognito-client.json', '--from', 'a.cognito-client.json', '--pool', POOL, '--yes']],
    ];
    for (const [command, args] of commands) {
      const { code, err } = await at.run(command, args);
      assert.equal(code, 2, `${command}: ${err}`);
      assert.match(
        err,
        /a\.cognito-client\.json: This is a CloudFormation template, .* Pull the app client to get its file/,
      );
    }
    assert.deepEqual(at.local.requests, []);
  });
});
