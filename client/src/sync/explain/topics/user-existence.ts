import { effectiveValue } from '../effective';
import { sentence, type Topic } from '../sentence';

/** Whether answers reveal who has an account. */
export const userExistence: Topic = {
  id: 'user-existence',
  heading: 'Whether answers tell who has an account',
  sentences: ({ settings }) => [
    effectiveValue(settings, 'PreventUserExistenceErrors') === 'ENABLED'
      ? sentence('Answers to sign-in, confirmation and password recovery do not tell whether a user exists.', [
          'PreventUserExistenceErrors',
        ])
      : sentence(
          'Sign-in, confirmation and password recovery answer UserNotFoundException for a user who does not exist, so that names can be tried out.',
          ['PreventUserExistenceErrors'],
        ),
  ],
};
