import type { ClientSettings } from './model';
import { perform } from './operations';
import { createClient } from './operations/clients';
import type { OperationContext } from './operations/operation';
import { createPool } from './operations/pools';

/** The fixed names of the demo, for documents and tests. The pool's id is the region, `_` and the suffix. */
export const DEMO = {
  poolSuffix: 'DemoPool1',
  poolId: 'us-east-1_DemoPool1',
  singlePageApp: 'demosinglepageapp000000001',
  machine: 'demomachineclient000000002',
  mobileApp: 'demomobileapp0000000000003',
  secret: 'fake_secret_DO_NOT_LEAK_0123456789abcdef',
} as const;

const RESOURCE_SERVERS = [
  {
    Identifier: 'https://api.example.com',
    Name: 'Orders API',
    Scopes: [scope('orders.read', 'Read orders'), scope('orders.write', 'Change orders')],
  },
  { Identifier: 'reports', Name: 'Reports', Scopes: [scope('export', 'Export reports')] },
];
const PROVIDERS = [
  { ProviderName: 'Google', ProviderType: 'Google', AttributeMapping: { email: 'email', name: 'name' } },
  {
    ProviderName: 'ExampleSAML',
    ProviderType: 'SAML',
    AttributeMapping: { email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress' },
  },
];

const SINGLE_PAGE_APP: ClientSettings = {
  ClientName: 'shop-web',
  RefreshTokenValidity: 12,
  AccessTokenValidity: 30,
  IdTokenValidity: 30,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
  ReadAttributes: ['email', 'email_verified', 'name', 'custom:plan'],
  WriteAttributes: ['email', 'name'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'],
  SupportedIdentityProviders: ['COGNITO', 'Google', 'ExampleSAML'],
  CallbackURLs: ['https://shop.example.com/signed-in', 'http://localhost:5173/signed-in'],
  LogoutURLs: ['https://shop.example.com/', 'http://localhost:5173/'],
  DefaultRedirectURI: 'https://shop.example.com/signed-in',
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email', 'profile', 'https://api.example.com/orders.read'],
  AllowedOAuthFlowsUserPoolClient: true,
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: true,
  AuthSessionValidity: 5,
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
};
const MACHINE: ClientSettings = {
  ClientName: 'nightly-export',
  AccessTokenValidity: 15,
  TokenValidityUnits: { AccessToken: 'minutes' },
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['https://api.example.com/orders.read', 'reports/export'],
  AllowedOAuthFlowsUserPoolClient: true,
  PreventUserExistenceErrors: 'ENABLED',
};
const MOBILE_APP: ClientSettings = {
  ClientName: 'shop-mobile',
  RefreshTokenValidity: 60,
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['com.example.shop://signed-in'],
  LogoutURLs: ['com.example.shop://signed-out'],
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  AllowedOAuthFlowsUserPoolClient: true,
  PreventUserExistenceErrors: 'ENABLED',
};

function scope(ScopeName: string, ScopeDescription: string): { ScopeName: string; ScopeDescription: string } {
  return { ScopeName, ScopeDescription };
}

/**
 * Fills the store with one pool and three clients. They pass the same checks as any request; it throws if they did not.
 * @param moreClients how many plain ones come after these three
 */
export function seedDemo(context: OperationContext, moreClients = 0): void {
  const Schema = [
    { Name: 'email', Required: true },
    { Name: 'plan', AttributeDataType: 'String' },
  ];
  const { id: UserPoolId } = createPool(
    { PoolName: 'shop', Schema, UserPoolTier: 'ESSENTIALS', Domain: 'shop-example' },
    context,
    DEMO.poolSuffix,
  );
  for (const server of RESOURCE_SERVERS) perform('CreateResourceServer', { UserPoolId, ...server }, context);
  for (const provider of PROVIDERS) perform('CreateIdentityProvider', { UserPoolId, ...provider }, context);
  createClient({ UserPoolId, ...SINGLE_PAGE_APP }, context, { id: DEMO.singlePageApp });
  createClient({ UserPoolId, ClientSecret: DEMO.secret, ...MACHINE }, context, { id: DEMO.machine });
  createClient({ UserPoolId, ...MOBILE_APP }, context, { id: DEMO.mobileApp });
  for (let number = 1; number <= moreClients; number++) {
    const digits = String(number).padStart(5, '0');
    createClient({ UserPoolId, ClientName: `client-${digits}` }, context, { id: `demogeneratedclient00${digits}` });
  }
}
