import { hasUrlPlaceholder } from '../placeholders';
import { apiPage } from './docs';
import { addItem, liveList, replaceItem } from './lists';
import { sameButForSlashAndCase } from './urls';
import type { Fix } from '../problem';
import { defineRule, type Finding } from './rule';

const message = (url: string, twin: string | undefined): string =>
  `${url} is not in CallbackURLs${twin ? `, only ${twin} is` : ''}: the service refuses the update. ` +
  'The two must be the same letter by letter.';

const LIVE = 'DefaultRedirectURI is left out, so the live one stays. ';

/** Adds the URL to the list of the file; a file without one gets the live list, too. */
function withUrl(wanted: string, written: readonly string[] | undefined, urls: readonly string[]): Fix {
  return written || urls.length === 0
    ? addItem('CallbackURLs', written, wanted)
    : { title: `Write the live CallbackURLs, with ${wanted}`, set: [[['CallbackURLs'], [...urls, wanted]]] };
}

function related(urls: readonly string[], twin: string | undefined): NonNullable<Finding['related']> {
  return twin
    ? [{ at: ['CallbackURLs', urls.indexOf(twin)], message: 'Almost the same URL.' }]
    : [{ at: ['CallbackURLs'], message: 'The URLs that it must be one of.' }];
}

/** The texts are compared letter by letter, so that a slash makes a difference. */
export const defaultRedirectNotInCallbacks = defineRule({
  code: 'default-redirect-not-in-callbacks',
  severity: 'error',
  facts: ['default-redirect-in-callbacks'],
  docs: apiPage('DefaultRedirectURI'),
  reads: ['DefaultRedirectURI', 'CallbackURLs'],
  optionalContext: ['live'],
  *check({ DefaultRedirectURI, CallbackURLs }, { live }) {
    // A push keeps what the file leaves out; where the file has neither, it is as it is live.
    const kept: unknown = live?.DefaultRedirectURI;
    const wanted = DefaultRedirectURI ?? (CallbackURLs && typeof kept === 'string' ? kept : undefined);
    const urls = CallbackURLs ?? liveList(live, 'CallbackURLs') ?? [];
    if (wanted === undefined || urls.includes(wanted) || [wanted, ...urls].some(hasUrlPlaceholder)) return;
    const twin = urls.find((url) => sameButForSlashAndCase(url, wanted));
    yield {
      at: DefaultRedirectURI === undefined ? ['CallbackURLs'] : ['DefaultRedirectURI'],
      ...(DefaultRedirectURI === undefined && { on: 'key' }),
      message: (DefaultRedirectURI === undefined ? LIVE : '') + message(wanted, twin),
      ...(CallbackURLs && { related: related(CallbackURLs, twin) }),
      ...(twin === undefined
        ? { fix: withUrl(wanted, CallbackURLs, urls) }
        : { fix: replaceItem(twin, ['DefaultRedirectURI']) }),
    };
  },
});
