import { apiPage } from './docs';
import { defineRule } from './rule';

/** The service that this setting is about has ended. */
export const analyticsPinpointEnded = defineRule({
  code: 'analytics-pinpoint-ended',
  severity: 'warning',
  facts: ['pinpoint-ended'],
  docs: apiPage('AnalyticsConfiguration'),
  reads: ['AnalyticsConfiguration'],
  pieces: ['AnalyticsConfiguration'],
  *check({ AnalyticsConfiguration }) {
    if (!AnalyticsConfiguration) return;
    yield {
      at: ['AnalyticsConfiguration'],
      on: 'key',
      tag: 'deprecated',
      message: 'Amazon Pinpoint ended on 30 October 2026, so that the events arrive nowhere.',
      fix: { title: 'Remove AnalyticsConfiguration', set: [[['AnalyticsConfiguration'], undefined]] },
    };
  },
});
