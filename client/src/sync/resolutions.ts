import { compose, facetOf, FACETS } from './facets';
import { parseFile, pulledText } from './file-text';
import type { PushPlan } from './plan';
import { fromFile } from './settings';

/** A file's text with the decisions of settled conflicts written into it, and nothing else. What is no JSON object stays as it is. */
export function applyResolutions(text: string, plan: PushPlan): string {
  const value = parseFile(text);
  if (!value) return text;
  const settled = new Set(plan.entries.filter(({ decision }) => decision !== undefined).map(({ name }) => name));
  const file = fromFile(value);
  const wanted = compose(FACETS.map((name) => facetOf(settled.has(name) ? plan.planned : file, name)));
  const identity = { UserPoolId: String(value['UserPoolId']), ClientId: String(value['ClientId']) };
  return pulledText(text, identity, wanted);
}
