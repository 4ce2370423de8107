import assert from 'node:assert/strict';
import { nearest } from '../../../server/src/language/nearest';
import {
  ACCESS,
  amount,
  describeSeconds,
  inWords,
  isAllowed,
  lifetimeOf,
  REFRESH,
  secondsOf,
} from '../../../server/src/language/rules/durations';
import { isPlainHttp, partsOf, type PlacedUrl } from '../../../server/src/language/rules/urls';

describe('durations', () => {
  it('counts each unit in seconds', () => {
    assert.deepEqual(
      (['seconds', 'minutes', 'hours', 'days'] as const).map((unit) => secondsOf(2, unit)),
      [2, 120, 7200, 172_800],
    );
  });
  it('says a duration in words and in seconds', () => {
    assert.equal(describeSeconds(36_000), '10 hours = 36 000 s');
    assert.equal(describeSeconds(3_600), '1 hour = 3 600 s');
    assert.equal(describeSeconds(315_360_000), '3 650 days = 315 360 000 s');
    assert.equal(describeSeconds(45), '45 s');
    assert.equal(describeSeconds(60), '1 minute = 60 s');
    assert.equal(inWords(129_660), '1 day 12 hours 1 minute');
    assert.equal(inWords(0), '0 seconds');
    assert.equal(amount(1, 'days'), '1 day');
    assert.deepEqual(
      [amount(-1000, 'days'), amount(1234.5, 'days'), amount(1e21, 'days'), amount(1000, 'days')],
      ['-1000 days', '1234.5 days', '1e+21 days', '1 000 days'],
    );
  });
  it('takes the default unit where none is written, and 30 days for a refresh token of 0', () => {
    assert.equal(lifetimeOf({ AccessTokenValidity: 2 }, ACCESS), 7200);
    assert.equal(lifetimeOf({ RefreshTokenValidity: 2 }, REFRESH), 172_800);
    assert.equal(lifetimeOf({ AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'minutes' } }, ACCESS), 120);
    assert.equal(
      lifetimeOf({ RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'hours' } }, REFRESH),
      2_592_000,
    );
    assert.equal(lifetimeOf({ AccessTokenValidity: 0 }, ACCESS), 0, 'only a refresh token of 0 lives on');
    assert.equal(lifetimeOf({}, ACCESS), undefined);
  });
  it('allows the limits themselves', () => {
    assert.deepEqual(
      [299, 300, 86_400, 86_401].map((seconds) => isAllowed(seconds, ACCESS)),
      [false, true, true, false],
    );
  });
});

const placed = (url: string): PlacedUrl => ({ url, at: ['CallbackURLs', 0], parts: partsOf(url) });

describe('URLs', () => {
  it('finds scheme and host whatever stands around them', () => {
    assert.deepEqual(partsOf('HTTPS://user:pw@App.Example.com:8443/a?b#c'), {
      scheme: 'https',
      host: 'app.example.com',
    });
    assert.deepEqual(partsOf('http://[::1]:9000'), { scheme: 'http', host: '[::1]' });
    assert.deepEqual(partsOf('myapp://'), { scheme: 'myapp', host: '' });
    for (const url of ['localhost:3000', '/cb', '', 'https:/x', '://x']) assert.equal(partsOf(url), undefined);
  });
  it('is not taken in by a host that only looks local', () => {
    for (const url of [
      'http://localhost.evil.io',
      'http://localhost@evil.io',
      'http://127.0.0.1.evil.io',
      'http://evil.io/localhost',
    ])
      assert.ok(isPlainHttp(placed(url)), url);
    for (const url of [
      'http://localhost:1',
      'http://LOCALHOST/',
      'http://127.0.0.1',
      'http://[::1]/x',
      'https://evil.io',
    ])
      assert.ok(!isPlainHttp(placed(url)), url);
  });
});

describe('nearest', () => {
  const known = ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI', 'ClientName'] as const;
  it('finds the name meant by case, punctuation and small slips', () => {
    assert.equal(nearest('callback_urls', known), 'CallbackURLs');
    assert.equal(nearest('CallbakcURLs', known), 'CallbackURLs');
    assert.equal(nearest('DefaultRedirectUrl', known), 'DefaultRedirectURI');
  });
  it('finds nothing where nothing is near', () => {
    for (const word of ['', 'x', 'Colour', 'URLs', 'Client', 'a'.repeat(1000)])
      assert.equal(nearest(word, known), undefined, word);
  });
});
