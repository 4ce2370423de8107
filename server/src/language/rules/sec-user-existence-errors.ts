import { PAGES } from './docs';
import { defineRule } from './rule';

const message = (isWritten: boolean): string =>
  (isWritten ? 'LEGACY' : 'PreventUserExistenceErrors is left out (LEGACY): it') +
  ' lets anybody find out who has an account. ' +
  'ENABLED hides it from sign-in, confirmation and password recovery. ' +
  'SignUp still tells that a name is taken, and custom and choice-based sign-in have rules of their own.';

/** LEGACY tells anybody who asks which accounts exist. */
export const secUserExistenceErrors = defineRule({
  code: 'sec-user-existence-errors',
  severity: 'info',
  facts: ['user-existence-default', 'user-existence-limits'],
  docs: PAGES.userExistence,
  reads: ['PreventUserExistenceErrors'],
  optionalContext: ['live'],
  *check({ PreventUserExistenceErrors }, { live }) {
    if ((PreventUserExistenceErrors ?? live?.PreventUserExistenceErrors) === 'ENABLED') return;
    const isWritten = PreventUserExistenceErrors !== undefined;
    yield {
      at: isWritten ? ['PreventUserExistenceErrors'] : [],
      severity: isWritten ? 'info' : 'hint',
      message: message(isWritten),
      fix: { title: 'Set PreventUserExistenceErrors to ENABLED', set: [[['PreventUserExistenceErrors'], 'ENABLED']] },
    };
  },
});
