import { apiPage } from './docs';
import { LEGACY_FLOWS } from './known';
import { placed } from './lists';
import { defineRule } from './rule';

const message = (legacy: string): string =>
  `${legacy} is a legacy name; its successor is ${LEGACY_FLOWS.get(legacy)}. ` +
  'When you change over, add ALLOW_USER_SRP_AUTH and ALLOW_REFRESH_TOKEN_AUTH if the app uses them: ' +
  'the newer names are an exact list.';

/** Legacy names alone still work. They are no plain synonyms, so that no fix is offered. */
export const authFlowsLegacy = defineRule({
  code: 'auth-flows-legacy',
  severity: 'warning',
  facts: ['flows-legacy-add'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  *check({ ExplicitAuthFlows }) {
    const flows = placed('ExplicitAuthFlows', ExplicitAuthFlows);
    if (flows.some(({ item }) => item.startsWith('ALLOW_'))) return;
    for (const { item, at } of flows) {
      yield { at, tag: 'deprecated', message: message(item) };
    }
  },
});
