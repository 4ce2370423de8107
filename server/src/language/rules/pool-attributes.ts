import type { PoolAttribute } from '../context';
import { isUnambiguousMatch, isSameName, closestMatch, type ClosestMatch } from '../nearest';
import { STANDARD_ATTRIBUTES } from './known';
import { suggestedFix, placed } from './lists';
import type { Finding } from './rule';

/** Attributes that the service is known to refuse in the list that an app writes. */
export const NOT_WRITABLE: readonly string[] = ['email_verified', 'phone_number_verified', 'sub'];

/** Whether Cognito keeps an attribute itself, so that no app can write it. */
export function isKeptByCognito(attribute: string): boolean {
  return NOT_WRITABLE.includes(attribute) || attribute === 'identities' || attribute.startsWith('cognito:');
}

/** Standard names are a closed list; custom ones people give. */
const isPlain: typeof isSameName = (word, suggestion, known) => {
  const isCustom = word.includes(':') || suggestion.includes(':');
  return isCustom ? isSameName(word, suggestion, known) : isUnambiguousMatch(word, suggestion, known);
};

const message = (name: string, suggestion: ClosestMatch | undefined): string =>
  `The user pool has no attribute ${name}: the service refuses the update.` +
  (suggestion ? ` Did you mean ${suggestion.word}?` : '');

/**
 * The items that the pool's schema does not have. Every pool has the standard ones, and may have identities without showing it;
 * what Cognito keeps is left to another rule where apps write.
 */
export function* unknownAttributes(
  list: 'ReadAttributes' | 'WriteAttributes',
  items: readonly string[] | undefined,
  attributes: readonly PoolAttribute[],
): Iterable<Finding> {
  const names = new Set([...STANDARD_ATTRIBUTES, ...attributes.map(({ name }) => name)]);
  const closest = closestMatch([...names], isPlain);
  for (const { item, at } of placed(list, items)) {
    if (names.has(item) || item === 'identities' || (list === 'WriteAttributes' && isKeptByCognito(item))) continue;
    const suggestion: ClosestMatch | undefined = names.has(`custom:${item}`)
      ? { word: `custom:${item}`, plainly: true }
      : closest(item);
    yield {
      at,
      // AWS's own example lists oidc:profile, so that other prefixes are not certain to be refused.
      severity: /^(?!(?:dev:)?custom:)[^:]+:/.test(item) ? 'warning' : 'error',
      message: message(item, suggestion),
      ...suggestedFix(suggestion, at),
    };
  }
}

/** Adds attributes behind what a list holds. */
export function addAttributes(
  list: 'WriteAttributes',
  items: readonly string[],
  names: readonly string[],
): Finding['fix'] & object {
  return {
    title: `Add ${names.join(', ')} to ${list}`,
    set: names.map((name, index) => [[list, items.length + index], name] as const),
  };
}
