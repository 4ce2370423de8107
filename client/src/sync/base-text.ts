import { same } from '../../../server/src/language/same';
import { mentions, type FacetName } from './facets';
import { baseFor, type PushPlan, type StoredBase } from './plan';

/** The sentence that there is no base to compare with, and why; undefined when there is one. */
export function missingBaseText(base: StoredBase): string | undefined {
  if (base === undefined) return 'No record was found of what this file and the client last agreed on.';
  return base === 'unreadable'
    ? 'The record of what this file and the client last agreed on is broken and cannot be read.'
    : undefined;
}

/** Something that does not follow from the base of a plan, and the settings that it is about. */
export interface BaseRemark {
  readonly text: string;
  readonly parameters: readonly FacetName[];
}

/** What to know of a plan's base before a push; undefined when all three sides count in what it changes. */
export function baseRemarkOf({ base, baseState, local, live, entries, changes }: PushPlan): BaseRemark | undefined {
  const left = entries.filter(({ name, verdict }) => verdict === 'kept' && base && mentions(base.file, name));
  if (baseState === 'rewritten') return remark(left, rewrittenText);
  if (changes.length === 0) return undefined;
  const missing = missingBaseText(baseState === 'unreadable' ? baseState : base);
  if (missing !== undefined)
    return {
      text: `${missing} Differences may be changes that somebody else made: a push takes them back.`,
      parameters: [],
    };
  const replaced = changes.filter(({ name }) => mentions(local, name) && !same(name, {}, live));
  return remark(
    replaced.filter(({ name }) => !baseFor(name, base)),
    partialText,
  );
}

function remark(
  entries: readonly { readonly name: FacetName }[],
  text: (names: string) => string,
): BaseRemark | undefined {
  const parameters = entries.map(({ name }) => name);
  return parameters.length > 0 ? { text: text(parameters.join(', ')), parameters } : undefined;
}

const rewrittenText = (names: string): string =>
  `The file leaves out most of what it had, as a file does that was written anew. A push resets nothing of that, and keeps what is live: ${names}.`;

const partialText = (names: string): string =>
  `The given base does not mention ${names}: whether somebody else changed that in Cognito is not known, and a push takes it back.`;
