import { request } from 'node:http';

/** A response as it came over the wire. */
export interface RawResponse {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A header that is signed for a region; the local server reads the scope and does not verify the signature. */
export const signedFor = (region: string): string =>
  `AWS4-HMAC-SHA256 Credential=AKIAFAKEFAKEFAKEFAKE/20261101/${region}/cognito-idp/aws4_request, SignedHeaders=host, Signature=0`;

/** Sends bytes of any kind, which the SDK would not; `headers` replace the usual ones, undefined removes one. */
export function send(
  url: string,
  operation: string,
  body: string | Buffer,
  { method = 'POST', headers = {} }: { method?: string; headers?: Record<string, string | undefined> } = {},
): Promise<RawResponse> {
  const all = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    authorization: signedFor('us-east-1'),
    ...headers,
  };
  const given = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, headers: { ...given, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(method === 'HEAD' || method === 'GET' ? undefined : body);
  });
}
