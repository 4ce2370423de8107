import { apiPage } from './docs';
import { defineRule } from './rule';

const message = (project: string, pool: string): string =>
  `The Pinpoint project is in ${project}, the pool in ${pool}. ` +
  'The service takes projects of the same Region, or of us-east-1 where there is no Pinpoint.';

/** Pinpoint is there in the pool's Region or, for some Regions, in us-east-1. Which others pair up is not written down in one place. */
export const analyticsRegion = defineRule({
  code: 'analytics-region',
  severity: 'warning',
  facts: ['analytics-region'],
  docs: apiPage('AnalyticsConfiguration'),
  reads: ['AnalyticsConfiguration', 'UserPoolId'],
  pieces: ['AnalyticsConfiguration', 'UserPoolId'],
  *check({ AnalyticsConfiguration, UserPoolId }) {
    const pool = UserPoolId?.split('_')[0];
    const project = AnalyticsConfiguration?.ApplicationArn?.split(':')[3];
    if (!pool || !project || project === pool || project === 'us-east-1') return;
    yield {
      at: ['AnalyticsConfiguration', 'ApplicationArn'],
      message: message(project, pool),
      related: [{ at: ['UserPoolId'], message: `The pool is in ${pool}.` }],
    };
  },
});
