import type { ClientSettings } from '../model';
import { firstWrong, INVALID_OAUTH_FLOW, INVALID_PARAMETER, OIDC_SCOPES, type Refusal } from './refusal';

const isEmpty = (list: readonly string[] | undefined): boolean => list === undefined || list.length === 0;
const isMachine = (request: ClientSettings): boolean =>
  request.AllowedOAuthFlows?.includes('client_credentials') ?? false;
const signsIn = (request: ClientSettings): boolean =>
  request.AllowedOAuthFlows?.some((flow) => flow === 'code' || flow === 'implicit') ?? false;

export const OAUTH_REFUSALS: readonly Refusal[] = [
  {
    id: 'oauth-flows-and-scopes-required',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) =>
      request.AllowedOAuthFlowsUserPoolClient &&
      (isEmpty(request.AllowedOAuthFlows) || isEmpty(request.AllowedOAuthScopes))
        ? 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.'
        : undefined,
  },
  {
    id: 'client-credentials-exclusive',
    exception: INVALID_OAUTH_FLOW,
    wording: 'recorded',
    check: (request) =>
      isMachine(request) && signsIn(request)
        ? 'client_credentials flow can not be selected along with code flow or implicit flow.'
        : undefined,
  },
  {
    id: 'client-credentials-requires-secret',
    exception: INVALID_OAUTH_FLOW,
    wording: 'recorded',
    check: (request, { hasSecret }) =>
      isMachine(request) && !hasSecret
        ? 'client_credentials flow can not be selected if client does not have a client secret.'
        : undefined,
  },
  {
    id: 'client-credentials-oidc-scope',
    exception: INVALID_OAUTH_FLOW,
    wording: 'recorded',
    check: (request) =>
      isMachine(request)
        ? firstWrong(
            request.AllowedOAuthScopes,
            (scope) => OIDC_SCOPES.includes(scope),
            (scope) => `${scope} is not supported with client_credentials flow`,
          )
        : undefined,
  },
  {
    // Seen with the OAuth switch on; with the switch off the settings are inert and pass.
    id: 'callback-required',
    exception: INVALID_OAUTH_FLOW,
    wording: 'recorded',
    check: (request) =>
      request.AllowedOAuthFlowsUserPoolClient && signsIn(request) && isEmpty(request.CallbackURLs)
        ? 'CallbackUrls can not be empty when code flow or implicit flow is selected'
        : undefined,
  },
];
