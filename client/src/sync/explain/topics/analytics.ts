import { effectiveValue } from '../effective';
import { sentence, type Topic } from '../sentence';

export const analytics: Topic = {
  id: 'analytics',
  heading: 'Analytics',
  facts: ['pinpoint-ended'],
  sentences({ settings }) {
    const project = effectiveValue(settings, 'AnalyticsConfiguration');
    if (!project) return [sentence('No events are sent to Amazon Pinpoint.', ['AnalyticsConfiguration'])];
    const users = project.UserDataShared === true ? 'with' : 'without';
    return [
      sentence(
        `Events are set to go to the Amazon Pinpoint project ${project.ApplicationArn ?? project.ApplicationId ?? '(not named)'}, ${users} user data. Pinpoint ended on 30 October 2026.`,
        ['AnalyticsConfiguration'],
      ),
    ];
  },
};
