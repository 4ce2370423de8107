import assert from 'node:assert/strict';
import { descriptionOf, silenceable } from '../../../server/src/language/codes';
import { accepted, completionsOf, labelsOf, richStyle } from './workbench';

const IDS = '"UserPoolId": "us-east-1_Abc123456", "ClientId": "1example23456789"';
const next = (comment: string, member = '"CallbackURLs": ["http://app.acme.io"]'): string =>
  `{ ${IDS},\n  ${comment}\n  ${member}\n}`;

describe('completion in comments', () => {
  it('offers the words at the beginning of a comment', () => {
    assert.deepEqual(labelsOf('// |\n{}'), ['cognito-client-disable-next-line', 'cognito-client-disable']);
    assert.deepEqual(labelsOf('//cog|\n{}'), ['cognito-client-disable-next-line', 'cognito-client-disable']);
    assert.deepEqual(labelsOf('{ // |\n}'), ['cognito-client-disable-next-line'], 'the other one counts on top only');
    assert.deepEqual(labelsOf('{ /* disable| */ }'), ['cognito-client-disable-next-line']);
    assert.equal(
      accepted('{ // cognito-cl|\n}', 'cognito-client-disable-next-line'),
      '{ // cognito-client-disable-next-line\n}',
    );
    assert.equal(
      accepted('{ /*cog|nito-x*/ }', 'cognito-client-disable-next-line'),
      '{ /*cognito-client-disable-next-line*/ }',
    );
  });

  it('offers the codes that report something on the next line first, then all others, each once', () => {
    const labels = labelsOf(next('// cognito-client-disable-next-line |'));
    assert.equal(labels[0], 'callback-http');
    assert.deepEqual([...labels].sort(), [...silenceable]);
    assert.equal(new Set(labels).size, labels.length);
    assert.ok(labels.indexOf('oauth-settings-inert') < 3, labels.slice(0, 3).join());
    assert.equal(
      labelsOf(next('// cognito-client-disable-next-line |', '"RefreshTokenValidity": 0'))[0],
      'refresh-token-validity-zero',
    );
  });

  it('offers the codes that report something in the file first, on top', () =>
    assert.ok(labelsOf(`// cognito-client-disable |\n${next('')}`).indexOf('callback-http') < 10));

  it('offers no code that stands there already, but the one that is being typed', () => {
    const labels = labelsOf(next('// cognito-client-disable-next-line callback-http, |'));
    assert.ok(!labels.includes('callback-http') && labels.includes('oauth-settings-inert'));
    assert.equal(labelsOf(next('// cognito-client-disable-next-line callback-h|'))[0], 'callback-http');
    assert.equal(
      accepted(next('// cognito-client-disable-next-line sec-x, callb|ack -- why'), 'callback-http'),
      next('// cognito-client-disable-next-line sec-x, callback-http -- why'),
    );
    assert.equal(
      accepted(next('/* cognito-client-disable-next-line callb|*/'), 'callback-http'),
      next('/* cognito-client-disable-next-line callback-http*/'),
    );
  });

  it('says what each code is about', () => {
    const items = completionsOf(next('// cognito-client-disable-next-line |'), richStyle);
    assert.deepEqual(items[0]?.documentation, { kind: 'markdown', value: descriptionOf('callback-http') });
    assert.equal(items[0]?.detail, 'reports on the next line');
  });

  it('offers nothing else: not in other comments, in reasons, behind words, or on a slash outside', () => {
    for (const marked of [
      '{ // see |\n}',
      '{ // callback|\n}',
      '{ /* a */| }',
      '{ /* a\n b | */ }',
      '{ "ClientName": "http:/|/" }',
      next('// cognito-client-disable-next-line callback-http -- |'),
      next('// cognito-client-disabled |'),
    ]) {
      assert.deepEqual(labelsOf(marked, '/'), [], marked);
    }
    assert.ok(labelsOf('{ //| \n}', '/').length > 0);
  });
});
