/** The ids in a pasted text: of a user pool, of an app client, or of both. */
export interface ClientReference {
  readonly region?: string;
  readonly userPoolId?: string;
  readonly clientId?: string;
}

const POOL = '([a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\\d)_[A-Za-z0-9]{1,46}';
const CLIENT = '[A-Za-z0-9_+]{20,128}';

/** The forms of a reference; their groups name the pool and the client. Every pattern is tried on 300 characters at most. */
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^arn:aws[a-z-]{0,12}:cognito-idp:[a-z0-9-]{1,20}:\\d{12}:userpool/(?<pool>${POOL})(?:/client/(?<client>${CLIENT}))?$`,
  ),
  new RegExp(`^(?<pool>${POOL})(?:[\\s,;:/|]{1,3}(?<client>${CLIENT}))?$`),
  new RegExp(`^(?<client>${CLIENT})$`),
];

/** Reads a user pool's id or ARN, an app client's id or ARN, or `pool/client`. Undefined for any other text. */
export function parseClientReference(text: string): ClientReference | undefined {
  const trimmed = text.slice(0, 300).trim().replace(/^"|"$/g, '');
  for (const form of FORMS) {
    const groups = form.exec(trimmed)?.groups;
    if (!groups) continue;
    const { pool, client } = groups;
    return {
      ...(pool && { userPoolId: pool, region: pool.slice(0, pool.indexOf('_')) }),
      ...(client && { clientId: client }),
    };
  }
  return undefined;
}
