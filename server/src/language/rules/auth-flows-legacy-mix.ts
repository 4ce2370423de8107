import { apiPage } from './docs';
import { LEGACY_FLOWS } from './known';
import { liveList, placed, removeItem, replaceItem } from './lists';
import { LEGACY_FLOWS_ADD } from '../statements';
import { defineRule } from './rule';

const message = (legacy: string, current: string, newer: string): string =>
  `${legacy} is a legacy name and cannot stand beside ${current}: the service refuses the update. ` +
  `The newer name is ${newer}. ${LEGACY_FLOWS_ADD} Also list the flows that the app uses besides.`;

/** The three legacy names and the ALLOW_ names are two generations of the same setting. */
export const authFlowsLegacyMix = defineRule({
  code: 'auth-flows-legacy-mix',
  severity: 'error',
  facts: ['flows-legacy-mix', 'flows-legacy-add'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  optionalContext: ['live'],
  *check({ ExplicitAuthFlows }, { live }) {
    // From a live list of legacy names, the exact list may take flows away that nobody wrote down: a person has to choose.
    const isLiveLegacy = liveList(live, 'ExplicitAuthFlows')?.some((flow) => LEGACY_FLOWS.has(flow)) ?? false;
    const flows = placed('ExplicitAuthFlows', ExplicitAuthFlows);
    const allow = flows.find(({ item }) => item.startsWith('ALLOW_'));
    if (!allow) return;
    for (const { item, at } of flows) {
      const newer = LEGACY_FLOWS.get(item);
      if (!newer) continue;
      yield {
        at,
        tag: 'deprecated',
        message: message(item, allow.item, newer),
        related: [{ at: allow.at, message: 'A name of the newer kind.' }],
        ...(!isLiveLegacy &&
          (ExplicitAuthFlows?.includes(newer)
            ? removeItem(item, at, ExplicitAuthFlows)
            : { fix: replaceItem(newer, at) })),
      };
    }
  },
});
