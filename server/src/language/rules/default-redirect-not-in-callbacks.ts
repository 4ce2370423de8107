import { hasUrlPlaceholder } from '../placeholders';
import { apiPage } from './docs';
import { addItem, replaceItem } from './lists';
import { sameButForSlashAndCase } from './urls';
import { defineRule, type Finding } from './rule';

const message = (url: string, twin: string | undefined): string =>
  `${url} is not in CallbackURLs${twin ? `, only ${twin} is` : ''}: the service refuses the update. ` +
  'The two must be the same letter by letter.';

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
  *check({ DefaultRedirectURI, CallbackURLs }) {
    if (DefaultRedirectURI === undefined || CallbackURLs?.includes(DefaultRedirectURI)) return;
    if ([DefaultRedirectURI, ...(CallbackURLs ?? [])].some(hasUrlPlaceholder)) return;
    const twin = CallbackURLs?.find((url) => sameButForSlashAndCase(url, DefaultRedirectURI));
    yield {
      at: ['DefaultRedirectURI'],
      message: message(DefaultRedirectURI, twin),
      ...(CallbackURLs && { related: related(CallbackURLs, twin) }),
      fix: twin ? replaceItem(twin, ['DefaultRedirectURI']) : addItem('CallbackURLs', CallbackURLs, DefaultRedirectURI),
    };
  },
});
