import { hasUrlPlaceholder } from '../placeholders';
import { apiPage } from './docs';
import { addItem, replaceItem } from './lists';
import { sameButForSlashAndCase } from './urls';
import { defineRule } from './rule';

/** The texts are compared letter by letter, so that a slash makes a difference. */
export const defaultRedirectNotInCallbacks = defineRule({
  code: 'default-redirect-not-in-callbacks',
  severity: 'error',
  docs: apiPage('DefaultRedirectURI'),
  reads: ['DefaultRedirectURI', 'CallbackURLs'],
  *check({ DefaultRedirectURI, CallbackURLs }) {
    if (DefaultRedirectURI === undefined || CallbackURLs?.includes(DefaultRedirectURI)) return;
    if ([DefaultRedirectURI, ...(CallbackURLs ?? [])].some(hasUrlPlaceholder)) return;
    const twin = CallbackURLs?.find((url) => sameButForSlashAndCase(url, DefaultRedirectURI));
    yield {
      at: ['DefaultRedirectURI'],
      message: `${DefaultRedirectURI} is not in CallbackURLs${twin ? `, only ${twin} is` : ''}: the service refuses the update. The two must be the same letter by letter.`,
      ...(CallbackURLs && {
        related: [
          {
            at: twin ? ['CallbackURLs', CallbackURLs.indexOf(twin)] : ['CallbackURLs'],
            message: twin ? 'Almost the same URL.' : 'The URLs that it must be one of.',
          },
        ],
      }),
      fix: twin ? replaceItem(twin, ['DefaultRedirectURI']) : addItem('CallbackURLs', CallbackURLs, DefaultRedirectURI),
    };
  },
});
