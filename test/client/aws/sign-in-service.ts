import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeShared } from './shared-files';

/** How the service refuses; none: it hands out credentials. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A stand-in for STS and for IAM Identity Center on loopback, as far as the SDK asks them for credentials. */
export interface SignInService {
  /** What was asked, the oldest first: `AssumeRole`, `GetRoleCredentials`, with their parameters. */
  readonly asked: { readonly operation: string; readonly parameters: URLSearchParams }[];
  refuse(refusal: Refusal | undefined): void;
  stop(): Promise<void>;
}

const SECRET = 'fake-secret-DO-NOT-LEAK-temporary';

/** Starts it and points the SDK at it by the environment. */
export async function startSignInService(): Promise<SignInService> {
  const asked: SignInService['asked'] = [];
  let refusal: Refusal | undefined;
  const server = createServer(
    (request, response) =>
      void bodyOf(request).then((body) => {
        const isSso = request.url?.startsWith('/federation/') ?? false;
        const parameters = new URLSearchParams(isSso ? request.url?.split('?')[1] : body);
        asked.push({ operation: isSso ? 'GetRoleCredentials' : (parameters.get('Action') ?? ''), parameters });
        const { status, headers, text } = isSso
          ? ssoAnswer(refusal)
          : stsAnswer(parameters.get('Action') ?? '', refusal);
        response.writeHead(status, headers).end(text);
      }),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_SSO: url, AWS_ENDPOINT_URL_SSO_OIDC: url });
  return {
    asked,
    refuse: (next) => {
      refusal = next;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const inAnHour = (): Date => new Date(Date.now() + 3_600_000);

const element = (name: string, ...contents: readonly string[]): string => `<${name}>${contents.join('')}</${name}>`;

function stsAnswer(action: string, refusal: Refusal | undefined): Answer {
  const headers = { 'content-type': 'text/xml' };
  const requestId = element('RequestId', 'sts-1');
  if (refusal) {
    const { status, code, message } = refusal;
    const error = element('Error', element('Type', 'Sender'), element('Code', code), element('Message', message));
    return { status, headers, text: element('ErrorResponse', error, requestId) };
  }
  const credentials = element(
    'Credentials',
    element('AccessKeyId', 'ASIAFAKEFAKEFAKEFAKE'),
    element('SecretAccessKey', SECRET),
    element('SessionToken', SECRET),
    element('Expiration', inAnHour().toISOString()),
  );
  const result = element(`${action}Result`, credentials);
  const text = element(`${action}Response`, result, element('ResponseMetadata', requestId));
  return { status: 200, headers, text };
}

function ssoAnswer(refusal: Refusal | undefined): Answer {
  const headers = { 'content-type': 'application/json', ...(refusal && { 'x-amzn-errortype': refusal.code }) };
  const roleCredentials = {
    accessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
    secretAccessKey: SECRET,
    sessionToken: SECRET,
    expiration: inAnHour().getTime(),
  };
  return {
    status: refusal?.status ?? 200,
    headers,
    text: JSON.stringify(refusal ? { message: refusal.message } : { roleCredentials }),
  };
}

/** Leaves the token of an SSO session as `aws sso login` does. */
export function signedIn(session: string, until: Date = inAnHour()): void {
  const name = createHash('sha1').update(session).digest('hex');
  writeShared({
    [`sso/cache/${name}.json`]: JSON.stringify({
      accessToken: 'fake-secret-DO-NOT-LEAK-token',
      expiresAt: until.toISOString(),
      startUrl: 'https://company.example.com/start',
      region: 'us-east-1',
    }),
  });
}
