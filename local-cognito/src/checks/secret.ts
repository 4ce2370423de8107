import { INVALID_PARAMETER, type Refusal } from './refusal';

export const SECRET_REFUSALS: readonly Refusal[] = [
  {
    id: 'propagate-requires-secret',
    exception: INVALID_PARAMETER,
    check: (request, { hasSecret }) =>
      request.EnablePropagateAdditionalUserContextData && !hasSecret
        ? 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true'
        : undefined,
  },
];
