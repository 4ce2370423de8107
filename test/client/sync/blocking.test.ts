import assert from 'node:assert/strict';
import { errorsIn } from '../../../client/src/sync/blocking';

const text = (...lines: string[]): string =>
  `{\n  "UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i",\n${lines.join('\n')}\n}\n`;
const URLS = text('  "CallbackURLs": [', '    "http://a.io",', '    "http://b.io", "https://*.c.io"', '  ]');

describe('the errors that stand against a push', () => {
  const found = (
    of: string,
    ...more: [levels?: Parameters<typeof errorsIn>[1], context?: Parameters<typeof errorsIn>[2]]
  ) =>
    errorsIn(of, ...more).map(
      ({ code, offset, silenced }) =>
        `${code} ${/^"[^"]*"|^\w+/.exec(of.slice(offset))?.[0]}${silenced ? ' silenced' : ''}`,
    );

  it('are what the service refuses, in text order', () =>
    assert.deepEqual(found(URLS), ['callback-http "http://a.io"', 'callback-http "http://b.io"']));
  it('stay where settings turn them off or down, and are told as silenced', () => {
    for (const level of ['off', 'warning'] as const)
      assert.deepEqual(found(URLS, { 'callback-http': level }), [
        'callback-http "http://a.io" silenced',
        'callback-http "http://b.io" silenced',
      ]);
  });
  it('stay where a comment silences one of them', () => {
    const silenced = URLS.replace(
      '    "http://b.io"',
      '    // cognito-client-disable-next-line callback-http -- internal\n    "http://b.io"',
    );
    assert.deepEqual(found(silenced), ['callback-http "http://a.io"', 'callback-http "http://b.io" silenced']);
  });
  it('are also what the user calls an error, each once and in its place', () => {
    const raised = { 'url-wildcard': 'error', 'sec-no-client-name': 'error' } as const;
    assert.deepEqual(found(URLS, raised), [
      'sec-no-client-name undefined',
      'callback-http "http://a.io"',
      'callback-http "http://b.io"',
      'url-wildcard "https://*.c.io"',
    ]);
    const both = text('  "CallbackURLs": ["http://*.a.io"]');
    assert.deepEqual(found(both, { 'url-wildcard': 'error', 'callback-http': 'off' }), [
      'callback-http "http://*.a.io" silenced',
      'url-wildcard "http://*.a.io"',
    ]);
  });
  it('know what is known of the pool', () => {
    const flow = text('  "ExplicitAuthFlows": ["ALLOW_USER_AUTH"]');
    assert.deepEqual(
      [found(flow), found(flow, {}, { tier: 'LITE' })],
      [[], ['user-auth-needs-plan "ALLOW_USER_AUTH"']],
    );
  });
});
