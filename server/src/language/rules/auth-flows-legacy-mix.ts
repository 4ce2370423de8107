import { apiPage } from './docs';
import { LEGACY_FLOWS } from './known';
import { placed, removeItem, replaceItem } from './lists';
import { defineRule } from './rule';

const message = (legacy: string, current: string, successor: string): string =>
  `${legacy} is a legacy name and cannot stand beside ${current}: the service refuses the update. ` +
  `Its successor is ${successor}.`;

/** The three legacy names and the ALLOW_ names are two generations of the same setting. */
export const authFlowsLegacyMix = defineRule({
  code: 'auth-flows-legacy-mix',
  severity: 'error',
  facts: ['flows-legacy-mix', 'flows-legacy-add'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  *check({ ExplicitAuthFlows }) {
    const flows = placed('ExplicitAuthFlows', ExplicitAuthFlows);
    const allow = flows.find(({ item }) => item.startsWith('ALLOW_'));
    if (!allow) return;
    for (const { item, at } of flows) {
      const successor = LEGACY_FLOWS.get(item);
      if (!successor) continue;
      yield {
        at,
        tag: 'deprecated',
        message: message(item, allow.item, successor),
        related: [{ at: allow.at, message: 'A name of the newer kind.' }],
        fix: ExplicitAuthFlows?.includes(successor) ? removeItem(item, at) : replaceItem(successor, at),
      };
    }
  },
});
