import assert from 'node:assert/strict';
import type { LocalCognito } from '../../local-cognito/src';
import { send, type RawResponse } from '../local-cognito/raw';
import type { Sample } from './document';
import { namedIn, SPARE, type Named } from './pool';
import { askService } from './service';

type Members = Record<string, unknown>;

/** Standard attributes have no colon; of the others a pool can be given those with the prefix of a custom attribute. */
const POSSIBLE = {
  attribute: /^(?:custom:\w+|[a-z_]+)$/,
  provider: /^[A-Za-z0-9]{3,32}$/,
  server: /^[!#-[\]-~]{1,256}$/,
} as const;
const NEVER_ATTRIBUTES = ['plan'];

/**
 * Whether a pool that is made by requests can have all that a document names, and whether its ids can be exchanged for those that
 * the server gives.
 */
export function fitsTheWire({ body }: Sample): boolean {
  const named = namedIn(body);
  const { refusedBy } = askService(body);
  const idsRefused = [
    'wrong-type',
    'user-pool-id-format',
    'client-id-format',
    'required-user-pool-id',
    'required-client-id',
  ].some((id) => refusedBy.has(id));
  return (
    (idsRefused || (named.poolId === SPARE.poolId && named.clientId === SPARE.clientId)) &&
    named.attributes.every(
      (attribute) => POSSIBLE.attribute.test(attribute) && !NEVER_ATTRIBUTES.includes(attribute),
    ) &&
    named.providers.every((provider) => POSSIBLE.provider.test(provider)) &&
    [...named.resourceServers.keys()].every((key) => POSSIBLE.server.test(key))
  );
}

/** Makes a pool and a client by requests, and sends the document as an update of that client. */
export async function updateOverHttp(cognito: LocalCognito, { body }: Sample): Promise<RawResponse> {
  const { UserPoolId, ClientId } = await furnish(cognito, namedIn(body));
  const members = body as Members | null;
  const ids = {
    ...(members?.['UserPoolId'] === SPARE.poolId && { UserPoolId }),
    ...(members?.['ClientId'] === SPARE.clientId && { ClientId }),
  };
  return send(
    cognito.url,
    'UpdateUserPoolClient',
    JSON.stringify(Object.keys(ids).length > 0 ? { ...members, ...ids } : body),
  );
}

async function furnish(
  cognito: LocalCognito,
  { attributes, providers, resourceServers }: Named,
): Promise<{ UserPoolId: string; ClientId: string }> {
  const Schema = attributes
    .filter((attribute) => attribute.startsWith('custom:'))
    .map((attribute) => ({ Name: attribute.slice('custom:'.length), AttributeDataType: 'String' }));
  const { UserPool } = await made<{ UserPool: { Id: string } }>(cognito, 'CreateUserPool', {
    PoolName: 'agreement',
    UserPoolTier: 'PLUS',
    Schema,
  });
  const UserPoolId = UserPool.Id;
  for (const ProviderName of providers.filter((provider) => provider !== 'COGNITO'))
    await made(cognito, 'CreateIdentityProvider', {
      UserPoolId,
      ProviderName,
      ProviderType: 'SAML',
      ProviderDetails: {},
    });
  for (const [Identifier, scopes] of resourceServers) {
    await made(cognito, 'CreateResourceServer', {
      UserPoolId,
      Identifier,
      Name: 'Server',
      Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: 'Scope' })),
    });
  }
  const { UserPoolClient } = await made<{ UserPoolClient: { ClientId: string } }>(cognito, 'CreateUserPoolClient', {
    UserPoolId,
    ClientName: 'agreement',
    GenerateSecret: true,
  });
  return { UserPoolId, ClientId: UserPoolClient.ClientId };
}

async function made<Answer>(cognito: LocalCognito, operation: string, input: object): Promise<Answer> {
  const { status, body } = await send(cognito.url, operation, JSON.stringify(input));
  assert.equal(status, 200, `${operation} ${JSON.stringify(input).slice(0, 300)}: ${body}`);
  return JSON.parse(body) as Answer;
}
