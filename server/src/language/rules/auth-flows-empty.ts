import { apiPage } from './docs';
import { defineRule } from './rule';

/** What an empty list means is not documented. */
export const authFlowsEmpty = defineRule({
  code: 'auth-flows-empty',
  severity: 'info',
  facts: ['flows-empty'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  *check({ ExplicitAuthFlows }) {
    if (ExplicitAuthFlows?.length !== 0) return;
    yield {
      at: ['ExplicitAuthFlows'],
      message:
        'An empty list is accepted, ' +
        'but whether it means "no flow" or "the three defaults" is not documented. ' +
        'List the flows that you want.',
    };
  },
});
