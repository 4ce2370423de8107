import assert from 'node:assert/strict';
import { DEMO } from '../../../local-cognito/src';
import { explain } from '../../../client/src/sync/explain/topics';
import { fromFile } from '../../../client/src/sync/settings';
import { assertNoSecret } from '../sync/flow/stage';
import { POOL, WEB, withTerminal } from './terminal';

const FILE = 'web.cognito-client.json';

describe('cognito-client explain', () => {
  const at = withTerminal();
  beforeEach(() => at.run('pull', ['--pool', POOL, '--client', WEB, '--out', FILE]));

  it('says every sentence of the editor with its parameters, from the file alone', async () => {
    const before = at.local.requests.length;
    const { code, out, err } = await at.run('explain', [FILE]);
    assert.deepEqual([code, err, at.local.requests.length], [0, '', before]);
    const sentences = explain(fromFile(JSON.parse(at.read(FILE)) as Record<string, unknown>)).flatMap(
      (explained) => explained.sentences,
    );
    assert.ok(sentences.length > 8);
    for (const { text, items = [], parameters } of sentences)
      assert.ok(
        out.includes(`  ${text} [${parameters.join(', ')}]\n${items.map((item) => `    - ${item}\n`).join('')}`),
        text,
      );
  });

  it('says with --live what a push takes away and opens, and prints a document with --markdown', async () => {
    at.change(FILE, /"http:\/\/localhost:5173\/signed-in",?\s*/, '');
    const { code, out } = await at.run('explain', [FILE, '--live']);
    assert.equal(code, 0);
    assert.match(
      out,
      /A push takes away\n {2}.*\[CallbackURLs.*\]\n {4}- http:\/\/localhost:5173\/signed-in|A push takes away\n {2}.*localhost:5173\/signed-in.*\[CallbackURLs/,
    );
    const document = await at.run('explain', [FILE, '--live', '--markdown']);
    assert.match(document.out, /^# What shop\\-web can do\n[^]*A push would change what was live/);
    assert.equal((await at.run('explain', [FILE, '--markdown'])).code, 0);
    assertNoSecret(out, document.out);
  });

  it('explains what it can of a file with mistakes, and goes on after one that it cannot', async () => {
    at.write({
      'a.cognito-client.json': '{',
      'b.cognito-client.json': `{ "UserPoolId": "${POOL}", "ClientId": "${DEMO.mobileApp}", "CallbackURLs": 7 }`,
    });
    const { code, out, err } = await at.run('explain', ['.']);
    assert.equal(code, 2);
    assert.match(err, /^cognito-client: a\.cognito-client\.json is no JSON object[^\n]*\n$/);
    assert.match(out, /b\.cognito-client\.json\nLeft out, because the value is not valid: CallbackURLs\./);
    assert.match(out, /web\.cognito-client\.json\n/);
  });
});
