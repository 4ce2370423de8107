import { apiPage } from './docs';
import { defineRule } from './rule';

/** The service says: Client Secret is required to set EnablePropagateAdditionalUserContextData as true */
export const propagateRequiresSecret = defineRule({
  code: 'propagate-requires-secret',
  severity: 'error',
  facts: ['user-context-secret', 'secret-may-be-absent'],
  docs: apiPage('EnablePropagateAdditionalUserContextData'),
  reads: ['EnablePropagateAdditionalUserContextData'],
  requires: ['hasSecret'],
  *check({ EnablePropagateAdditionalUserContextData }, { hasSecret }) {
    if (!EnablePropagateAdditionalUserContextData || hasSecret) return;
    yield {
      at: ['EnablePropagateAdditionalUserContextData'],
      message:
        'Only a client with a secret can send user context data, ' +
        'and this client has none: the service refuses the update.',
      fix: {
        title: 'Set EnablePropagateAdditionalUserContextData to false',
        set: [[['EnablePropagateAdditionalUserContextData'], false]],
      },
    };
  },
});
