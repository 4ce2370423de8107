import { apiPage } from './docs';
import { placed } from './lists';
import { sameButForSlashAndCase } from './urls';
import { defineRule } from './rule';

/** Two entries that look the same are often meant as one. */
export const urlTrailingSlashTwin = defineRule({
  code: 'url-trailing-slash-twin',
  severity: 'hint',
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs'],
  *check({ CallbackURLs, LogoutURLs }) {
    for (const [name, urls] of [['CallbackURLs', CallbackURLs], ['LogoutURLs', LogoutURLs]] as const) {
      for (const { item, at } of placed(name, urls)) {
        const twin = urls?.slice(0, at[1] as number).findIndex((other) => other !== item && sameButForSlashAndCase(other, item)) ?? -1;
        if (twin >= 0) yield { at, message: 'It differs from another entry by a trailing slash or by case only. To Cognito these are two URLs; keep both only if the app uses both.', related: [{ at: [name, twin], message: 'The other entry.' }] };
      }
    }
  },
});
