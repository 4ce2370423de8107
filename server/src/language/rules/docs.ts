import { parameters, type ParameterName } from '../schema';

const GUIDE = 'https://docs.aws.amazon.com/cognito/latest/developerguide/';

/** Pages of the Cognito Developer Guide and of the RFCs that rules are based on. */
export const PAGES = {
  appClients: `${GUIDE}user-pool-settings-client-apps.html`,
  authFlows: `${GUIDE}amazon-cognito-user-pools-authentication-flow-methods.html`,
  attributes: `${GUIDE}user-pool-settings-attributes.html`,
  scopes: `${GUIDE}cognito-user-pools-define-resource-servers.html`,
  registration: `${GUIDE}cognito-user-pools-dynamic-client-registration.html`,
  refreshTokens: `${GUIDE}amazon-cognito-user-pools-using-the-refresh-token.html`,
  revocation: `${GUIDE}token-revocation.html`,
  updateClient:
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html',
  managedLogin: `${GUIDE}cognito-user-pools-managed-login.html`,
  userExistence: `${GUIDE}cognito-user-pool-managing-errors.html`,
  oauthSecurity: 'https://www.rfc-editor.org/rfc/rfc9700',
  nativeApps: 'https://www.rfc-editor.org/rfc/rfc8252',
} as const;

/** The parameter's place in the API reference. */
export function apiPage(name: ParameterName): string {
  return parameters[name]['x-docs'] ?? PAGES.appClients;
}
