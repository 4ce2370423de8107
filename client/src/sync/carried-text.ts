import { same } from '../../../server/src/language/same';
import { compose, facetOf, FACETS, mentions, type FacetName } from './facets';
import { parseFile, pulledText } from './file-text';
import { fromFile, type Settings } from './settings';

/**
 * A file's text with what a command changes written into it, although it was edited since the command read it. A setting that was edited
 * keeps its edit. Undefined when the text is no JSON object, or names no client.
 * @param now the edited text
 * @param before the settings of the text that the command read
 * @param wanted the settings that the command would have written into that
 */
export function carriedText(now: string, before: Settings, wanted: Settings): string | undefined {
  const value = parseFile(now);
  const userPoolId = value?.['UserPoolId'];
  const clientId = value?.['ClientId'];
  if (!value || typeof userPoolId !== 'string' || typeof clientId !== 'string') return undefined;
  const settings = carriedSettings(fromFile(value), before, wanted);
  return pulledText(now, { UserPoolId: userPoolId, ClientId: clientId }, settings);
}

/** The settings of an edited file with what a command changes. A setting that was edited keeps its edit. */
export function carriedSettings(now: Settings, before: Settings, wanted: Settings): Settings {
  return compose(FACETS.map((name) => facetOf(isEdited(name, before, now) ? now : wanted, name)));
}

/** Whether a setting was edited between two readings of a file. To write a default out is an edit, too. */
export function isEdited(name: FacetName, before: Settings, now: Settings): boolean {
  return !same(name, before, now) || mentions(before, name) !== mentions(now, name);
}
