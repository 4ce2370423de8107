import { apiPage } from './docs';
import { replaceItem } from './lists';
import { isPlainHttp, urlsOf, withHttps } from './urls';
import { defineRule } from './rule';

/** Codes and tokens must not travel in the clear; only the own machine is excepted. */
export const callbackHttp = defineRule({
  code: 'callback-http',
  severity: 'error',
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'DefaultRedirectURI'],
  *check({ CallbackURLs, DefaultRedirectURI }) {
    for (const { url, at } of urlsOf({ CallbackURLs, DefaultRedirectURI }).filter((it) => isPlainHttp(it.url))) {
      yield { at, message: 'http:// is allowed for localhost, 127.0.0.1 and [::1] only: the service refuses the update. Use https://.', fix: replaceItem(withHttps(url), at) };
    }
  },
});
