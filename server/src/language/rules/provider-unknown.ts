import { closestMatch, isSameName, type ClosestMatch } from '../nearest';
import { apiPage } from './docs';
import { closestBuiltIn } from './known';
import { liveList, placed, suggestedFix } from './lists';
import { defineRule } from './rule';

const message = (name: string, suggestion: ClosestMatch | undefined): string =>
  `The user pool has no identity provider ${name}: the service refuses the update. ` +
  (suggestion ? `Did you mean ${suggestion.word}?` : 'Add the provider to the pool first.');

/** What the live client holds is not called refused: that would stop a push of anything else. */
const liveMessage = (name: string): string =>
  `The user pool has no identity provider ${name}, although the live client lists it. ` +
  'Whether the service takes it in an update is not documented.';

/** Other spellings of built-in names are provider-name-case. */
export const providerUnknown = defineRule({
  code: 'provider-unknown',
  severity: 'error',
  facts: ['provider-exists'],
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  pieces: ['SupportedIdentityProviders'],
  requires: ['identityProviders'],
  optionalContext: ['live'],
  *check({ SupportedIdentityProviders }, { identityProviders, live }) {
    const names = new Set(['COGNITO', ...identityProviders.map(({ name }) => name)]);
    const closest = closestMatch([...names], isSameName);
    for (const { item, at } of placed('SupportedIdentityProviders', SupportedIdentityProviders)) {
      if (names.has(item) || closestBuiltIn(item)) continue;
      if (liveList(live, 'SupportedIdentityProviders')?.includes(item)) {
        yield { at, severity: 'warning', message: liveMessage(item) };
        continue;
      }
      const suggestion = closest(item);
      yield { at, message: message(item, suggestion), ...suggestedFix(suggestion, at) };
    }
  },
});
