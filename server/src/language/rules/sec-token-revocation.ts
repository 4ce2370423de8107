import { PAGES } from './docs';
import { defineRule } from './rule';

/** RFC 9700, section 4.14.2. */
export const secTokenRevocation = defineRule({
  code: 'sec-token-revocation',
  severity: 'info',
  facts: ['revocation', 'sign-out-without-revocation'],
  docs: PAGES.revocation,
  reads: ['EnableTokenRevocation'],
  *check({ EnableTokenRevocation }) {
    if (EnableTokenRevocation !== false) return;
    yield {
      at: ['EnableTokenRevocation'],
      message: 'A stolen refresh token cannot be revoked and is good until it ends.',
      fix: { title: 'Set EnableTokenRevocation to true', set: [[['EnableTokenRevocation'], true]] },
    };
  },
});
