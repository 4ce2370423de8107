import { apiPage } from './docs';
import { looksOf } from './urls';
import { defineRule } from './rule';

/** Two entries that look the same are often meant as one. */
export const urlTrailingSlashTwin = defineRule({
  code: 'url-trailing-slash-twin',
  severity: 'hint',
  facts: ['url-exact-match'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs'],
  pieces: ['CallbackURLs', 'LogoutURLs'],
  *check({ CallbackURLs, LogoutURLs }) {
    for (const [name, urls] of [
      ['CallbackURLs', CallbackURLs],
      ['LogoutURLs', LogoutURLs],
    ] as const) {
      const groups = new Map<string, { url: string; index: number }[]>();
      for (const [index, url] of (urls ?? []).entries()) {
        const key = looksOf(url);
        const group = groups.get(key) ?? [];
        groups.set(key, group);
        const twin = group.find((other) => other.url !== url);
        if (twin)
          yield {
            at: [name, index],
            message:
              'It differs from another entry by a trailing slash or by case only. ' +
              'To Cognito these are two URLs; keep both only if the app uses both.',
            related: [{ at: [name, twin.index], message: 'The other entry.' }],
          };
        group.push({ url, index });
      }
    }
  },
});
