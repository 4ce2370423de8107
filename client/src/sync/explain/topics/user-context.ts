import { effectiveValue } from '../effective';
import { sentence, type Topic } from '../sentence';

/** Whether the app may pass on its users' addresses to threat protection. */
export const userContext: Topic = {
  id: 'user-context',
  heading: 'User context for threat protection',
  facts: ['user-context'],
  sentences: ({ settings }) => [
    effectiveValue(settings, 'EnablePropagateAdditionalUserContextData') === true
      ? sentence(
          "The app may pass on its users' IP addresses (UserContextData) in requests without AWS credentials, such as InitiateAuth.",
          ['EnablePropagateAdditionalUserContextData'],
        )
      : sentence(
          "The app cannot pass on its users' IP addresses in requests without AWS credentials; AdminInitiateAuth is not affected.",
          ['EnablePropagateAdditionalUserContextData'],
        ),
  ],
};
