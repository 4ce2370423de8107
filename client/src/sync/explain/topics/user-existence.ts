import { effectiveValue, flowsOf, unnamedFlowsOf } from '../effective';
import { sentence, type Sentence, type Subject, type Topic } from '../sentence';

/** Whether answers reveal who has an account. */
export const userExistence: Topic = {
  id: 'user-existence',
  heading: 'Whether answers tell who has an account',
  facts: ['user-existence-default', 'user-existence-limits'],
  sentences: ({ settings }) =>
    effectiveValue(settings, 'PreventUserExistenceErrors') === 'ENABLED' ? hidden(settings) : [TOLD],
};

const TOLD = sentence(
  'Sign-in, confirmation and password recovery answer UserNotFoundException for a user who does not exist, and names can be tried out.',
  ['PreventUserExistenceErrors'],
);

/** What is hidden, and what the setting does not govern. */
function hidden(settings: Subject['settings']): Sentence[] {
  const flows = [...(flowsOf(settings) ?? []), ...unnamedFlowsOf(settings)];
  return [
    sentence(
      'Answers to sign-in, confirmation and password recovery do not say UserNotFoundException for a user who does not exist. SignUp still answers UsernameExistsException for a name that is taken.',
      ['PreventUserExistenceErrors'],
    ),
    ...(flows.includes('ALLOW_CUSTOM_AUTH')
      ? [
          sentence(
            'In custom authentication, what an answer tells depends on the Lambda triggers, which learn of an unknown user (userNotFound).',
            ['PreventUserExistenceErrors', 'ExplicitAuthFlows'],
          ),
        ]
      : []),
    ...(flows.includes('ALLOW_USER_AUTH')
      ? [
          sentence(
            'In choice-based sign-in (USER_AUTH), an unknown user gets a challenge at random of those that the pool allows.',
            ['PreventUserExistenceErrors', 'ExplicitAuthFlows'],
          ),
        ]
      : []),
  ];
}
