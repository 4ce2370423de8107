import { apiPage } from './docs';
import { changeCallback, isPlainHttp, withHttps } from './urls';
import { defineRule } from './rule';

/** Codes and tokens must not travel in the clear; only the own machine is excepted. */
export const callbackHttp = defineRule({
  code: 'callback-http',
  severity: 'error',
  facts: ['callback-http'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'DefaultRedirectURI'],
  pieces: ['CallbackURLs', 'DefaultRedirectURI'],
  *check(values, { urls }) {
    for (const { url, at } of urls('CallbackURLs', 'DefaultRedirectURI').filter(isPlainHttp)) {
      yield {
        at,
        message:
          'http:// is allowed for localhost, 127.0.0.1 and [::1] only: the service refuses the update. Use https://.',
        fix: changeCallback(url, withHttps(url), values),
      };
    }
  },
});
