import { isDeepStrictEqual } from 'node:util';

/** The local Cognito over its own wire protocol, as a colleague with another tool would use it. */
export class CognitoApi {
  #url;
  #region;

  constructor({ url, region }) {
    this.#url = url;
    this.#region = region;
  }

  /** @returns {Promise<Record<string, unknown>>} the UserPoolClient, ClientSecret included */
  async describe(UserPoolId, ClientId) {
    return (await this.#call('DescribeUserPoolClient', { UserPoolId, ClientId })).UserPoolClient;
  }

  /** Updates a client the careful way: with everything that is live, plus the changes. */
  async change(UserPoolId, ClientId, changes) {
    const {
      ClientSecret: _secret,
      CreationDate: _created,
      LastModifiedDate: _modified,
      ClientType: _type,
      ...live
    } = await this.describe(UserPoolId, ClientId);
    await this.#call('UpdateUserPoolClient', { ...live, ...changes });
  }

  /** Makes a client with the settings of another and some changes. @returns {Promise<string>} its id */
  async copy(UserPoolId, ClientId, changes) {
    const {
      ClientId: _id,
      ClientSecret: _secret,
      CreationDate: _created,
      LastModifiedDate: _modified,
      ClientType: _type,
      ...settings
    } = await this.describe(UserPoolId, ClientId);
    return (await this.#call('CreateUserPoolClient', { ...settings, ...changes })).UserPoolClient.ClientId;
  }

  async #call(operation, body) {
    const response = await fetch(this.#url, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
        Authorization: `AWS4-HMAC-SHA256 Credential=fake/20260101/${this.#region}/cognito-idp/aws4_request, SignedHeaders=host, Signature=fake`,
      },
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${operation}: ${response.status} ${answer}`);
    return JSON.parse(answer);
  }
}

const DEFAULT_UNITS = { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' };

/**
 * The members of two descriptions that differ in meaning: lists count as sets, a unit that is written out equals the default that
 * it names, and the date of the change does not count.
 */
export function differences(before, after) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  names.delete('LastModifiedDate');
  return [...names]
    .filter((name) => !isDeepStrictEqual(meaning(name, before[name]), meaning(name, after[name])))
    .sort();
}

function meaning(name, value) {
  if (name === 'TokenValidityUnits') return { ...DEFAULT_UNITS, ...value };
  return Array.isArray(value) ? [...value].sort() : value;
}
