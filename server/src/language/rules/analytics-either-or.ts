import { apiPage } from './docs';
import { isServiceLinked } from './known';
import { defineRule } from './rule';

const message = (isMixed: boolean): string =>
  'Write either ApplicationArn alone, or ApplicationId, RoleArn and ExternalId together' +
  (isMixed ? '; here both are mixed. ' : '; here some are missing. ') +
  'The service refuses anything else.';

/** Two ways to name a Pinpoint project, never mixed. The role that describe adds by itself is analytics-describe-rolearn. */
export const analyticsEitherOr = defineRule({
  code: 'analytics-either-or',
  severity: 'error',
  facts: ['analytics-either-or'],
  docs: apiPage('AnalyticsConfiguration'),
  reads: ['AnalyticsConfiguration'],
  *check({ AnalyticsConfiguration }) {
    if (!AnalyticsConfiguration) return;
    const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = AnalyticsConfiguration;
    const mixed =
      ApplicationArn !== undefined &&
      (ApplicationId !== undefined || ExternalId !== undefined || (RoleArn !== undefined && !isServiceLinked(RoleArn)));
    const partial = ApplicationArn === undefined && [ApplicationId, RoleArn, ExternalId].includes(undefined);
    if (!mixed && !partial) return;
    const others = (['ApplicationId', 'RoleArn', 'ExternalId'] as const).filter(
      (name) => AnalyticsConfiguration[name] !== undefined,
    );
    const related = ['ApplicationArn', ...others].map((name) => ({
      at: ['AnalyticsConfiguration', name],
      message: name === 'ApplicationArn' ? 'This stands alone.' : 'This belongs to the other way.',
    }));
    yield {
      at: ['AnalyticsConfiguration'],
      on: 'key',
      ...(mixed && { related }),
      message: message(mixed),
    };
  },
});
