import { PAGES } from './docs';
import { GLOBAL_SIGN_OUT_STILL_WORKS } from '../statements';
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
      message: `A stolen refresh token cannot be revoked by itself (RevokeToken, /oauth2/revoke). ${GLOBAL_SIGN_OUT_STILL_WORKS}`,
      fix: { title: 'Set EnableTokenRevocation to true', set: [[['EnableTokenRevocation'], true]] },
    };
  },
});
