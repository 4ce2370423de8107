/** A client of a single-page app, as people keep it: every parameter that such a client sets, with comments. */
export function typicalFile(number = 1): string {
  return `// The web shop's app client.
{
  "UserPoolId": "us-east-1_Benchmark${number % 10}",
  "ClientId": "1benchmark${number}",
  "ClientName": "shop-web-${number}",
  "RefreshTokenValidity": 30,
  "AccessTokenValidity": 60,
  "IdTokenValidity": 60,
  "TokenValidityUnits": { "AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days" },
  "ReadAttributes": ["email", "email_verified", "name", "custom:plan"],
  "WriteAttributes": ["email", "name"],
  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH"],
  "SupportedIdentityProviders": ["COGNITO", "Google"],
  // The second one is for developers.
  "CallbackURLs": ["https://shop-${number}.acme-shop.io/signed-in", "http://localhost:5173/signed-in"],
  "LogoutURLs": ["https://shop-${number}.acme-shop.io/", "http://localhost:5173/"],
  "DefaultRedirectURI": "https://shop-${number}.acme-shop.io/signed-in",
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid", "email", "profile", "orders/read"],
  "AllowedOAuthFlowsUserPoolClient": true,
  "PreventUserExistenceErrors": "ENABLED",
  "EnableTokenRevocation": true,
  "EnablePropagateAdditionalUserContextData": false,
  "AuthSessionValidity": 5,
  "RefreshTokenRotation": { "Feature": "ENABLED", "RetryGracePeriodSeconds": 30 },
}
`;
}

const times = (count: number, item: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => item(index));
const longUrl = (kind: string, index: number): string =>
  `https://shop.acme-shop.io/${kind}/${index}/`.padEnd(1024, 'abcdefghij');

/** The largest lists that an update may hold: 100 + 100 URLs of 1,024 characters and 50 scopes. */
export function largestFile(): string {
  const body = {
    UserPoolId: 'us-east-1_Benchmark1',
    ClientId: '1benchmark1',
    ClientName: 'largest',
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    SupportedIdentityProviders: ['COGNITO'],
    CallbackURLs: times(100, (i) => longUrl('in', i)),
    LogoutURLs: times(100, (i) => longUrl('out', i)),
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', ...times(49, (i) => `orders/scope-${i}`)],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: 'ENABLED',
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
