import { apiPage } from './docs';
import { LEGACY_FLOWS } from './known';
import { placed } from './lists';
import { LEGACY_FLOWS_ADD } from '../statements';
import { defineRule } from './rule';

const message = (legacy: string): string =>
  `${legacy} is a legacy name; the newer name is ${LEGACY_FLOWS.get(legacy)}. ${LEGACY_FLOWS_ADD} ` +
  'When you change over, also list the flows that the app uses besides, such as ALLOW_USER_SRP_AUTH and ALLOW_REFRESH_TOKEN_AUTH.';

/** Legacy names alone still work. They do not mean the same as the newer ones, so no fix is offered. */
export const authFlowsLegacy = defineRule({
  code: 'auth-flows-legacy',
  severity: 'warning',
  facts: ['flows-legacy-add'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  *check({ ExplicitAuthFlows }) {
    const flows = placed('ExplicitAuthFlows', ExplicitAuthFlows);
    if (flows.some(({ item }) => item.startsWith('ALLOW_'))) return;
    for (const { item, at } of flows) {
      yield { at, tag: 'deprecated', message: message(item) };
    }
  },
});
