import { apiPage } from './docs';
import { isServiceLinked } from './known';
import { defineRule } from './rule';

/** What describe answers is no legal request by the service's own rule; the round trip was not measured. */
export const analyticsDescribeRolearn = defineRule({
  code: 'analytics-describe-rolearn',
  severity: 'warning',
  facts: ['analytics-role-in-answers', 'analytics-either-or'],
  docs: apiPage('AnalyticsConfiguration'),
  reads: ['AnalyticsConfiguration'],
  *check({ AnalyticsConfiguration }) {
    const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = AnalyticsConfiguration ?? {};
    if (
      ApplicationArn === undefined ||
      RoleArn === undefined ||
      !isServiceLinked(RoleArn) ||
      ApplicationId !== undefined ||
      ExternalId !== undefined
    )
      return;
    yield {
      at: ['AnalyticsConfiguration', 'RoleArn'],
      message: 'Describe adds this service-linked role; a request takes ApplicationArn alone. Remove it.',
      fix: { title: 'Remove RoleArn', set: [[['AnalyticsConfiguration', 'RoleArn'], undefined]], safe: true },
    };
  },
});
