import { PAGES } from './docs';
import { defineRule } from './rule';

const message = (isWritten: boolean): string =>
  (isWritten ? 'LEGACY' : 'PreventUserExistenceErrors is left out (LEGACY): it') +
  ' lets anybody find out who has an account. ' +
  'ENABLED gives the same answer for a wrong name and a wrong password.';

/** LEGACY tells anybody who asks which accounts exist. */
export const secUserExistenceErrors = defineRule({
  code: 'sec-user-existence-errors',
  severity: 'info',
  facts: ['user-existence-default', 'user-existence-limits'],
  docs: PAGES.userExistence,
  reads: ['PreventUserExistenceErrors'],
  *check({ PreventUserExistenceErrors }) {
    if (PreventUserExistenceErrors === 'ENABLED') return;
    yield {
      at: PreventUserExistenceErrors ? ['PreventUserExistenceErrors'] : [],
      severity: PreventUserExistenceErrors ? 'info' : 'hint',
      message: message(Boolean(PreventUserExistenceErrors)),
      fix: { title: 'Set PreventUserExistenceErrors to ENABLED', set: [[['PreventUserExistenceErrors'], 'ENABLED']] },
    };
  },
});
